"""The shape of a drawn pose, as plain values: what a teacher writes under `figure:`.

Lengths are metres on a person of 1.66 m, angles degrees. x points to the person's left, y up, z to the person's front;
y = 0 is the top of the mat. Angles carry anatomical signs, so the same numbers mean the same on the left and right.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from guide.model.side import Side

Vector: TypeAlias = tuple[float, float, float]
Angles: TypeAlias = Mapping[str, float]


class Family(StrEnum):
    """How the body meets the ground; movement between families goes by way of a shape in between."""

    STANDING = "standing"
    KNEELING = "kneeling"
    SEATED = "seated"
    PRONE = "prone"
    SUPINE = "supine"


@dataclass(frozen=True, slots=True)
class Pelvis:
    """Where the pelvis is and how it is turned: first `yaw` about y, then `pitch` about x, then `roll` about z.

    `at` is the middle of the pelvis; with `grounded`, its height is found instead: the lowest point of trunk, head
    and thighs then lies `sink` below the mat's top (soft flesh gives way).
    """

    at: Vector = (0.0, 0.85, 0.0)
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    grounded: bool = False
    sink: float = 0.0


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a hand's wrist or a foot's ankle goes; the elbow or knee follows.

    `at` is a place in the room, or an offset in the frame of the joint `near`. With `grounded` the height in `at` is
    found instead: the lowest point of the hand or foot lies on the mat. `bend` is the direction the knee or elbow
    points to, `bend_at` the place it is aimed at. `forward` (toes, fingertips) and `down` (sole, palm) turn the foot
    or hand; without them it keeps the angles of its joint.
    """

    at: Vector
    grounded: bool = False
    near: str | None = None
    bend: Vector | None = None
    bend_at: Vector | None = None
    forward: Vector | None = None
    down: Vector | None = None


class Fingers(StrEnum):
    """How the fingers of a hand are held; clasped fingers lie between those of the other hand."""

    STRAIGHT = "straight"
    RELAXED = "relaxed"
    SPREAD = "spread"
    CLASPED = "clasped"
    FIST = "fist"


@dataclass(frozen=True, slots=True)
class Camera:
    """From where the figure is seen: `yaw` 0 is from its front, positive from its left; `pitch` looks down."""

    yaw: float = -35.0
    pitch: float = 12.0


class PropKind(StrEnum):
    """The things a practice can use."""

    BLOCK = "block"
    TOWEL = "towel"
    CHAIR = "chair"
    BAND = "band"
    BELT = "belt"


@dataclass(frozen=True, slots=True)
class PlacedProp:
    """A prop.

    Blocks, towels and chairs lie `at` the middle of their underside; a band or belt goes round the thighs, `along` of
    the way from the hips to the knees.
    """

    kind: PropKind
    at: Vector = (0.0, 0.0, 0.0)
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    along: float = 0.75


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from `at` to `to`: which way to press or to step."""

    at: Vector
    to: Vector


@dataclass(frozen=True, slots=True)
class MatPlace:
    """Where the mat lies: the middle of its top and its turn about y; yaw 0 has its length along z."""

    x: float = 0.0
    z: float = 0.0
    yaw: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A whole drawn pose.

    `angles` gives each bone's angles by name; `reaches` the hands and feet that are put somewhere, and
    `fingers` how those of a hand are held; `moments` the
    shapes of a pose's moving parts by name (such as "lift" and "step"), each whole. `muscle_sides` names the muscles
    that work or are stretched on one side only.
    """

    pelvis: Pelvis = Pelvis()
    angles: Mapping[str, Angles] = field(default_factory=dict)
    reaches: Mapping[str, Reach] = field(default_factory=dict)
    camera: Camera = Camera()
    family: Family = Family.STANDING
    props: tuple[PlacedProp, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    mat: MatPlace = MatPlace()
    moments: Mapping[str, "Shape"] = field(default_factory=dict)
    muscle_sides: Mapping[str, Side] = field(default_factory=dict)
    fingers: Mapping[str, Fingers] = field(default_factory=dict)
