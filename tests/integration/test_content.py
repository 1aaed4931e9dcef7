"""The shipped sessions and poses: complete, resting on their sources, and easy to follow with closed eyes."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from guide import resources
from guide.model.amount import Amount, Unit
from guide.model.cue import Cue
from guide.model.pose import Catalogue
from guide.model.session import Flow, Session, Step
from guide.model.side import Side
from guide.model.units import MINUTE, Ms
from guide.sessionfile.catalogue import read_catalogue
from guide.sessionfile.session import Reading, read_session
from guide.timeline.check import warnings
from guide.timeline.compiler import compile_session
from guide.timeline.events import SpeechDue, SpeechKind
from guide.timeline.options import Options
from guide.timeline.passes import effective_step
from guide.timeline.timeline import Timeline

SESSIONS = (
    "locust",
    "warrior-1",
    "utkatasana-side-steps",
    "bridge",
    "pigeon-to-twist",
    "glute-strength",
    "strong-glutes-open-hips",
    "bridge-in-six-steps",
    "glutes-and-hamstrings",
    "gentle-backbend",
    "sit-stand-squat",
)
ARTICLES = {"love-your-butt", "stop-relaxing", "tight-in-backbends", "glutes-and-legs", "back-of-your-body"}
HIP_OPENERS = ("pigeon", "gomukhasana", "ankle-to-knee", "half-seated-twist")
PRACTICE = Path(__file__).parents[2] / "docs" / "practice.md"
MOST_WORDS = 17
MOST_WORDS_DURING = 12


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue, which must be without a problem."""
    read, problems = read_catalogue(resources.asset())
    assert not problems, "\n".join(map(str, problems))
    return read


def _find(session_id: str) -> Path | None:
    file = resources.shipped_sessions() / f"{session_id}.yaml"
    return file if file.is_file() else None


@cache
def reading(session_id: str) -> Reading:
    """A shipped session with its problems."""
    return read_session(resources.shipped_sessions() / f"{session_id}.yaml", catalogue(), _find)


def session(session_id: str) -> Session:
    """A shipped session."""
    read = reading(session_id).session
    assert read is not None
    return read


@cache
def timeline(session_id: str, *picked: tuple[str, str]) -> Timeline:
    """A session compiled with estimated lengths and its defaults, but for the options picked."""
    options = Options(choices=dict(picked))
    return compile_session(session(session_id), catalogue().poses, options, lambda _: None, catalogue().cautions)


def variations(session_id: str) -> Iterator[tuple[tuple[str, str], ...]]:
    """Every option of every choice, one at a time."""
    yield ()
    for choice in session(session_id).choices:
        yield from (((choice.key, option.key),) for option in choice.options if option.key != choice.default)


def steps(session_id: str) -> Iterator[Step]:
    """The steps of a session, with those inside its flows, as they are with each option in turn."""
    plan = session(session_id)
    defaults = {choice.key: choice.default for choice in plan.choices}
    for item in plan.steps:
        for step in item.steps if isinstance(item, Flow) else (item,):
            chosen = (defaults | dict(picked) for picked in variations(session_id))
            seen = (effective_step(step, options, catalogue().poses) for options in chosen)
            yield from dict.fromkeys(seen)


def cues(step: Step) -> Iterator[Cue]:
    """Every cue of an effective step."""
    turns = step.repetitions
    lines = chain(step.arrive or (), step.during or (), *((turns.there, turns.back) if turns else ()))
    yield from (line for line in lines if isinstance(line, Cue))
    yield from (cue for cue in (step.enter, step.leave) if cue is not None)
    yield from (action.cue for action in step.build)


def held(session_id: str, pose: str) -> list[Step]:
    """The steps of a session in which a pose is held or repeated."""
    return [step for step in steps(session_id) if step.pose == pose and (step.hold or step.repetitions)]


def words(session_id: str) -> str:
    """All that a session says and shows, with every option in turn, in one lower-case text."""
    plan = session(session_id)
    spoken = (
        text
        for picked in variations(session_id)
        for event in timeline(session_id, *picked).events
        if isinstance(event, SpeechDue)
        for text in (event.utterance.text, event.caption, event.why or "")
    )
    offered = (
        text for choice in plan.choices for option in choice.options for text in (option.label, option.why or "")
    )
    return "\n".join(dict.fromkeys(chain(spoken, offered, (plan.title, plan.summary)))).lower()


@pytest.mark.parametrize("session_id", SESSIONS)
def test_a_shipped_session_has_no_problem(session_id: str) -> None:
    assert not reading(session_id).problems


@pytest.mark.parametrize("session_id", SESSIONS)
def test_the_words_of_a_session_fit_its_breaths_with_every_option(session_id: str) -> None:
    assert not warnings(session(session_id), catalogue().poses, lambda _: None)


def test_the_eleven_sessions_are_shipped() -> None:
    assert {file.stem for file in resources.shipped_sessions().glob("*.yaml")} == set(SESSIONS)


@pytest.mark.parametrize("session_id", SESSIONS)
def test_a_session_introduces_itself(session_id: str) -> None:
    plan = session(session_id)
    assert plan.summary
    assert plan.level
    assert plan.focus
    assert "mat" in plan.props_needed


def test_all_five_articles_and_nothing_unknown_are_rested_on() -> None:
    named = set(chain.from_iterable(session(session_id).sources for session_id in SESSIONS))
    assert named == ARTICLES
    assert set(catalogue().sources) == ARTICLES | {"care"}


@pytest.mark.parametrize("session_id", SESSIONS)
def test_a_session_names_every_source_of_its_cues(session_id: str) -> None:
    used = {cue.source for step in steps(session_id) for cue in cues(step) if cue.source}
    offered = {option.source for choice in session(session_id).choices for option in choice.options if option.source}
    assert used
    assert used | offered <= set(session(session_id).sources)


@pytest.mark.parametrize("session_id", SESSIONS)
def test_a_session_opens_with_the_cautions_of_its_poses(session_id: str) -> None:
    cautions = session(session_id).cautions
    poses = {step.pose for step in steps(session_id) if step.pose}
    assert cautions[0] == "pain"
    assert set(cautions) <= set(catalogue().cautions)
    assert set(cautions) >= {caution for pose in poses for caution in catalogue().poses[pose].cautions}


@pytest.mark.parametrize("session_id", SESSIONS)
def test_a_session_lists_every_prop_it_may_use(session_id: str) -> None:
    plan = session(session_id)
    used = set(chain.from_iterable(step.props for step in steps(session_id)))
    used |= {prop for choice in plan.choices for option in choice.options for prop in option.props}
    assert used <= {*plan.props_needed, *plan.props_optional}


def _facts() -> Iterator[tuple[str, str, str]]:
    """The rows of the tables of facts: the fact, the session that teaches it, and words to look up in it."""
    for line in PRACTICE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if len(cells) != 2:
            continue
        for session_id, quotations in re.findall(r"`([a-z0-9-]+)`((?:;? \"[^\"]+\")+)", cells[1]):
            yield from ((cells[0], session_id, words) for words in re.findall(r"\"([^\"]+)\"", quotations))


def test_every_fact_is_looked_up() -> None:
    assert len(list(_facts())) > 130


@pytest.mark.parametrize(("fact", "session_id", "quotation"), list(_facts()))
def test_a_fact_is_taught_where_the_list_says(fact: str, session_id: str, quotation: str) -> None:
    assert quotation.lower() in words(session_id), fact


BREATHS_3_5 = (Unit.BREATHS, 3, 5)
BREATHS_5 = (Unit.BREATHS, 5, 5)
BREATHS_5_10 = (Unit.BREATHS, 5, 10)


def _bounds(amount: Amount | None) -> tuple[Unit, int, int] | None:
    return None if amount is None else (amount.unit, amount.least, amount.most)


@pytest.mark.parametrize(
    ("pose", "dose", "single"),
    [
        ("locust", BREATHS_3_5, "locust"),
        ("warrior-1", BREATHS_3_5, "warrior-1"),
        ("bridge", BREATHS_5, "bridge"),
        *((pose, BREATHS_5_10, "pigeon-to-twist") for pose in HIP_OPENERS),
    ],
)
def test_the_main_practice_keeps_its_doses(pose: str, dose: tuple[Unit, int, int], single: str) -> None:
    for session_id in (single, "strong-glutes-open-hips"):
        found = held(session_id, pose)
        assert found
        assert {_bounds(step.hold) for step in found} == {dose}


@pytest.mark.parametrize("pose", ["locust", "bridge"])
def test_a_lift_is_followed_by_rest(pose: str) -> None:
    for session_id in SESSIONS:
        assert all(step.rest for step in held(session_id, pose))


def test_side_steps_go_three_times_each_way() -> None:
    plain, *harder = held("utkatasana-side-steps", "chair-side-steps")
    for step in (plain, *harder):
        assert step.repetitions is not None
        assert (step.repetitions.rounds.least, step.repetitions.rounds.most) == (3, 3)
        assert "right foot" in step.repetitions.there[0].say
        assert "left foot" in step.repetitions.back[0].say
    assert [step.variant for step in harder] == ["leg-lift", "leg-lift-band"]
    assert all(step.repetitions and step.repetitions.tempo[0].name == "lift" for step in harder)


def test_warrior_1_goes_right_then_left() -> None:
    (step,) = held("warrior-1", "warrior-1")
    assert step.sides == (Side.RIGHT, Side.LEFT)


def test_the_hip_openers_go_in_a_row_on_one_side_and_then_on_the_other() -> None:
    for session_id in ("pigeon-to-twist", "strong-glutes-open-hips"):
        segments = timeline(session_id).segments
        row = [(segment.pose, segment.side) for segment in segments if segment.kind == "hold"]
        openers = [(pose, side) for pose, side in row if pose in HIP_OPENERS]
        assert openers == [(pose, side) for side in (Side.RIGHT, Side.LEFT) for pose in HIP_OPENERS]


def test_the_headline_session_is_the_four_strengtheners_then_the_four_stretches() -> None:
    segments = timeline("strong-glutes-open-hips").segments
    main = ("locust", "warrior-1", "chair-side-steps", "bridge", *HIP_OPENERS)
    practised = [segment.pose for segment in segments if segment.kind in {"hold", "reps"} and segment.pose in main]
    assert tuple(dict.fromkeys(practised)) == main


def test_bridge_is_built_in_six_actions_that_add_up() -> None:
    built = [segment for segment in timeline("bridge-in-six-steps").segments if segment.kind == "build"]
    first = [len(segment.kept_on) for segment in built[:6]]
    assert first == [1, 2, 3, 4, 5, 6]
    assert [segment.pose for segment in built[:6]] == ["supine-knees-bent", *["supine-isometrics"] * 4, "bridge"]


METHODS = {"legs": {"neutral", "turned-out"}, "lead": {"glutes", "shared"}}


@pytest.mark.parametrize(
    ("session_id", "choice", "default"),
    [
        ("bridge", "legs", "neutral"),
        ("bridge", "lead", "glutes"),
        ("strong-glutes-open-hips", "legs", "neutral"),
        ("strong-glutes-open-hips", "lead", "glutes"),
        ("bridge-in-six-steps", "legs", "neutral"),
        ("bridge-in-six-steps", "lead", "glutes"),
        ("glutes-and-hamstrings", "legs", "neutral"),
        ("glutes-and-hamstrings", "lead", "shared"),
        ("gentle-backbend", "legs", "turned-out"),
    ],
)
def test_where_sources_disagree_both_are_offered_with_reason_and_source(
    session_id: str, choice: str, default: str
) -> None:
    (method,) = (found for found in session(session_id).choices if found.key == choice)
    assert {option.key for option in method.options} == METHODS[choice]
    assert all(option.why and option.source for option in method.options)
    assert len({option.source for option in method.options}) == len(method.options)
    assert method.default == default


@pytest.mark.parametrize(
    ("muscle", "works_in"),
    [
        ("gluteus maximus", {"locust", "warrior-1", "bridge", "chair"}),
        ("gluteus medius", {"chair-side-steps"}),
        ("hamstrings", {"bridge", "locust"}),
        ("adductors", {"chair", "bridge/block"}),
        ("quadriceps", {"warrior-1"}),
        ("back extensors", {"locust", "bridge", "upward-facing-bow"}),
        ("obliques", {"half-seated-twist"}),
        ("pelvic floor", {"locust", "warrior-1", "chair-side-steps", "bridge"}),
        ("lower belly", {"locust", "warrior-1", "chair-side-steps", "bridge"}),
    ],
)
def test_the_catalogue_knows_where_a_muscle_works(muscle: str, works_in: set[str]) -> None:
    poses = catalogue().poses.values()
    variants = {f"{pose.id}/{one.id}": one.works or pose.works for pose in poses for one in pose.variants.values()}
    assert works_in <= {
        name for name, works in ({pose.id: pose.works for pose in poses} | variants).items() if muscle in works
    }


@pytest.mark.parametrize(
    ("muscle", "stretched_in"),
    [
        ("hip flexors", {"warrior-1", "lunge", "bridge"}),
        ("deep hip rotators", set(HIP_OPENERS)),
        ("gluteus maximus", set(HIP_OPENERS)),
    ],
)
def test_the_catalogue_knows_where_a_muscle_is_stretched(muscle: str, stretched_in: set[str]) -> None:
    assert stretched_in <= {pose.id for pose in catalogue().poses.values() if muscle in pose.stretches}


def test_warrior_1_shows_the_back_leg_at_work() -> None:
    warrior = catalogue().poses["warrior-1"]
    assert warrior.figure is not None
    assert warrior.drawn_side is Side.RIGHT
    for muscle in ("gluteus maximus", "hip flexors", "quadriceps"):
        assert warrior.figure.muscle_sides.get(muscle, Side.LEFT) is Side.LEFT


def test_every_sanskrit_name_can_be_read_aloud() -> None:
    named = [pose for pose in catalogue().poses.values() if pose.sanskrit]
    assert named
    assert all(pose.pronounce for pose in named)


@pytest.mark.parametrize("session_id", SESSIONS)
def test_a_cue_is_short_enough_to_follow(session_id: str) -> None:
    for step in steps(session_id):
        for cue in cues(step):
            most = MOST_WORDS_DURING if cue.moment else MOST_WORDS
            assert len(cue.say.split()) <= most, cue.say


@pytest.mark.parametrize("session_id", ["warrior-1", "pigeon-to-twist", "glutes-and-hamstrings"])
def test_the_second_side_says_less_than_the_first(session_id: str) -> None:
    said: dict[str, dict[Side, int]] = {}
    played = timeline(session_id)
    for event in played.events:
        segment = played.segment_at(event.at)
        if isinstance(event, SpeechDue) and event.kind is SpeechKind.CUE and segment.side:
            both = said.setdefault(segment.step, {})
            both[segment.side] = both.get(segment.side, 0) + len(event.utterance.text.split())
    turned = [list(both.values()) for both in said.values() if len(both) == len(Side)]
    assert sum(second for _, second in turned) < sum(first for first, _ in turned)
    assert all(second <= first for first, second in turned)


def said(session_id: str, *picked: tuple[str, str]) -> list[str]:
    """All that is said with the options picked, in order."""
    return [event.utterance.text for event in timeline(session_id, *picked).events if isinstance(event, SpeechDue)]


def test_whoever_picks_the_gentler_hip_openers_is_led_into_those() -> None:
    deep, gentle = said("pigeon-to-twist"), said("pigeon-to-twist", ("support", "gentle"))
    assert "Slide your knees apart, until the shins stack." in deep
    assert "Slide your knees apart, until the shins stack." not in gentle
    assert "Slide the block under the right hip." in gentle
    assert "Slide the block under the left hip." in gentle
    assert "Lay the left shin on the floor, in front of the right." in gentle
    assert "Slide the rolled towel under the right hip." in said("pigeon-to-twist", ("support", "towel"))


def test_whoever_picks_another_pose_is_led_into_that_one() -> None:
    lunge, warrior = (said("glutes-and-hamstrings", ("opening", way)) for way in ("lunge", "warrior-1"))
    assert "Step your right foot between your hands." in lunge
    assert "Inhale, and raise your arms." not in lunge
    assert "Step your right foot between your hands." not in warrior
    assert "Step your right foot forward, a leg's length ahead." in warrior
    assert "Inhale, and raise your arms." in warrior
    gentle = said("glutes-and-hamstrings", ("bow", "bridge"))
    afterwards = gentle[gentle.index("This first time press out into the belt.") :]
    assert not any("hands" in sentence for sentence in afterwards)


def test_turned_out_legs_hold_no_block() -> None:
    played = timeline("glutes-and-hamstrings", ("legs", "turned-out"))
    assert {part.variant for part in played.segments if part.pose == "bridge"} == {"turned-out"}
    assert not any("block" in sentence for sentence in said("glutes-and-hamstrings", ("legs", "turned-out")))


def test_what_was_put_on_is_taken_off() -> None:
    with_band = said("glute-strength", ("side-steps", "band"))
    assert "Inhale, straighten your legs, stand tall, and take off the band." in with_band
    assert not any("band" in sentence for sentence in said("glute-strength"))
    assert "Take off the belt." in said("glutes-and-hamstrings")


@pytest.mark.parametrize("session_id", SESSIONS)
def test_nobody_is_left_lying(session_id: str) -> None:
    played = timeline(session_id)
    rests = [part for part in played.segments if part.pose == "savasana"]
    last = max(event.at for event in played.events if isinstance(event, SpeechDue))
    assert all(rest.end <= last for rest in rests)


@pytest.mark.parametrize("pose", ["locust", "bridge", "upward-facing-bow"])
def test_a_word_leads_out_of_every_lift(pose: str) -> None:
    for session_id in SESSIONS:
        assert all(step.leave and "lower" in step.leave.say for step in held(session_id, pose))


def test_the_whole_practice_can_be_done_in_twenty_minutes() -> None:
    options = Options(target=20 * MINUTE)
    plan = session("strong-glutes-open-hips")
    fitted = compile_session(plan, catalogue().poses, options, lambda _: None, catalogue().cautions)
    assert fitted.duration <= 20 * MINUTE


@pytest.mark.parametrize(
    ("session_id", "least", "most"),
    [
        ("locust", 3, 8),
        ("warrior-1", 3, 8),
        ("utkatasana-side-steps", 3, 8),
        ("bridge", 3, 8),
        ("pigeon-to-twist", 9, 12),
        ("glute-strength", 8, 12),
        ("strong-glutes-open-hips", 19, 21),
        ("bridge-in-six-steps", 8, 10),
        ("glutes-and-hamstrings", 10, 13),
        ("gentle-backbend", 5, 8),
        ("sit-stand-squat", 5, 8),
    ],
)
def test_a_session_takes_the_time_one_expects(session_id: str, least: float, most: float) -> None:
    length: Ms = timeline(session_id).duration
    assert least * MINUTE <= length < (most + 0.5) * MINUTE
