"""Between none of the shapes that the practices of the app go through does the body leap, slide or sink."""

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
import pytest

from guide.figure.body import Body
from guide.figure.choice import shape_of
from guide.figure.journey import Journey, journey
from guide.figure.mirror import mirrored
from guide.figure.skeleton import JOINTS, LIMBS, other_side
from guide.figure.solve import Stance, solve
from guide.model.pose import Pose
from guide.model.shape import Shape
from guide.player.choreography import Choreography
from guide.resources import asset, shipped_sessions
from guide.sessionfile.catalogue import read_catalogue
from guide.sessionfile.session import read_session
from guide.timeline.compiler import compile_session
from guide.timeline.options import Options
from tests.unit.figure.leaps import LEAP, leap

STILL, SLID, SUNK = 0.02, 0.005, -0.025

Ways = Mapping[str, tuple[Shape, Shape]]


@pytest.fixture(scope="module")
def ways(poses: Mapping[str, Pose]) -> Ways:
    """Each way of each practice, once of those that are one another's mirror images."""
    catalogue, _ = read_catalogue(asset("poses").parent)
    found: dict[str, tuple[Shape, Shape]] = {}
    drawn: dict[tuple[object, ...], Shape | None] = {}
    for path in sorted(shipped_sessions().rglob("*.yaml")):
        session = read_session(path, catalogue).session
        assert session is not None, path
        timeline = compile_session(session, poses, Options(), lambda _: 1000)
        for before, after in pairwise(way.to for way in Choreography(timeline, poses).ways):
            here, there = before._replace(x=0.0), after._replace(x=after.x - before.x)
            drawn |= {one: shape_of(poses, one) for one in (here, there) if one not in drawn}
            start, end = drawn[here], drawn[there]
            if start is None or end is None or start == end:
                continue
            known = found.values()
            if (start, end) not in known and (mirrored(start), mirrored(end)) not in known:
                found[f"{before} to {after}"] = (start, end)
    return found


@pytest.fixture(scope="module", params=["body", "other_body"])
def movements(request: pytest.FixtureRequest, ways: Ways) -> Mapping[str, Journey]:
    """All ways of one body; of the other, whose joints go nearly the same way, every third."""
    chosen: Body = request.getfixturevalue(request.param)
    some = dict(list(ways.items())[:: 1 if request.param == "body" else 3])
    stances = {id(shape): solve(shape, chosen) for way in some.values() for shape in way}
    return {name: journey(chosen, stances[id(start)], stances[id(end)]) for name, (start, end) in some.items()}


def test_nobody_leaps_on_any_way_of_the_practices(movements: Mapping[str, Journey]) -> None:
    assert len(movements) > 15
    found = {name: leap(way) for name, way in movements.items()}
    assert {name: far for name, far in found.items() if far > LEAP} == {}


def test_a_leap_is_seen(body: Body, shapes: Mapping[str, Shape]) -> None:
    whole = journey(body, solve(shapes["mountain"], body), solve(shapes["chair"], body))
    assert leap(whole) < LEAP
    assert leap(_Cut(whole)) > LEAP


def test_on_every_way_what_is_planted_stays_and_nothing_sinks(movements: Mapping[str, Journey]) -> None:
    faults: dict[str, tuple[float, float]] = {}
    for name, way in movements.items():
        for (begin, stop), (start, end) in zip(pairwise(way.times), pairwise(way.stances), strict=True):
            moments = [way.at(begin + (stop - begin) * part) for part in (0.25, 0.5, 0.75)]
            slid = _slid(start, moments[1], end)
            low = min(float(way.body.surface(moment.posture, grip=moment.grip)[:, 1].min()) for moment in moments)
            if slid > SLID or low < SUNK:
                faults[name] = (slid, low)
    assert faults == {}


@pytest.mark.parametrize(("start", "end"), [("warrior-1", "chair"), ("half-seated-twist", "pigeon")])
def test_the_way_on_the_other_side_is_its_mirror_image(
    body: Body, shapes: Mapping[str, Shape], start: str, end: str
) -> None:
    one = journey(body, *(solve(shapes[name], body) for name in (start, end)))
    other = journey(body, *(solve(mirrored(shapes[name]), body) for name in (start, end)))
    swapped = [JOINTS.index(other_side(name)) for name in JOINTS]
    for t in (0.1, 0.3, 0.5, 0.7, 0.9):
        seen = other.at(t).posture.places[swapped] * np.array([-1.0, 1.0, 1.0])
        off = np.abs(one.at(t).posture.places - seen).max(axis=1)
        assert {name: far for name, far in zip(JOINTS, off, strict=True) if far > 0.001} == {}


class _Cut:
    """A movement of which a part is left out."""

    def __init__(self, whole: Journey) -> None:
        self._whole = whole

    def at(self, t: float) -> Stance:
        return self._whole.at(t if t < 0.47 else min(1.0, t + 0.1))


def _slid(start: Stance, stance: Stance, end: Stance) -> float:
    """How far a hand or foot that bears in both stances, in one place, is off the line between its places."""
    off = [0.0]
    for name in start.planted & end.planted:
        first, here, last = (one.posture.places[LIMBS[name].end] for one in (start, stance, end))
        if np.linalg.norm(last - first) < STILL:
            off.append(float(np.abs(here - (first + last) / 2).max()))
    return max(off)
