import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from guide.errors import InputError
from guide.model.pose import Catalogue
from guide.model.session import Session
from guide.sessionfile.library import Library, Places

GOOD = """
title: Morning
summary: Short.
level: beginner
focus: [hips]
props: {needed: [mat], optional: [block]}
steps:
  - {pose: locust, hold: 3 breaths}
  - flow: F
    steps: [{pose: locust, hold: 2 breaths}]
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places(tmp_path / "own", tmp_path / "shipped", tmp_path / "assets", tmp_path / "cache" / "sessions.json")
    for folder in (places.own, places.shipped, places.catalogue / "poses"):
        folder.mkdir(parents=True)
    put(places.catalogue / "poses" / "locust.yaml", "{id: locust, name: Locust, sanskrit: Śalabhāsana}\n")
    put(places.catalogue / "sources.yaml", "{}\n")
    put(places.catalogue / "cautions.yaml", "{}\n")
    return places


def put(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before + 1_000_000_000, before + 1_000_000_000))  # some disks tell whole seconds only
    return file


class Measured:
    """A measure that counts what it measures."""

    def __init__(self) -> None:
        self.titles: list[str] = []

    def __call__(self, session: Session, _catalogue: Catalogue) -> int:
        self.titles.append(session.title)
        return len(session.steps) * 1_000


def library(places: Places, measure: Measured | None = None, version: str = "1") -> Library:
    return Library(places, measure or Measured(), version)


def test_a_session_is_known_with_all_that_a_card_shows(places: Places) -> None:
    file = put(places.own / "deep" / "er" / "morning.yml", GOOD)
    shelf = library(places)
    assert not shelf.entries
    assert shelf.refresh()
    (entry,) = shelf.entries
    assert (entry.id, entry.title, entry.file, entry.is_own) == ("morning", "Morning", file, True)
    assert (entry.summary, entry.level, entry.focus) == ("Short.", "beginner", ("hips",))
    assert (entry.props_needed, entry.props_optional, entry.poses) == (("mat",), ("block",), ("locust",))
    assert (entry.names, entry.sanskrit) == (("Locust",), ("Śalabhāsana",))
    assert (entry.duration, entry.problems, entry.is_broken) == (2_000, (), False)


def test_what_the_log_tells_is_kept_from_one_start_to_the_next(places: Places) -> None:
    put(places.own / "morning.yaml", GOOD)
    put(places.own / "evening.yaml", GOOD)
    monday = datetime.fromisoformat("2026-11-16T07:00:00+01:00")
    shelf = library(places)
    assert shelf.refresh({"morning": monday, "gone": monday})
    assert not shelf.refresh({"morning": monday})
    again = library(places)
    assert {entry.id: entry.practised for entry in again.entries} == {"morning": monday, "evening": None}
    put(places.own / "morning.yaml", GOOD + "  - say: More.\n")
    assert again.refresh(None), "the log cannot be read just now"
    assert {entry.id: entry.practised for entry in again.entries} == {"morning": monday, "evening": None}
    assert again.refresh({})
    assert not any(entry.practised for entry in again.entries)


def test_what_was_known_is_there_at_once_and_is_not_read_again(places: Places) -> None:
    put(places.own / "morning.yaml", GOOD)
    put(places.shipped / "broken.yaml", GOOD.replace("locust", "locst"))
    first = library(places)
    first.refresh()
    measure = Measured()
    second = library(places, measure)
    assert second.entries == first.entries
    assert not second.refresh()
    assert measure.titles == []


def test_only_what_changed_is_read(places: Places) -> None:
    put(places.own / "one.yaml", GOOD)
    changing = put(places.own / "two.yaml", GOOD)
    measure = Measured()
    shelf = library(places, measure)
    shelf.refresh()
    put(changing, GOOD.replace("Morning", "Evening"))
    measure.titles.clear()
    assert shelf.refresh()
    assert measure.titles == ["Evening"]
    changing.unlink()
    assert shelf.refresh()
    assert [entry.id for entry in shelf.entries] == ["one"]


def test_a_broken_file_keeps_its_place_and_hides_no_other(places: Places) -> None:
    file = put(places.own / "b.yaml", GOOD.replace("Morning", "Afternoon"))
    put(places.own / "a.yaml", GOOD)
    shelf = library(places)
    shelf.refresh()
    put(file, "title: [\n")
    assert shelf.refresh()
    broken, whole = shelf.entries
    assert (broken.title, broken.is_broken, broken.duration) == ("Afternoon", True, None)
    assert broken.problems[0].file == file
    assert not whole.is_broken
    put(file, GOOD)
    assert shelf.refresh()
    assert not any(entry.is_broken for entry in shelf.entries)


def test_a_file_that_was_never_whole_has_the_name_of_its_file(places: Places) -> None:
    put(places.own / "b.yaml", "- x")
    shelf = library(places)
    shelf.refresh()
    assert (shelf.entries[0].title, shelf.entries[0].is_broken) == ("b", True)


def test_a_session_changes_with_what_it_includes(places: Places) -> None:
    put(places.own / "whole.yaml", "title: Whole\nsteps:\n  - include: part\n")
    part = put(places.shipped / "part.yaml", GOOD)
    shelf = library(places)
    shelf.refresh()
    put(part, GOOD + "  - say: More.\n")
    assert shelf.refresh()
    assert [entry.duration for entry in shelf.entries] == [3_000, 3_000]


def test_a_session_changes_with_another_file_that_takes_the_place_of_what_it_includes(places: Places) -> None:
    put(places.own / "whole.yaml", "title: Whole\nsteps:\n  - include: part\n")
    put(places.own / "alone.yaml", GOOD)
    put(places.shipped / "part.yaml", GOOD)
    measure = Measured()
    shelf = library(places, measure)
    shelf.refresh()
    measure.titles.clear()
    put(places.own / "part.yaml", GOOD + "  - say: More.\n")
    assert shelf.refresh()
    assert {entry.id: entry.duration for entry in shelf.entries if entry.is_own} == {
        "alone": 2_000,
        "part": 3_000,
        "whole": 3_000,
    }
    assert sorted(measure.titles) == ["Morning", "Whole"], "what includes nothing is not read again"


def test_a_session_is_mended_by_the_file_it_lacked(places: Places) -> None:
    put(places.own / "whole.yaml", "title: Whole\nsteps:\n  - say: Hello.\n    audio: hello.ogg\n")
    shelf = library(places)
    shelf.refresh()
    assert shelf.entries[0].is_broken
    recording = put(places.own / "hello.ogg", "")
    assert shelf.refresh()
    assert not shelf.entries[0].is_broken
    recording.unlink()
    assert shelf.refresh()
    assert shelf.entries[0].is_broken


def test_a_changed_catalogue_is_checked_against(places: Places) -> None:
    put(places.own / "morning.yaml", GOOD)
    shelf = library(places)
    shelf.refresh()
    put(places.catalogue / "poses" / "locust.yaml", "{id: locust, name: Locust, variants: {high: {}}}\n")
    (places.catalogue / "poses" / "locust.yaml").rename(places.catalogue / "poses" / "bridge.yaml")
    assert shelf.refresh()
    assert shelf.entries[0].is_broken


def test_a_catalogue_that_changes_nothing_is_looked_at_once(places: Places) -> None:
    put(places.own / "morning.yaml", GOOD)
    measure = Measured()
    shelf = library(places, measure)
    shelf.refresh()
    put(places.catalogue / "sources.yaml", "# none yet\n{}\n")
    assert not shelf.refresh()
    assert measure.titles == ["Morning", "Morning"]
    assert not shelf.refresh()
    assert len(measure.titles) == 2
    assert library(places).entries == shelf.entries


def test_another_version_reads_everything_anew(places: Places) -> None:
    put(places.own / "morning.yaml", GOOD)
    library(places).refresh()
    assert library(places, version="2").entries == ()


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_a_file_whose_name_is_no_text_is_known_at_the_next_start(places: Places) -> None:
    file = put(places.own / b"caf\xe9.yaml".decode(errors="surrogateescape"), GOOD)
    library(places).refresh()
    measure = Measured()
    again = library(places, measure)
    assert [entry.file for entry in again.entries] == [file]
    assert not again.refresh()
    assert not measure.titles


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"version": 1}', "null", "[" * 100_000])
def test_a_damaged_index_is_made_again(places: Places, damage: str) -> None:
    put(places.own / "morning.yaml", GOOD)
    shelf = library(places)
    shelf.refresh()
    kept = places.kept.read_text()
    for text in (damage, kept.replace('"problems"', '"problem"'), kept.replace('"stamps": [[', '"stamps": [["x", ')):
        put(places.kept, text)
        again = library(places)
        assert again.entries == ()
        assert again.refresh()
        assert again.entries == shelf.entries
    assert json.loads(places.kept.read_text())


def test_a_cache_that_cannot_be_written_does_no_harm(places: Places) -> None:
    put(places.own / "morning.yaml", GOOD)
    put(places.kept.parent, "a file where the folder should be")
    shelf = library(places)
    assert shelf.refresh()
    assert len(shelf.entries) == 1


def test_ones_own_session_comes_before_a_shipped_one_of_the_same_name(places: Places) -> None:
    own = put(places.own / "morning.yaml", GOOD)
    put(places.shipped / "morning.yaml", GOOD)
    put(places.shipped / "a.yaml", GOOD.replace("Morning", "A first"))
    shelf = library(places)
    shelf.refresh()
    assert shelf.find("morning") == own
    assert shelf.find("a") == places.shipped / "a.yaml"
    assert shelf.find("none") is None
    assert [(entry.title, entry.is_own) for entry in shelf.entries] == [
        ("Morning", True),
        ("A first", False),
        ("Morning", False),
    ]


def test_a_session_whose_length_cannot_be_told_is_broken(places: Places) -> None:
    put(places.own / "morning.yaml", GOOD)

    def measure(_session: Session, _catalogue: Catalogue) -> int:
        raise InputError("This cannot be laid out.")

    shelf = Library(places, measure, "1")
    shelf.refresh()
    assert [problem.message for problem in shelf.entries[0].problems] == ["This cannot be laid out."]


def test_missing_folders_are_empty_ones(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    shelf = library(Places(nowhere, nowhere, nowhere, nowhere / "index.json"))
    assert not shelf.refresh()
    assert shelf.entries == ()


def test_showing_what_is_known_loads_neither_pydantic_nor_yaml(places: Places) -> None:
    put(places.own / "morning.yaml", GOOD)
    library(places).refresh()
    script = (
        "import sys; from pathlib import Path; from guide.sessionfile.library import Library, Places;"
        "shelf = Library(Places(*map(Path, sys.argv[1:])), len, '1');"
        "assert [entry.title for entry in shelf.entries] == ['Morning'];"
        "assert not shelf.refresh();"
        "loud = {'pydantic', 'yaml', 'PySide6'} & set(sys.modules); assert not loud, loud"
    )
    folders = [str(one) for one in (places.own, places.shipped, places.catalogue, places.kept)]
    subprocess.run([sys.executable, "-c", script, *folders], check=True)
