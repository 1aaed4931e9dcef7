"""The rules of a compile, to the millisecond. Every clip of this voice lasts a second, unless a test says otherwise."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from guide.errors import InputError
from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern, Phase
from guide.model.cue import AfterTime, Cue, Guidance, InBreath, InLastBreath, Occasion, Pause, Utterance
from guide.model.pose import Caution, Pose, Variant
from guide.model.session import Action, Choice, Flow, Move, Option, Repetitions, Session, Step, When
from guide.model.side import Side
from guide.model.units import MINUTE, SECOND, Ms
from guide.timeline.compiler import compile_session
from guide.timeline.events import Bell, BellDue, PoseStarted, SideChanged
from guide.timeline.options import Options
from guide.timeline.passes import effective_step
from guide.timeline.timeline import Segment, SegmentKind, Timeline
from tests.unit.timeline.looking import breaths, captions, moves, segments, speech

POSES = {
    "chair": Pose("chair", "Chair", move=8 * SECOND),
    "rest": Pose("rest", "On the back"),
    "bridge": Pose(
        "bridge",
        "Bridge",
        variants={"mudra": Variant("mudra", "Bridge, Yoga Mudra", arrive=(Cue("Fingers interlaced."),))},
        arrive=(Cue("Lie down."),),
        enter=Cue("Lift.", phase=Phase.INHALE),
        during=(Cue("Glutes.", moment=InBreath(1)),),
        leave=Cue("Lower.", phase=Phase.EXHALE),
        move=6 * SECOND,
        rests_in="rest",
    ),
}
BOTH = (Side.RIGHT, Side.LEFT)


def in_breaths(least: int, most: int | None = None) -> Amount:
    return Amount(Unit.BREATHS, least, most or least)


def a_second(_: Utterance) -> Ms:
    return SECOND


def long_words(utterance: Utterance) -> Ms:
    """Words with a number in front last so many seconds: “20 and more”."""
    head = utterance.text.split(maxsplit=1)[0]
    return int(head) * SECOND if head.isdigit() else SECOND


def compiled(*steps: Step | Flow, options: Options | None = None, **session: object) -> Timeline:
    plan = Session("s", "A session", steps, **session)  # type: ignore[arg-type]  # the session's own fields
    return compile_session(plan, POSES, options or Options(), a_second)


def hold_of(timeline: Timeline) -> Segment:
    return segments(timeline, SegmentKind.HOLD)[0]


def from_hold(timeline: Timeline) -> list[tuple[Ms, str]]:
    """What is said in the hold, from its start."""
    hold = hold_of(timeline)
    return [(at - hold.start, caption) for at, caption in captions(timeline) if hold.start <= at < hold.end]


def held(*during: Cue, hold: Amount | None = None, **step: object) -> Step:
    return Step(
        pose="chair",
        arrive=(),
        during=during,
        hold=hold or in_breaths(3),
        **step,  # type: ignore[arg-type]
    )


def test_a_whole_step_to_the_millisecond() -> None:
    step = Step(
        pose="chair",
        arrive=(Cue("Feet together."), Cue("Sit back."), Pause(4 * SECOND), Cue("Knees in line.")),
        enter=Cue("Arms up.", phase=Phase.INHALE),
        hold=in_breaths(2),
        leave=Cue("Stand.", phase=Phase.EXHALE),
        rest=in_breaths(1),
    )
    timeline = compiled(step)
    assert [(part.kind, part.start, part.end) for part in timeline.segments] == [
        (SegmentKind.BELL, 0, 4_000),
        (SegmentKind.ARRIVE, 4_000, 20_700),  # 3 s of words, gaps of 0.7 and 4 s, 1 s to settle, 8 s of breath
        (SegmentKind.HOLD, 20_700, 36_700),
        (SegmentKind.LEAVE, 36_700, 44_700),
        (SegmentKind.REST, 44_700, 52_700),
        (SegmentKind.BELL, 52_700, 60_700),
    ]
    assert captions(timeline) == [
        (4_000, "Feet together."),
        (5_700, "Sit back."),
        (10_700, "Knees in line."),
        (12_700, "Arms up."),
        (20_700, "Inhale, one."),
        (24_700, "Exhale."),
        (28_700, "Two."),
        (40_700, "Stand."),
    ]
    assert [event for event in timeline.events if isinstance(event, (BellDue, PoseStarted))] == [
        BellDue(0, Bell.START),
        PoseStarted(4_000, "chair"),
        BellDue(52_700, Bell.END),
    ]


def test_a_hold_waits_until_the_body_is_there() -> None:
    timeline = compiled(replace(held(), arrive=(Cue("Sit."),)))
    assert [(part.start, part.end) for part in segments(timeline, SegmentKind.ARRIVE)] == [(4_000, 12_000)]


def test_a_hold_waits_for_its_last_arriving_word() -> None:
    step = replace(held(), arrive=(Cue("20 and more"),))
    timeline = compile_session(Session("s", "S", (step,)), POSES, Options(), long_words)
    assert hold_of(timeline).start == 4_000 + 20_000 + 1_000


def test_a_cue_without_a_phase_follows_the_number() -> None:
    assert from_hold(compiled(held(Cue("Knees in.", moment=InBreath(2)), hold=in_breaths(2)))) == [
        (0, "Inhale, one."),
        (4_000, "Exhale."),
        (8_000, "Two."),
        (9_250, "Knees in."),
    ]


def test_a_cue_on_a_phase_takes_the_place_of_the_count() -> None:
    cue = Cue("Grow tall.", moment=InBreath(2), phase=Phase.INHALE)
    assert (8_000, "Grow tall.") in from_hold(compiled(held(cue)))
    assert "Two." not in dict(map(reversed, from_hold(compiled(held(cue)))))  # type: ignore[arg-type]


def test_words_longer_than_their_breath_run_on_and_later_ones_wait() -> None:
    cues = (Cue("12 seconds", moment=InBreath(1)), Cue("Later.", moment=InBreath(2)))
    timeline = compile_session(Session("s", "S", (held(*cues, hold=in_breaths(4)),)), POSES, Options(), long_words)
    assert from_hold(timeline) == [
        (0, "Inhale, one."),
        (1_250, "12 seconds"),
        (13_500, "Later."),
        (16_000, "Three."),
        (24_000, "Four."),
    ]


def test_details_give_way_before_the_hold_does() -> None:
    cues = (Cue("9 seconds", moment=InBreath(1), is_detail=True), Cue("6 seconds", moment=InBreath(1)))
    step = held(*cues, hold=in_breaths(1))
    timeline = compile_session(Session("s", "S", (step,)), POSES, Options(), long_words)
    assert [text for _, text in from_hold(timeline)] == ["Inhale, one.", "6 seconds"]
    assert hold_of(timeline).length == 8_000


def test_the_leaving_waits_for_long_words_alike_on_both_sides() -> None:
    cue = Cue("20 seconds", moment=InBreath(1), occasion=Occasion.FIRST)
    step = held(cue, hold=in_breaths(2), sides=BOTH)
    timeline = compile_session(Session("s", "S", (step,)), POSES, Options(), long_words)
    assert [part.length for part in segments(timeline, SegmentKind.HOLD)] == [1_250 + 20_000 + 250] * 2
    assert [len(breaths(timeline, part)) for part in segments(timeline, SegmentKind.HOLD)] == [4, 4]


def test_the_last_breath_wins_over_a_cue_that_meets_it() -> None:
    cues = (Cue("Look up.", moment=InBreath(3)), Cue("Last breath.", moment=InLastBreath()))
    said = [text for _, text in from_hold(compiled(held(*cues)))]
    assert "Last breath." in said
    assert "Look up." not in said
    assert "Look up." in [text for _, text in from_hold(compiled(held(*cues, hold=in_breaths(4))))]


def test_a_cue_beyond_the_chosen_count_is_dropped() -> None:
    cues = (Cue("Never.", moment=InBreath(4)), Cue("Nor this.", moment=AfterTime(24 * SECOND)))
    timeline = compiled(held(*cues))
    assert not {"Never.", "Nor this."} & {text for _, text in from_hold(timeline)}
    assert hold_of(timeline).length == 24_000


def test_a_cue_at_a_time_starts_then() -> None:
    assert (5_500, "Now.") in from_hold(compiled(held(Cue("Now.", moment=AfterTime(5_500)))))


def test_a_timed_hold_has_whole_breaths_and_no_numbers() -> None:
    timeline = compiled(held(hold=Amount(Unit.TIME, 20_000, 20_000)))
    hold = hold_of(timeline)
    assert (hold.length, hold.amount, hold.amount_range) == (20_000, None, None)
    assert [(breath.at - hold.start, breath.number) for breath in breaths(timeline, hold)] == [
        (0, None),
        (4_000, None),
        (8_000, None),
        (12_000, None),
    ]
    assert from_hold(timeline) == [(0, "Inhale."), (4_000, "Exhale.")]


def test_a_quiet_hold_is_neither_counted_nor_spoken_in() -> None:
    timeline = compiled(held(Cue("Hush.", moment=InBreath(1)), quiet=True))
    assert from_hold(timeline) == []
    assert {breath.number for breath in breaths(timeline, hold_of(timeline))} == {None}
    assert hold_of(timeline).quiet


def test_pauses_of_the_breath_are_kept() -> None:
    box = BreathPattern(4_000, 6_000, hold=4_000, rest=2_000)
    timeline = compiled(held(hold=in_breaths(1), breath=box))
    hold = hold_of(timeline)
    assert [(breath.phase, breath.at - hold.start) for breath in breaths(timeline, hold)] == [
        (Phase.INHALE, 0),
        (Phase.HOLD, 4_000),
        (Phase.EXHALE, 8_000),
        (Phase.REST, 14_000),
    ]


def test_the_practitioners_pace_scales_a_steps_own_pattern() -> None:
    slow = held(hold=in_breaths(1), breath=BreathPattern(2_000, 6_000))
    usual = held(hold=in_breaths(1))
    timeline = compiled(slow, usual, options=Options(pace=BreathPattern(5_000, 7_000)))
    first, second = segments(timeline, SegmentKind.HOLD)
    assert [breath.duration for breath in breaths(timeline, first)] == [3_000, 9_000]
    assert [breath.duration for breath in breaths(timeline, second)] == [5_000, 7_000]


def test_sides_fill_the_words_and_ring_a_bell_between() -> None:
    step = Step(
        pose="chair", sides=BOTH, arrive=(Cue("<side> foot, <other> hand.", show="To the <side>"),), hold=in_breaths(1)
    )
    timeline = compiled(step)
    arriving = [event for event in speech(timeline) if event.key.startswith("arrive")]
    assert [(event.utterance.text, event.caption) for event in arriving] == [
        ("right foot, left hand.", "To the right"),
        ("left foot, right hand.", "To the left"),
    ]
    turned = [event for event in timeline.events if isinstance(event, SideChanged)]
    assert [event.side for event in turned] == [Side.RIGHT, Side.LEFT]
    assert [event.at for event in timeline.events if event == BellDue(event.at, Bell.SIDE)] == [turned[1].at]
    assert arriving[1].at == turned[1].at + 1_500


def test_a_flow_goes_through_all_its_steps_on_one_side_first() -> None:
    flow = Flow("Hips", (held(hold=in_breaths(1)), held(hold=in_breaths(1))), BOTH)
    timeline = compiled(Step(arrive=(Cue("Welcome."),)), flow)
    assert [(part.step, part.side) for part in segments(timeline, SegmentKind.HOLD)] == [
        ("2.1", Side.RIGHT),
        ("2.2", Side.RIGHT),
        ("2.1", Side.LEFT),
        ("2.2", Side.LEFT),
    ]
    assert sum(event == BellDue(event.at, Bell.SIDE) for event in timeline.events) == 1


def test_the_second_side_leaves_details_out() -> None:
    lines = (
        Cue("Long.", is_detail=True),
        Cue("First.", occasion=Occasion.FIRST),
        Cue("Second.", occasion=Occasion.SECOND, is_detail=True),
        Cue("Leftwards.", occasion=Occasion.LEFT),
    )
    timeline = compiled(Step(pose="chair", sides=BOTH, arrive=lines, hold=in_breaths(1)))
    assert [event.caption for event in speech(timeline) if event.key.startswith("arrive")] == [
        "Long.",
        "First.",
        "Second.",
        "Leftwards.",
    ]
    sides = {event.caption: timeline.segment_at(event.at).side for event in speech(timeline)}
    assert sides["Second."] is sides["Leftwards."] is Side.LEFT


def test_the_catalogue_speaks_where_the_session_is_silent() -> None:
    assert [text for _, text in captions(compiled(Step(pose="bridge", hold=in_breaths(1))))] == [
        "Lie down.",
        "Lift.",
        "Inhale, one.",
        "Glutes.",
        "Exhale.",
        "Lower.",
    ]


def test_a_variant_brings_its_own_words_and_name() -> None:
    timeline = compiled(Step(pose="bridge", variant="mudra", during=(), hold=in_breaths(1)))
    assert captions(timeline)[0][1] == "Fingers interlaced."
    assert hold_of(timeline).title == "Bridge, Yoga Mudra"


@pytest.mark.parametrize(("has_both", "taken"), [(False, "mudra"), (True, "out-and-mudra")])
def test_two_choices_of_a_variant_take_the_one_for_both_if_there_is_one(*, has_both: bool, taken: str) -> None:
    ids = ["mudra", "out", *(["out-and-mudra"] if has_both else [])]
    poses = {"bridge": Pose("bridge", "Bridge", variants={one: Variant(one) for one in ids})}
    changes = [When("legs", "out", {"variant": "out"}), When("arms", "mudra", {"variant": "mudra"})]
    step = Step(pose="bridge", hold=in_breaths(1), when=tuple(changes))
    assert effective_step(step, {"legs": "out", "arms": "mudra"}, poses).variant == taken
    assert effective_step(step, {"legs": "out", "arms": "alongside"}, poses).variant == "out"


def test_a_choice_of_another_pose_brings_that_poses_own_words_and_variants() -> None:
    changes = When("way", "strong", {"pose": "bridge", "variant": "mudra"})
    way = Choice("way", "Which?", (Option("plain", "Plain"), Option("strong", "Strong")), "plain")
    step = Step(pose="chair", hold=in_breaths(1), when=(changes,))
    timeline = compiled(step, choices=(way,), options=Options(choices={"way": "strong"}))
    assert [text for _, text in captions(timeline)[:2]] == ["Fingers interlaced.", "Lift."]
    assert captions(timeline)[-1][1] == "Lower."


def test_a_step_without_a_hold_lasts_its_words_and_pauses() -> None:
    timeline = compiled(Step(pose="bridge", arrive=(Cue("Lie on your belly."), Pause(9 * SECOND))))
    assert [(part.kind, part.length) for part in timeline.segments[1:-1]] == [(SegmentKind.ARRIVE, 11_000)]


def test_the_body_rests_in_the_poses_own_rest() -> None:
    timeline = compiled(Step(pose="bridge", hold=in_breaths(1), rest=in_breaths(2)))
    (rest,) = segments(timeline, SegmentKind.REST)
    assert (rest.pose, rest.title, rest.length) == ("rest", "On the back", 16_000)
    (leave,) = segments(timeline, SegmentKind.LEAVE)
    assert PoseStarted(leave.start, "rest") in timeline.events


def test_actions_add_up() -> None:
    step = Step(
        pose="bridge",
        arrive=(),
        build=(
            Action("Heels press", Cue("Press."), in_breaths(2), pose="rest", works=("hamstrings",)),
            Action("Feet apart", Cue("Draw apart."), in_breaths(1)),
        ),
        hold=in_breaths(3),
        during=(),
    )
    timeline = compiled(step)
    assert [part.works for part in timeline.segments[1:-2]] == [(), ("hamstrings",), (), ()]
    parts = [(part.kind, part.pose, part.amount, part.kept_on) for part in timeline.segments[1:-2]]
    assert parts == [
        (SegmentKind.ARRIVE, "rest", None, ()),
        (SegmentKind.BUILD, "rest", 2, ("Heels press",)),
        (SegmentKind.BUILD, "bridge", 1, ("Heels press", "Feet apart")),
        (SegmentKind.HOLD, "bridge", 3, ("Heels press", "Feet apart")),
    ]
    first, second = segments(timeline, SegmentKind.BUILD)
    assert first.length == 2_000 + 16_000  # the words and a second to settle, then the breaths
    assert second.length == 6_000 + 8_000  # the body moves into another shape


@pytest.mark.parametrize(
    ("enter", "carried"), [(None, 0), (Cue("Lift."), 0), (Cue("Lift.", phase=Phase.INHALE), 8_000)]
)
def test_a_body_sets_out_for_what_it_holds_where_the_last_action_is_in_another_shape(
    enter: Cue | None, carried: Ms
) -> None:
    action = Action("Heels press", Cue("Press."), in_breaths(2), pose="rest")
    timeline = compiled(Step(pose="bridge", arrive=(), build=(action,), enter=enter, hold=in_breaths(3), during=()))
    (built,), (hold,) = segments(timeline, SegmentKind.BUILD), segments(timeline, SegmentKind.HOLD)
    assert PoseStarted(built.end, "bridge") in timeline.events
    assert hold.start - built.end == 6_000 + carried  # the body moves into another shape


def reps(**changes: object) -> Step:
    repetitions = Repetitions(
        rounds=Amount(Unit.ROUNDS, 2, 2),
        crossing=2,
        tempo=(Move("step", 2_000), Move("close", 3_000)),
        there=(Cue("Right leads."),),
        back=(Cue("Left leads."),),
    )
    return Step(pose="chair", arrive=(), repetitions=replace(repetitions, **changes))  # type: ignore[arg-type]


def test_repetitions_are_timed_and_counted_aloud() -> None:
    timeline = compiled(reps())
    (part,) = segments(timeline, SegmentKind.REPS)
    assert (part.length, part.amount, part.amount_range) == (40_000, 2, (2, 2))
    assert [(move.at - part.start, move.name, move.number, move.is_back) for move in moves(timeline)][:5] == [
        (0, "step", 1, False),
        (2_000, "close", 1, False),
        (5_000, "step", 1, False),
        (7_000, "close", 1, False),
        (10_000, "step", 1, True),
    ]
    assert [(at - part.start, text) for at, text in captions(timeline)][:7] == [
        (0, "One."),
        (1_250, "Right leads."),
        (5_000, "Step."),
        (7_000, "Close."),
        (10_000, "Step."),
        (11_250, "Left leads."),
        (15_000, "Step."),
    ]
    assert (20_000, "Two.") in [(at - part.start, text) for at, text in captions(timeline)]


def test_where_only_names_are_said_a_long_round_is_counted_and_its_way_back_named() -> None:
    timeline = compiled(reps(), options=Options(guidance=Guidance.NAMES))
    (part,) = segments(timeline, SegmentKind.REPS)
    said = [(at - part.start, text) for at, text in captions(timeline) if at >= part.start]
    assert said == [(0, "One."), (10_000, "Step."), (20_000, "Two."), (30_000, "Step.")]


def test_where_only_names_are_said_a_short_round_is_counted() -> None:
    timeline = compiled(reps(crossing=1), options=Options(guidance=Guidance.NAMES))
    (part,) = segments(timeline, SegmentKind.REPS)
    said = [(at - part.start, text) for at, text in captions(timeline) if at >= part.start]
    assert said == [(0, "One."), (10_000, "Two.")]


def test_movement_never_waits_for_words() -> None:
    step = reps(there=(Cue("25 seconds"),))
    timeline = compile_session(Session("s", "S", (step,)), POSES, Options(), long_words)
    assert [move.at - moves(timeline)[0].at for move in moves(timeline)][:3] == [0, 2_000, 5_000]
    assert "Two." not in [text for _, text in captions(timeline)]


def test_movements_may_follow_the_breath() -> None:
    step = reps(tempo=(Move("open", Phase.INHALE), Move("close", Phase.EXHALE)), crossing=1)
    timeline = compiled(step, breath=BreathPattern(3_000, 5_000))
    (part,) = segments(timeline, SegmentKind.REPS)
    assert part.length == 2 * 2 * 8_000
    assert [(breath.phase, breath.at - part.start) for breath in breaths(timeline, part)][:3] == [
        (Phase.INHALE, 0),
        (Phase.EXHALE, 3_000),
        (Phase.INHALE, 8_000),
    ]


def test_short_guidance_leaves_details_and_breath_words_out() -> None:
    step = replace(held(hold=in_breaths(1)), arrive=(Cue("Sit."), Cue("Long.", is_detail=True)))
    timeline = compiled(step, options=Options(guidance=Guidance.SHORT))
    assert [text for _, text in captions(timeline)] == ["Sit.", "One."]


def test_names_guidance_says_pose_side_and_count() -> None:
    step = Step(pose="bridge", sides=(Side.LEFT,), hold=in_breaths(2))
    timeline = compiled(step, options=Options(guidance=Guidance.NAMES), cautions=("knee injury",))
    assert [text for _, text in captions(timeline)] == ["Bridge, left side.", "One.", "Two."]


def test_names_guidance_says_each_action_and_when_a_lift_is_over() -> None:
    poses = {**POSES, "rest": Pose("rest", "Rest on the belly"), "lift": Pose("lift", "Lift", rests_in="rest")}
    step = Step(
        pose="lift",
        build=(Action("Heels press", Cue("Press both heels."), in_breaths(1)),),
        hold=in_breaths(1),
        leave=Cue("Lower down.", phase=Phase.EXHALE),
        rest=in_breaths(2),
    )
    session = Session("s", "S", (step,))
    timeline = compile_session(session, poses, Options(guidance=Guidance.NAMES), a_second)
    said = ["Lift.", "Heels press.", "One.", "One.", "Rest on the belly."]
    assert [text for _, text in captions(timeline)] == said
    (leaving,) = (part for part in timeline.segments if part.kind is SegmentKind.LEAVE)
    assert captions(timeline)[-1][0] == leaving.start


def test_cautions_come_first_with_their_advice() -> None:
    session = Session("s", "S", (held(),), cautions=("knee injury", "a stiff neck"))
    known = {"knee injury": Caution("knee injury", "Knee injury", "Use the props.")}
    timeline = compile_session(session, POSES, Options(), a_second, known)
    assert captions(timeline)[:2] == [(0, "Knee injury. Use the props."), (1_700, "A stiff neck.")]
    assert [part.kind for part in timeline.segments[:2]] == [SegmentKind.SAY, SegmentKind.BELL]
    unspoken = compile_session(session, POSES, Options(speak_cautions=False), a_second, known)
    assert unspoken.segments[0].kind is SegmentKind.BELL


def test_choices_change_steps_cues_and_whole_steps() -> None:
    step = replace(
        held(Cue("Only strong.", moment=InBreath(1), only=(("way", ("strong",)),)), hold=in_breaths(2)),
        when=(When("way", "strong", {"hold": in_breaths(4), "props": ("band",)}),),
    )
    extra = replace(held(hold=in_breaths(1)), only=(("way", ("plain",)),))
    way = Choice("way", "Which?", (Option("plain", "Plain"), Option("strong", "Strong")), "plain")
    plain = compiled(step, extra, choices=(way,))
    strong = compiled(step, extra, choices=(way,), options=Options(choices={"way": "strong"}))
    assert [part.amount for part in segments(plain, SegmentKind.HOLD)] == [2, 1]
    assert [part.amount for part in segments(strong, SegmentKind.HOLD)] == [4]
    assert "Only strong." in [text for _, text in captions(strong)]
    assert "Only strong." not in [text for _, text in captions(plain)]


def test_a_choice_changes_parts_of_repetitions() -> None:
    lift = (Move("lift", 1_000), Move("step", 1_000), Move("close", 1_000))
    step = replace(reps(), when=(When("way", "strong", {"tempo": lift}),))
    way = Choice("way", "Which?", (Option("plain", "Plain"), Option("strong", "Strong")), "plain")
    timeline = compiled(step, choices=(way,), options=Options(choices={"way": "strong"}))
    assert [move.name for move in moves(timeline)][:3] == ["lift", "step", "close"]


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ({"wya": "plain"}, "“A session” has no choice “wya” — did you mean “way”?"),
        ({"band": "plain"}, "“A session” has no choice “band”; it has way."),
        ({"way": "stong"}, "The choice “way” has no option “stong” — did you mean “strong”?"),
    ],
)
def test_an_unknown_choice_is_told(choices: dict[str, str], sentence: str) -> None:
    way = Choice("way", "Which?", (Option("plain", "Plain"), Option("strong", "Strong")), "plain")
    with pytest.raises(InputError, match=f"^{re.escape(sentence)}$"):
        compiled(held(), choices=(way,), options=Options(choices=choices))


def test_steps_are_skipped_and_sides_narrowed() -> None:
    steps = (held(), Flow("Two", (held(), held())), held(sides=BOTH))
    timeline = compiled(*steps, options=Options(skipped=frozenset({"1", "2.1"}), sides=(Side.LEFT,)))
    assert [(part.step, part.side) for part in segments(timeline, SegmentKind.HOLD)] == [
        ("2.2", None),
        ("3", Side.LEFT),
    ]


def test_without_a_target_the_usual_is_done() -> None:
    steps = [held(hold=Amount(Unit.BREATHS, *bounds)) for bounds in ((3, 5), (5, 10), (5, 10, 6))]
    assert [part.amount for part in segments(compiled(*steps), SegmentKind.HOLD)] == [4, 7, 6]


def test_a_change_by_hand_counts_on_both_sides() -> None:
    timeline = compiled(held(hold=in_breaths(3, 5), sides=BOTH), options=Options(amounts={"1": 7}))
    assert [part.amount for part in segments(timeline, SegmentKind.HOLD)] == [7, 7]


def test_a_target_is_met_by_whole_breaths_spread_fairly() -> None:
    steps = (held(hold=in_breaths(3, 7)), held(hold=in_breaths(3, 7)), held(hold=in_breaths(3, 5), sides=BOTH))
    least = compiled(*steps, options=Options(amounts={"1": 3, "2": 3, "3": 3})).duration
    timeline = compiled(*steps, options=Options(target=least + 49_000))
    assert [part.amount for part in segments(timeline, SegmentKind.HOLD)] == [5, 5, 4, 4]
    assert timeline.duration == least + 48_000


def test_a_target_out_of_reach_names_both_bounds() -> None:
    steps = (held(hold=in_breaths(3, 5)),)
    for target in (10 * SECOND, 10 * MINUTE):
        with pytest.raises(InputError, match=r"between 0:44 and 1:00\.$"):
            compiled(*steps, options=Options(target=target))
    assert compiled(*steps, options=Options(target=2 * MINUTE - 1)).duration == 60_000
    with pytest.raises(InputError, match=r"it takes 0:44\.$"):
        compiled(held(hold=in_breaths(3)), options=Options(target=10 * MINUTE))


def test_a_step_can_wait_for_a_key() -> None:
    timeline = compiled(held(wait=True), Step(arrive=(Cue("Ready?"),), wait=True))
    assert [part.kind for part in timeline.segments if part.waits] == [SegmentKind.HOLD, SegmentKind.SAY]


def test_bells_ring_where_they_are_written() -> None:
    ring = Step(bell=True)
    spoken = Step(arrive=(Cue("Listen.", bell=True),))
    timeline = compiled(ring, spoken)
    assert [(event.at, event.bell) for event in timeline.events if isinstance(event, BellDue)] == [
        (0, Bell.START),
        (4_000, Bell.START),
        (8_000, Bell.START),
        (10_000, Bell.END),
    ]
    assert captions(timeline) == [(8_000, "Listen.")]


@pytest.mark.parametrize("guidance", list(Guidance))
def test_bells_are_no_words_and_ring_whatever_the_voice_says(guidance: Guidance) -> None:
    ringing = (Cue("", moment=InBreath(2), bell=True), Cue("Last.", moment=InLastBreath(), bell=True))
    timeline = compiled(held(*ringing), options=Options(guidance=guidance))
    start, end = hold_of(timeline).start, hold_of(timeline).end
    rung = [event.at for event in timeline.events if isinstance(event, BellDue) and start <= event.at < end]
    assert len(rung) == 2
    assert start + 8_000 <= rung[0] < start + 16_000 <= rung[1]


def test_a_recording_and_a_pronunciation_travel_with_the_words() -> None:
    cue = Cue("Om.", say_as=(("Om", "/oʊm/"),), recording=Path("om.ogg"), source="key", why="A reason.")
    (event,) = speech(compiled(Step(arrive=(cue,))))
    assert event.utterance == Utterance("Om.", (("Om", "/oʊm/"),), Path("om.ogg"))
    assert (event.source, event.why, event.exact) == ("key", "A reason.", True)


def test_what_a_step_rests_on_stands_for_those_of_its_words_that_say_nothing_of_it() -> None:
    own = Cue("Knees bent.", moment=InBreath(2), source="own")
    step = held(Cue("Sit down.", moment=InBreath(1)), own, source="care", why="It is steady.", leave=Cue("Stand."))
    said = {event.caption: (event.source, event.why) for event in speech(compiled(step)) if event.number is None}
    assert said == {
        "Sit down.": ("care", "It is steady."),
        "Knees bent.": ("own", None),
        "Stand.": ("care", "It is steady."),
    }
    (lowered,) = [event for event in speech(compiled(Step("bridge", source="care"))) if event.caption == "Lie down."]
    assert (lowered.source, lowered.why) == ("care", None), "the words of the catalogue too"


def test_a_session_without_steps_is_two_bells() -> None:
    assert [part.length for part in compiled().segments] == [4_000, 8_000]
