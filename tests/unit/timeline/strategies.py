"""Sessions, options, clip lengths and changes of mind for the compiler's property tests."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern, Phase
from guide.model.cue import (
    AfterTime,
    Cue,
    Guidance,
    InBreath,
    InLastBreath,
    Line,
    Occasion,
    Pause,
    Utterance,
)
from guide.model.pose import Pose, Variant
from guide.model.session import Action, Choice, Flow, Item, Move, Option, Repetitions, Session, Step, When
from guide.model.side import Side
from guide.model.units import MINUTE, SECOND, Ms
from guide.timeline.options import Options
from guide.timeline.speaker import Lengths

SENTENCES = (
    "Lift.",
    "Keep the neck long.",
    "Step your <side> foot forward.",
    "Turn the <other> foot in, about forty-five degrees.",
    "Not sure the glutes work? Reach back and touch them.",
    "Walk the hands forward, and let the head come down to the floor, to a block, or to the hands. Take your time.",
)

POSES = {
    "locust": Pose(
        "locust",
        "Locust",
        arrive=(Cue("Lie on your belly."), Pause(2 * SECOND), Cue("Arms alongside.", is_detail=True)),
        enter=Cue("Lift everything that will lift.", phase=Phase.INHALE),
        during=(Cue("Neck long.", moment=InBreath(1)), Cue("Last breath.", moment=InLastBreath())),
        leave=Cue("Lower down.", phase=Phase.EXHALE),
        rests_in="prone-rest",
    ),
    "prone-rest": Pose("prone-rest", "Rest on the belly"),
    "warrior-1": Pose("warrior-1", "Warrior 1", move=10 * SECOND),
    "bridge": Pose("bridge", "Bridge", variants={"mudra": Variant("mudra", "Bridge, Yoga Mudra")}, move=6 * SECOND),
    "chair": Pose("chair", "Chair", move=3 * SECOND),
}

CHOICE = Choice("way", "Which way?", (Option("plain", "Plain"), Option("strong", "Strong")), "plain")

phases = st.sampled_from(Phase)
patterns = st.builds(
    BreathPattern,
    inhale=st.integers(1_500, 6_000),
    exhale=st.integers(1_500, 6_000),
    hold=st.sampled_from((0, 0, 1_000)),
    rest=st.sampled_from((0, 0, 2_000)),
)
moments = st.one_of(
    st.builds(InBreath, st.integers(1, 6)),
    st.just(InLastBreath()),
    st.builds(AfterTime, st.integers(0, 60 * SECOND)),
)
only = st.sampled_from(((), (("way", ("strong",)),), (("way", ("plain",)),)))
plain_cues = st.sampled_from(SENTENCES).map(Cue)
cues = st.builds(
    Cue._replace,
    plain_cues,
    show=st.sampled_from((None, "Shown, on the <side>.")),
    is_detail=st.booleans(),
    only=only,
    bell=st.sampled_from((False, False, True)),
)
sided_cues = st.builds(Cue._replace, cues, occasion=st.sampled_from((None, None, *Occasion)))
breathed_cues = st.builds(Cue._replace, cues, phase=st.sampled_from((None, Phase.INHALE, Phase.EXHALE)))
during_cues = st.builds(Cue._replace, breathed_cues, moment=moments)
lines: st.SearchStrategy[Line] = st.one_of(sided_cues, st.builds(Pause, st.integers(0, 9 * SECOND)))


@st.composite
def ranges(draw: st.DrawFn, unit: Unit, least: int, most: int) -> Amount:
    """An amount within bounds, at times with what is usual."""
    low, high = sorted((draw(st.integers(least, most)), draw(st.integers(least, most))))
    return Amount(unit, low, high, draw(st.one_of(st.none(), st.integers(low, high))))


breaths = ranges(Unit.BREATHS, 1, 8)
holds = st.one_of(breaths, breaths, ranges(Unit.TIME, 1, 90_000))
moves = st.builds(
    Move, st.sampled_from(("step", "close", "lift")), st.one_of(st.integers(600, 4_000), st.just(Phase.INHALE))
)
repetitions = st.builds(
    Repetitions,
    rounds=ranges(Unit.ROUNDS, 1, 4),
    crossing=st.integers(1, 3),
    tempo=st.lists(moves, min_size=1, max_size=3, unique_by=lambda move: move.name).map(tuple),
    there=st.lists(cues, max_size=1).map(tuple),
    back=st.lists(cues, max_size=1).map(tuple),
)
actions = st.builds(
    Action,
    name=st.sampled_from(("Heels press", "Feet apart", "Legs together")),
    cue=plain_cues,
    hold=ranges(Unit.BREATHS, 1, 3),
    pose=st.sampled_from((None, "prone-rest")),
)
whens = st.one_of(
    st.just(()),
    st.builds(
        lambda amount, variant: (When("way", "strong", {"hold": amount, "variant": variant}),),
        breaths,
        st.sampled_from((None, "mudra")),
    ),
)
words_alone = st.builds(
    Step,
    arrive=st.lists(st.one_of(cues, st.builds(Pause, st.integers(0, 9 * SECOND))), min_size=1, max_size=3).map(tuple),
    only=only,
    wait=st.booleans(),
)
common = {
    "pose": st.sampled_from(("locust", "warrior-1", "bridge")),
    "arrive": st.one_of(st.none(), st.lists(lines, max_size=4).map(tuple)),
    "enter": st.one_of(st.none(), breathed_cues),
    "leave": st.one_of(st.none(), breathed_cues),
    "rest": st.one_of(st.none(), ranges(Unit.BREATHS, 1, 3)),
    "breath": st.one_of(st.none(), patterns),
    "wait": st.booleans(),
    "bell": st.booleans(),
}
held = st.builds(
    Step,
    **common,
    hold=holds,
    during=st.one_of(st.none(), st.lists(during_cues, max_size=4).map(tuple)),
    build=st.one_of(st.just(()), st.lists(actions, max_size=3).map(tuple)),
    when=whens,
    quiet=st.sampled_from((False, False, False, True)),
)
unheld = st.builds(Step, **common)
repeated = st.builds(
    Step,
    **{**common, "pose": st.just("chair")},
    repetitions=repetitions,
    during=st.lists(during_cues, max_size=3).map(tuple),
)
steps = st.one_of(held, held, held, words_alone, unheld, repeated)
sides = st.sampled_from(((), (Side.RIGHT, Side.LEFT), (Side.LEFT, Side.RIGHT), (Side.LEFT,)))


@st.composite
def items(draw: st.DrawFn) -> Item:
    """A step, on one side or both, or a flow of them."""
    if draw(st.integers(0, 3)):
        step: Step = draw(steps)
        return replace(step, sides=draw(sides))
    flow_sides = draw(sides)
    members: list[Step] = draw(st.lists(steps, min_size=1, max_size=3))
    if not flow_sides:
        members = [replace(step, sides=draw(sides)) for step in members]
    return Flow("Flow", tuple(members), flow_sides)


sessions = st.builds(
    Session,
    id=st.just("session"),
    title=st.just("A session"),
    steps=st.lists(items(), min_size=1, max_size=4).map(tuple),
    cautions=st.sampled_from(((), ("knee injury",))),
    breath=patterns,
    choices=st.just((CHOICE,)),
)


@st.composite
def options_for(draw: st.DrawFn, session: Session) -> Options:
    """What a practitioner may ask of a session."""
    paths = [str(number + 1) for number in range(len(session.steps))]
    return Options(
        choices=draw(st.sampled_from(({}, {"way": "strong"}))),
        pace=draw(st.one_of(st.none(), patterns)),
        guidance=draw(st.sampled_from(Guidance)),
        sides=draw(st.sampled_from(((), (), (Side.LEFT,), (Side.LEFT, Side.RIGHT)))),
        skipped=draw(st.frozensets(st.sampled_from(paths), max_size=1)),
        amounts=draw(st.dictionaries(st.sampled_from(paths), st.integers(1, 9), max_size=1)),
        speak_cautions=draw(st.booleans()),
    )


@dataclass(frozen=True)
class Clips:
    """A voice some of whose clips are rendered: the same text always has the same length, at some `pace`."""

    pace: int
    every: int

    def __call__(self, utterance: Utterance) -> Ms | None:
        letters = len(utterance.text)
        return None if letters % self.every else letters * self.pace + letters % 7


clips: st.SearchStrategy[Lengths] = st.builds(Clips, pace=st.integers(20, 150), every=st.integers(1, 4))


@st.composite
def plans(draw: st.DrawFn) -> tuple[Session, Options, Lengths]:
    """A session, what is asked of it, and a voice."""
    session = draw(sessions)
    return session, draw(options_for(session)), draw(clips)


targets = st.integers(0, 30 * MINUTE)
