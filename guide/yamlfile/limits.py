"""How much a file may ask of the reader."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`size` is in bytes; `depth` counts lists and mappings in one another; `values` counts aliases as written out."""

    size: int = 1_000_000
    depth: int = 50
    values: int = 50_000
