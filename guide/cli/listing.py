"""`guide list`, `poses`, `voices` and `schema`: what there is."""

import argparse
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from guide.cli.answers import print_json
from guide.cli.household import Household
from guide.cli.problems import as_json
from guide.model.units import clock
from guide.player.lesson import Lesson
from guide.player.wishes import options_of
from guide.sessionfile.schema import schema
from guide.speech import voices

Row: TypeAlias = Mapping[str, Any]


def run(arguments: argparse.Namespace) -> int:
    """Print one of the lists."""
    match arguments.command:
        case "list":
            rows = list(_sessions(Household()))
            _show(arguments, rows, [(row["id"], row["title"], _length(row), row["file"]) for row in rows])
        case "poses":
            rows = list(_poses(Household()))
            _show(arguments, rows, [(row["id"], row["name"], row["sanskrit"] or "") for row in rows])
        case "voices":
            rows = list(_voices())
            _show(arguments, rows, [(row["id"], row["name"], row["language"], _status(row)) for row in rows])
            if not arguments.json:
                print("\n".join(("", *voices.more())))
        case _:
            print_json(schema(Household().shelf.catalogue))
    return 0


def _sessions(household: Household) -> Iterator[Row]:
    shelf = household.shelf
    options = options_of(household.settings)
    for file in shelf.files():
        reading = shelf.read(file)
        session = reading.session
        yield {
            "id": file.stem,
            "title": session.title if session else reading.title or file.stem,
            "file": str(file),
            "duration_ms": Lesson(session, shelf.catalogue, options).estimate().duration if session else None,
            "problems": [as_json(problem) for problem in reading.problems],
        }


def _poses(household: Household) -> Iterator[Row]:
    for pose in household.shelf.catalogue.poses.values():
        yield {
            "id": pose.id,
            "name": pose.name,
            "sanskrit": pose.sanskrit,
            "pronounce": pose.pronounce,
            "variants": list(pose.variants),
            "works": list(pose.works),
            "stretches": list(pose.stretches),
            "cautions": list(pose.cautions),
            "props": list(pose.props),
        }


def _voices() -> Iterator[Row]:
    for voice in voices.available():
        yield {
            "id": voice.id,
            "name": voice.name,
            "language": voice.language,
            "gender": voice.gender,
            "installed": voice.installed,
            "hint": voice.hint,
        }


def _length(row: Row) -> str:
    return clock(row["duration_ms"]) if row["duration_ms"] is not None else "needs a second look: guide check"


def _status(row: Row) -> str:
    return "" if row["installed"] else f"not installed: {row['hint']}"


def _show(arguments: argparse.Namespace, rows: list[Row], cells: list[tuple[str, ...]]) -> None:
    if arguments.json:
        print_json(rows)
        return
    widths = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
    for row in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
