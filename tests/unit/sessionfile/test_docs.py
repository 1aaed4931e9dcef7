"""Every example of `docs/sessions.md` is a session, and every key there is stands in it."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from guide import resources
from guide.sessionfile import cue_parts, flow_parts, session_parts, step_parts
from guide.sessionfile.catalogue import read_catalogue
from guide.sessionfile.find import find_session_files
from guide.sessionfile.locations import keys_of
from guide.sessionfile.session import read_session
from guide.yamlfile.problem import Problem

PAGE = Path(__file__).parents[3] / "docs" / "sessions.md"
TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
ADVICE = re.findall(r"^\| `(.+)` \| `(.+)` \| .+ \|$", TEXT.split("## Lengths")[0], re.MULTILINE)
LENGTHS = re.findall(r"^\| (`.+`) \|", TEXT.split("## Lengths")[1].split("## The head")[0], re.MULTILINE)


def problems_of(session: str) -> tuple[Problem, ...]:
    catalogue, _ = read_catalogue(resources.asset())
    shipped = {file.stem: file for file in find_session_files([resources.shipped_sessions()])}
    return read_session(session.encode(), catalogue, shipped.get).problems


def with_steps(steps: str) -> str:
    return "title: An example\nsteps:\n" + "".join(f"  {line}\n" for line in steps.splitlines())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("\n")[0])
def test_an_example_is_a_session_without_a_problem(example: str) -> None:
    session = with_steps(example) if example.startswith("- ") else example
    assert [str(problem) for problem in problems_of(session)] == []


@pytest.mark.parametrize(("wrong", "right"), ADVICE)
def test_what_needs_quotes_needs_them(wrong: str, right: str) -> None:
    step = "- pose: locust\n  arrive:\n    - Lie down.\n    - "
    assert problems_of(with_steps(step + wrong))
    assert problems_of(with_steps(step + right)) == ()


@pytest.mark.parametrize("length", [length for cell in LENGTHS for length in re.findall(r"`(.+?)`", cell)])
def test_a_length_is_one(length: str) -> None:
    key = "reps" if "round" in length else "hold"
    tempo = ", tempo: {step: 2 s}" if key == "reps" else ""
    assert problems_of(with_steps(f'- {{pose: locust, {key}: "{length}"{tempo}}}')) == ()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 10
    assert len(ADVICE) == 6
    assert len(LENGTHS) == 6


@pytest.mark.parametrize(
    "part",
    [
        session_parts.SessionFile,
        session_parts.Props,
        session_parts.Choice,
        session_parts.Option,
        step_parts.Breath,
        step_parts.PoseStep,
        step_parts.WordsStep,
        flow_parts.Flow,
        flow_parts.Include,
        step_parts.Action,
        cue_parts.CueDuring,
        cue_parts.Pause,
    ],
)
def test_every_key_is_on_the_page(part: type[BaseModel]) -> None:
    words = set(re.findall(r"[a-z-]+(?=:)|(?<=`)[a-z-]+(?=`)", TEXT))
    assert set(keys_of(part)) <= words
