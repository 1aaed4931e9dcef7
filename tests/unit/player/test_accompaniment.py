from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from guide.audio.clip import SAMPLE_RATE
from guide.audio.deck import Deck
from guide.player.accompaniment import Accompaniment
from guide.settings import Settings
from tests.fakes.output import OfflineOutput

_SECOND = SAMPLE_RATE


class Room:
    """Music of the settings on a practice that runs, heard as fast as it is asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.told: list[str] = []
        self.output = OfflineOutput()
        self.deck = Deck(self.output, fallback=self.output)
        self.deck.open()
        self.deck.play(0)
        self.music = Accompaniment(settings, self.deck, self.told.append)

    def set(self, name: str, *, to: str | bool) -> None:
        self.settings.set(name, to)
        self.music.follow()

    def loudness(self) -> float:
        return float(np.abs(self.output.run(_SECOND)).mean())


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = Room(Settings(tmp_path / "settings.json"))
    yield room
    room.music.close()
    room.deck.close()


def _album(folder: Path, level: float) -> str:
    folder.mkdir()
    steady = np.full((20 * _SECOND, 2), level, np.float32)
    soundfile.write(folder / "song.wav", steady, SAMPLE_RATE, "PCM_16")
    return str(folder)


def test_it_follows_the_settings(room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    soft, loud = _album(tmp_path / "soft", 0.2), _album(tmp_path / "loud", 0.6)
    assert room.loudness() == 0
    room.set("music_folder", to=soft)
    assert room.loudness() == 0
    room.set("music", to=True)
    qtbot.waitUntil(lambda: room.loudness() == pytest.approx(0.2, abs=1e-3))
    room.set("music_folder", to=loud)
    qtbot.waitUntil(lambda: room.loudness() == pytest.approx(0.6, abs=1e-3))
    room.set("music", to=False)
    qtbot.waitUntil(lambda: room.loudness() == 0)
    room.set("music", to=True)
    qtbot.waitUntil(lambda: room.loudness() == pytest.approx(0.6, abs=1e-3))
    assert room.told == []


def test_what_is_wrong_with_it_is_told_once(room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    room.set("music_folder", to=str(tmp_path / "Stick"))
    room.set("music", to=True)
    qtbot.waitUntil(
        lambda: room.told == ["Your music “Stick” is not there: connect its disk, or choose another folder."]
    )
    room.set("music", to=False)
    room.set("music", to=True)
    assert room.loudness() == 0
    assert len(room.told) == 1


def test_a_broken_file_is_named_and_the_rest_plays(room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    folder = _album(tmp_path / "album", 0.3)
    (tmp_path / "album" / "a list.mp3").write_text("not music\n" * 400)
    room.set("music_folder", to=folder)
    room.set("music", to=True)
    qtbot.waitUntil(lambda: room.loudness() == pytest.approx(0.3, abs=1e-3))
    assert room.told == ["“a list.mp3” cannot be played and is left out of the music."]


def test_music_that_is_on_already_plays_from_the_start(tmp_path: Path, qtbot: QtBot) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("music_folder", _album(tmp_path / "album", 0.3))
    settings.set("music", True)
    room = Room(settings)
    qtbot.waitUntil(lambda: room.loudness() == pytest.approx(0.3, abs=1e-3))
    room.music.close()
    room.deck.close()
