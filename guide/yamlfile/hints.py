"""Traps of YAML that are no faults to a parser: what a teacher most likely meant."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from guide.yamlfile.loader import PLAIN
from guide.yamlfile.problem import DocumentPath, Problem, Severity, written
from guide.yamlfile.suggest import shortened

_COMMENT_AFTER_TEXT = re.compile(r"\S #")
_WORDS_OF_A_SENTENCE = 3


def cut_sentences(file: Path | None, root: yaml.Node, text: str) -> Iterator[Problem]:
    """A warning for each sentence that a ` #` seems to have cut short."""
    if not _COMMENT_AFTER_TEXT.search(text):
        return
    lines = text.splitlines()
    for path, node in _plain_texts(root, ()):
        if _is_cut(node, lines):
            mark = node.start_mark
            end = shortened(node.value)
            message = f"This text ends at “{end}”, because “ #” begins a comment: put the whole in quotes."
            yield Problem(file, mark.line + 1, mark.column + 1, written(path), Severity.WARNING, message)


def _plain_texts(node: yaml.Node, path: DocumentPath) -> Iterator[tuple[DocumentPath, yaml.ScalarNode]]:
    if isinstance(node, yaml.ScalarNode):
        if node.tag is PLAIN and node.value:
            yield path, node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _plain_texts(value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _plain_texts(item, (*path, index))


def _is_cut(node: yaml.ScalarNode, lines: list[str]) -> bool:
    """Whether a comment follows that reads on: glued to its `#`, or one space behind an unfinished sentence."""
    mark = node.end_mark
    rest = lines[mark.line][mark.column :] if mark.line < len(lines) else ""
    if not rest.startswith(" #"):
        return False
    is_glued = len(rest) > len(" #") and not rest[len(" #")].isspace() and rest[len(" #")] != "#"
    words = node.value.split()
    is_unfinished = len(words) >= _WORDS_OF_A_SENTENCE and not node.value.endswith((".", "!", "?", "…", ":"))
    return is_glued or is_unfinished
