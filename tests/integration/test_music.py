"""Music in the real window, led by the real conductor, and under a whole practice; only voice and device are fakes."""

from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from guide import app
from guide.audio.clip import Samples, frames_of
from guide.audio.music.reel import Reel
from guide.audio.score import Track
from guide.model.units import SECOND
from guide.player.shelf import Shelf
from guide.player.transport import State
from guide.settings import Settings
from guide.ui.music_field import MusicField
from guide.ui.practice.page import PracticePage
from tests.fakes.looking import page_of
from tests.fakes.practising import Practising
from tests.unit.audio.music_makers import steady

SESSION = "strong-glutes-open-hips"


def started(guide: app.Application, qtbot: QtBot) -> PracticePage:
    guide.conductor.open(SESSION, starts=True)
    qtbot.waitUntil(lambda: isinstance(guide.window.page, PracticePage))
    return page_of(guide.window, PracticePage)


def test_what_is_chosen_in_prepare_is_a_setting(guide: app.Application, tmp_path: Path) -> None:
    settings = guide.backstage.settings
    settings.set("music_folder", str(tmp_path))
    guide.conductor.open(SESSION)
    field = guide.window.page.findChild(MusicField)
    assert field is not None
    assert field.currentText() == "No music"
    field.setCurrentIndex(1)
    field.activated.emit(1)
    assert settings.flag("music")


def test_v_turns_the_music_off_and_on(guide: app.Application, qtbot: QtBot, tmp_path: Path) -> None:
    settings = guide.backstage.settings
    settings.set("music_folder", str(tmp_path))
    settings.set("music", True)
    page = started(guide, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_V)
    assert not settings.flag("music")
    qtbot.keyClick(page, Qt.Key.Key_V)
    assert settings.flag("music")


def test_v_without_any_music_says_where_to_choose_it(
    guide: app.Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = started(guide, qtbot)
    said: list[str] = []
    monkeypatch.setattr(page, "answer", said.append)
    qtbot.keyClick(page, Qt.Key.Key_V)
    assert said == ["There is no music: choose a folder of yours in the settings."]
    assert not guide.backstage.settings.flag("music")


def test_it_lies_under_a_whole_practice_and_leaves_after_it(tmp_path: Path) -> None:
    shelf = Shelf(Settings(tmp_path / "settings.json"))
    practising = Practising(shelf.session(SESSION), shelf.catalogue)
    heard: list[Samples] = []
    pull = practising.device.run

    def listen(frames: int, chunk: int = 480) -> Samples:
        block = pull(frames, chunk)
        heard.append(block[:: frames_of(10), 0])
        reel.fill()
        return block

    reel = Reel(steady(0.25))
    practising.device.run = listen  # type: ignore[method-assign]
    for track in (Track.VOICE, Track.BELLS, Track.BREATH):
        practising.deck.set_gain(track, 1e-9)
    practising.deck.set_music(reel)
    practising.player.play()
    practising.run(10 * SECOND)
    practising.player.seek(practising.player.timeline.duration - 20 * SECOND)
    practising.run_to_end()
    assert practising.player.state is State.ENDED
    practising.run(6 * SECOND)
    levels = np.concatenate(heard)
    assert levels.max() == pytest.approx(0.25, abs=1e-3)
    assert levels[300:-650].min() > 0.25 * 10 ** (-12 / 20) - 1e-3
    assert not levels[-50:].any()
    assert np.abs(np.diff(levels)).max() < 0.25 / 25  # from one hundredth of a second to the next


def test_what_is_wrong_with_it_is_said_where_one_looks(
    guide: app.Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide.window.told.emit("Before.")
    assert guide.window.notice == "Before."
    page = started(guide, qtbot)
    said: list[str] = []
    monkeypatch.setattr(page, "say", said.append)
    teller = Thread(target=lambda: guide.window.told.emit("“a.mp3” cannot be played."))
    teller.start()
    qtbot.waitUntil(lambda: said == ["“a.mp3” cannot be played."])
    teller.join()
    guide.conductor.practising.leave()
    guide.window.told.emit("After.")
    assert said == ["“a.mp3” cannot be played."]
