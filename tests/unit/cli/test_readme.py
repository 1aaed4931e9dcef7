"""What the README says can be done, can be done: its calls, its sessions and its links."""

import re
import shlex
from pathlib import Path

import pytest

from guide.cli.arguments import parser
from guide.cli.household import Household

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
_SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL))
_BLOCK = re.search(r"```sh\n(.*?)```", _SECTIONS["The command line"], re.DOTALL)
CALLS = [
    shlex.split(call, comments=True)[1:]
    for line in (_BLOCK[1] if _BLOCK else "").splitlines()
    for call in line.split(" · ")
]


def test_it_names_the_calls() -> None:
    assert {call[0] for call in CALLS if call} >= {"play", "check", "timeline", "export", "figure", "list", "log"}


@pytest.mark.parametrize("call", [call for call in CALLS if call], ids=" ".join)
def test_each_call_is_understood_and_within_reach_of_its_session(call: list[str]) -> None:
    arguments = parser().parse_args(call)
    if "minutes" in arguments:
        assert Household().lesson(arguments).estimate().duration > 0


def test_it_lists_the_sessions_there_are() -> None:
    rows = [line for line in _SECTIONS["The sessions"].splitlines() if line.startswith("| `")]
    listed = [name for line in rows for name in re.findall(r"`([^`]+)`", line.split("|")[1])]
    assert sorted(listed) == sorted(file.stem for file in (ROOT / "sessions").glob("*.yaml"))


def test_what_it_links_to_is_there() -> None:
    targets = [target for target in re.findall(r"\]\(([^)#]+)", README) if "://" not in target]
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
