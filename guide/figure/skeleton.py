"""The skeleton: its joints, its limbs, and how the angles a teacher writes turn them.

A joint's frame has y along the bone towards the body, z to the front and x to the person's left in the zero pose, in
which the body stands with arms hanging and palms facing the thighs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from guide.figure.rotation import Array, about_x, about_y, about_z
from guide.model.anatomy import BONES, SIDES

SPINE: Final = ("pelvis", "spine-1", "spine-2", "spine-3", "spine-4", "spine-5", "neck", "head")
_ARM: Final = ("collar", "shoulder", "elbow", "wrist")
_LEG: Final = ("hip", "knee", "ankle", "toes")


def _parents() -> dict[str, str | None]:
    tree: dict[str, str | None] = {"pelvis": None}
    tree |= dict(zip(SPINE[1:], SPINE[:-1], strict=True))
    for side in SIDES:
        for root, chain in (("spine-5", _ARM), ("pelvis", _LEG)):
            names = [f"{side}-{part}" for part in chain]
            tree |= dict(zip(names, [root, *names[:-1]], strict=True))
    return tree


PARENTS: Final[Mapping[str, str | None]] = _parents()
JOINTS: Final[tuple[str, ...]] = tuple(PARENTS)
INDEX: Final[Mapping[str, int]] = {name: i for i, name in enumerate(JOINTS)}
PARENT_INDEX: Final[tuple[int, ...]] = tuple(-1 if p is None else INDEX[p] for p in PARENTS.values())


@dataclass(frozen=True, slots=True)
class Limb:
    """A chain of two bones: `root` (hip, shoulder), `middle` (knee, elbow), `end` (ankle, wrist), as joint numbers."""

    name: str
    root: int
    middle: int
    end: int
    tip: int | None

    @property
    def is_leg(self) -> bool:
        """Whether this is a leg, whose knee folds the shin backwards; an elbow folds the forearm forwards."""
        return self.tip is not None


def _limb(side: str, *, leg: bool) -> Limb:
    name, parts = (f"{side}-foot", _LEG) if leg else (f"{side}-hand", _ARM[1:])
    joints = [INDEX[f"{side}-{part}"] for part in parts]
    return Limb(name, joints[0], joints[1], joints[2], joints[3] if leg else None)


LIMBS: Final[Mapping[str, Limb]] = {
    limb.name: limb for limb in (_limb(side, leg=leg) for leg in (False, True) for side in SIDES)
}

_SHARED: Final = {"lumbar": ("spine-1", "spine-2", "spine-3"), "chest": ("spine-4", "spine-5")}


def _trunk(flex: float = 0.0, side: float = 0.0, twist: float = 0.0) -> Array:
    return about_y(twist) @ about_x(flex) @ about_z(-side)


def _ball(sign: int, flex: float = 0.0, out: float = 0.0, turn: float = 0.0) -> Array:
    return about_x(-flex) @ about_z(sign * out) @ about_y(sign * turn)


def _hinge(bone: str, sign: int, a: Mapping[str, float]) -> Array:
    flex, turn = a.get("flex", 0.0), a.get("turn", 0.0)
    match bone:
        case "collar":
            return about_z(sign * a.get("up", 0.0)) @ about_y(-sign * a.get("forward", 0.0))
        case "knee":
            return about_x(flex) @ about_y(sign * turn)
        case "elbow":
            return about_x(-flex) @ about_y(-sign * turn)
        case "wrist":
            return about_z(-sign * flex) @ about_x(-turn)
        case "ankle":
            return about_x(-flex) @ about_y(sign * turn) @ about_z(-sign * a.get("in", 0.0))
        case _:
            return about_x(-flex)


def local_rotations(angles: Mapping[str, Mapping[str, float]]) -> Array:
    """The turn of every joint against its parent, (joints, 3, 3), from the bones' angles; the pelvis stays unturned."""
    local = np.tile(np.eye(3), (len(JOINTS), 1, 1))
    for name, values in angles.items():
        bone = BONES[name]
        if bone in _SHARED:
            joints = _SHARED[bone]
            for joint in joints:
                local[INDEX[joint]] = _trunk(**{axis: angle / len(joints) for axis, angle in values.items()})
        elif bone in INDEX:
            local[INDEX[bone]] = _trunk(**values)
        else:
            sign = 1 if name.startswith("left") else -1
            turned = _ball(sign, **values) if bone in {"hip", "shoulder"} else _hinge(bone, sign, values)
            local[INDEX[name]] = turned
    return local


def other_side(name: str) -> str:
    """The same bone or limb on the other side; a name without a side is itself."""
    if name.startswith("left-"):
        return "right-" + name.removeprefix("left-")
    return "left-" + name.removeprefix("right-") if name.startswith("right-") else name
