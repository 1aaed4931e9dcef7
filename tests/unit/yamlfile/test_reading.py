import os
import socket
import sys
from pathlib import Path
from time import process_time

import pytest

from guide.yamlfile.limits import Limits
from guide.yamlfile.problem import Severity
from guide.yamlfile.reading import read

NOT_ALIGNED = "This does not fit what stands above it: line it up with the lines it belongs to."
CURLY = "A curly quote such as “ is a letter like others: put straight ones, \" or ', round the text."
COPIED_INDENT = "This line begins with a space that was copied from elsewhere: delete it, and use the space bar."
COPIED_AFTER_DASH = "The space after this “-” was copied from elsewhere: delete it, and use the space bar."
WIDE_COLON = "“\uff1a” is a letter like others: write “: ” in its place."
LEFT_OF_ENTRY = (
    "Does this line stand too far to the left? If not, a line such as “steps:” or “arrive:” is missing below it."
)
BEHIND_BRACKET = "Nothing can stand behind a bracket that is closed: if all of this is one text, put it in quotes."
BRACES = "Several keys in one line stand between { and }, as in “- {at: 2, say: Lift.}”."
FURTHER_RIGHT = "This entry stands further to the right than the one above: line them up."
GLUED = "Put a space after this “-”: it begins an entry of a list."
STRAY_COLON = (
    "There is a “: ” where none can be: if it belongs to a text, put the whole text in quotes; "
    "if not, look at how far this line is indented."
)
TAB = "There is a tab here: indent with spaces only."


def missing_colon(meant: str) -> str:
    return f"Is a “: ” missing here, as in “{meant}”? If this is text, put the whole of it in quotes."


def glued(meant: str) -> str:
    return f"Put a space after this “:”, as in “{meant}”; if this is text, put it in quotes."


def no_dash(sign: str) -> str:
    return f"A list is not made with “{sign}” here: write “- ” in its place."


def closed_late(line: int) -> str:
    return f"The quote that opens here is closed only in line {line}: close it where its text ends."


def unclosed(line: int) -> str:
    return (
        f"The bracket that opens in line {line} is not closed before this: is a “,” or a bracket missing? "
        "A text with “: ”, “,” or brackets in it needs quotes."
    )


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("say: Inhale: lift", (1, 12), STRAY_COLON),
        ("pose: locust\n hold: x", (2, 6), STRAY_COLON),
        ("pose: locust\n   high: hold: x", (2, 8), STRAY_COLON),
        ("title A quiet evening\nsteps: x", (1, 1), missing_colon("title: A quiet evening")),
        ("title:A quiet evening\nsteps: x", (1, 6), glued("title: A quiet evening")),
        ("- pose locust\n  hold: x", (1, 3), missing_colon("pose: locust")),
        ("- pose; locust\n\n  hold: x", (1, 3), missing_colon("pose: locust")),
        ("- pose = locust\n  hold: x", (1, 3), missing_colon("pose: locust")),
        ("- pose: locust\n  hold:5 breaths\n  rest: x", (2, 7), glued("hold: 5 breaths")),
        ("- pose: locust\n  rest 2 breaths\n- say: x", (2, 3), missing_colon("rest: 2 breaths")),
        ("title: x\nsteps\n  - say: x", (2, 1), "Is a “:” missing here, as in “steps:”?"),
        ("a:\n  - Lift.\n    - pause: 4 s", (3, 5), FURTHER_RIGHT),
        ("a:\n  Lift.\n  - pause: 4 s", (2, 3), "Is a “- ” missing here? It begins each entry of a list."),
        ("a:\n  -Lift.\n  - pause: 4 s", (2, 3), GLUED),
        ("a:\n  - at: 2, say: Lift.", (2, 15), BRACES),
        ("a:\n  – pose: locust\n    hold: x", (2, 3), no_dash("–")),
        ("a:\n  - b: c\n  • pose: locust", (3, 3), no_dash("•")),
        ("a:\n  * Lift\n  - b", (2, 3), no_dash("*")),
        ("- a: b\n\u00a0\u00a0c: d\n  e: f", (2, 1), COPIED_INDENT),
        (
            "a:\u00a0b\nc: d",
            (1, 3),
            "The space after this “:” was copied from elsewhere: delete it, and use the space bar.",
        ),
        ("a:\n  -\u00a0b: c\n    d: e", (2, 4), COPIED_AFTER_DASH),
        ("a:\n  -\u00a0Lift.\n  - b: c", (2, 4), COPIED_AFTER_DASH),
        ("title\uff1a x\nsteps: y", (1, 6), WIDE_COLON),
        ("- pose\uff1alocust\n  hold: x", (1, 7), WIDE_COLON),
        ("// mine\ntitle: x", (1, 1), "A note to yourself begins with “#”, and not with “//”."),
        ("a: b\n```\nc: d", (2, 1), "This line only marks what was copied from elsewhere: delete it."),
        ("```yaml\na: b\n```\n", (1, 1), "This line only marks what was copied from elsewhere: delete it."),
        ("a:\n  - b: c\nd: e\n  - f: g", (3, 1), LEFT_OF_ENTRY),
        ("title: x\n  - say: y", (1, 1), LEFT_OF_ENTRY),
        ("- say: “Welcome: lift”", (1, 8), CURLY),
        ("- {say: “Welcome: lift”}", (1, 9), CURLY),
        (
            '- say: "Lift: now”\n- b',
            (1, 8),
            'The quote that opens here is never closed: write " where it ends, and not ”.',
        ),
        ("a:\n - Lift.\nsay: Inhale: lift", (3, 12), STRAY_COLON),
        ("a:\n - lift the leg\nsay: Inhale: lift", (3, 12), STRAY_COLON),
        ("\thold: x", (1, 1), TAB),
        ("pose:\n\thold: x", (2, 1), TAB),
        ("a: |\n\tb", (2, 1), TAB),
        ("- 'Don't move'\n- x", (1, 8), "A text in '…' ends at an apostrophe: put the whole of it in \"…\" instead."),
        ('- "Heavy", she says.', (1, 10), "The text in quotes ends before this: put the whole of it in '…'."),
        ("- say: [softly] Lift.", (1, 17), BEHIND_BRACKET),
        ("- {at: 2, say: Lift.}}", (1, 22), BEHIND_BRACKET),
        ("- {at: 2, say: Lift.},", (1, 22), BEHIND_BRACKET),
        ("a:\n  - b\n c: d", (3, 2), NOT_ALIGNED),
        ("- a\nb: c", (2, 1), NOT_ALIGNED),
        ("a:\n  -say: b\n  - c: d", (2, 3), GLUED),
        ("a:\n  - b: c\n    d: e\n  -b: c", (4, 3), GLUED),
        ("a:\n  -b: c\n   d: e", (2, 3), GLUED),
        ("a:\n  - b\n -c\n- d", (3, 2), NOT_ALIGNED),
        ("a:\n  - b: |\n      -c: d\n   e: f", (4, 4), NOT_ALIGNED),
        ("a:\n  - b: |\n      -c: d\n    e: f: g", (4, 9), STRAY_COLON),
        ("a: [b, c\nd: e", (2, 2), unclosed(1)),
        ("x: 1\na: {say: b: c}", (2, 11), unclosed(2)),
        ('a: "b', (1, 4), "The quote that opens here is never closed."),
        ("a: b\nc: {d: 'e, f: g}\n", (2, 8), "The quote that opens here is never closed."),
        ('- say: "Lift.\n- say: Lower.\n- say: "Rest."', (1, 8), closed_late(3)),
        ("title: 'Locust\nsummary: 'Lift.'", (1, 8), closed_late(2)),
        ('- say: "Lift\n    and lower."\n hold: x', (3, 2), NOT_ALIGNED),
        (
            "a: }",
            (1, 4),
            "A value is missing here: there is a comma or a bracket too many, or a bracket above is not closed.",
        ),
        ("- @home", (1, 3), "A text cannot begin with “@”: put the whole text in quotes."),
        ("- `x`", (1, 3), "A text cannot begin with “`”: put the whole text in quotes."),
        ("- %x", (1, 3), "A text cannot begin with “%”: put the whole text in quotes."),
        ("- & x", (1, 4), "A text cannot begin with “*” or “&”: put it in quotes."),
        ("- *this*", (1, 8), "A text cannot begin with “*” or “&”: put it in quotes."),
        ("- *this", (1, 3), "“*” calls for an anchor that is not there: put a text that begins with “*” in quotes."),
        ("- >x\n  y", (1, 4), "A text cannot begin with “|”, “>” or “%”: put it in quotes."),
        ('a: "\\d"', (1, 5), "A “\\” in double quotes begins a special character: use single quotes for this text."),
        (
            'a: "C:\\Users\\me.ogg"',
            (1, 9),
            "A “\\” in double quotes begins a special character: use single quotes for this text.",
        ),
        ("a: ? Where", (1, 4), "A text cannot begin with “? ”: put it in quotes."),
        ("a: - b", (1, 4), "A list cannot begin here: put each “-” on a line of its own, lined up with the others."),
        (
            "a: 1\nLift.\nc: 2",
            (2, 1),
            "This line is neither an entry of a list nor “key: value”: is a colon missing in it or above it?",
        ),
        ("a: 1\n---\nb: 2", (2, 1), "There is a second document after “---”: a file holds one."),
        ("a: \x01", (1, 4), "There is an invisible control character: take it out."),
        ("# é\nb: ééé\x07", (2, 7), "There is an invisible control character: take it out."),
        ("", (1, 1), "This file is empty."),
        ("# only a comment", (1, 1), "This file is empty."),
        ("a: b\0", (1, 1), "This is not a text file."),
    ],
)
def test_a_file_that_is_not_yaml_gets_one_sentence_at_its_place(
    text: str, place: tuple[int, int], sentence: str
) -> None:
    (problem,) = read(text.encode()).problems
    assert (problem.message, (problem.line, problem.column)) == (sentence, place)
    assert problem.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("text", "place", "path", "sentence"),
    [
        ("a: 1\nb: 2\na: 3", (3, 1), "a", "“a” is here twice; the first is in line 1."),
        (
            "- {say: Breathe in, then out.}",
            (1, 21),
            "[0].then out.",
            (
                "A comma between { and } begins a new key: put the whole text in quotes, "
                'as in say: "Breathe in, then out.".'
            ),
        ),
        ("{a, b: 1}", (1, 2), "a", "“a” has no value."),
        (
            "- pose: locust\n  hold: x\n  pose: bridge",
            (3, 3),
            "[0].pose",
            "“pose” is here twice; the first is in line 1: if this begins an entry of its own, put “- ” before it.",
        ),
        ("- a: 1\n  b: 2\n  b: 3", (3, 3), "[0].b", "“b” is here twice; the first is in line 2."),
        (
            "{at:\u00a02, b: 1}",
            (1, 2),
            "at:\u00a02",
            "The space after this “:” was copied from elsewhere: delete it, and use the space bar.",
        ),
        ("{at\uff1a2, b: 1}", (1, 2), "at\uff1a2", WIDE_COLON),
        ("{at:2, b: 1}", (1, 2), "at:2", "Put a space after this “:”, as in “at: 2”."),
        (
            "{say: “Lift, and lower”}",
            (1, 14),
            "and lower”",
            'Curly quotes are letters like others: put the whole text in straight ones, as in say: "Lift, and lower".',
        ),
        (
            "x: !!python/object:os.system ls",
            (1, 4),
            "x",
            "Tags such as “!!python/object:os.system” are not allowed: leave it out.",
        ),
        ("x: !mine {a: b}", (1, 4), "x", "Tags such as “!mine” are not allowed: leave it out."),
        ("say: {{side}}", (1, 7), "say", "A key must be a word: if this is text, put it in quotes."),
    ],
)
def test_what_cannot_be_meant_is_a_problem_and_the_rest_is_read(
    text: str, place: tuple[int, int], path: str, sentence: str
) -> None:
    document = read(text.encode())
    (problem,) = document.problems
    assert (problem.message, problem.path, (problem.line, problem.column)) == (sentence, path, place)
    assert document.value is not None


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("say: Lie down #1 of 3", "Lie down"),
        ("say: Lift the left leg # and the right", "Lift the left leg"),
        ("say: Lift the left leg. # the left one first", None),
        ("pose: locust # the strengthener", None),
        ("pose: locust   # the strengthener in three words", None),
        ("say: 'Lift the left leg' # and the right", None),
        ("say: Lift leg number#1 of two", None),
        ("say: #1 of two", None),
        ("# a comment\nsay: Lift the left leg", None),
    ],
)
def test_a_sentence_that_a_comment_cuts_short_is_warned_of(text: str, warned: str | None) -> None:
    problems = read(text.encode()).problems
    assert [problem.message for problem in problems] == (
        [f"This text ends at “{warned}”, because “ #” begins a comment: put the whole in quotes."] if warned else []
    )
    assert all(problem.severity is Severity.WARNING for problem in problems)


def test_copied_spaces_that_nobody_sees_end_no_text() -> None:
    text = "a: b\u00a0\nc: 2\u200b\n'd': 'e\u00a0'\n"
    assert read(text.encode()).value == {"a": "b", "c": 2, "d": "e\u00a0"}


def test_values_are_plain_and_keys_are_their_own_text() -> None:
    document = read(b"on: off\n5: [1, x, true]\nlong: |\n  a\n  b\n")
    assert document.value == {"on": "off", "5": [1, "x", True], "long": "a\nb\n"}


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read(b"\xef\xbb\xbfa: 1").value == {"a": 1}


def test_other_encodings_are_refused_where_they_begin() -> None:
    (problem,) = read("a: 1\nb: Savāsana".encode("iso-8859-4")).problems
    assert problem.message == "This is not UTF-8 text: save the file with the encoding UTF-8."
    assert (problem.line, problem.column) == (2, 7)
    (problem,) = read("a: 1".encode("utf-16")).problems
    assert problem.message == "This is UTF-16 text: save the file with the encoding UTF-8."


@pytest.mark.parametrize("beginning", [b"{\\rtf1\\ansi ", b"PK\x03\x04\x14\0", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_document_of_a_word_processor_is_told_to_be_one(beginning: bytes) -> None:
    (problem,) = read(beginning + b"title: x").problems
    assert problem.message == "This is a document of a word processor: save it as plain text."


def test_aliases_are_written_out() -> None:
    assert read(b"a: &x [1]\nb: *x\n").value == {"a": [1], "b": [1]}


def test_a_value_is_found_by_its_path() -> None:
    document = read(b"steps:\n  - pose: locust\n    hold: 5\n")
    assert document.place(("steps", 0, "hold")) == (3, 11)
    assert document.place(("steps", 0, "hold"), of_key=True) == (3, 5)
    assert document.place(("steps", 0, "rest", 4)) == (2, 5)
    assert document.place(("steps", 9)) == (2, 3)
    assert document.has(("steps", 0, "hold"))
    assert not document.has(("steps", 1))


def test_keys_with_nothing_after_them_are_told() -> None:
    document = read(b"a:\nb: {c: ~, d: 1}\nlist: [~]\n")
    assert document.blanks == (("a",), ("b", "c"))


BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (98 + i, 98 + i, b", ".join([b"*%c" % (97 + i)] * 9)) for i in range(9)
)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"[" * 200_000, "Lists and mappings may be 50 levels deep at most."),
        (b"{a: " * 200_000, "Lists and mappings may be 50 levels deep at most."),
        (b"- " * 200_000, "Lists and mappings may be 50 levels deep at most."),
        (b"? " * 200_000, "Lists and mappings may be 50 levels deep at most."),
        (b"[[1]," * 100_000, "Lists and mappings may be 50 levels deep at most."),
        (b"- x\n" * 60_000, "A file may hold 50000 values at most."),
        (BOMB, "A file may hold 50000 values at most, aliases written out."),
        (b"a: &x\n  b: *x", "Aliases may lead 50 levels deep at most, and never to themselves."),
        (b"&x [*x, *x, *x]", "Aliases may lead 50 levels deep at most, and never to themselves."),
        (b"a" * 50_000_000, "This file is too large: it may hold 1000 kB at most."),
        (b"a: [" + b"[]," * 300_000, "A file may hold 50000 values at most."),
        (b"?\n" * 400_000, "A file may hold 50000 values at most."),
    ],
    ids=lambda value: repr(value[:12]),
)
def test_what_asks_for_too_much_is_refused_soon(data: bytes, sentence: str) -> None:
    began = process_time()
    (problem,) = read(data).problems
    assert problem.message == sentence
    assert process_time() - began < 5


def test_limits_can_be_narrower() -> None:
    assert read(b"[[[1]]]", Limits(depth=2)).problems
    assert not read(b"[[1]]", Limits(depth=2)).problems


def test_a_file_is_read_with_its_name_in_its_problems(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: 1\na: 2\n")
    document = read(file)
    assert document.value == {"a": 1}
    assert document.problems[0].file == file


def test_a_large_file_is_not_read_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    with file.open("wb") as stream:
        stream.truncate(50_000_000_000)
    assert read(file).problems[0].message == "This file is too large: it may hold 1000 kB at most."


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    assert read(tmp_path / "none.yaml").problems[0].message == "There is no such file."
    assert read(tmp_path).problems[0].message == "This is not a file that can be read."
    assert read(Path("a\0b")).problems[0].message == "There is no such file."


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_a_pipe_or_a_circle_of_links_does_not_hold_the_reader_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    assert read(tmp_path / "pipe.yaml").problems[0].message == "This is not a file that can be read."
    assert read(tmp_path / "loop.yaml").problems
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.yaml"))
        assert read(tmp_path / "s.yaml").problems


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: 1")
    file.chmod(0)
    assert read(file).problems[0].message == "This file may not be read: check its permissions."
