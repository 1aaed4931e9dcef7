"""The values of options, read from words. Each raises an argparse error with a sentence when it cannot."""

import math
from argparse import ArgumentTypeError
from pathlib import Path

from guide.model.breath import BreathPattern
from guide.model.cue import Guidance
from guide.model.units import MINUTE, SECOND, Ms

TRACKS = ("voice", "bells", "breath")


def minutes(text: str) -> Ms:
    """A length in minutes, such as `20` or `7.5`, as milliseconds."""
    value = _number(text)
    if value is None or not 0 < value <= 24 * 60:
        raise ArgumentTypeError(f"“{text}” is not a length: write minutes, such as 20")
    return round(value * MINUTE)


def pace(text: str) -> BreathPattern:
    """A pace of breath, such as `4/6`: seconds in and out."""
    inhale, slash, exhale = text.partition("/")
    seconds = [_number(inhale), _number(exhale)]
    if not slash or any(value is None or not 1 <= value <= 20 for value in seconds):  # noqa: PLR2004 (a breath's bounds)
        raise ArgumentTypeError(f"“{text}” is not a pace: write seconds in and out, each from 1 to 20, such as 4/6")
    return BreathPattern(*(round(value * SECOND) for value in seconds if value is not None))


def guidance(text: str) -> Guidance:
    """How much the voice says, by its name."""
    if text not in set(Guidance):
        raise ArgumentTypeError(f"there is no guidance “{text}”: choose from {', '.join(Guidance)}")
    return Guidance(text)


def choice(text: str) -> tuple[str, str]:
    """An answer to a choice, such as `legs=neutral`."""
    key, equals, option = text.partition("=")
    if not (key and equals and option):
        raise ArgumentTypeError(f"“{text}” is not an answer: write KEY=OPTION, such as legs=neutral")
    return key, option


def size(text: str) -> tuple[int, int]:
    """A picture's width and height in pixels, such as `640x480`."""
    width, times, height = text.lower().partition("x")
    if not (times and width.isdecimal() and height.isdecimal() and 16 <= int(width) <= 4096 >= int(height) >= 16):  # noqa: PLR2004 (from a speck to a poster)
        raise ArgumentTypeError(f"“{text}” is not a size: write pixels from 16 to 4096, such as 640x480")
    return int(width), int(height)


def path(text: str) -> Path:
    """A file or folder. No name at all would mean the folder one happens to be in, as from an unset variable."""
    if not text:
        raise ArgumentTypeError("a name of a file or folder is empty: write one, or . for this folder")
    return Path(text)


def tracks(text: str) -> tuple[str, ...]:
    """Names of tracks parted by commas."""
    names = tuple(name.strip() for name in text.split(","))
    if unknown := [name for name in names if name not in TRACKS]:
        raise ArgumentTypeError(f"there is no track “{unknown[0]}”: choose from {', '.join(TRACKS)}")
    return names


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
