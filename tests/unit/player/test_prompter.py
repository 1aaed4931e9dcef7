"""The prompter on compiled timelines: what is said, what comes next and when, and the plan as rows."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern, Phase
from guide.model.cue import Cue, InBreath, InLastBreath
from guide.model.pose import Catalogue, Pose
from guide.model.session import Flow, Item, Session, Step
from guide.model.side import Side
from guide.model.units import SECOND, Ms
from guide.player.lesson import Lesson
from guide.player.moment import Moments, PoseName
from guide.player.prompter import Prompter, Said, When, row_times
from guide.timeline.events import SpeechDue, SpeechKind
from guide.timeline.options import Options
from guide.timeline.timeline import SegmentKind, Timeline

CATALOGUE = Catalogue(
    {
        "pigeon": Pose("pigeon", "Pigeon", move=2 * SECOND),
        "twist": Pose("twist", "Twist", move=2 * SECOND),
        "mountain": Pose("mountain", "Mountain", move=2 * SECOND),
    }
)
BOTH = (Side.RIGHT, Side.LEFT)
DEFAULT = Options()
PIGEON = Step(
    "pigeon",
    arrive=(Cue("Slide the <side> knee forward."), Cue("Fold.")),
    hold=Amount(Unit.BREATHS, 5, 5),
    during=(Cue("Soften.", moment=InBreath(3)), Cue("Last breath.", moment=InLastBreath())),
    leave=Cue("Walk back.", phase=Phase.INHALE),
    note="Offer the towel.",
)
TWIST = Step("twist", arrive=(Cue("Turn."),), hold=Amount(Unit.BREATHS, 2, 2))
WORDS = Step(arrive=(Cue("Welcome."), Cue("Sit down.")))


class Read:
    """A session read out by a prompter."""

    def __init__(self, *steps: Item, options: Options = DEFAULT) -> None:
        session = Session("read", "Read", steps, breath=BreathPattern(4 * SECOND, 4 * SECOND))
        self.timeline: Timeline = Lesson(session, CATALOGUE, options).estimate()
        self.prompter = Prompter(self.timeline, session, Moments(self.timeline, CATALOGUE).pose_name)

    def when(self, caption: str) -> Ms:
        return self._cue(caption).at

    def after(self, caption: str) -> Ms:
        return self._cue(caption).end

    def _cue(self, caption: str) -> SpeechDue:
        return next(one for one in self.timeline.events if isinstance(one, SpeechDue) and one.caption == caption)


def test_words_are_read_while_they_are_said_and_stay_until_the_next() -> None:
    read = Read(PIGEON)
    begin = read.when("Soften.")
    assert read.prompter.at(begin).said == Said("Soften.", is_over=False)
    assert read.prompter.at(read.after("Soften.") + 100).said == Said("Soften.", is_over=True)
    assert read.prompter.at(begin - 1).said == Said("Fold.", is_over=True)


def test_before_the_first_words_nothing_is_said_and_they_come() -> None:
    prompt = Read(WORDS).prompter.at(-3 * SECOND)
    assert prompt.said is None
    assert [line.text for line in prompt.coming] == ["Welcome.", "Sit down."]


def test_words_to_come_name_the_breath_they_belong_to_and_the_next_pose() -> None:
    read = Read(PIGEON, TWIST)
    coming = read.prompter.at(read.after("Fold.")).coming
    assert [(line.when, line.number, line.text) for line in coming] == [
        (When.BREATH, 3, "Soften."),
        (When.BREATH, 5, "Last breath."),
        (When.THEN, None, "Turn."),
    ]
    assert coming[-1].pose == PoseName("Twist")


def test_the_way_out_is_told_as_such() -> None:
    read = Read(PIGEON, TWIST)
    assert [line.when for line in read.prompter.at(read.when("Last breath.")).coming] == [When.LEAVING, When.THEN]


def test_only_the_first_words_of_another_pose_lead_into_it() -> None:
    read = Read(TWIST, PIGEON)
    coming = read.prompter.at(read.after("Turn.")).coming
    assert [(line.text, line.when, line.pose) for line in coming] == [
        ("Slide the <side> knee forward.", When.THEN, PoseName("Pigeon")),
        ("Fold.", When.NEXT, None),
        ("Soften.", When.BREATH, None),
    ]


def test_the_next_pose_is_told_however_many_words_come_before_it() -> None:
    read = Read(PIGEON, WORDS, TWIST)
    for most in (1, 2, 3, 8):
        coming = read.prompter.at(read.after("Fold."), most).coming
        assert len(coming) <= most
        assert coming[-1].pose == PoseName("Twist")


def test_the_other_side_is_told_as_what_comes_then() -> None:
    read = Read(replace(PIGEON, sides=BOTH))
    last = read.prompter.at(read.when("Last breath.")).coming[1]
    assert (last.when, last.pose) == (When.THEN, PoseName("Pigeon", side=Side.LEFT))
    assert last.text == "Slide the left knee forward."


def test_rounds_are_told_as_rounds() -> None:
    from guide.model.session import Move, Repetitions  # noqa: PLC0415 (used here alone)

    tempo = (Move("lift", 3 * SECOND), Move("lower", 3 * SECOND))
    lifts = Repetitions(Amount(Unit.ROUNDS, 3, 3), 1, tempo)
    step = Step("twist", arrive=(Cue("Turn."),), repetitions=lifts, during=(Cue("Slowly.", moment=InBreath(2)),))
    read = Read(step)
    line = read.prompter.at(read.when("Turn.")).coming[0]
    assert (line.when, line.number) == (When.ROUND, 2)


def test_a_note_is_shown_through_its_step_and_that_of_its_flow_below_it() -> None:
    flow = Flow("Hips", (PIGEON, TWIST), note="Dim the lights.")
    read = Read(flow, WORDS)
    assert read.prompter.at(read.when("Soften.")).note == "Offer the towel.\nDim the lights."
    assert read.prompter.at(read.when("Turn.")).note == "Dim the lights."
    assert read.prompter.at(read.when("Welcome.")).note is None


def test_a_pose_that_is_only_rested_in_has_a_row_and_is_told_as_the_next() -> None:
    rest = Step("mountain", arrive=(Cue("Let go."),), rest=Amount(Unit.BREATHS, 3, 3))
    read = Read(TWIST, rest)
    assert [row.name for row in read.prompter.rows] == ["Twist", "Mountain"]
    assert read.prompter.at(read.after("Turn.")).coming[-1].pose == PoseName("Mountain")


def test_a_step_on_both_sides_is_one_row_and_words_alone_are_none() -> None:
    read = Read(WORDS, replace(PIGEON, sides=BOTH), WORDS, TWIST)
    assert [row.name for row in read.prompter.rows] == ["Pigeon", "Twist"]
    assert all(row.block is None for row in read.prompter.rows)


def test_a_flow_has_a_block_for_each_side() -> None:
    rows = Read(Flow("Hips", (PIGEON, TWIST), sides=BOTH)).prompter.rows
    blocks = [(row.name, row.block.title, row.block.side) for row in rows if row.block]
    assert blocks == [
        ("Pigeon", "Hips", Side.RIGHT),
        ("Twist", "Hips", Side.RIGHT),
        ("Pigeon", "Hips", Side.LEFT),
        ("Twist", "Hips", Side.LEFT),
    ]


def test_a_flow_without_sides_keeps_a_sided_step_in_one_row() -> None:
    rows = Read(Flow("Standing", (replace(PIGEON, sides=BOTH), TWIST))).prompter.rows
    assert [(row.name, row.block.side if row.block else "") for row in rows] == [("Pigeon", None), ("Twist", None)]


def test_two_flows_of_one_name_are_two_blocks() -> None:
    rows = Read(Flow("Hips", (TWIST,)), Flow("Hips", (TWIST,))).prompter.rows
    assert len({row.block.key for row in rows if row.block}) == len(rows) == 2


def test_a_pose_one_only_passes_through_has_no_row() -> None:
    read = Read(Step("mountain", arrive=(Cue("Stand."),)), TWIST)
    assert [row.name for row in read.prompter.rows] == ["Twist"]
    assert read.prompter.row_at(read.when("Stand.")) == -1
    assert read.prompter.row_at(read.timeline.duration) == 0


@given(position=st.integers(-5_000, 200_000), most=st.integers(0, 6))
def test_what_comes_is_in_order_and_has_not_begun(position: Ms, most: int) -> None:
    prompt = FLOWING.prompter.at(position, most)
    assert len(prompt.coming) <= most
    places = [
        place
        for place, cue in enumerate(CUES)
        if cue.at > position and any(line.text == cue.caption for line in prompt.coming)
    ]
    assert len(places) >= len(prompt.coming)
    assert prompt.said is None or any(cue.caption == prompt.said.text and cue.at <= position for cue in CUES)
    if most and any(row.start > position for row in FLOWING.prompter.rows):
        assert any(line.pose for line in prompt.coming)


FLOWING = Read(WORDS, Flow("Hips", (PIGEON, TWIST), sides=BOTH), WORDS, TWIST)
CUES = tuple(
    event for event in FLOWING.timeline.events if isinstance(event, SpeechDue) and event.kind is SpeechKind.CUE
)


@pytest.mark.parametrize("index", range(len(FLOWING.prompter.rows)))
def test_a_row_begins_where_its_pose_does(index: int) -> None:
    row = FLOWING.prompter.rows[index]
    assert FLOWING.prompter.row_at(row.start) == index
    assert FLOWING.prompter.row_at(row.start - 1) == index - 1
    assert FLOWING.timeline.segment_at(row.start).kind is SegmentKind.ARRIVE


NOON = datetime(2026, 3, 1, 12)  # noqa: DTZ001 - the clock on a wall
ROWS = FLOWING.prompter.rows


def test_rows_to_come_move_with_a_pause_and_those_begun_keep_their_time() -> None:
    at_first = row_times(ROWS, -1, 0, NOON, {})
    assert at_first[ROWS[0].key] == NOON + timedelta(milliseconds=ROWS[0].start)
    reached = ROWS[1].start
    pause = timedelta(minutes=10)
    now = NOON + timedelta(milliseconds=reached) + pause
    later = row_times(ROWS, 1, reached, now, at_first)
    assert [later[row.key] - at_first[row.key] for row in ROWS] == [timedelta(0)] * 2 + [pause] * (len(ROWS) - 2)


def test_rows_that_were_leapt_over_do_not_lie_in_the_future() -> None:
    at_first = row_times(ROWS, -1, 0, NOON, {})
    leapt = row_times(ROWS, 2, ROWS[2].start, NOON, at_first)
    assert all(leapt[row.key] <= NOON for row in ROWS[:3])
    back = row_times(ROWS, 0, ROWS[0].start, NOON, leapt)
    assert all(back[row.key] > NOON for row in ROWS[1:])


def test_every_row_is_known_by_a_name_of_its_own() -> None:
    assert len({row.key for row in ROWS}) == len(ROWS)


def test_a_side_that_is_walked_again_has_rows_with_times_of_their_own() -> None:
    rows = Read(Flow("Hips", (PIGEON, TWIST), sides=BOTH), options=Options(repeats={"1 right": 1})).prompter.rows
    assert [row.name for row in rows] == ["Pigeon", "Twist"] * 3
    times = row_times(rows, 0, 0, NOON, {})
    assert [times[row.key] for row in rows] == [NOON + timedelta(milliseconds=row.start) for row in rows]
