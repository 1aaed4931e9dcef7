"""Going on with what was left: with the real shelf, on shipped sessions."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guide import paths
from guide.model.cue import Guidance
from guide.model.side import Side
from guide.model.units import MINUTE
from guide.player.lesson import Lesson
from guide.player.manner import kept
from guide.player.resuming import beginning_of, look_back, unfinished
from guide.player.shelf import Shelf
from guide.practicelog.log import FILE_NAME, Log
from guide.practicelog.practice import Outcome, Practice
from guide.settings import Settings
from guide.timeline.options import Options

NOW = datetime(2026, 11, 18, 18, 30, tzinfo=UTC)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(Settings.load(tmp_path / "settings.json"))


def left(shelf: Shelf, options: Options | None = None) -> Practice:
    """A practice left in its first pigeon on the left side."""
    session = shelf.session("strong-glutes-open-hips")
    timeline = Lesson(session, shelf.catalogue, options or Options()).estimate()
    here = next(one for one in timeline.segments if one.pose == "pigeon" and one.side is Side.LEFT)
    return Practice(
        id="a",
        session=session.id,
        title=session.title,
        started=NOW,
        updated=NOW,
        planned=timeline.duration,
        length=timeline.duration,
        position=here.end,
        step=here.step,
        side=here.side,
        outcome=Outcome.LEFT,
        options=kept(options or Options()),
    )


@pytest.mark.parametrize("outcome", [Outcome.LEFT, Outcome.UNDER_WAY])
def test_it_goes_on_at_the_step_and_side_it_was_in_with_the_same_options(shelf: Shelf, outcome: Outcome) -> None:
    options = Options(guidance=Guidance.SHORT)
    found = unfinished(replace(left(shelf, options), outcome=outcome), shelf, NOW + timedelta(days=1))
    assert found is not None
    assert found.options == options
    here = found.timeline.segment_at(found.position)
    assert (here.step, here.side, here.start) == (left(shelf).step, Side.LEFT, found.position)
    assert (found.name.english, found.name.side) == ("Pigeon", Side.LEFT)
    assert found.left_over == found.timeline.duration - found.position


def test_there_is_nothing_to_go_on_with(shelf: Shelf) -> None:
    practice = left(shelf)
    soon = NOW + timedelta(hours=1)
    assert unfinished(None, shelf, soon) is None
    assert unfinished(replace(practice, outcome=Outcome.FINISHED), shelf, soon) is None
    assert unfinished(practice, shelf, NOW + timedelta(days=30)) is None
    assert unfinished(replace(practice, session="gone"), shelf, soon) is None
    assert unfinished(replace(practice, step="99"), shelf, soon) is None
    assert unfinished(replace(practice, step="", side=None), shelf, soon) is None


def test_a_file_of_ones_own_is_found_where_it_was(shelf: Shelf, tmp_path: Path) -> None:
    own = tmp_path / "mine.yaml"
    shipped = shelf.find("locust")
    assert shipped is not None
    own.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    timeline = Lesson(shelf.session(str(own)), shelf.catalogue).estimate()
    last = next(one for one in timeline.segments if one.pose and one.step != timeline.segments[0].step)
    practice = replace(left(shelf), session="mine", file=str(own), step=last.step, side=last.side)
    found = unfinished(practice, shelf, NOW)
    assert found is not None
    assert found.session.file == own


def test_a_file_the_system_does_not_let_look_for_is_found_by_its_id(shelf: Shelf) -> None:
    practice = replace(left(shelf), file=f"/{'a' * 300}.yaml")
    found = unfinished(practice, shelf, NOW)
    assert found is not None
    assert found.session.id == practice.session


def test_a_log_the_system_does_not_let_look_for_is_told(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.paths.data_folder", lambda: Path("/" + 300 * "a"))
    found, told = look_back(shelf)
    assert found is None
    assert ["cannot be used (File name too long). Make room there" in one for one in told] == [True]


def test_a_length_that_estimates_miss_is_no_hindrance(shelf: Shelf) -> None:
    practice = replace(left(shelf), options=kept(Options(target=MINUTE)))
    found = unfinished(practice, shelf, NOW)
    assert found is not None
    assert found.options.target == MINUTE


def test_a_step_that_is_not_there_has_no_beginning(shelf: Shelf) -> None:
    timeline = Lesson(shelf.session("locust"), shelf.catalogue).estimate()
    assert beginning_of(timeline, "77", None) is None


def test_a_fortnight_later_it_is_still_offered_and_then_forgotten(shelf: Shelf) -> None:
    assert unfinished(left(shelf), shelf, NOW + timedelta(days=14)) is not None
    assert unfinished(left(shelf), shelf, NOW + timedelta(days=14, seconds=1)) is None


def test_what_the_log_has_is_found_and_a_log_that_cannot_be_used_is_told(shelf: Shelf) -> None:
    assert look_back(shelf) == (None, [])
    file = paths.data_folder() / FILE_NAME
    assert not file.exists()
    now = datetime.now(UTC)
    with closing(Log(file)) as log:
        log.write(replace(left(shelf), started=now, updated=now))
    found, told = look_back(shelf)
    assert found is not None
    assert (found.practice.id, told) == ("a", [])
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA user_version = 99")
    found, (sentence,) = look_back(shelf)
    assert found is None
    assert "newer Guide" in sentence


def test_a_catalogue_that_cannot_be_read_is_told_in_one_line(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    with closing(Log(paths.data_folder() / FILE_NAME)) as log:
        log.write(replace(left(shelf), started=now, updated=now))
    monkeypatch.setattr("guide.resources.asset", lambda *parts: tmp_path.joinpath("none", *parts))
    found, (sentence,) = look_back(Shelf(Settings.load(tmp_path / "settings.json")))
    assert found is None
    assert "There is no such file." in sentence
    assert "\n" not in sentence
