"""The `figure:` part of a pose file, as it is written.

Places are metres on a person of 1.66 m, angles degrees; see `guide.model.shape`. What is written for `hips`, `hands`
and so on holds for both sides, as the left one's; `left-` and `right-` say one side and win over the pair.
"""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator
from pydantic.fields import FieldInfo

from guide.model.anatomy import RANGES
from guide.model.shape import Family, Fingers, PropKind
from guide.model.side import Side
from guide.sessionfile.fields import Part
from guide.sessionfile.references import Muscle
from guide.sessionfile.scope import fault

FLOOR = "floor"
_FAR = 3.0  # metres from the middle of the mat, as far as anything may be put


def _height(value: object) -> float | str:
    if value == FLOOR:
        return FLOOR
    if isinstance(value, bool) or not isinstance(value, int | float) or not -_FAR <= value <= _FAR:
        raise fault("A height is metres above the mat, such as 0.3, or “floor”.")
    return float(value)


Degrees: TypeAlias = Annotated[float, Field(ge=-360, le=360)]
Metres: TypeAlias = Annotated[float, Field(ge=-_FAR, le=_FAR)]
Height: TypeAlias = Annotated[
    Any, PlainValidator(_height), WithJsonSchema({"anyOf": [{"type": "number"}, {"const": FLOOR}]})
]
Place: TypeAlias = Annotated[tuple[Metres, Height, Metres], Field(strict=False)]
Way: TypeAlias = Annotated[tuple[Metres, Metres, Metres], Field(strict=False)]
Spot: TypeAlias = Literal[
    "pelvis",
    "neck",
    "head",
    "left-hip",
    "right-hip",
    "left-knee",
    "right-knee",
    "left-ankle",
    "right-ankle",
    "left-shoulder",
    "right-shoulder",
    "left-elbow",
    "right-elbow",
]


def _range(bone: str, axis: str) -> FieldInfo:
    low, high = RANGES[bone][axis]
    field: FieldInfo = Field(ge=low, le=high, description=f"{low:g} to {high:g} degrees.")
    return field


class Pelvis(Part):
    """Where the pelvis is, and how it is turned; `floor` lets the body rest on the mat."""

    at: Annotated[Place, Field(description="Left, up, front; metres.")] = (0.0, 0.85, 0.0)
    yaw: Degrees = 0.0
    pitch: Degrees = 0.0
    roll: Degrees = 0.0
    sink: Annotated[float, Field(ge=0, le=0.025, description="Metres that soft flesh gives way.")] = 0.0


class Reach(Part):
    """Where a hand's wrist or a foot's ankle is."""

    at: Annotated[Place, Field(description="Left, up, front; metres.")]
    near: Annotated[Spot | None, Field(description="The joint that `at` is measured from, turned with it.")] = None
    bend: Annotated[Way | None, Field(description="Which way the elbow or knee points.")] = None
    bend_at: Annotated[Way | None, Field(description="The place the elbow or knee points to.")] = None
    forward: Annotated[Way | None, Field(description="Which way the fingers or toes point.")] = None
    down: Annotated[Way | None, Field(description="Which way the palm or sole faces.")] = None
    turn: Annotated[Degrees | None, Field(description="How far a flat foot is turned out.")] = None

    @model_validator(mode="after")
    def _one_way_each(self) -> "Reach":
        if self.bend is not None and self.bend_at is not None:
            raise fault("Write either “bend” or “bend-at”, not both.")
        if self.turn is not None and self.forward is not None:
            raise fault("Write either “turn” or “forward”, not both.")
        if self.near is not None and self.at[1] == FLOOR:
            raise fault("A place near a joint is three numbers: “floor” is for places in the room.")
        return self


class Camera(Part):
    """From where the figure is seen: yaw 0 from its front, 90 from its left."""

    yaw: Degrees = -35.0
    pitch: Annotated[float, Field(ge=-10, le=90)] = 12.0


class Prop(Part):
    """A prop; a band or belt goes round the thighs, `along` of the way to the knees."""

    kind: Annotated[PropKind, Field(strict=False)]
    at: Way = (0.0, 0.0, 0.0)
    yaw: Degrees = 0.0
    pitch: Degrees = 0.0
    roll: Degrees = 0.0
    along: Annotated[float, Field(ge=0.2, le=0.95)] = 0.75


class Arrow(Part):
    """An arrow in the picture."""

    start: Way
    end: Way


class Mat(Part):
    """Where the middle of the mat is, and how it is turned."""

    x: Metres = 0.0
    z: Metres = 0.0
    yaw: Degrees = 0.0


class Trunk(Part):
    """How the lower back or the chest is bent."""

    flex: Annotated[float, _range("lumbar", "flex")] = 0.0
    side: Annotated[float, _range("lumbar", "side")] = 0.0
    twist: Annotated[float, _range("lumbar", "twist")] = 0.0


class Neck(Part):
    """How the neck or the head is bent."""

    flex: Annotated[float, _range("neck", "flex")] = 0.0
    side: Annotated[float, _range("neck", "side")] = 0.0
    twist: Annotated[float, _range("neck", "twist")] = 0.0


class Collar(Part):
    """How a collar bone is moved; unless written, it follows the arm."""

    up: Annotated[float, _range("collar", "up")] = 0.0
    forward: Annotated[float, _range("collar", "forward")] = 0.0


class Shoulder(Part):
    """How an upper arm is held."""

    flex: Annotated[float, _range("shoulder", "flex")] = 0.0
    out: Annotated[float, _range("shoulder", "out")] = 0.0
    turn: Annotated[float, _range("shoulder", "turn")] = 0.0


class Elbow(Part):
    """How an elbow is bent and the forearm turned."""

    flex: Annotated[float, _range("elbow", "flex")] = 0.0
    turn: Annotated[float, _range("elbow", "turn")] = 0.0


class Wrist(Part):
    """How a wrist is bent."""

    flex: Annotated[float, _range("wrist", "flex")] = 0.0
    turn: Annotated[float, _range("wrist", "turn")] = 0.0


class Hip(Part):
    """How a thigh is held."""

    flex: Annotated[float, _range("hip", "flex")] = 0.0
    out: Annotated[float, _range("hip", "out")] = 0.0
    turn: Annotated[float, _range("hip", "turn")] = 0.0


class Knee(Part):
    """How a knee is bent."""

    flex: Annotated[float, _range("knee", "flex")] = 0.0
    turn: Annotated[float, _range("knee", "turn")] = 0.0


class Ankle(Part):
    """How an ankle is bent: flex draws the toes up."""

    flex: Annotated[float, _range("ankle", "flex")] = 0.0
    in_: Annotated[float, _range("ankle", "in")] = 0.0
    turn: Annotated[float, _range("ankle", "turn")] = 0.0


class Toes(Part):
    """How the toes are bent: flex lifts them."""

    flex: Annotated[float, _range("toes", "flex")] = 0.0


HeldFingers: TypeAlias = Annotated[
    Fingers | None,
    Field(strict=False, description="How they are held; unless written, spread on the floor and relaxed elsewhere."),
]


class FigureDocument(Part):
    """A drawn pose: the angles of its bones, and where its hands and feet are put.

    In a variant or a moment, whatever is left out is as in the pose; a bone, hand or foot with nothing after it is
    free again.
    """

    family: Annotated[Family | None, Field(strict=False, description="How the body meets the ground.")] = None
    camera: Camera | None = None
    pelvis: Pelvis | None = None
    lumbar: Trunk | None = None
    chest: Trunk | None = None
    neck: Neck | None = None
    head: Neck | None = None
    collars: Collar | None = None
    left_collar: Collar | None = None
    right_collar: Collar | None = None
    shoulders: Shoulder | None = None
    left_shoulder: Shoulder | None = None
    right_shoulder: Shoulder | None = None
    elbows: Elbow | None = None
    left_elbow: Elbow | None = None
    right_elbow: Elbow | None = None
    wrists: Wrist | None = None
    left_wrist: Wrist | None = None
    right_wrist: Wrist | None = None
    hips: Hip | None = None
    left_hip: Hip | None = None
    right_hip: Hip | None = None
    knees: Knee | None = None
    left_knee: Knee | None = None
    right_knee: Knee | None = None
    ankles: Ankle | None = None
    left_ankle: Ankle | None = None
    right_ankle: Ankle | None = None
    toes: Toes | None = None
    left_toes: Toes | None = None
    right_toes: Toes | None = None
    hands: Reach | None = None
    left_hand: Reach | None = None
    right_hand: Reach | None = None
    fingers: HeldFingers = None
    left_fingers: HeldFingers = None
    right_fingers: HeldFingers = None
    feet: Reach | None = None
    left_foot: Reach | None = None
    right_foot: Reach | None = None
    props: list[Prop] | None = None
    arrows: list[Arrow] | None = None
    mat: Mat | None = None
    muscle_sides: Annotated[
        dict[Muscle, Annotated[Side, Field(strict=False)]] | None,
        Field(description="Muscles that work or are stretched on one side only, and on which."),
    ] = None
    moments: Annotated[
        dict[str, "FigureDocument"] | None,
        Field(description="Its shapes at moments: begin, arrive, hold, shown, lift, step, close, from-standing ..."),
    ] = None
