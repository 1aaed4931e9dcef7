"""Paces of breath: those that are offered wherever one is chosen, and how one is read aloud."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from guide.model.breath import BreathPattern
from guide.model.units import SECOND

translate = QCoreApplication.translate

OFFERED: Final = tuple(
    BreathPattern(inhale * SECOND, exhale * SECOND)
    for inhale, exhale in ((3, 3), (3, 4), (4, 4), (4, 6), (5, 5), (5, 7), (6, 6), (6, 8))
)


def pace_words(pace: BreathPattern) -> str:
    """A pace as one reads it aloud: “4 s in, 6 s out”."""
    named = (
        (pace.inhale, translate("Breath", "{n} s in")),
        (pace.hold, translate("Breath", "{n} s held")),
        (pace.exhale, translate("Breath", "{n} s out")),
        (pace.rest, translate("Breath", "{n} s rest")),
    )
    return ", ".join(pattern.format(n=f"{length / SECOND:g}") for length, pattern in named if length)
