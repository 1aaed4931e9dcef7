from pathlib import Path

from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern, Phase
from guide.model.cue import AfterTime, Cue, InBreath, InLastBreath, Occasion, Pause
from guide.model.session import Action, Choice, Flow, Move, Option, Origin, Repetitions, Step, When
from guide.model.side import Side
from tests.unit.sessionfile.pieces import CHOICES, reading, steps


def only_step(text: str, folder: Path | None = None) -> Step:
    found = reading(steps(text), folder)
    assert found.problems == ()
    assert found.session is not None
    (step,) = found.session.steps
    assert isinstance(step, Step)
    return step


def test_the_head_of_a_session() -> None:
    session = reading("""
        format: 1
        title: Strong glutes
        summary: Four strengtheners.
        language: en
        level: beginner
        focus: [glutes, hips]
        sources: [love-your-butt]
        props: {needed: [mat], optional: [block, towel]}
        cautions: [knee injury, a cold]
        breath: {inhale: 4 s, hold: 1 s, exhale: 6 s, rest: 2 s}
        choices:
          side-steps:
            ask: How strong?
            options:
              plain: {label: Step only}
              band: {label: "With a band", props: [band], why: It works more., source: care}
            default: plain
        steps:
          - say: Welcome.
        """).session
    assert session is not None
    assert (session.id, session.title, session.summary) == ("session", "Strong glutes", "Four strengtheners.")
    assert (session.language, session.level, session.focus) == ("en", "beginner", ("glutes", "hips"))
    assert (session.sources, session.cautions) == (("love-your-butt",), ("knee injury", "a cold"))
    assert (session.props_needed, session.props_optional) == (("mat",), ("block", "towel"))
    assert session.breath == BreathPattern(4_000, 6_000, 1_000, 2_000)
    plain, band = Option("plain", "Step only"), Option("band", "With a band", "It works more.", "care", ("band",))
    assert session.choices == (Choice("side-steps", "How strong?", (plain, band), "plain"),)
    assert session.origins["choices"] == Origin(None, "choices", 12, 1)


def test_a_held_pose_with_all_its_words() -> None:
    step = only_step("""
        - pose: locust
          arrive:
            - Lie on your belly.
            - {say: Draw the lower belly in., show: Lower belly in, detail: full, source: care, why: It steadies.}
            - pause: 4 s
          enter: {with: inhale, say: Lift.}
          hold: 3-5 breaths, usually 4
          during:
            - {at: 1, say: Neck long.}
            - {at: last, with: exhale, say: Last breath.}
            - {at: 30 s, say: Still there?, bell: true}
            - {at: 2, bell: true}
          leave: Lower down.
          rest: 20 s
          breath: {inhale: 3 s, exhale: 5 s}
          props: [block]
          cautions: [knee injury]
          note: Watch the back row.
          source: love-your-butt
          why: It strengthens.
          optional: true
          bell: true
          wait: key
        """)
    assert step.arrive == (
        Cue("Lie on your belly."),
        Cue("Draw the lower belly in.", "Lower belly in", is_detail=True, source="care", why="It steadies."),
        Pause(4_000),
    )
    assert step.enter == Cue("Lift.", phase=Phase.INHALE)
    assert step.hold == Amount(Unit.BREATHS, 3, 5, 4)
    assert step.during == (
        Cue("Neck long.", moment=InBreath(1)),
        Cue("Last breath.", moment=InLastBreath(), phase=Phase.EXHALE),
        Cue("Still there?", moment=AfterTime(30_000), bell=True),
        Cue("", moment=InBreath(2), bell=True),
    )
    assert step.leave == Cue("Lower down.")
    assert step.rest == Amount(Unit.TIME, 20_000, 20_000)
    assert step.breath == BreathPattern(3_000, 5_000)
    assert (step.props, step.cautions, step.note) == (("block",), ("knee injury",), "Watch the back row.")
    assert (step.source, step.why) == ("love-your-butt", "It strengthens.")
    assert (step.optional, step.bell, step.wait, step.quiet) == (True, True, True, False)
    assert step.origin == Origin(None, "steps[0]", 3, 5)


def test_what_the_steps_ask_for_is_laid_ready_and_told_at_the_beginning() -> None:
    session = reading("""
        title: T
        props: {needed: [mat], optional: [belt]}
        cautions: [a cold]
        choices:
          how: {ask: How?, options: {a: {label: A}, b: {label: B}}, default: a}
        steps:
          - {pose: locust, hold: 3 breaths, props: [blanket], cautions: [knee injury]}
          - {pose: locust, hold: 3 breaths, props: [strap], optional: true}
          - {pose: locust, hold: 3 breaths, props: [wall], only: {how: b}}
          - flow: Bridges
            steps:
              - {pose: bridge, variant: block, hold: 3 breaths, props: [mat, belt], cautions: [a cold]}
          - flow: If there is time
            optional: true
            steps:
              - {pose: bridge, hold: 3 breaths, props: [cushion]}
          - pose: bridge
            hold: 3 breaths
            when: {how: {b: {props: [chair], cautions: [pregnancy]}}}
        """).session
    assert session is not None
    assert session.props_needed == ("mat", "blanket", "belt", "block")
    assert session.props_optional == ("strap", "wall", "cushion", "chair")
    assert session.cautions == ("a cold", "knee injury", "pregnancy")


def test_what_a_variant_asks_for_is_laid_ready_too() -> None:
    sure = reading(steps("- {pose: bridge, variant: block, hold: 3 breaths}")).session
    assert sure is not None
    assert (sure.props_needed, sure.props_optional) == (("block",), ())
    picked = reading(CHOICES + "  - {pose: bridge, hold: 3 breaths, when: {how: {lift: {variant: block}}}}\n").session
    assert picked is not None
    assert (picked.props_needed, picked.props_optional) == ((), ("block",))
    gone = reading(CHOICES + "  - {pose: locust, hold: 3 breaths, when: {how: {lift: {pose: bridge}}}}\n").session
    assert gone is not None
    assert (gone.props_needed, gone.props_optional) == ((), ())


def test_what_a_step_leaves_out_is_the_catalogues_own() -> None:
    step = only_step("- {pose: locust, hold: 2 min, quiet: true}")
    assert (step.arrive, step.enter, step.during, step.leave) == (None, None, None, None)
    assert only_step("- {pose: locust, arrive: [], during: []}").arrive == ()


def test_words_for_one_side_and_for_some_options() -> None:
    text = """
        title: T
        choices:
          how: {ask: How?, options: {a: {label: A}, b: {label: B}, c: {label: C}}, default: a}
        steps:
          - pose: pigeon
            sides: [right, left]
            only: {how: a}
            arrive:
              - {say: "The <side> knee, then the <other>.", for: second}
              - {say: Higher., only: {how: [a, b]}}
        """
    session = reading(text).session
    assert session is not None
    (step,) = session.steps
    assert isinstance(step, Step)
    assert step.sides == (Side.RIGHT, Side.LEFT)
    assert step.only == (("how", ("a",)),)
    assert step.arrive == (
        Cue("The <side> knee, then the <other>.", occasion=Occasion.SECOND),
        Cue("Higher.", only=(("how", ("a", "b")),)),
    )


def test_repetitions_and_what_a_choice_changes_in_them() -> None:
    session = reading("""
        title: T
        choices:
          how: {ask: How?, options: {plain: {label: A}, lift: {label: B}}, default: plain}
        steps:
          - pose: bridge
            reps: 3 rounds
            crossing: 4 steps
            tempo: {step: 2 s, close: exhale}
            there: [Lead with the right foot.]
            back: [{say: Now with the left., source: care}]
            during: [{at: 2, say: Knees over toes.}]
            when:
              how:
                lift: {variant: block, tempo: {lift: inhale, step: 2 s}, props: [band], reps: 2 rounds}
          - pose: bridge
            hold: 2 breaths
            when:
              how:
                lift: {pose: locust, hold: 4 breaths, arrive: [Turn over.], build: [{name: A, say: B, hold: 5 s}]}
        """).session
    assert session is not None
    first, second = session.steps
    assert isinstance(first, Step)
    assert isinstance(second, Step)
    assert first.repetitions == Repetitions(
        Amount(Unit.ROUNDS, 3, 3),
        4,
        (Move("step", 2_000), Move("close", Phase.EXHALE)),
        (Cue("Lead with the right foot."),),
        (Cue("Now with the left.", source="care"),),
    )
    changes = {
        "variant": "block",
        "tempo": (Move("lift", Phase.INHALE), Move("step", 2_000)),
        "props": ("band",),
        "rounds": Amount(Unit.ROUNDS, 2, 2),
    }
    assert first.when == (When("how", "lift", changes),)
    (when,) = second.when
    assert when.changes["pose"] == "locust"
    assert when.changes["hold"] == Amount(Unit.BREATHS, 4, 4)
    assert when.changes["arrive"] == (Cue("Turn over."),)
    path = "steps[1].when.how.lift.build[0]"
    action = Action("A", Cue("B"), Amount(Unit.TIME, 5_000, 5_000), origin=Origin(None, path, 20, 77))
    assert when.changes["build"] == (action,)


def test_actions_that_add_up() -> None:
    step = only_step("""
        - pose: locust
          build:
            - {name: Heels press, say: Press., works: [hamstrings], hold: 2 breaths, pose: bridge, variant: block}
          hold: 5 breaths
        """)
    (action,) = step.build
    assert (action.name, action.cue, action.works) == ("Heels press", Cue("Press."), ("hamstrings",))
    assert (action.pose, action.variant) == ("bridge", "block")
    assert (action.origin.line, action.origin.path) == (5, "steps[0].build[0]")


def test_a_flow() -> None:
    session = reading(
        steps("""
        - flow: Hip openers
          sides: [right, left]
          optional: true
          note: Slowly.
          steps:
            - {pose: pigeon, hold: 5 breaths}
            - say: The <other> knee.
        """)
    ).session
    assert session is not None
    (flow,) = session.steps
    assert isinstance(flow, Flow)
    assert (flow.title, flow.sides) == ("Hip openers", (Side.RIGHT, Side.LEFT))
    assert (flow.optional, flow.note) == (True, "Slowly.")
    assert [step.pose for step in flow.steps] == ["pigeon", None]
    assert flow.steps[1].arrive == (Cue("The <other> knee."),)
    assert flow.steps[1].origin.path == "steps[0].steps[1]"


def test_steps_without_a_pose() -> None:
    assert only_step("- say: Welcome.").arrive == (Cue("Welcome."),)
    assert only_step("- {say: Bow., source: care, why: Thanks., show: Namaste}").arrive == (
        Cue("Bow.", "Namaste", source="care", why="Thanks."),
    )
    listed = only_step("""
        - say:
            - One.
            - pause: 3 s
            - {say: Two., detail: full}
          source: care
          detail: full
          pause: 10 s
        """)
    one, two = Cue("One.", is_detail=True, source="care"), Cue("Two.", is_detail=True, source="care")
    assert listed.arrive == (one, Pause(3_000), two, Pause(10_000))
    assert only_step("- pause: 1 min").arrive == (Pause(60_000),)
    assert only_step("- bell: true").bell
    assert only_step("- wait: key").wait


def test_how_words_are_pronounced() -> None:
    session = reading("""
        title: T
        say-as: {Namaste: /nə/, Om: aum}
        steps:
          - say: Namaste and Om.
            say-as: {Om: /oːm/}
          - say: Nothing of the kind.
        """).session
    assert session is not None
    said = [step.arrive for step in session.steps if isinstance(step, Step)]
    assert said == [
        (Cue("Namaste and Om.", say_as=(("Namaste", "/nə/"), ("Om", "/oːm/"))),),
        (Cue("Nothing of the kind."),),
    ]


def test_a_recording_in_place_of_the_voice(tmp_path: Path) -> None:
    (tmp_path / "sound").mkdir()
    recording = tmp_path / "sound" / "hello.ogg"
    recording.touch()
    step = only_step("- {say: Hello., audio: sound/hello.ogg}", tmp_path)
    assert step.arrive == (Cue("Hello.", recording=recording),)
    assert reading(steps("- {say: Hello., audio: sound/hello.ogg}"), tmp_path).carries == (recording,)


def test_folded_text_is_one_sentence() -> None:
    assert only_step("- say: >\n    Lie on\n    your belly.").arrive == (Cue("Lie on your belly."),)


def test_a_session_has_the_name_of_its_file(tmp_path: Path) -> None:
    session = reading(steps("- say: Hello."), tmp_path).session
    assert session is not None
    assert (session.id, session.file) == ("this", tmp_path / "this.yaml")
    (step,) = session.steps
    assert step.origin.file == tmp_path / "this.yaml"


def test_steps_that_are_for_this_session_alone() -> None:
    assert only_step("- {pose: locust, hold: 2 breaths, alone: true}").alone
