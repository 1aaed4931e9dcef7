"""What libyaml says of a file it cannot parse, told to a teacher."""

import re
from pathlib import Path

import yaml

from guide.yamlfile.problem import Problem, Severity

_QUOTE_IT = "put the whole text in quotes"

# The first whose pattern is found in the parser's own message; both libyaml's wording and PyYAML's are met.
_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"tab character", "There is a tab here: indent with spaces only."),
    (
        r"mapping values are not allowed",
        "There is a “: ” where none can be: if it belongs to a text, put the whole text in quotes; "
        "if not, look at how far this line is indented.",
    ),
    (
        r"(block )?sequence entries are not allowed",
        "A list item cannot begin here: put its “-” on a line of its own, lined up with the others.",
    ),
    (r"could not find expected ':'", "This line is neither a list item nor “key: value”: is a colon missing above it?"),
    (
        r"scanning a quoted scalar.*unexpected end of stream",
        "A quote that opens in line {first} is never closed.",
    ),
    (
        r"unknown escape character",
        "A “\\” in double quotes begins a special character: use single quotes for this text.",
    ),
    (
        r"flow (mapping|sequence).*(did not find expected ',' or|expected ',' or)",
        "The list in brackets that opens in line {first} is not closed before this: is a “,” or a bracket missing? "
        "A text with “: ”, “,” or brackets in it needs quotes.",
    ),
    (
        r"flow node|expected the node content",
        "Something is missing here: a bracket that opens above is not closed, or there is a comma too many.",
    ),
    (
        r"(block mapping|expected key|block collection|'-' indicator|<block end>)",
        "This line does not fit what stands above it: line it up with the lines it belongs to; "
        "a text that begins with a quote must end with it.",
    ),
    (r"undefined alias", "A “*” begins the name of an anchor that is not there: put a text in quotes."),
    (r"duplicate anchor", "This anchor is here twice."),
    (r"scanning an (alias|anchor)", "A text cannot begin with “*” or “&”: put it in quotes."),
    (r"(block scalar|directive)", "A text cannot begin with “|”, “>” or “%”: put it in quotes."),
    (r"(tag|handle)", "A text cannot begin with “!”: put it in quotes."),
    (r"single document", "There is a second document after “---”: a file holds one."),
    (r"document (start|indicator)", "This does not belong to what stands above it: look at how far it is indented."),
    (r"(control|special) characters|unacceptable character", "There is an invisible control character: take it out."),
)


def explain(error: yaml.YAMLError, file: Path | None, text: str) -> Problem:
    """The problem that a parser's error stands for."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else _place_in(text, getattr(error, "position", 0))
    message = _sentence(error, _character(text, line, column), (line, column))
    return Problem(file, line + 1, column + 1, "", Severity.ERROR, message)


def _sentence(error: yaml.YAMLError, character: str, place: tuple[int, int]) -> str:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or ""
    context = getattr(error, "context", None) or ""
    if "cannot start any token" in problem:
        if character == "\t":
            return "There is a tab here: indent with spaces only."
        return f"A text cannot begin with “{character}”: {_QUOTE_IT}."
    first = getattr(error, "context_mark", None)
    for pattern, sentence in _SENTENCES:
        if re.search(pattern, f"{context} {problem}", re.DOTALL):
            return sentence.format(first=(first.line if first else place[0]) + 1)
    return f"This cannot be read as YAML ({problem or context or 'no reason is known'})."


def _character(text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    return lines[line][column : column + 1] if line < len(lines) else ""


def _place_in(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n"), len(before) - before.rfind("\n") - 1
