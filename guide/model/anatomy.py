"""The bones a figure has, by name, and how far a person can turn them."""

from collections.abc import Mapping
from typing import Final

SIDES: Final = ("left", "right")
# The range of each angle in degrees: what a supple person can do (after Norkin & White, "Measurement of Joint
# Motion"), with a few degrees to spare.
_TRUNK: Final = {"flex": (-60.0, 80.0), "side": (-45.0, 45.0), "twist": (-60.0, 60.0)}
_NECK: Final = {"flex": (-60.0, 60.0), "side": (-45.0, 45.0), "twist": (-60.0, 60.0)}
RANGES: Final[Mapping[str, Mapping[str, tuple[float, float]]]] = {
    "lumbar": _TRUNK,
    "chest": _TRUNK,
    "neck": _NECK,
    "head": _NECK,
    "collar": {"up": (-15.0, 45.0), "forward": (-30.0, 40.0)},
    "shoulder": {"flex": (-70.0, 185.0), "out": (-45.0, 185.0), "turn": (-100.0, 100.0)},
    "elbow": {"flex": (-8.0, 155.0), "turn": (-95.0, 95.0)},
    "wrist": {"flex": (-90.0, 90.0), "turn": (-35.0, 35.0)},
    "hip": {"flex": (-35.0, 150.0), "out": (-35.0, 90.0), "turn": (-50.0, 90.0)},
    "knee": {"flex": (-8.0, 165.0), "turn": (-30.0, 40.0)},
    "ankle": {"flex": (-75.0, 40.0), "in": (-30.0, 45.0), "turn": (-30.0, 30.0)},
    "toes": {"flex": (-45.0, 80.0)},
}
TRUNK: Final = ("lumbar", "chest", "neck", "head")
SIDED: Final = tuple(name for name in RANGES if name not in TRUNK)
BONES: Final[Mapping[str, str]] = {bone: bone for bone in TRUNK} | {
    f"{side}-{bone}": bone for bone in SIDED for side in SIDES
}
"""Every bone whose angles may be written, and the entry of `RANGES` that holds its axes."""

LIMBS: Final = tuple(f"{side}-{end}" for end in ("hand", "foot") for side in SIDES)
"""The limbs whose end may be put somewhere."""
