"""The single ways of a body: when it sets out, how long it takes, and where it passes."""

from itertools import pairwise
from pathlib import Path

import pytest

from guide.figure.choice import shape_of
from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern
from guide.model.cue import Guidance
from guide.model.pose import Pose
from guide.model.session import Step
from guide.model.shape import Camera, Shape
from guide.model.units import SECOND
from guide.player.choreography import Choreography
from guide.player.lesson import Lesson
from guide.player.shelf import Shelf
from guide.player.ways import Way
from guide.settings import Settings
from guide.timeline.events import SpeechDue
from guide.timeline.options import Options
from guide.timeline.timeline import SegmentKind
from tests.unit.player.test_choreography import catalogue, timeline, ways, written


def arriving(session: str, pose: str) -> tuple[list[Way], list[SpeechDue]]:
    """The ways that lead into a pose for the first time, and the words that lead there."""
    plan = timeline(session)
    segment = next(one for one in plan.segments if one.kind is SegmentKind.ARRIVE and one.pose == pose)
    cues = [cue for cue in plan.of(SpeechDue) if segment.start <= cue.at < segment.end]
    return [way for way in ways(session) if segment.start <= way.start < segment.end], cues


def test_a_movement_takes_as_long_as_the_breath_that_carries_it() -> None:
    shelf = Shelf(Settings(Path("unused.json")))
    slow = Options(pace=BreathPattern(6 * SECOND, 6 * SECOND))
    plan = Lesson(shelf.session("warrior-1"), catalogue(), slow).estimate()
    raised = next(
        one for one in Choreography(plan, catalogue().poses).ways if one.to.pose == "warrior-1" and not one.to.moment
    )
    assert raised.end - raised.start == 6 * SECOND


def test_the_step_is_made_until_the_next_words_and_the_pose_is_taken_amid_the_others() -> None:
    (begin, arrive, *_), cues = arriving("glute-strength", "warrior-1")
    assert [begin.to.moment, arrive.to.moment] == ["begin", "arrive"]
    assert begin.end == cues[1].at
    assert arrive.start > begin.end + SECOND
    assert arrive.end < cues[-1].end


def test_a_pose_on_the_way_takes_the_time_that_is_its_own() -> None:
    passed = [way for way in ways("glute-strength") if way.to.pose == "mountain"]
    assert passed[0].end - passed[0].start == catalogue().poses["mountain"].move == 6 * SECOND


@pytest.mark.parametrize(
    ("session", "pose", "before"),
    [
        ("glute-strength", "bridge", "supine-knees-bent"),
        ("pigeon-to-twist", "gomukhasana", "pigeon"),  # which has a way of its own from the belly
        ("locust", "childs-pose", "prone-rest"),  # its words leave no time for hands and knees between
        ("glutes-and-hamstrings", "locust", "prone-self-test"),  # on the belly already
    ],
)
def test_a_pose_is_entered_by_the_rest_that_it_begins_in_or_straight(session: str, pose: str, before: str) -> None:
    entered = [one for one, two in pairwise(ways(session)) if two.to.pose == pose and one.to.pose != pose]
    assert entered[-1].to.pose == before


def test_no_way_goes_on_once_the_next_has_begun() -> None:
    assert all(one.end <= two.start for one, two in pairwise(ways("glutes-and-hamstrings")))


def test_what_is_only_tried_is_shown_also_where_nothing_but_its_name_is_said() -> None:
    session = Shelf(Settings(Path("unused.json"))).session("glutes-and-hamstrings")
    plan = Lesson(session, catalogue(), Options(guidance=Guidance.NAMES)).estimate()
    tried = {way.to for way in Choreography(plan, catalogue().poses).ways if way.to.pose == "prone-self-test"}
    assert len(tried) > 3
    assert {drawn.moment for drawn in tried} == {""}


@pytest.mark.parametrize("session", ["warrior-1", "glutes-and-hamstrings"])
def test_a_rest_is_seen_from_the_side_from_which_its_pose_was(session: str) -> None:
    poses = catalogue().poses
    rested = 0
    for one, two in pairwise(ways(session)):
        pose = poses[one.to.pose]
        if pose.rests_in == two.to.pose:
            shapes = shape_of(poses, one.to), shape_of(poses, two.to)
            yaws = [shape.camera.yaw for shape in shapes if shape is not None]
            rested += 1
            assert yaws[0] * yaws[1] > 0, (one.to, two.to)
    assert rested


@pytest.mark.parametrize("session", ["glute-strength", "pigeon-to-twist", "glutes-and-hamstrings"])
def test_a_pose_with_sides_is_never_seen_in_a_mirror(session: str) -> None:
    seen = Choreography(timeline(session), catalogue().poses).poses
    assert any(drawn.side for drawn in seen)
    assert not [drawn for drawn in seen if drawn.side and drawn.is_turned]


def test_who_follows_a_pose_that_was_seen_in_a_mirror_faces_the_way_it_did() -> None:
    alike = {name: Pose(name, name, figure=Shape(camera=Camera(yaw=50))) for name in ("one", "other")}
    plan, afresh = written(*(Step(pose=name, hold=Amount(Unit.BREATHS, 2, 2)) for name in alike), poses=alike)
    assert [drawn.is_turned for drawn in afresh.poses] == [False, False]
    assert [drawn.is_turned for drawn in Choreography(plan, alike, begun=(True,)).poses] == [True, True]
