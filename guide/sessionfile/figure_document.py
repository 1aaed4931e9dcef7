"""The `figure:` part of a pose file: what may be written there, and the shape it stands for.

Places are metres on a person of 1.66 m, angles degrees; see `guide.model.shape`. What is written for `hips`, `hands`
and so on holds for both sides, as the left one's; `left-` and `right-` say one side and win over the pair.
"""

import math
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model, model_validator

from guide.model.anatomy import BONES, LIMBS, RANGES, SIDED, SPOTS
from guide.model.shape import (
    Arrow,
    Camera,
    Family,
    MatPlace,
    Pelvis,
    PlacedProp,
    PropKind,
    Reach,
    Shape,
    Vector,
)

_Degrees = Annotated[float, Field(ge=-360, le=360)]
_Metres = Annotated[float, Field(ge=-3, le=3)]
_Place = tuple[_Metres, _Metres | Literal["floor"], _Metres]
_Way = tuple[_Metres, _Metres, _Metres]
_PLURALS: Final = {"hand": "hands", "foot": "feet", "toes": "all-toes"}


def _plural(part: str) -> str:
    return _PLURALS.get(part, f"{part}s")


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_kebab, populate_by_name=False)


class PelvisDocument(_Part):
    """Where the pelvis is: `at: [x, y, z]`, with `floor` for y to let the body rest on the mat."""

    at: _Place = (0.0, 0.85, 0.0)
    yaw: _Degrees = 0.0
    pitch: _Degrees = 0.0
    roll: _Degrees = 0.0
    sink: Annotated[float, Field(ge=0, le=0.05)] = 0.0


class ReachDocument(_Part):
    """Where a hand or foot goes: `at` a place, or near a joint with `near`.

    `turn` is how far a flat foot is turned out.
    """

    at: _Place
    near: Literal[SPOTS] | None = None  # type: ignore[valid-type]
    bend: _Way | None = None
    bend_at: _Way | None = None
    forward: _Way | None = None
    down: _Way | None = None
    turn: _Degrees | None = None

    @model_validator(mode="after")
    def _one_way_each(self) -> "ReachDocument":
        if self.bend is not None and self.bend_at is not None:
            raise ValueError("give either bend or bend-at, not both")
        if self.turn is not None and self.forward is not None:
            raise ValueError("give either turn or forward, not both")
        if self.near is not None and self.at[1] == "floor":
            raise ValueError("a place near a joint is three numbers: floor belongs to a place in the room")
        return self


class CameraDocument(_Part):
    """From where the figure is seen."""

    yaw: _Degrees = -35.0
    pitch: Annotated[float, Field(ge=-10, le=90)] = 12.0


class PropDocument(_Part):
    """A prop beside or under the body."""

    kind: PropKind
    at: _Way = (0.0, 0.0, 0.0)
    yaw: _Degrees = 0.0
    pitch: _Degrees = 0.0
    roll: _Degrees = 0.0
    along: Annotated[float, Field(ge=0.2, le=0.95)] = 0.75


class ArrowDocument(_Part):
    """An arrow in the picture: `start` and `end`."""

    start: _Way
    end: _Way


class MatDocument(_Part):
    """Where the mat lies."""

    x: _Metres = 0.0
    z: _Metres = 0.0
    yaw: _Degrees = 0.0


class _FigureParts(_Part):
    family: Family | None = None
    camera: CameraDocument | None = None
    pelvis: PelvisDocument | None = None
    props: tuple[PropDocument, ...] | None = None
    arrows: tuple[ArrowDocument, ...] | None = None
    mat: MatDocument | None = None
    moments: dict[str, "FigureDocument"] | None = None


def _bone_model(bone: str) -> type[BaseModel]:
    fields: dict[str, Any] = {
        axis: (Annotated[float, Field(ge=low, le=high, alias=axis)], 0.0) for axis, (low, high) in RANGES[bone].items()
    }
    return create_model(
        f"{bone.title()}Angles", __base__=_Part, __doc__=f"The angles of the {bone} in degrees.", **fields
    )


def _figure_model() -> type[_FigureParts]:
    models = {bone: _bone_model(bone) for bone in RANGES}
    kinds: dict[str, Any] = {name: models[bone] for name, bone in BONES.items()}
    kinds |= {_plural(bone): models[bone] for bone in SIDED}
    kinds |= dict.fromkeys([*LIMBS, "hands", "feet"], ReachDocument)
    fields: dict[str, Any] = {
        name.replace("-", "_"): (kind | None, Field(default=None, alias=name)) for name, kind in kinds.items()
    }
    doc = "A drawn pose: the angles of its bones, and where its hands and feet are put."
    return create_model("FigureDocument", __base__=_FigureParts, __module__=__name__, __doc__=doc, **fields)


FigureDocument: Final = _figure_model()
FigureDocument.model_rebuild(_types_namespace={"FigureDocument": FigureDocument})


def shape_of(*documents: BaseModel) -> Shape:
    """The shape of a figure; each further document (a variant's, a moment's) changes what it writes itself.

    A bone, hand or foot written as `null` takes back what an earlier document wrote for it.
    """
    written: dict[str, Any] = {}
    moments: dict[str, BaseModel] = {}
    for document in documents:
        moments |= getattr(document, "moments", None) or {}
        for name, value in _expanded(document).items():
            earlier = written.get(name)
            joined = isinstance(value, dict) and isinstance(earlier, dict) and name not in LIMBS
            written[name] = earlier | value if joined else value
    pelvis = dict(written.get("pelvis") or {})
    return Shape(
        pelvis=_pelvis(**pelvis),
        angles={name: value for name, value in written.items() if name in BONES and value},
        reaches={name: _reach(name, **value) for name, value in written.items() if name in LIMBS and value},
        camera=Camera(**(written.get("camera") or {})),
        family=Family(written.get("family") or Family.STANDING),
        props=tuple(PlacedProp(**prop) for prop in written.get("props") or ()),
        arrows=tuple(Arrow(arrow["start"], arrow["end"]) for arrow in written.get("arrows") or ()),
        mat=MatPlace(**(written.get("mat") or {})),
        moments={name: shape_of(*(_still(d) for d in documents), moment) for name, moment in moments.items()},
    )


def _still(document: BaseModel) -> BaseModel:
    return document.model_copy(update={"moments": None})


def _expanded(document: BaseModel) -> dict[str, Any]:
    """What a document writes itself, with pairs such as `knees` written out for both sides."""
    given = document.model_dump(exclude_unset=True, by_alias=True, exclude={"moments"})
    both = {_plural(part): part for part in (*SIDED, "hand", "foot")}
    pairs: dict[str, Any] = {}
    for plural, part in both.items():
        if plural in given:
            value = given.pop(plural)
            pairs[f"left-{part}"] = value
            pairs[f"right-{part}"] = _across(value) if part in {"hand", "foot"} and value else value
    return pairs | given


def _across(reach: Mapping[str, Any]) -> dict[str, Any]:
    """A left hand's or foot's reach on the right."""
    flipped = {key: (-v[0], v[1], v[2]) if isinstance(v, tuple) else v for key, v in reach.items()}
    if "near" in flipped and flipped["near"] is not None:
        flipped["near"] = flipped["near"].replace("left-", "right-")
    return flipped


def _grounded(at: tuple[Any, Any, Any]) -> tuple[Vector, bool]:
    x, y, z = at
    return ((x, 0.0, z), True) if y == "floor" else ((x, y, z), False)


def _pelvis(at: tuple[Any, Any, Any] = (0.0, 0.85, 0.0), **rest: float) -> Pelvis:
    place, grounded = _grounded(at)
    return Pelvis(at=place, grounded=grounded, **rest)


def _reach(limb: str, at: tuple[Any, Any, Any], turn: float | None = None, **rest: Any) -> Reach:  # noqa: ANN401  the document's own fields
    place, grounded = _grounded(at)
    keys = {key.replace("-", "_"): value for key, value in rest.items()}
    if turn is not None:
        out = math.radians(turn if limb.startswith("left") else -turn)
        keys["forward"] = (math.sin(out), 0.0, math.cos(out))
    return Reach(at=place, grounded=grounded, **keys)
