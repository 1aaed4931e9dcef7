"""Every key that can be written in a session or a pose does something that a person sees or hears.

The keys are those of the parts that read the files: a new one is to be written into `keys/` too.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

from guide.player.shelf import Shelf
from guide.sessionfile.catalogue import read_catalogue
from guide.sessionfile.pose_parts import Caution, PoseFile, Source
from guide.sessionfile.schema import schema
from guide.sessionfile.session import read_session
from guide.settings import Settings
from guide.ui.figure.service import FigureService
from guide.ui.theme import Theme
from tests.fakes.perceiving import differ, drawn, perceived, read_of

Written: TypeAlias = Any
"""What YAML can say."""

CHOICES = {"how": {"ask": "How?", "options": {"plain": {"label": "A"}, "lift": {"label": "B"}}, "default": "plain"}}
START = {"id": "start", "name": "Start", "figure": {}}
AROUND = {
    "pose": {"id": "mine", "name": "Mine"},
    "sources": {"care": {"title": "Care", "author": "Somebody"}},
    "cautions": {"cold": {"name": "A cold", "advice": "Stay warm."}},
}


def rows(file: str) -> list[Written]:
    """Every part and key of a file of `keys/`, with the block that it stands in."""
    blocks = yaml.safe_load(Path(__file__).with_name("keys").joinpath(file).read_text(encoding="utf-8"))
    return [pytest.param(block, key, id=f"{block['part']}.{key}") for block in blocks for key in block["keys"]]


def keys_of(made: Mapping[str, Written], whole: str) -> set[str]:
    """Every part and key of a schema."""
    parts = {whole: made, **made.get("$defs", {})}
    return {f"{name}.{key}" for name, part in parts.items() for key in part.get("properties", ())}


def both(block: Written, key: str) -> tuple[Written, Written]:
    """What is written without a key, and with it."""
    frame, usual = block.get("in", "HERE"), block["usual"]
    return placed(frame, usual), placed(frame, usual | {key: block["keys"][key]})


def placed(frame: Written, part: Written) -> Written:
    """A frame with a part in its place."""
    if isinstance(frame, dict):
        return {key: placed(value, part) for key, value in frame.items()}
    if isinstance(frame, list):
        return [placed(value, part) for value in frame]
    return part if frame == "HERE" else frame


def put(file: Path, written: Written) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(written), encoding="utf-8")  # which is YAML too
    return file


def of_session(block: Written, written: Written, shelf: Shelf, theme: Theme, folder: Path) -> Iterator[object]:
    """What a person perceives of a session, or of one with a step."""
    session = written if "title" in written else {"title": "A session", "choices": CHOICES, "steps": [written]}
    file = put(folder / "this.yaml", session)
    (folder / "hello.ogg").touch()
    if block.get("included"):
        file = put(folder / "whole.yaml", {"title": "Whole", "steps": [{"say": "Hello."}, {"include": "this"}]})
    reading = read_session(file, shelf.catalogue, shelf.find)
    assert reading.problems == () or session.get("format") == 2
    return perceived(reading, shelf.catalogue, theme)


def of_pose(written: Written, theme: Theme, folder: Path) -> Iterator[object]:
    """What a person perceives of a pose on its own page and in a session; first the pictures, which are quick."""
    around = AROUND | ({"pose": written} if "id" in written else written)
    pose = around["pose"]
    for name in ("sources", "cautions"):
        put(folder / f"{name}.yaml", around[name])
    for one in (START, pose):
        put(folder / "poses" / f"{one['id']}.yaml", one)
    catalogue, problems = read_catalogue(folder)
    assert problems == ()
    step = {"pose": pose["id"], "sides": ["right", "left"], "hold": "2 breaths", "rest": "1 breath"}
    variants = [step | {"variant": variant} for variant in pose.get("variants", ())]
    steps = [{"pose": "start", "hold": "1 breath"}, step, *variants]
    session = {"title": "A session", "sources": ["care"], "cautions": ["cold"], "steps": steps}
    reading = read_session(put(folder / "this.yaml", session), catalogue)
    assert reading.session is not None
    yield from drawn(reading.session, catalogue)
    figure = FigureService(theme, Settings(folder / "settings.json"), dict)
    yield read_of(catalogue.poses[pose["id"]], catalogue, theme, figure)
    yield from perceived(reading, catalogue, theme)


SESSIONS, POSES = rows("session.yaml"), rows("pose.yaml")
OF_SESSIONS = keys_of(schema(), "SessionFile")
OF_POSES = {
    key for part in (PoseFile, Source, Caution) for key in keys_of(part.model_json_schema(by_alias=True), part.__name__)
}


def test_every_key_is_here() -> None:
    assert {row.id for row in SESSIONS} == OF_SESSIONS
    assert {row.id for row in POSES} == OF_POSES - OF_SESSIONS, "the words of a pose are as those of a session"


@pytest.mark.parametrize(("block", "key"), SESSIONS)
def test_a_key_of_a_session_counts(block: Written, key: str, shelf: Shelf, theme: Theme, tmp_path: Path) -> None:
    without, with_it = both(block, key)
    assert differ(
        of_session(block, without, shelf, theme, tmp_path), of_session(block, with_it, shelf, theme, tmp_path)
    )


@pytest.mark.parametrize(("block", "key"), POSES)
def test_a_key_of_a_pose_counts(block: Written, key: str, theme: Theme, tmp_path: Path) -> None:
    without, with_it = both(block, key)
    assert differ(of_pose(without, theme, tmp_path / "without"), of_pose(with_it, theme, tmp_path / "with"))


def test_nothing_but_a_key_counts(shelf: Shelf, theme: Theme, tmp_path: Path) -> None:
    session = {"title": "A session", "steps": [{"pose": "pigeon", "sides": ["right", "left"], "hold": "2 breaths"}]}
    assert not differ(*(of_session({}, session, shelf, theme, tmp_path) for _ in range(2)))
    pose = {"id": "mine", "name": "Mine", "figure": {"left-hip": {"flex": 60}}, "drawn": "right"}
    assert not differ(*(of_pose(pose, theme, tmp_path / folder) for folder in ("one", "other")))
