"""What a teacher is told: each fault in one sentence, at its place, with what was most likely meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from time import process_time

import pytest

from guide.yamlfile.problem import MOST_TOLD, Severity
from tests.unit.sessionfile.pieces import CHOICES, HEAD, faults, reading, steps, told


@pytest.mark.parametrize(("step", "path", "sentence"), faults("steps"))
def test_a_fault_in_a_step_is_told_in_one_sentence(step: str, path: str, sentence: str) -> None:
    where = "steps[0]" if path == "the whole" else f"steps[0].{path}"
    assert told(f"{HEAD}  - {step}\n") == [(where, sentence)]


@pytest.mark.parametrize(("head", "path", "sentence"), faults("heads"))
def test_a_fault_in_the_head_is_told_in_one_sentence(head: str, path: str, sentence: str) -> None:
    assert told(f"{head}\nsteps:\n  - say: Hello.\n") == [(path, sentence)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("- one", "The file needs keys with values, and not a list."),
        ("one", "The file needs keys with values, and not a text."),
        ("", "This file is empty."),
        ("title: T\nsteps: []", "“steps” is empty: it needs at least one entry."),
        ("title: T\nsteps:\n  say: x", "“steps” needs a list: write each entry in a line that begins with “- ”."),
        (
            "title: T\nsteps:\n- pose: locust\nhold: 3 breaths",
            "“hold” belongs to a step: move it to the right, to line up with the step's “pose”.",
        ),
        (
            "\u00a0\u00a0title: T\ntitle: T\nsteps:\n- say: x",
            "This begins with a space that was copied from elsewhere: delete it, and use the space bar.",
        ),
        ("title: T", "“steps” is missing."),
    ],
)
def test_a_file_that_is_no_session_is_told_so(text: str, sentence: str) -> None:
    assert [message for _, message in told(text)] == [sentence]


@pytest.mark.parametrize("step", ["pose: locust{n}", "{{say: Up., source: love-your-butt{n}}}"])
def test_no_more_suggestions_are_looked_for_than_could_be_told(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_for = 0

    def counted(word: str, known: Iterable[str], n: int, cutoff: float) -> list[str]:
        nonlocal looked_for
        looked_for += 1
        return get_close_matches(word, tuple(known), n, cutoff)

    monkeypatch.setattr("guide.yamlfile.suggest.get_close_matches", counted)
    lines = "".join(f"  - {step.format(n=n)}\n" for n in range(3_000))
    found = told(f"{HEAD}{lines}")
    assert len(found) == MOST_TOLD + 1
    assert sum("did you mean" in sentence for _, sentence in found) == MOST_TOLD
    assert looked_for <= 1_000


def test_the_traps_of_yaml_are_told_for_what_they_are() -> None:
    found = told(
        steps("""
        - pose: locust
          arrive:
            - Inhale: lift
            - {say: Breathe in, then out.}
            - Lift the legs #both of them
            - {say: Up., detail: full, detail: full}
            - on
            -
        """)
    )
    assert [sentence for _, sentence in found] == [
        'The “: ” makes a key of “Inhale”: put the whole text in quotes, as in "Inhale: lift".',
        'A comma between { and } begins a new key: put the whole text in quotes, as in say: "Breathe in, then out.".',
        "This text ends at “Lift the legs”, because “ #” begins a comment: put the whole in quotes.",
        "“detail” is here twice; the first is in line 8.",
        "This entry of “arrive” is empty: it needs a text.",
    ]


def test_every_problem_is_told_at_once_and_at_its_place() -> None:
    problems = reading("""\
        titel: A session
        level: beginer
        choices:
          how: {ask: How?, options: {a: {label: A}}, default: b}
        steps:
          - pose: locst
            hold: 5
            during:
              - {at: 1, say: Keep the <side> long.}
          - flow: Hips
            sides: [right, left]
            steps:
              - pose: pigeon
                sides: [left]
                only: {how: c, what: d}
          - say: Bye.
            sorce: care
        """).problems
    assert [(problem.line, problem.column, problem.path) for problem in problems] == [
        (1, 1, "titel"),
        (2, 8, "level"),
        (4, 55, "choices.how.default"),
        (6, 11, "steps[0].pose"),
        (7, 11, "steps[0].hold"),
        (9, 22, "steps[0].during[0].say"),
        (14, 16, "steps[1].steps[0].sides"),
        (15, 21, "steps[1].steps[0].only.how"),
        (15, 30, "steps[1].steps[0].only.what"),
        (17, 5, "steps[2].sorce"),
    ]


@pytest.mark.parametrize(("step", "path", "sentence"), faults("choices"))
def test_a_fault_about_a_choice_is_told_in_one_sentence(step: str, path: str, sentence: str) -> None:
    assert told(f"{CHOICES}  - {step}\n") == [(f"steps[0].{path}", sentence)]


@pytest.mark.parametrize(("step", "path", "sentence"), faults("warnings"))
def test_what_is_merely_doubtful_is_a_warning(step: str, path: str, sentence: str) -> None:
    found = reading(f"{HEAD}  - {step}\n")
    assert [(problem.path, problem.message) for problem in found.problems] == [(f"steps[0].{path}", sentence)]
    assert found.problems[0].severity is Severity.WARNING
    assert found.session is not None


def test_a_warning_does_not_hide_an_error_nor_an_error_a_warning() -> None:
    problems = reading(f"{HEAD}  - {{pose: locust, hold: 2 breaths, during: [{{at: 6, sy: x}}], rest: 5}}\n").problems
    assert [(problem.severity, problem.path) for problem in problems] == [
        (Severity.WARNING, "steps[0].during[0].at"),
        (Severity.ERROR, "steps[0].during[0].sy"),
        (Severity.ERROR, "steps[0].rest"),
    ]


def test_the_sides_of_a_flow_end_with_it() -> None:
    flow = "- {flow: Hips, sides: [right, left], steps: [{pose: pigeon, hold: 5 breaths}]}"
    after = '- {pose: locust, arrive: ["The <side> knee."], hold: 5 breaths}'
    ((path, sentence),) = told(steps(f"{flow}\n{after}"))
    assert path == "steps[1].arrive[0]"
    assert sentence.startswith("“<side>” needs sides")


@pytest.mark.parametrize("name", ["../a.ogg", "/etc/passwd", "a/../../b.ogg", "..\\a.ogg", "link/a.ogg"])
def test_no_path_leaves_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "sessions"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path)
    (tmp_path / "a.ogg").touch()
    leaves = f"“{name}” leaves the session's folder: put the file beside the session."
    assert told(steps(f"- {{say: Hello., audio: '{name}'}}"), folder) == [("steps[0].audio", leaves)]


@pytest.mark.parametrize("name", ["none.ogg", ".", "a" * 5_000])
def test_a_recording_that_is_missing_is_told(tmp_path: Path, name: str) -> None:
    ((path, sentence),) = told(steps(f"- {{say: Hello., audio: {name}}}"), tmp_path)
    assert path == "steps[0].audio"
    assert sentence.startswith(("There is no recording “", "“aaaa"))


def test_a_recording_needs_its_words() -> None:
    assert told(steps("- {audio: a.ogg}"))[0] == (
        "steps[0].say",
        "A recording needs its words too, for the screen: add “say”.",
    )


@pytest.mark.parametrize(
    "text",
    [
        steps("- pos: x\n" * 12_000),
        "title: T\n" + "".join(f"key-{number}: 1\n" for number in range(20_000)) + "steps: [say: x]\n",
        steps("- say: x\n  only: {" + ", ".join(f"k{number}: [a]" for number in range(10_000)) + "}"),
        "title: T\nchoices: {legs: {ask: Legs?, default: o1, options: {"
        + ", ".join(f"o{number}: {{label: x}}" for number in range(6_000))
        + "}}}\nsteps: [{say: x, only: {legs: ["
        + ", ".join(f"p{number}" for number in range(6_000))
        + "]}}]",
        steps("- say: Lift the leg # now\n" * 10_000),
        steps("- say:\n" * 10_000),
        steps("- {pose: locust, cautions: [knee injry], hod: 1}\n" * 2_000),
    ],
    ids=["steps", "keys", "choices", "options", "comments", "blanks", "warnings and errors"],
)
def test_thousands_of_faults_are_told_in_bounded_time(text: str) -> None:
    began = process_time()
    found = reading(text)
    assert process_time() - began < 5
    assert 100 <= len(found.problems) <= 450
    assert (found.session is None) == any(problem.is_error for problem in found.problems)


def test_a_moment_that_is_an_endless_number_is_told_in_bounded_time() -> None:
    began = process_time()
    found = reading(steps(f"- {{pose: locust, hold: 2 breaths, during: [{{at: {'1' * 900_000}, say: x}}]}}"))
    assert process_time() - began < 5
    assert [str(problem.message)[:16] for problem in found.problems] == ["Write “at: 2” fo"]
