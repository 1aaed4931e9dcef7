"""How the body goes through shipped sessions, by the ways it takes."""

from bisect import bisect_right
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from guide.model.drawn import Drawn
from guide.model.pose import Catalogue, Pose
from guide.model.units import SECOND
from guide.player.choreography import Choreography, Way, shape_of
from guide.player.lesson import Lesson
from guide.player.shelf import Shelf
from guide.settings import Settings
from guide.timeline.events import MoveStarted
from guide.timeline.timeline import SegmentKind, Timeline
from tests.fakes.sketch import Sketch

SESSIONS = ("strong-glutes-open-hips", "bridge-in-six-steps", "pigeon-to-twist")


@cache
def catalogue() -> Catalogue:
    return Shelf(Settings(Path("unused.json"))).catalogue


@cache
def timeline(session: str) -> Timeline:
    shelf = Shelf(Settings(Path("unused.json")))
    return Lesson(shelf.session(session), catalogue()).estimate()


def ways(session: str) -> tuple[Way, ...]:
    return Choreography(timeline(session), catalogue().poses).ways


@pytest.mark.parametrize("session", SESSIONS)
def test_the_ways_follow_one_another_and_all_have_a_shape(session: str) -> None:
    all_ways = ways(session)
    assert all(way.start < way.end for way in all_ways)
    assert all(before.end <= after.start for before, after in pairwise(all_ways))
    assert all(shape_of(catalogue().poses, way.to) is not None for way in all_ways)


@pytest.mark.parametrize("session", SESSIONS)
def test_in_every_hold_the_body_is_there_in_the_pose_and_on_its_side(session: str) -> None:
    choreography = Choreography(timeline(session), catalogue().poses)
    for segment in timeline(session).segments:
        if segment.kind is SegmentKind.HOLD and segment.pose:
            going = choreography.at(segment.start)
            assert going is not None
            assert (going.share, going.to.pose, going.to.side) == (1.0, segment.pose, segment.side)


def test_arms_rise_with_the_breath_that_raises_them() -> None:
    warrior = [way for way in ways(SESSIONS[0]) if way.to.pose == "warrior-1"][:3]
    assert [way.to.moment for way in warrior] == ["arrive", "", "arrive"]
    hold = next(
        one for one in timeline(SESSIONS[0]).segments if one.kind is SegmentKind.HOLD and one.pose == "warrior-1"
    )
    assert warrior[1].end == hold.start
    assert warrior[1].end - warrior[1].start <= 10 * SECOND


def test_however_long_the_words_the_body_soon_shows_where_they_lead() -> None:
    assert all(way.end - way.start <= 20 * SECOND for way in ways(SESSIONS[0]))


def test_side_steps_cross_the_mat_and_come_back_in_the_rhythm_of_the_rounds() -> None:
    moves = [event for event in timeline(SESSIONS[0]).events if isinstance(event, MoveStarted)]
    steps = [way for way in ways(SESSIONS[0]) if way.to.moment in ("step", "close")]
    assert [way.start for way in steps] == [move.at for move in moves]
    assert [way.to.moment for way in steps] == [move.name for move in moves]
    assert [way.to.is_back for way in steps] == [move.is_back for move in moves]
    feet = []
    for way in steps:
        shape = shape_of(catalogue().poses, way.to)
        assert shape is not None
        feet.append((shape.reaches["left-foot"].at[0], shape.reaches["right-foot"].at[0]))
    for (left, right), (next_left, next_right) in pairwise(feet):
        moved = (abs(next_left - left) > 1e-6) + (abs(next_right - right) > 1e-6)
        assert moved == 1, "one foot steps, the other bears the body"
        assert max(abs(next_left - left), abs(next_right - right)) < 0.3
    assert all(abs(x) < 0.7 for pair in feet for x in pair), "nobody leaves the mat"
    assert feet[-1] == pytest.approx((0.55, 0.45)), "back where it began"


def test_the_camera_stays_on_its_side_of_the_mat_within_the_rounds() -> None:
    cameras = {
        shape.camera
        for way in ways(SESSIONS[0])
        if way.to.moment and (shape := shape_of(catalogue().poses, way.to)) and way.to.pose == "chair-side-steps"
    }
    assert len(cameras) == 1


def test_before_the_first_pose_the_body_waits_in_it() -> None:
    choreography = Choreography(timeline(SESSIONS[0]), catalogue().poses)
    going = choreography.at(-5_000)
    assert going is not None
    assert (going.to.pose, going.share) == ("locust", 1.0)


def test_a_practice_without_poses_has_no_body() -> None:
    assert Choreography(Sketch().words("1", 5).timeline(), {}).at(0) is None


def test_an_unknown_pose_and_one_without_a_figure_have_no_shape() -> None:
    poses = {"plain": Pose("plain", "Plain")}
    assert shape_of(poses, Drawn("plain")) is None
    assert shape_of(poses, Drawn("gone")) is None
    choreography = Choreography(Sketch().arrive("1", "plain", 5).timeline(), poses)
    assert choreography.at(9_000) is not None


@pytest.mark.parametrize("session", SESSIONS)
def test_what_is_asked_of_one_place_is_what_all_the_ways_tell(session: str) -> None:
    all_ways = ways(session)
    starts = [way.start for way in all_ways]
    choreography = Choreography(timeline(session), catalogue().poses)
    for position in range(0, timeline(session).duration, 3 * SECOND + 7):
        way = all_ways[max(0, bisect_right(starts, position) - 1)]
        going = choreography.at(position)
        assert going is not None
        assert going.to == way.to
        assert going.share == pytest.approx(min(1.0, (position - way.start) / (way.end - way.start)), abs=1e-9) or (
            way is all_ways[0] and going.share == 1.0
        )
