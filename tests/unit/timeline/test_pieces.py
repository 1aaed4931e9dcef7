"""What was laid before is taken over: it spares work, and nothing else."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model.amount import Amount, Unit
from guide.model.cue import Cue, Guidance, InBreath, Occasion, Utterance
from guide.model.session import Session, Step
from guide.model.side import Side
from guide.model.units import Ms
from guide.timeline.compiler import compile_session
from guide.timeline.options import Options
from guide.timeline.passes import passes_of, passes_over
from guide.timeline.recompile import recompile
from guide.timeline.speaker import Lengths
from guide.timeline.timeline import Pieces, SegmentKind, Timeline
from tests.unit.timeline.looking import segments
from tests.unit.timeline.strategies import POSES, clips, options_for, plans, targets

Asked = tuple[Session, Options, Lengths]
Wish = Callable[[Options], Options]
part_way = st.floats(-0.1, 1, exclude_max=True)


@st.composite
def wishes_for(draw: st.DrawFn, session: Session) -> Wish:
    """What changes a single pass or two, and at times anything else."""
    walk = draw(st.sampled_from(passes_of(session, POSES, Options()) or (None,)))
    path, turn = (walk.path, walk.turn) if walk else ("1", "1")
    number = draw(st.integers(1, 9))
    target = draw(st.none() | targets)
    wishes: tuple[Wish, ...] = (
        lambda now: replace(now, amounts={**now.amounts, path: number}),
        lambda now: replace(now, amounts={}),
        lambda now: replace(now, repeats={turn: number % 3}),
        lambda now: replace(now, skipped=now.skipped | {path}),
        lambda now: replace(now, skipped=frozenset()),
        lambda now: replace(now, target=target),
        lambda _: draw(options_for(session)),
    )
    return draw(st.sampled_from(wishes))


@settings(max_examples=80, deadline=None)
@given(plans(), st.lists(st.tuples(part_way, st.none() | clips), min_size=1, max_size=5), st.data())
def test_a_timeline_is_the_same_whether_its_pieces_are_taken_over_or_laid_afresh(
    asked: Asked, changes: list[tuple[float, Lengths | None]], data: st.DataObject
) -> None:
    session, options, lengths = asked
    timeline = compile_session(session, POSES, options, lengths)
    for part, arrived in changes:
        options = data.draw(wishes_for(session))(options)
        lengths = arrived or lengths
        position = int(part * timeline.duration)
        afresh = replace(timeline, pieces=Pieces())
        expected, _ = recompile(afresh, position, session, POSES, options, lengths)
        timeline, _ = recompile(timeline, position, session, POSES, options, lengths)
        assert timeline == expected


@settings(max_examples=60, deadline=None)
@given(plans())
def test_the_passes_over_one_step_are_those_of_the_whole(asked: Asked) -> None:
    session, options, _ = asked
    whole = passes_of(session, POSES, options)
    for path in {walk.path for walk in whole} | {"1", ""}:
        expected = tuple(walk for walk in whole if walk.path == path)
        assert passes_over(path, session, POSES, options) == expected


STEP = Step(arrive=(Cue("Stand."),), hold=Amount(Unit.BREATHS, 3, 5), sides=(Side.RIGHT, Side.LEFT))
LONG = Session("s", "S", (STEP,) * 20)


def a_second(_: Utterance) -> Ms:
    return 1_000


def test_of_a_long_practice_only_what_changes_is_laid_anew() -> None:
    timeline = compile_session(LONG, {}, Options(), a_second)
    changed, _ = recompile(timeline, 0, LONG, {}, Options(amounts={"11": 5}), a_second)
    taken_over = [key for key, piece in changed.pieces.laid.items() if piece is timeline.pieces.laid[key]]
    assert len(changed.pieces.laid) - len(taken_over) == len(STEP.sides)
    assert starts_of_holds(changed)[-1] == starts_of_holds(timeline)[-1] + len(STEP.sides) * LONG.breath.length


def test_after_a_jump_back_the_rest_is_still_known() -> None:
    timeline = compile_session(LONG, {}, Options(), a_second)
    late, _ = recompile(timeline, timeline.duration - 60_000, LONG, {}, Options(repeats={"20 left": 1}), a_second)
    early, _ = recompile(late, 0, LONG, {}, Options(amounts={"11": 5}), a_second)
    taken_over = [key for key, piece in early.pieces.laid.items() if piece is timeline.pieces.laid.get(key)]
    assert len(taken_over) >= len(timeline.pieces.laid) - 2 * len(STEP.sides)


def test_the_steps_are_walked_anew_only_where_the_wish_asks_for_other_walks() -> None:
    timeline = compile_session(LONG, {}, Options(), a_second)
    shorter, _ = recompile(timeline, 0, LONG, {}, Options(guidance=Guidance.SHORT, amounts={"11": 5}), a_second)
    assert shorter.pieces.passes is timeline.pieces.passes
    for other in (Options(repeats={"11 left": 1}), Options(skipped=frozenset({"11"})), Options(sides=(Side.LEFT,))):
        changed, _ = recompile(timeline, -1, LONG, {}, other, a_second)
        assert changed.pieces.passes == passes_of(LONG, {}, other)


def test_words_of_another_length_are_laid_at_that_length() -> None:
    timeline = compile_session(LONG, {}, Options(), a_second)
    slower, _ = recompile(timeline, -1, LONG, {}, Options(), lambda _: 1_500)
    assert starts_of_holds(slower)[0] == starts_of_holds(timeline)[0] + 500


def test_a_side_left_alone_waits_no_more_for_the_words_of_the_other() -> None:
    words = Cue("Words for the left side.", occasion=Occasion.LEFT, moment=InBreath(1))
    step = replace(STEP, hold=Amount(Unit.BREATHS, 1, 1), during=(words,))
    session = replace(LONG, steps=(step,))

    def lengths(utterance: Utterance) -> Ms:
        return 20_000 if utterance.text == words.say else 1_000

    both = compile_session(session, {}, Options(), lengths)
    alone = Options(sides=(Side.RIGHT,))
    now, _ = recompile(both, -1, session, {}, alone, lengths)
    assert now == compile_session(session, {}, alone, lengths)
    assert segments(now, SegmentKind.HOLD)[0].length < segments(both, SegmentKind.HOLD)[0].length


def starts_of_holds(timeline: Timeline) -> list[Ms]:
    return [hold.start for hold in segments(timeline, SegmentKind.HOLD)]
