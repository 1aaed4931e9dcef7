from pathlib import Path

import pytest

from guide.model.session import Flow, Session, Step
from guide.sessionfile.session import read_session
from tests.unit.sessionfile.pieces import CATALOGUE

WARM_UP = """
title: Warm-up
sources: [care]
props: {needed: [mat, chair], optional: [block]}
cautions: [knee injury]
choices:
  how: {ask: How?, options: {a: {label: A}, b: {label: B}}, default: a}
steps:
  - {pose: locust, hold: 3 breaths, when: {how: {b: {hold: 5 breaths}}}}
  - {say: Well done., alone: true}
"""

WHOLE = """
title: Whole
sources: [love-your-butt]
props: {needed: [mat, block]}
steps:
  - say: Welcome.
  - include: %s
"""


def put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def session_of(file: Path) -> Session:
    reading = read_session(file, CATALOGUE)
    assert reading.problems == ()
    assert reading.session is not None
    return reading.session


def sentences(file: Path) -> list[str]:
    return [problem.message for problem in read_session(file, CATALOGUE).problems]


@pytest.mark.parametrize("named", ["warm", "warm.yaml", "./warm.yaml"])
def test_the_steps_of_another_session_come_with_all_that_belongs_to_them(tmp_path: Path, named: str) -> None:
    put(tmp_path, warm=WARM_UP, whole=WHOLE % named)
    session = session_of(tmp_path / "whole.yaml")
    assert [step.pose for step in session.steps if isinstance(step, Step)] == [None, "locust"]
    assert session.sources == ("love-your-butt", "care")
    assert session.cautions == ("knee injury",)
    assert (session.props_needed, session.props_optional) == (("mat", "block", "chair"), ())
    assert [choice.key for choice in session.choices] == ["how"]
    assert session.title == "Whole"
    assert session.steps[1].origin.file == tmp_path / "warm.yaml"


def test_a_step_of_a_flow_too_is_left_out_where_another_session_includes_it(tmp_path: Path) -> None:
    flow = "  - flow: %s\n    steps:\n      - {pose: bridge, hold: 2 breaths, alone: true}\n"
    both = f"title: B\nsteps:\n{flow % 'Both'}      - {{pose: locust, hold: 2 breaths}}\n{flow % 'Nothing left'}"
    put(tmp_path, both=both, whole=WHOLE % "both")
    _, *included = session_of(tmp_path / "whole.yaml").steps
    assert [(flow.title, [step.pose for step in flow.steps]) for flow in included if isinstance(flow, Flow)] == [
        ("Both", ["locust"])
    ]
    assert len(session_of(tmp_path / "both.yaml").steps) == 2


def test_only_what_the_steps_that_come_along_ask_for_is_laid_ready(tmp_path: Path) -> None:
    alone = "{pose: bridge, hold: 2 breaths, alone: true, props: [chair], cautions: [pregnancy]}"
    part = f"title: B\nsteps:\n  - {alone}\n  - {{pose: locust, hold: 2 breaths, props: [blanket]}}\n"
    put(tmp_path, part=part, between="title: C\nsteps:\n  - include: part\n", whole=WHOLE % "between")
    assert session_of(tmp_path / "part.yaml").props_needed == ("chair", "blanket")
    session = session_of(tmp_path / "whole.yaml")
    assert (session.props_needed, session.props_optional) == (("mat", "block", "blanket"), ())
    assert session.cautions == ()
    put(tmp_path, maybe="title: M\nsteps:\n  - {flow: If there is time, optional: true, steps: [include: part]}\n")
    session = session_of(tmp_path / "maybe.yaml")
    assert (session.props_needed, session.props_optional) == ((), ("blanket",))


def test_a_session_from_elsewhere_is_found_by_its_id(tmp_path: Path) -> None:
    (tmp_path / "shipped").mkdir()
    put(tmp_path / "shipped", warm=WARM_UP)
    put(tmp_path, whole=WHOLE % "warm")
    shelf = {"warm": tmp_path / "shipped" / "warm.yaml"}
    reading = read_session(tmp_path / "whole.yaml", CATALOGUE, shelf.get)
    assert reading.session is not None
    assert reading.depends_on == (shelf["warm"],)
    assert reading.carries == ()


def test_a_file_named_by_its_path_must_go_with_a_copy(tmp_path: Path) -> None:
    put(tmp_path, warm=WARM_UP, whole=WHOLE % "warm.yaml", more=WHOLE % "whole.yaml")
    reading = read_session(tmp_path / "more.yaml", CATALOGUE)
    assert set(reading.carries) == {tmp_path / "warm.yaml", tmp_path / "whole.yaml"}


def test_the_same_choice_in_both_is_one_choice(tmp_path: Path) -> None:
    choices = "choices:\n  how: {ask: How?, options: {a: {label: A}, b: {label: B}}, default: a}\n"
    put(tmp_path, warm=WARM_UP, whole=choices + WHOLE.lstrip() % "warm")
    assert len(session_of(tmp_path / "whole.yaml").choices) == 1


def test_a_choice_that_means_something_else_is_an_error(tmp_path: Path) -> None:
    choices = "choices:\n  how: {ask: How fast?, options: {a: {label: A}}, default: a}\n"
    put(tmp_path, warm=WARM_UP, whole=choices + WHOLE.lstrip() % "warm")
    assert sentences(tmp_path / "whole.yaml") == [
        "The choice “how” is another one in the included session “warm”: rename one of them."
    ]


def test_a_circle_of_sessions_is_an_error(tmp_path: Path) -> None:
    put(tmp_path, a=WHOLE % "b", b=WHOLE % "c", c=WHOLE % "a", d=WHOLE % "d")
    assert sentences(tmp_path / "d.yaml") == ["This session includes itself: d.yaml → d.yaml."]
    (sentence,) = sentences(tmp_path / "a.yaml")
    assert "This session includes itself: a.yaml → b.yaml → c.yaml → a.yaml." in sentence


def test_a_session_with_an_error_cannot_be_included(tmp_path: Path) -> None:
    put(tmp_path, warm=WARM_UP.replace("locust", "locst"), whole=WHOLE % "warm")
    assert sentences(tmp_path / "whole.yaml") == [
        "“warm.yaml” cannot be included; its line 9 says: Unknown pose “locst” — did you mean “locust”?"
    ]


def test_sessions_that_double_one_another_are_bounded(tmp_path: Path) -> None:
    put(tmp_path, s0=WARM_UP)
    for number in range(1, 20):
        put(
            tmp_path,
            **{f"s{number}": f"title: T\nsteps:\n  - include: s{number - 1}\n" + f"  - include: s{number - 1}\n" * 9},
        )
    assert session_of(tmp_path / "s3.yaml").steps
    too_many = "The included sessions have more than 5000 steps."
    assert all(sentence.endswith(too_many) for sentence in sentences(tmp_path / "s5.yaml"))
    assert any("10 deep at most" in sentence for sentence in sentences(tmp_path / "s15.yaml"))


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (
            "{include: warm, reps: 3}",
            "A session is included once: to repeat it, write this step again, once for each time.",
        ),
        (
            "{include: warm, optional: true}",
            "“optional” belongs to a flow: put this step among the “steps” of one, and “optional” beside its title.",
        ),
        ("{include: warm, say: Hello.}", "“say” makes a step of its own: write it in a line that begins with “- ”."),
        (
            "{include: warm, hold: 3 breaths}",
            "A session is included as it is: take “hold” away, or change that session's file.",
        ),
        (
            "{flow: F, include: warm, steps: [say: Hello.]}",
            "“include” is a step of its own: write it among the “steps”, in a line that begins with “- ”.",
        ),
        ("{include: [warm, warm]}", "One step includes one session: write “- include:” once for each."),
    ],
)
def test_a_step_that_includes_says_what_to_do_where_it_takes_no_other_key(
    tmp_path: Path, step: str, sentence: str
) -> None:
    put(tmp_path, warm=WARM_UP, whole=f"title: Whole\nsteps:\n  - {step}\n")
    assert sentences(tmp_path / "whole.yaml") == [sentence]


@pytest.mark.parametrize("key", ["sides: [right, left]", "optional: true", "alone: true", "note: Slowly."])
def test_what_an_include_lacks_a_flow_around_it_takes(tmp_path: Path, key: str) -> None:
    put(tmp_path, warm=WARM_UP, whole=f"title: W\nsteps:\n  - {{flow: F, {key}, steps: [include: warm]}}\n")
    assert isinstance(session_of(tmp_path / "whole.yaml").steps[0], Flow)


FLOW = """
title: T
steps:
  - flow: F
    sides: [left, right]
    steps:
      - include: warm
"""


def test_a_flow_takes_the_steps_of_another_session(tmp_path: Path) -> None:
    put(tmp_path, warm=WARM_UP, flow=FLOW)
    (flow,) = session_of(tmp_path / "flow.yaml").steps
    assert isinstance(flow, Flow)
    assert [step.pose for step in flow.steps] == ["locust"]


def test_sides_in_sides_are_found_across_files(tmp_path: Path) -> None:
    put(tmp_path, warm="title: T\nsteps:\n  - {pose: pigeon, sides: [left], hold: 2 breaths}\n", flow=FLOW)
    assert sentences(tmp_path / "flow.yaml") == [
        "The flow has sides already, and so has a step of the included session."
    ]
    put(tmp_path, warm="title: T\nsteps:\n  - {flow: F, steps: [say: Hello.]}\n")
    assert sentences(tmp_path / "flow.yaml") == ["A flow cannot hold another flow, and the included session has one."]


@pytest.mark.parametrize("named", ["../warm.yaml", "/warm.yaml", "a/../../warm.yaml"])
def test_no_session_outside_the_folder_is_included_by_its_path(tmp_path: Path, named: str) -> None:
    (tmp_path / "in").mkdir()
    put(tmp_path, warm=WARM_UP)
    put(tmp_path / "in", whole=WHOLE % named)
    (sentence,) = sentences(tmp_path / "in" / "whole.yaml")
    assert sentence == f"“{named}” leaves the session's folder: put the file beside the session."
