"""Suggestions for misspelt words."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST_SHOWN = 40
_FEW = 6
_MOST_COMPARED = 1_000


def shortened(text: str) -> str:
    """A text cut to a length that fits in a sentence, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """The known word that is most like `word`, if one is near. `likeness` is between 0 (any) and 1 (the same)."""
    names = tuple(known)
    if len(word) > _LONGEST_SHOWN or len(names) > _MOST_COMPARED:  # a comparison takes the square of the length
        return None
    by_folded = {name.casefold().replace("_", "-"): name for name in names}
    found = get_close_matches(word.casefold().replace("_", "-"), by_folded, n=1, cutoff=likeness)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown word: a suggestion where one is near, else a full stop."""
    suggestion = nearest(word, known)
    return f" — did you mean “{suggestion}”?" if suggestion else "."


def did_you_mean_one_of(word: str, known: Iterable[str]) -> str:
    """The same, but where none is near and there are only a few, all of them."""
    names = sorted(known)
    suggestion = did_you_mean(word, names)
    if suggestion != "." or not 0 < len(names) <= _FEW:
        return suggestion
    return f": there {'is' if len(names) == 1 else 'are'} {', '.join(f'“{name}”' for name in names)}."
