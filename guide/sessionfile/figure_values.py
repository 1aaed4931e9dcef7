"""From a written figure to its shape."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from guide.model.anatomy import BONES, LIMBS, SIDED, SIDES
from guide.model.shape import Arrow, Camera, Family, MatPlace, Pelvis, PlacedProp, Reach, Shape, Vector
from guide.sessionfile.figure_document import FLOOR, FigureDocument

_PAIRS: Final = {part if part == "toes" else f"{part}s": part for part in SIDED} | {
    "hands": "hand",
    "feet": "foot",
    "fingers": "fingers",
}
_DOOR: Final = "from-"
_ENDS: Final = frozenset({"hand", "foot"})


def shape_of(*documents: FigureDocument) -> Shape:
    """The shape of a figure; each further document (a variant's, a moment's) changes what it writes itself.

    A bone, hand or foot written as nothing takes back what an earlier document wrote for it. A pose is entered and left
    by its doors, the moments "from-standing" and so on, whichever of its moments it is in.
    """
    written: dict[str, Any] = {}
    moments: dict[str, FigureDocument] = {}
    for document in documents:
        moments |= document.moments or {}
        for name, value in _expanded(document).items():
            earlier = written.get(name)
            joined = isinstance(value, dict) and isinstance(earlier, dict) and name not in LIMBS
            written[name] = earlier | value if joined else value
    still = [document.model_copy(update={"moments": None}) for document in documents]
    shapes = {name: shape_of(*still, moment) for name, moment in moments.items()}
    doors = {name: shape for name, shape in shapes.items() if name.startswith(_DOOR)}
    return Shape(
        pelvis=_pelvis(**(written.get("pelvis") or {})),
        angles={name: value for name, value in written.items() if name in BONES and value},
        reaches={name: _reach(name, **value) for name, value in written.items() if name in LIMBS and value},
        fingers={f"{side}-hand": fingers for side in SIDES if (fingers := written.get(f"{side}-fingers"))},
        camera=Camera(**(written.get("camera") or {})),
        family=written.get("family") or Family.STANDING,
        props=tuple(PlacedProp(**prop) for prop in written.get("props") or ()),
        arrows=tuple(Arrow(arrow["start"], arrow["end"]) for arrow in written.get("arrows") or ()),
        mat=MatPlace(**(written.get("mat") or {})),
        muscle_sides=written.get("muscle-sides") or {},
        moments={name: shape if name in doors else replace(shape, moments=doors) for name, shape in shapes.items()},
    )


def _expanded(document: FigureDocument) -> dict[str, Any]:
    """What a document writes itself, with pairs such as `knees` written out for both sides."""
    given = document.model_dump(exclude_unset=True, by_alias=True, exclude={"moments"})
    pairs: dict[str, Any] = {}
    for pair, part in _PAIRS.items():
        if pair in given:
            value = given.pop(pair)
            pairs[f"left-{part}"] = value
            pairs[f"right-{part}"] = _across(value) if part in _ENDS and value else value
    return pairs | given


def _across(reach: Mapping[str, Any]) -> dict[str, Any]:
    """A left hand's or foot's reach on the right."""
    flipped = {key: (-v[0], v[1], v[2]) if isinstance(v, tuple) else v for key, v in reach.items()}
    if flipped.get("near"):
        flipped["near"] = str(flipped["near"]).replace("left-", "right-")
    return flipped


def _grounded(at: tuple[Any, Any, Any]) -> tuple[Vector, bool]:
    x, y, z = at
    return ((x, 0.0, z), True) if y == FLOOR else ((x, y, z), False)


def _pelvis(at: tuple[Any, Any, Any] = (0.0, 0.85, 0.0), **turns: float) -> Pelvis:
    place, grounded = _grounded(at)
    return Pelvis(at=place, grounded=grounded, **turns)


def _reach(limb: str, at: tuple[Any, Any, Any], turn: float | None = None, **ways: Any) -> Reach:  # noqa: ANN401 -- the document's fields, already checked
    place, grounded = _grounded(at)
    given = {key.replace("-", "_"): value for key, value in ways.items()}
    if turn is not None:
        out = math.radians(turn if limb.startswith("left") else -turn)
        given["forward"] = (math.sin(out), 0.0, math.cos(out))
    return Reach(at=place, grounded=grounded, **given)
