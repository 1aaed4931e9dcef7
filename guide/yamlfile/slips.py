"""Slips of the fingers, and of word processors, that a parser stumbles over: often a line too late."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guide.yamlfile.suggest import shortened

CURLY = "\u2018-\u201f\u2039\u203a\xab\xbb"
"""Quotes that are letters to a parser, as a part of a regular expression."""

WIDE_COLON = "“\uff1a” is a letter like others: write “: ” in its place."

SPACES = "\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff"
"""Spaces that are letters to a parser, some of them without width, as a part of a regular expression."""
_COPIED_INDENT = re.compile(rf" *[{SPACES}]")
_COPIED_AFTER_COLON = re.compile(rf"(?: *- )? *[a-z][a-z-]*:(?=[{SPACES}])")
_COPIED_AFTER_DASH = re.compile(rf" *-(?=[{SPACES}])")
_WIDE_COLON = re.compile(r"(?: *- )? *[a-z][a-z-]*(?=\uff1a)")
_FENCE = re.compile(r"```")
_SLASHES = re.compile(r" *//")
_LIKE_A_DASH = re.compile(r" *(?:[\u2010-\u2015\u2212\u2022\u2023\u25e6\u25aa\u25cf\xb7]|\*(?= ))")
_CURLY_OPENING = re.compile(rf"(?:^ *(?:- )?|: +|[{{\[,] *)(?=[{CURLY}])")
_ENTRY = re.compile(r" *(?:- +)?(?P<key>[a-z][a-z-]*)(?:(?P<glued>:)(?=\S)| *[;=] *| +|$)(?P<value>.*)")
_GLUED_DASH = re.compile(r" *-(?=[^\s-])")
_KEY_OF_ENTRY = re.compile(r" *- [a-z][a-z-]*$")
_WITHOUT_BRACES = re.compile(r" *(?:- +)?[a-z][a-z-]*: [^'\"{\[]*, [a-z][a-z-]*$")

_LEFT_OF_ENTRY = (
    "Does this line stand too far to the left? If not, a line such as “steps:” or “arrive:” is missing below it."
)
NO_SPACE = "Put a space after this “-”: it begins an entry of a list."


class Slip(NamedTuple):
    """What is wrong, in one plain sentence, and where: line and column count from 0."""

    line: int
    column: int
    sentence: str


def foreign(lines: Sequence[str], line: int) -> Slip | None:
    """What comes of copying, in a line or in the one above: a space, a dash, a colon or a quote that is another."""
    return next(_foreign(lines, line), None)


def _foreign(lines: Sequence[str], line: int) -> Iterator[Slip]:
    for at in (_above(lines, line), line):
        written = lines[at] if 0 <= at < len(lines) else ""
        if found := _COPIED_INDENT.match(written):
            yield Slip(at, found.end() - 1, copied("This line begins with a space that"))
        if found := _COPIED_AFTER_COLON.match(written):
            yield Slip(at, found.end(), copied("The space after this “:”"))
        if found := _COPIED_AFTER_DASH.match(written):
            yield Slip(at, found.end(), copied("The space after this “-”"))
        if found := _WIDE_COLON.match(written):
            yield Slip(at, found.end(), WIDE_COLON)
        if _SLASHES.match(written):
            yield Slip(at, _indent(written), "A note to yourself begins with “#”, and not with “//”.")
        if _FENCE.match(written):
            yield Slip(at, 0, "This line only marks what was copied from elsewhere: delete it.")
        if found := _LIKE_A_DASH.match(written):
            sign = found[0][-1]
            yield Slip(at, found.end() - 1, f"A list is not made with “{sign}” here: write “- ” in its place.")
    if line < len(lines) and (found := _CURLY_OPENING.search(lines[line])):
        sign = lines[line][found.end()]
        yield Slip(
            line,
            found.end(),
            f"A curly quote such as {sign} is a letter like others: put straight ones, \" or ', round the text.",
        )


def copied(what: str) -> str:
    """What is told of a space that is another."""
    return f"{what} was copied from elsewhere: delete it, and use the space bar."


def no_colon(lines: Sequence[str], line: int) -> Slip | None:
    """What a line lacks that should be “key: value”, and looks as if it nearly were; None of any other."""
    written = lines[line] if 0 <= line < len(lines) else ""
    entry = _ENTRY.fullmatch(written)
    if entry is None or ": " in written:
        return None
    key, value = entry["key"], shortened(entry["value"])
    if entry["glued"]:
        sentence = f"Put a space after this “:”, as in “{key}: {value}”; if this is text, put it in quotes."
        return Slip(line, entry.start("glued"), sentence)
    sentence = f"Is a “: ” missing here, as in “{key}: {value}”? If this is text, put the whole of it in quotes."
    return Slip(line, entry.start("key"), sentence if value else f"Is a “:” missing here, as in “{key}:”?")


def stray_colon(lines: Sequence[str], line: int, column: int) -> Slip | None:
    """Why a “: ” cannot stand where it does, when its own line, or the one above, shows it."""
    before = lines[line][:column] if line < len(lines) else ""
    if _WITHOUT_BRACES.fullmatch(before):
        return Slip(line, column, "Several keys in one line stand between { and }, as in “- {at: 2, say: Lift.}”.")
    if ": " in before:
        return None
    above = _above(lines, line)
    if _KEY_OF_ENTRY.fullmatch(before) and above >= 0:
        return _entry_out_of_line(lines, above, line) or no_colon(lines, above)
    return no_colon(lines, above)


def _entry_out_of_line(lines: Sequence[str], above: int, line: int) -> Slip | None:
    """Why an entry of a list went on with the text above it."""
    if glued := _GLUED_DASH.match(lines[above]):
        return Slip(above, glued.end() - 1, NO_SPACE)
    is_entry = lines[above].lstrip(" ").startswith("- ")
    if is_entry and _indent(lines[above]) < _indent(lines[line]):
        return Slip(
            line, _indent(lines[line]), "This entry stands further to the right than the one above: line them up."
        )
    if not is_entry and _indent(lines[above]) == _indent(lines[line]):
        return Slip(above, _indent(lines[above]), "Is a “- ” missing here? It begins each entry of a list.")
    if not is_entry and ": " in lines[above]:
        return Slip(above, _indent(lines[above]), _LEFT_OF_ENTRY)
    return None


def _above(lines: Sequence[str], line: int) -> int:
    """The nearest line above with something in it; -1 when there is none."""
    return next((at for at in range(min(line, len(lines)) - 1, -1, -1) if lines[at].strip()), -1)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
