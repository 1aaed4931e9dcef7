"""Searching by typed words."""

import unicodedata
from collections.abc import Iterable


def mentions(about: Iterable[str], text: str) -> bool:
    """Whether every word of a typed text is found somewhere in what a thing is about; no words find everything."""
    words = _plain(text).split()
    if not words:
        return True
    whole = _plain(" ".join(about))
    return all(word in whole for word in words)


def _plain(text: str) -> str:
    """Text without case and accents, so that `savasana` finds `Śavāsana`."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
