"""The log as a table and as plain values, for other programs."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from guide.errors import StorageError
from guide.practicelog.practice import Practice

COLUMNS = (
    "id",
    "started",
    "session",
    "title",
    "outcome",
    "planned_ms",
    "practised_ms",
    "length_ms",
    "position_ms",
    "step",
    "side",
    "note",
)


def as_json(practice: Practice) -> dict[str, Any]:
    """A practice as values that `json` can write; times in milliseconds, moments in ISO 8601."""
    return {
        **_columns(practice),
        "options": dict(practice.options),
        "poses": [
            {
                "step": held.step,
                "pose": held.pose,
                "variant": held.variant,
                "name": held.name,
                "side": held.side and held.side.value,
                "planned_ms": held.planned,
                "held_ms": held.held,
                "planned_count": held.to_count,
                "count": held.counted,
                "unit": held.unit.value,
            }
            for held in practice.poses
        ],
    }


def print_csv(practices: Iterable[Practice], stream: TextIO) -> None:
    """Write a row for each practice, under a row of names."""
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(_columns, practices))


def write_csv(practices: Iterable[Practice], file: Path) -> None:
    """Write the table to a file. Raises StorageError where it cannot."""
    try:
        with file.open("w", encoding="utf-8", newline="") as stream:
            print_csv(practices, stream)
    except OSError as error:
        raise StorageError(f"The log could not be written to {file}: {error.strerror}. Try another place.") from error


def _columns(practice: Practice) -> dict[str, Any]:
    return {
        "id": practice.id,
        "started": practice.started.isoformat(timespec="seconds"),
        "session": practice.session,
        "title": practice.title,
        "outcome": practice.outcome.value,
        "planned_ms": practice.planned,
        "practised_ms": practice.practised,
        "length_ms": practice.length,
        "position_ms": practice.position,
        "step": practice.step or None,
        "side": practice.side and practice.side.value,
        "note": practice.note or None,
    }
