"""What libyaml says of a file it cannot parse, told to a teacher."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import yaml

from guide.yamlfile.loader import FASTEST
from guide.yamlfile.problem import Problem, Severity
from guide.yamlfile.slips import CURLY, NO_SPACE, Slip, foreign, no_colon, stray_colon

_GLUED = re.compile(r" *-(?=[a-z]+:(?: |$))")
"""The beginning of an entry of a list whose “-” lacks its space."""

_LINES_LOOKED_AT = 20
"""How far up from where the parser stumbled."""

_NEVER_CLOSED = re.compile("quoted scalar.*unexpected end of stream", re.DOTALL)
"""It opens at the error's `context_mark`; the parser itself stumbles at the end of the file."""

_NO_COLON = "could not find expected ':'"
"""It is missing at the error's `context_mark`; the parser itself stumbles a line later."""

_STRAY_COLON = "mapping values are not allowed"

_NOT_ALIGNED = r"block mapping|expected key|block collection|'-' indicator|<block end>"

_OF_LIBYAML = "?"
"""The encoding in an error of libyaml's reader, which counts bytes; PyYAML's counts characters."""

# The first whose pattern is found in the parser's own message; both libyaml's wording and PyYAML's are met.
_SENTENCES = {
    r"tab character": "There is a tab here: indent with spaces only.",
    _STRAY_COLON: (
        "There is a “: ” where none can be: if it belongs to a text, put the whole text in quotes; "
        "if not, look at how far this line is indented."
    ),
    r"mapping keys are not allowed": "A text cannot begin with “? ”: put it in quotes.",
    r"sequence entries are not allowed": (
        "A list cannot begin here: put each “-” on a line of its own, lined up with the others."
    ),
    _NO_COLON: "This line is neither an entry of a list nor “key: value”: is a colon missing in it or above it?",
    _NEVER_CLOSED.pattern: "The quote that opens here is never closed.",
    r"unknown escape character|hexdecimal": (
        "A “\\” in double quotes begins a special character: use single quotes for this text."
    ),
    r"flow (mapping|sequence).*expected ',' or": (
        "The bracket that opens in line {first} is not closed before this: is a “,” or a bracket missing? "
        "A text with “: ”, “,” or brackets in it needs quotes."
    ),
    r"flow node|expected( the)? node content": (
        "A value is missing here: there is a comma or a bracket too many, or a bracket above is not closed."
    ),
    _NOT_ALIGNED: "This does not fit what stands above it: line it up with the lines it belongs to.",
    r"undefined alias": "“*” calls for an anchor that is not there: put a text that begins with “*” in quotes.",
    r"duplicate anchor": "This anchor is here twice.",
    r"scanning an (alias|anchor)": "A text cannot begin with “*” or “&”: put it in quotes.",
    r"block scalar|directive": "A text cannot begin with “|”, “>” or “%”: put it in quotes.",
    r"\btag\b|tag handle": "A text cannot begin with “!”: put it in quotes.",
    r"single document": "There is a second document after “---”: a file holds one.",
    r"document (start|indicator)": (
        "This does not belong to what stands above it: look at how far it is indented, and at brackets and quotes."
    ),
    r"(control|special) characters|unacceptable character": "There is an invisible control character: take it out.",
}


def explain(error: yaml.YAMLError, file: Path | None, text: str) -> Problem:
    """The problem that a parser's error stands for."""
    said = _said_of(error)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if _NEVER_CLOSED.search(said) or _NO_COLON in said:
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else _end_of(_before(error, text))
    slip = next(filter(None, _slips(error, text, line, column)), None)
    if slip is None:
        slip = Slip(line, column, _sentence(error, _character(text, line, column), line))
    return Problem(file, slip.line + 1, slip.column + 1, "", Severity.ERROR, slip.sentence)


def _slips(error: yaml.YAMLError, text: str, line: int, column: int) -> Iterator[Slip | None]:
    """What may have led to an error, the likeliest first; None where the text does not show it."""
    said = _said_of(error)
    lines = text.splitlines()
    yield _glued_entry(error, lines, line)
    if _NEVER_CLOSED.search(said):
        yield _closed_by_a_letter(lines, line, column)
        return
    yield _closed_too_late(lines, text, line, column)
    if _character(text, line, column) == "\t":
        return
    yield foreign(lines, line)
    if _NO_COLON in said:
        yield no_colon(lines, line)
    elif _STRAY_COLON in said:
        yield stray_colon(lines, line, column)
    elif re.search(_NOT_ALIGNED, said):
        yield _closed_too_soon(lines, line, column)


def _closed_by_a_letter(lines: list[str], line: int, column: int) -> Slip | None:
    """A straight quote that only a curly one seems to close; None where the line has none."""
    curly = re.search(f"[{CURLY}]", lines[line][column:])
    if curly is None:
        return None
    opening = lines[line][column]
    closing = f"write {opening} where it ends, and not {curly[0]}"
    return Slip(line, column, f"The quote that opens here is never closed: {closing}.")


def _closed_too_late(lines: list[str], text: str, line: int, column: int) -> Slip | None:
    """A quote that took in all up to the next one; None where there is no such."""
    quote = _open_quote(text, line, column)
    if quote is None:
        return None
    told = f"The quote that opens here is closed only in line {line + 1}: close it where its text ends."
    return _closed_by_a_letter(lines, *quote) or Slip(*quote, told)


def _closed_too_soon(lines: list[str], line: int, column: int) -> Slip | None:
    """What stands in its line behind a text in quotes, or behind a bracket; None of any other."""
    before = lines[line][:column].rstrip() if line < len(lines) else ""
    if before.endswith(("]", "}")):
        told = "Nothing can stand behind a bracket that is closed: if all of this is one text, put it in quotes."
        return Slip(line, column, told)
    if not before.endswith(("'", '"')):
        return None
    if before.endswith("'"):
        told = "A text in '…' ends at an apostrophe: put the whole of it in \"…\" instead."
    else:
        told = "The text in quotes ends before this: put the whole of it in '…'."
    return Slip(line, column, told)


def _glued_entry(error: yaml.YAMLError, lines: list[str], line: int) -> Slip | None:
    """A “-key:” that what stands at `line` does not fit; None of any other fault."""
    problem = str(getattr(error, "problem", None))
    goes_on = _STRAY_COLON in problem
    if not goes_on and not re.search("expected (<block end>|key|'-' indicator)", problem):
        return None
    last = min(line, len(lines) - 1)
    indent = len(lines[last]) - len(lines[last].lstrip(" "))
    for at in range(last, max(last - _LINES_LOOKED_AT, -1), -1):
        found = _GLUED.match(lines[at])
        # A line that goes on with the entry stands right below and further in, another entry just as far.
        if found and (at == last - 1 and found.end() <= indent if goes_on else found.end() == indent + 1):
            return Slip(at, found.end() - 1, NO_SPACE)
    return None


def _open_quote(text: str, line: int, column: int) -> tuple[int, int] | None:
    """The line and column of a quote that took in all up to the next one, before what does not fit; or None.

    Of the texts that go on over lines, those are meant that end in the very line of what does not fit.
    """
    before: yaml.Token | None = None
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, FASTEST):
            if (token.start_mark.line, token.start_mark.column) >= (line, column):
                break
            before = token
    if not isinstance(before, yaml.ScalarToken) or before.style not in ("'", '"'):
        return None
    start, end = before.start_mark, before.end_mark
    return (start.line, start.column) if start.line < end.line == line else None


def _said_of(error: yaml.YAMLError) -> str:
    """All the parser's own words of what it stumbled over."""
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or ""
    return f"{getattr(error, 'context', None) or ''} {problem}".strip()


def _sentence(error: yaml.YAMLError, character: str, line: int) -> str:
    said = _said_of(error)
    if "cannot start any token" in said:
        if character == "\t":
            return _SENTENCES["tab character"]
        return f"A text cannot begin with “{character}”: put the whole text in quotes."
    opening = getattr(error, "context_mark", None)
    first = (opening.line if opening else line) + 1
    for pattern, sentence in _SENTENCES.items():
        if re.search(pattern, said, re.DOTALL):
            return sentence.format(first=first)
    return f"This cannot be read as YAML ({said or 'no reason is known'})."


def _character(text: str, line: int, column: int) -> str:
    lines = text.splitlines()
    return lines[line][column : column + 1] if line < len(lines) else ""


def _before(error: yaml.YAMLError, text: str) -> str:
    """The text before a character that cannot be read."""
    position = getattr(error, "position", 0)
    if getattr(error, "encoding", None) == _OF_LIBYAML:
        return text.encode()[:position].decode(errors="ignore")
    return text[:position]


def _end_of(before: str) -> tuple[int, int]:
    return before.count("\n"), len(before) - before.rfind("\n") - 1
