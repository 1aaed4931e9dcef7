"""Band, belt and block in the picture of shipped sessions: there from words that put them on to words that take off."""

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from guide.figure.choice import shape_of
from guide.model.amount import Amount, Unit
from guide.model.cue import Cue
from guide.model.drawn import Drawn
from guide.model.session import Step
from guide.model.shape import PropKind
from guide.model.units import SECOND
from guide.player.choreography import Choreography, Going
from guide.player.shelf import Shelf
from guide.settings import Settings
from guide.timeline.events import SpeechDue
from guide.timeline.options import Options
from guide.timeline.timeline import SegmentKind, Timeline
from tests.fakes.practising import Practising
from tests.unit.player.test_choreography import catalogue, timeline, written

SIDE_STEPS = {"side-steps": "band"}
OFF = "Inhale, straighten your legs, stand tall, and take off the band"


@cache
def kinds(drawn: Drawn) -> frozenset[PropKind]:
    shape = shape_of(catalogue().poses, drawn)
    return frozenset(prop.kind for prop in shape.props) if shape else frozenset()


def props(going: Going) -> tuple[frozenset[PropKind], frozenset[PropKind]]:
    """What is there at the start of a way and at its end; the picture changes half way."""
    return kinds(going.before), kinds(going.to)


def there(choreography: Choreography, at: int) -> frozenset[PropKind]:
    going = choreography.at(at)
    assert going is not None
    before, to = props(going)
    return to if going.share == 1.0 else before | to


def said(plan: Timeline, words: str) -> SpeechDue:
    return next(one for one in plan.of(SpeechDue) if one.caption.startswith(words))


@pytest.mark.parametrize(
    ("session", "choices", "kind", "on", "off"),
    [
        ("utkatasana-side-steps", SIDE_STEPS, PropKind.BAND, "Put the band", OFF),
        ("glute-strength", SIDE_STEPS, PropKind.BAND, "Put the band", OFF),
        ("glutes-and-hamstrings", {}, PropKind.BLOCK, "Put the block between", "Put the block aside"),
        ("glutes-and-hamstrings", {}, PropKind.BELT, "Put the belt", "Take off the belt"),
        ("glutes-and-hamstrings", {"bow": "bridge"}, PropKind.BELT, "Put the belt", "Take off the belt"),
    ],
)
def test_a_prop_is_there_from_its_words_to_its_words(
    session: str, choices: dict[str, str], kind: PropKind, on: str, off: str
) -> None:
    """A fault of before: the band left the picture 20 s before anybody was told to take it off."""
    plan = timeline(session, **choices)
    choreography = Choreography(plan, catalogue().poses)
    first, last = said(plan, on), said(plan, off)
    for at in range(0, plan.duration, 1000):
        if at < first.at or at > last.end:
            assert kind not in there(choreography, at), at
        elif first.end <= at < last.at:
            assert kind in there(choreography, at), at


@pytest.mark.parametrize("session", ["utkatasana-side-steps", "glute-strength"])
def test_a_band_that_is_worn_does_not_flicker_on_the_way(session: str) -> None:
    plan = timeline(session, **SIDE_STEPS)
    choreography = Choreography(plan, catalogue().poses)
    first, last = said(plan, "Put the band"), said(plan, OFF)
    for at in range(first.end, last.at, 500):
        going = choreography.at(at)
        assert going is not None
        assert props(going) == (frozenset({PropKind.BAND}), frozenset({PropKind.BAND})), at


def test_a_block_under_the_hip_comes_with_its_words_on_both_sides() -> None:
    plan = timeline("pigeon-to-twist", support="gentle")
    choreography = Choreography(plan, catalogue().poses)
    for words in ("Slide the block under the right hip", "Slide the block under the left hip"):
        cue = said(plan, words)
        assert there(choreography, cue.at - 500) == set()
        assert there(choreography, cue.end) == {PropKind.BLOCK}


def test_the_block_rises_with_the_knees() -> None:
    plan = timeline("glutes-and-hamstrings")
    cue = said(plan, "Inhale, press your feet")
    arrive = plan.segment_at(cue.at)
    choreography = Choreography(plan, catalogue().poses)
    heights = []
    for at in range(cue.at, arrive.end + 1000, 100):
        going = choreography.at(at)
        assert going is not None
        shape = shape_of(catalogue().poses, going.to if going.share >= 0.5 else going.before)
        assert shape is not None
        heights.append((going.share, [prop.at[1] for prop in shape.props]))
    assert all(len(found) == 1 for _, found in heights)
    rises = [share for (share, low), (_, high) in pairwise(heights) if high[0] > low[0] + 0.01]
    assert len(rises) == 1
    assert 0.4 < rises[0] < 0.6


@pytest.mark.parametrize(("variant", "off"), [("block", "Put the block aside."), ("belt", "Take off the belt.")])
def test_a_prop_stays_while_its_pose_is_left_for_its_rest(variant: str, off: str) -> None:
    held = Amount(Unit.BREATHS, 2, 2)
    plan, choreography = written(
        Step(pose="bridge", variant=variant, hold=held), Step(arrive=(Cue(off),)), Step(pose="savasana", hold=held)
    )
    leaving, last = said(plan, "Exhale, and lower your hips"), said(plan, off)
    for at in range(leaving.at, last.at, 250):
        going = choreography.at(at)
        assert going is not None
        assert props(going) == (frozenset({PropKind(variant)}), frozenset({PropKind(variant)})), at
    assert there(choreography, last.end) == set()


def bridge(prop: str, *words: str) -> Step:
    return Step(pose="bridge", variant=prop, arrive=tuple(map(Cue, words)), hold=Amount(Unit.BREATHS, 2, 2))


def only_words(*words: str) -> Step:
    return Step(arrive=tuple(map(Cue, words)))


REST = Step(pose="savasana", hold=Amount(Unit.BREATHS, 2, 2))


@pytest.mark.parametrize(
    "again",
    [
        (bridge("belt", "Put the belt on again.", "Lift up."),),
        (only_words("Fetch your belt.", "Put the belt on again."), bridge("belt", "Lift up.")),
    ],
)
def test_a_belt_that_is_taken_off_is_gone_until_it_is_put_on_again(again: tuple[Step, ...]) -> None:
    """A fault of before: words that took it off were taken for those that put it on for the next time."""
    first = bridge("belt", "Put the belt on.", "Lift up.")
    plan, choreography = written(first, only_words("Belt off, now."), REST, *again)
    off, on = said(plan, "Belt off"), said(plan, "Put the belt on again.")
    for at in range(0, plan.duration, 500):
        if off.end <= at <= on.at:
            assert there(choreography, at) == set(), at
        elif said(plan, "Put the belt on.").end <= at < off.at or on.end <= at < on.end + 10_000:
            assert there(choreography, at) == {PropKind.BELT}, at


def test_a_belt_of_which_nothing_is_said_comes_and_goes_with_its_poses() -> None:
    plan, choreography = written(bridge("belt", "Put the belt on."), REST, REST, bridge("belt", "Lift up."))
    second = [one for one in plan.segments if one.pose == "savasana"][-1]
    assert all(there(choreography, at) == set() for at in range(second.start, second.end, 500))


def test_a_block_stays_where_it_is_for_the_same_pose_once_more() -> None:
    plan, choreography = written(
        bridge("block", "Lift up."),
        bridge("block", "Now squeeze the block.", "And up."),
        only_words("Block aside."),
        REST,
    )
    for at in range(said(plan, "Inhale").at, said(plan, "Block aside.").at, 500):
        assert there(choreography, at) == {PropKind.BLOCK}, at


def test_a_practice_without_props_wears_none() -> None:
    plan = timeline("bridge")
    choreography = Choreography(plan, catalogue().poses)
    assert all(there(choreography, at) == set() for at in range(0, plan.duration, 2000))


@pytest.mark.parametrize(("before", "after"), [("band", "plain"), ("plain", "band")])
def test_who_chooses_otherwise_in_the_rounds_takes_off_what_she_wears(before: str, after: str) -> None:
    session = Shelf(Settings(Path("unused.json"))).session("utkatasana-side-steps")
    player = Practising(session, catalogue(), options=Options(choices={"side-steps": before})).player
    rounds = next(one for one in player.timeline.segments if one.kind is SegmentKind.REPS)
    player.seek(rounds.start + 10 * SECOND)
    player.choose("side-steps", after)
    takes_off = [cue.caption for cue in player.timeline.of(SpeechDue) if "take off" in cue.caption.lower()]
    assert len(takes_off) == (before == "band")
