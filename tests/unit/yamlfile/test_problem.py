from pathlib import Path

from guide.yamlfile.problem import Problem, Severity, written
from guide.yamlfile.suggest import did_you_mean, nearest, shortened


def test_a_problem_is_written_as_one_line() -> None:
    problem = Problem(Path("a.yaml"), 3, 7, "steps[3].hold", Severity.ERROR, "Too long.")
    assert str(problem) == "a.yaml:3:7: Too long. (at steps[3].hold)"


def test_a_problem_of_the_whole_file_has_no_path() -> None:
    assert str(Problem(None, 1, 1, "", Severity.WARNING, "Empty.")) == "-:1:1: Empty."


def test_a_problem_of_the_whole_file_is_told_without_a_place_and_any_other_with_its_own() -> None:
    gone = Problem(Path("gone.yaml"), 1, 1, "", Severity.ERROR, "There is no such file.", is_of_whole_file=True)
    assert gone.told == "gone.yaml: There is no such file."
    assert str(gone) == "gone.yaml:1:1: There is no such file."
    inside = Problem(Path("a.yaml"), 1, 1, "title", Severity.ERROR, "Too long.")
    assert inside.told == str(inside)


def test_a_path_counts_lists_in_brackets() -> None:
    assert written(("steps", 3, "during", 0, "at")) == "steps[3].during[0].at"
    assert written((0, "say")) == "[0].say"


def test_the_nearest_word_is_suggested_whatever_its_case() -> None:
    assert nearest("Locst", ["locust", "bridge"]) == "locust"
    assert did_you_mean("say_as", ["say-as", "say"]) == " — did you mean “say-as”?"


def test_nothing_is_suggested_from_afar() -> None:
    assert did_you_mean("elephant", ["locust", "bridge"]) == "."
    assert nearest("x" * 100_000, ["x" * 90_000]) is None


def test_a_long_text_is_shown_in_part() -> None:
    assert shortened("one\n  two") == "one two"
    assert len(shortened("word " * 100)) == 40


def test_a_problem_is_one_line_whatever_its_file_and_keys_are_called() -> None:
    problem = Problem(Path("new\nline.yaml"), 1, 2, "\x1b[2J", Severity.ERROR, "Unknown key “\x1b[2J”.")
    assert str(problem) == "new�line.yaml:1:2: Unknown key “�[2J”. (at �[2J)"
