"""Paces of breath: those that are offered wherever one is chosen, and how one is read aloud."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from guide.model.breath import BreathPattern, Phase
from guide.model.units import SECOND

translate = QCoreApplication.translate

OFFERED: Final = tuple(
    BreathPattern(inhale * SECOND, exhale * SECOND)
    for inhale, exhale in ((3, 3), (3, 4), (4, 4), (4, 6), (5, 5), (5, 7), (6, 6), (6, 8))
)


def pace_words(pace: BreathPattern) -> str:
    """A pace as one reads it aloud: “4 s in, 6 s out”."""
    return phase_by_phase(
        pace,
        {
            Phase.INHALE: translate("Breath", "{n} s in"),
            Phase.HOLD: translate("Breath", "{n} s held"),
            Phase.EXHALE: translate("Breath", "{n} s out"),
            Phase.REST: translate("Breath", "{n} s rest"),
        },
    )


def phase_by_phase(pace: BreathPattern, patterns: Mapping[Phase, str]) -> str:
    """A pace with the words for each phase, which hold its seconds as `{n}`; pauses of no length are left out."""
    return ", ".join(patterns[phase].format(n=f"{length / SECOND:g}") for phase, length in pace.phases())
