"""The single ways of a body: when it sets out, how long it takes, and where it passes."""

from itertools import pairwise
from pathlib import Path

import pytest

from guide.model.breath import BreathPattern
from guide.model.units import SECOND
from guide.player.choreography import Choreography
from guide.player.lesson import Lesson
from guide.player.shelf import Shelf
from guide.player.ways import Way
from guide.settings import Settings
from guide.timeline.events import SpeechDue
from guide.timeline.options import Options
from guide.timeline.timeline import SegmentKind
from tests.unit.player.test_choreography import catalogue, timeline, ways


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
    ],
)
def test_a_pose_is_entered_by_the_rest_that_it_begins_in_or_straight(session: str, pose: str, before: str) -> None:
    entered = [one for one, two in pairwise(ways(session)) if two.to.pose == pose and one.to.pose != pose]
    assert entered[-1].to.pose == before


def test_no_way_goes_on_once_the_next_has_begun() -> None:
    assert all(one.end <= two.start for one, two in pairwise(ways("glutes-and-hamstrings")))
