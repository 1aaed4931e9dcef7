"""What was chosen for a session is there the next time, and a damaged file costs no more than that."""

import json
import os
from pathlib import Path

import pytest

from guide.model.session import Session
from guide.player.remembered import Remembered
from guide.player.shelf import Shelf
from guide.settings import Settings
from guide.timeline.options import Options

LIKED = Options()
CHOSEN = Options(choices={"legs": "turned-out"}, skipped=frozenset({"2"}), target=600_000)


@pytest.fixture
def bridge(tmp_path: Path) -> Session:
    return Shelf(Settings.load(tmp_path / "settings.json")).session("bridge")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "choices.json"


def test_what_was_chosen_is_there_the_next_time(bridge: Session, file: Path) -> None:
    key, option = bridge.choices[0].key, bridge.choices[0].options[-1].key
    chosen = Options(choices={key: option}, skipped=frozenset({"2"}), target=600_000)
    Remembered(file, pytest.fail).remember(bridge, chosen)
    assert Remembered(file, pytest.fail).options(bridge, LIKED) == chosen


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"7", b"\xff", b"[" * 100_000])
def test_a_damaged_file_is_set_aside_and_told_once(bridge: Session, file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    told: list[str] = []
    remembered = Remembered(file, told.append)
    assert remembered.options(bridge, LIKED) == LIKED
    assert remembered.options(bridge, LIKED) == LIKED
    assert told == ["What you chose last time could not be read; the old file is kept as choices.damaged."]
    assert file.with_suffix(".damaged").read_bytes() == damage
    remembered.remember(bridge, CHOSEN)
    assert remembered.options(bridge, LIKED).target == CHOSEN.target


@pytest.mark.parametrize("entry", ["7", "null", '{"choices": 3, "skipped": "all", "target": -1}'])
def test_an_entry_that_makes_no_sense_is_forgotten(bridge: Session, file: Path, entry: str) -> None:
    file.parent.mkdir()
    file.write_text(f'{{"bridge": {entry}}}', encoding="utf-8")
    assert Remembered(file, pytest.fail).options(bridge, LIKED) == LIKED


def test_a_folder_that_cannot_be_written_is_told_once(bridge: Session, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder", encoding="utf-8")
    told: list[str] = []
    remembered = Remembered(tmp_path / "data" / "choices.json", told.append)
    remembered.remember(bridge, CHOSEN)
    remembered.remember(bridge, CHOSEN)
    (sentence,) = told
    assert sentence.startswith("What you chose could not be kept in")
    assert sentence.endswith("Make room there, or let Guide write to it.")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may read everything cannot try this")
def test_a_file_that_may_not_be_read_stays_where_it_is(bridge: Session, file: Path) -> None:
    file.parent.mkdir()
    file.write_text("{}", encoding="utf-8")
    file.chmod(0)
    told: list[str] = []
    assert Remembered(file, told.append).options(bridge, LIKED) == LIKED
    assert "could not be read" in told[0]
    assert file.exists()


def test_an_option_that_the_session_no_longer_offers_is_left_out(bridge: Session, file: Path) -> None:
    key, option = bridge.choices[0].key, bridge.choices[0].options[-1].key
    choices = f'{{"{key}": "{option}", "gone": "{option}"}}'
    file.parent.mkdir()
    file.write_text(f'{{"bridge": {{"choices": {choices}}}, "locust": {{"target": 60000}}}}', encoding="utf-8")
    assert Remembered(file, pytest.fail).options(bridge, LIKED) == Options(choices={key: option})
    file.write_text(f'{{"bridge": {{"choices": {{"{key}": "gone"}}}}}}', encoding="utf-8")
    assert Remembered(file, pytest.fail).options(bridge, LIKED) == LIKED


def test_what_was_chosen_for_one_session_is_kept_beside_another_s(bridge: Session, file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"locust": {"target": 60000}}', encoding="utf-8")
    Remembered(file, pytest.fail).remember(bridge, CHOSEN)
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept == {
        "bridge": {"choices": {"legs": "turned-out"}, "skipped": ["2"], "target": 600_000},
        "locust": {"target": 60_000},
    }
