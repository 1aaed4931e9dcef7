"""Time as whole milliseconds, and how it is written for people."""

from typing import TypeAlias

Ms: TypeAlias = int
"""A time or a length of time in whole milliseconds."""

SECOND: Ms = 1_000
MINUTE: Ms = 60_000


def clock(length: Ms) -> str:
    """Minutes and seconds as on a clock, rounded down: 709_000 is `11:49`."""
    minutes, seconds = divmod(max(length, 0) // SECOND, 60)
    return f"{minutes}:{seconds:02d}"
