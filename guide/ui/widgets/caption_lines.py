"""How a caption is broken into lines, and a long one into parts: pure, given the width of a piece of text."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Final, TypeAlias

Width: TypeAlias = Callable[[str], float]
Part: TypeAlias = tuple[str, ...]
"""The lines that are shown together."""

_PAUSE: Final = re.compile(r"[,.;:?!\u2026\u2014\u2013]$")
_LEAST_SHARE: Final = 0.3
"""A line shorter than this share of its text looks left over, even if it ends at a comma."""


def split(text: str, width: float, measure: Width, lines: int = 2) -> tuple[Part, ...]:
    """Break a text into parts of at most `lines` lines, none wider than `width`.

    Lines and parts end at a comma or full stop where that leaves no mere scrap, else between words where the lines
    come out alike. A word wider than the line stands on a line of its own.
    """
    words = text.split()
    if not words:
        return ()
    wrapped = _wrap(words, width, measure)
    if len(wrapped) == 1:
        return ((text.strip(),),)
    if len(wrapped) <= lines:
        pair = _best_pair(words, width, measure) if lines > 1 else None
        return (pair or tuple(wrapped),)
    shown = sum(len(line.split()) for line in wrapped[:lines])
    cut = _last_pause(words, shown)
    return split(" ".join(words[:cut]), width, measure, lines) + split(" ".join(words[cut:]), width, measure, lines)


def part_at(parts: Sequence[Part], spoken: float) -> int:
    """The index of the part being spoken when the share `spoken` (0 to 1) of all the words has been said."""
    ends = list(accumulate(sum(map(len, part)) for part in parts))
    return min(bisect_right(ends, spoken * ends[-1]), len(parts) - 1) if ends else 0


def _wrap(words: Sequence[str], width: float, measure: Width) -> list[str]:
    wrapped: list[str] = []
    for word in words:
        longer = f"{wrapped[-1]} {word}" if wrapped else word
        if wrapped and measure(longer) <= width:
            wrapped[-1] = longer
        else:
            wrapped.append(word)
    return wrapped


def _best_pair(words: Sequence[str], width: float, measure: Width) -> Part | None:
    """The two lines that look best: a pause at the first one's end, then lines as alike as can be."""
    candidates: list[tuple[bool, float, Part]] = []
    for cut in range(1, len(words)):
        pair = (" ".join(words[:cut]), " ".join(words[cut:]))
        widths = [measure(line) for line in pair]
        if max(widths) <= width:
            pauses = bool(_PAUSE.search(pair[0])) and min(widths) >= _LEAST_SHARE * sum(widths)
            candidates.append((not pauses, max(widths), pair))
    return min(candidates)[2] if candidates else None


def _last_pause(words: Sequence[str], until: int) -> int:
    """Where to end a part: after the last pause among the words that fit, if it is not too near the start."""
    cuts = [cut for cut in range(1, until + 1) if cut < len(words) and _PAUSE.search(words[cut - 1])]
    return next((cut for cut in reversed(cuts) if cut >= _LEAST_SHARE * until), min(until, len(words) - 1))
