"""The JSON Schema and the reader are one thing."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from guide import resources
from guide.sessionfile.catalogue import read_catalogue
from guide.sessionfile.schema import schema
from guide.yamlfile.reading import read
from tests.unit.sessionfile.pieces import CATALOGUE, CHOICES, HEAD, faults, reading

KNOWN = Draft202012Validator(schema(CATALOGUE))

BEYOND_A_SCHEMA = (
    "needs sides",
    "on one side at a time",
    "Unknown place-holder",
    "runs backwards",
    "outside of",
    "has no variants",
    "Unknown variant",
    "variant “block” is none of",
    "Unknown choice",
    "Unknown option",
    "none of the options",
    "A side is here twice",
    "has sides already",
    "has no value",
    "There is no session",
    "cannot name another file",
    "is for one text",
    "too short",
    "too long: 60 s",
    "held or repeated",
)
"""What the reader knows from the catalogue, from elsewhere in the file or from counting; an editor's schema cannot."""


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("file", sorted(resources.shipped_sessions().glob("*.yaml")), ids=lambda file: file.stem)
def test_shipped_sessions_match_the_schema(file: Path) -> None:
    shipped = Draft202012Validator(schema(read_catalogue(resources.asset())[0]))
    assert list(shipped.iter_errors(read(file).value)) == []


def bad_files() -> list[str]:
    written = [(f"{HEAD}  - {step}\n", sentence) for step, _, sentence in faults("steps")]
    written += [(f"{CHOICES}  - {step}\n", sentence) for step, _, sentence in faults("choices")]
    written += [(f"{head}\nsteps:\n  - say: Hello.\n", sentence) for head, _, sentence in faults("heads")]
    return [text for text, sentence in written if not any(part in sentence for part in BEYOND_A_SCHEMA)]


@pytest.mark.parametrize("text", bad_files())
def test_what_the_reader_refuses_the_schema_refuses(text: str) -> None:
    assert reading(text).session is None
    assert not KNOWN.is_valid(read(text.encode()).value)


@pytest.mark.parametrize("text", [f"{HEAD}  - {step}\n" for step, _, _ in faults("warnings")])
def test_what_the_reader_takes_the_schema_takes(text: str) -> None:
    assert reading(text).session is not None
    assert KNOWN.is_valid(read(text.encode()).value)


def test_the_kept_schema_is_the_one_that_is_made() -> None:
    kept = json.loads((resources.shipped_sessions() / "session.schema.json").read_text(encoding="utf-8"))
    made = schema(read_catalogue(resources.asset())[0])
    assert kept == made, "write it anew: python -m guide schema > sessions/session.schema.json"
