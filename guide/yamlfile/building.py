"""From composed nodes to plain values, with a problem for whatever has no plain value."""

import re
from pathlib import Path

import yaml

from guide.yamlfile.core_schema import plain_value
from guide.yamlfile.document import Value
from guide.yamlfile.limits import Limits
from guide.yamlfile.loader import LIST, MAPPING, PLAIN, TEXT, TooMuchError
from guide.yamlfile.problem import DocumentPath, Problem, Severity, written
from guide.yamlfile.slips import CURLY, SPACES, WIDE_COLON, copied
from guide.yamlfile.suggest import shortened

_OWN_TAGS = frozenset({PLAIN, TEXT, LIST, MAPPING})
_GLUED = re.compile(rf"([a-z][a-z-]*)(:|\uff1a)([{SPACES}]?) *(.+)")
"""A key and its value with no space between them, or none that a parser knows, or with another colon."""
_UNSEEN = "\u00a0\u200b\u202f\u3000\ufeff"
"""Copied spaces that are no part of a text without quotes where they end it."""
_IN_CURLY = re.compile(f"[{CURLY}](.*)[{CURLY}]")


class Builder:
    """Builds values, and gathers problems on the way. Aliases are written out, each time counted anew."""

    def __init__(self, file: Path | None, text: str, limits: Limits) -> None:
        self.problems: list[Problem] = []
        self.blanks: list[DocumentPath] = []
        self._file = file
        self._text = text
        self._limits = limits
        self._values = 0
        self._path: list[str | int] = []

    def build(self, node: yaml.Node) -> Value:
        """The value of a node. Raises TooMuchError when aliases write out to more than the limits allow."""
        self._values += 1
        if self._values > self._limits.values:
            raise TooMuchError(f"A file may hold {self._limits.values} values at most, aliases written out.")
        if node.tag not in _OWN_TAGS:
            self._add(node, f"Tags such as “{_as_written(node.tag)}” are not allowed: leave it out.")
            return None
        if isinstance(node, yaml.ScalarNode):
            text: str = node.value
            return plain_value(text.rstrip(_UNSEEN)) if node.tag is PLAIN else text
        if len(self._path) > self._limits.depth:
            raise TooMuchError(f"Aliases may lead {self._limits.depth} levels deep at most, and never to themselves.")
        return self._mapping(node) if isinstance(node, yaml.MappingNode) else self._list(node)

    def _list(self, node: yaml.Node) -> list[Value]:
        values: list[Value] = []
        path = self._path
        for index, item in enumerate(node.value):
            path.append(index)
            values.append(self.build(item))
            path.pop()
        return values

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Value]:
        values: dict[str, Value] = {}
        lines: dict[str, int] = {}
        path = self._path
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._add(key_node, "A key must be a word: if this is text, put it in quotes.")
                continue
            key: str = key_node.value
            path.append(key)
            if key in lines:
                self._add(key_node, self._twice(key, lines))
            elif node.flow_style and self._is_lonely(key_node, value_node):
                self._add(key_node, _lonely_key(key, values))
                if glued := _GLUED.fullmatch(key):
                    values.setdefault(glued[1], plain_value(glued[4]))
            else:
                values[key] = self.build(value_node)
                if values[key] is None and value_node.tag in _OWN_TAGS:
                    self.blanks.append(tuple(path))
            lines.setdefault(key, key_node.start_mark.line + 1)
            path.pop()
        return values

    def _twice(self, key: str, lines: dict[str, int]) -> str:
        """What is told of a key that is here again; the first key of an entry most likely begins another one."""
        told = f"“{shortened(key)}” is here twice; the first is in line {lines[key]}"
        begins_entry = key == next(iter(lines)) and len(self._path) > 1 and isinstance(self._path[-2], int)
        return f"{told}: if this begins an entry of its own, put “- ” before it." if begins_entry else f"{told}."

    def _is_lonely(self, key: yaml.ScalarNode, value: yaml.Node) -> bool:
        """Whether a key between { and } has not even a colon: most often the rest of a text behind its comma."""
        is_nothing = isinstance(value, yaml.ScalarNode) and value.tag is PLAIN and not value.value
        return is_nothing and ":" not in self._text[key.end_mark.index : value.start_mark.index]

    def _add(self, node: yaml.Node, message: str) -> None:
        mark = node.start_mark
        path = written(tuple(self._path))
        self.problems.append(Problem(self._file, mark.line + 1, mark.column + 1, path, Severity.ERROR, message))


def _as_written(tag: str) -> str:
    return shortened(tag.replace("tag:yaml.org,2002:", "!!"))


def _lonely_key(key: str, before: dict[str, Value]) -> str:
    if glued := _GLUED.fullmatch(key):
        if glued[2] != ":":
            return WIDE_COLON
        if glued[3]:
            return copied("The space after this “:”")
        return f"Put a space after this “:”, as in “{glued[1]}: {shortened(glued[4])}”."
    last = next(reversed(before.items()), None)
    if last and isinstance(last[1], str):
        text = f"{last[1]}, {key}"
        in_curly = _IN_CURLY.fullmatch(text)
        whole = f'{last[0]}: "{shortened(in_curly[1] if in_curly else text)}"'
        if in_curly:
            return f"Curly quotes are letters like others: put the whole text in straight ones, as in {whole}."
        return f"A comma between {{ and }} begins a new key: put the whole text in quotes, as in {whole}."
    return f"“{shortened(key)}” has no value."
