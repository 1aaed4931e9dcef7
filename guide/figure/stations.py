"""Shapes a body passes through when the straight way would look impossible, such as from standing to lying."""

from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from guide.figure.choice import moved
from guide.figure.mirror import mirrored
from guide.model.shape import Angles, Camera, Family, Pelvis, PropKind, Reach, Shape

_DOWN: Final = (0.0, -1.0, 0.0)
_AHEAD: Final = (0.0, 0.0, 1.0)


def _hands(x: float, z: float, bend: tuple[float, float, float] = (0.6, 0.0, -1.0)) -> dict[str, Reach]:
    """Both palms on the floor, fingers ahead."""
    return {
        f"{side}-hand": Reach(
            (s * x, 0.0, z), grounded=True, bend=(s * bend[0], bend[1], bend[2]), forward=_AHEAD, down=_DOWN
        )
        for side, s in (("left", 1), ("right", -1))
    }


def _feet(x: float, z: float, bend: tuple[float, float, float], *, flat: bool) -> dict[str, Reach]:
    """Both feet on the floor, flat or on their backs."""
    return {
        f"{side}-foot": Reach(
            (s * x, 0.0, z), grounded=True, bend=(s * bend[0], bend[1], bend[2]), forward=_AHEAD if flat else None
        )
        for side, s in (("left", 1), ("right", -1))
    }


def _pair(bone: str, **angles: float) -> dict[str, Angles]:
    return {f"left-{bone}": angles, f"right-{bone}": angles}


CROUCH: Final = Shape(
    pelvis=Pelvis(at=(0.0, 0.50, -0.16), pitch=88),
    angles={"lumbar": {"flex": 22}, "chest": {"flex": 14}, "neck": {"flex": -10}},
    reaches=_hands(0.17, 0.34) | _feet(0.10, 0.0, (0.1, 0.0, 1.0), flat=True),
    camera=Camera(-58, 11),
    family=Family.STANDING,
)
ALL_FOURS: Final = Shape(
    pelvis=Pelvis(at=(0.0, 0.425, 0.0), pitch=75),
    angles={"neck": {"flex": -8.0}, **_pair("ankle", flex=-62)},
    reaches=_hands(0.155, 0.46) | _feet(0.10, -0.42, (0.0, -1.0, 0.15), flat=False),
    camera=Camera(-58, 12),
    family=Family.KNEELING,
)
LOWERING: Final = Shape(
    pelvis=Pelvis(at=(0.0, 0.285, 0.0), pitch=78),
    angles={"lumbar": {"flex": -8.0}, "chest": {"flex": -6.0}, "neck": {"flex": -10.0}, **_pair("ankle", flex=-62)},
    reaches=_hands(0.21, 0.36, (0.7, 0.3, -1.0)) | _feet(0.09, -0.685, (0.0, -1.0, 0.4), flat=False),
    camera=Camera(-58, 14),
    family=Family.PRONE,
)
SIDE_SIT: Final = Shape(
    pelvis=Pelvis(at=(0.10, 0.0, -0.05), pitch=14, roll=-8, grounded=True, sink=0.01),
    angles={"lumbar": {"flex": 6.0, "side": 8.0}, **_pair("ankle", flex=-45)},
    reaches={
        "left-hand": Reach(
            (0.42, 0.0, 0.12), grounded=True, bend=(0.6, 0.2, -1.0), forward=(0.4, 0.0, 1.0), down=_DOWN
        ),
        "right-hand": Reach((-0.13, 0.0, 0.34), grounded=True, bend=(-0.6, 0.2, -1.0), forward=_AHEAD, down=_DOWN),
        "left-foot": Reach((-0.20, 0.06, 0.22), bend_at=(0.14, 0.05, 0.44)),
        "right-foot": Reach((-0.36, 0.06, -0.26), bend_at=(-0.22, 0.08, 0.30)),
    },
    camera=Camera(-40, 16),
    family=Family.SEATED,
)
ABOUT_TO_ROLL: Final = Shape(
    pelvis=Pelvis(grounded=True, pitch=-90, sink=0.015),
    angles={"neck": {"flex": -6.0}, "head": {"flex": 8.0}},
    reaches={
        "left-hand": Reach((0.36, 0.0, -0.02), grounded=True, bend=(0.6, -0.6, -0.4), forward=_AHEAD, down=_DOWN),
        "right-hand": Reach((-0.46, 0.0, -0.16), grounded=True, bend=(-0.6, 0.1, 0.3), forward=_AHEAD, down=_DOWN),
        **_feet(0.10, 0.40, (0.0, 1.0, 0.3), flat=True),
    },
    camera=Camera(-60, 16),
    family=Family.SUPINE,
)
ON_THE_SIDE: Final = Shape(
    pelvis=Pelvis(at=(0.0, 0.0, 0.02), yaw=-90, roll=90, grounded=True, sink=0.015),
    angles={
        "lumbar": {"flex": 14.0},
        "chest": {"flex": 10.0},
        "neck": {"flex": 8.0, "side": -14.0},
        "right-shoulder": {"flex": 76.0},
        "right-elbow": {"flex": 70.0},
        "left-shoulder": {"flex": 46.0, "out": 6.0},
        "left-elbow": {"flex": 56.0},
        "left-hip": {"flex": 66.0, "out": -6.0},
        "right-hip": {"flex": 58.0},
        **_pair("knee", flex=80.0),
        **_pair("ankle", flex=-20.0),
    },
    camera=Camera(-58, 18),
    family=Family.SUPINE,
)
_LEANING: Final = mirrored(SIDE_SIT)
PRESSED_UP: Final = replace(
    _LEANING,
    reaches={
        **_LEANING.reaches,
        "left-hand": Reach((0.28, 0.20, 0.12), bend=(0.8, 0.2, -0.8), forward=(0.1, -0.3, 1.0), down=_DOWN),
    },
    camera=Camera(-25, 16),
)
LEANING_BACK: Final = Shape(
    pelvis=Pelvis(at=(0.0, 0.0, 0.0), pitch=-34, grounded=True, sink=0.015),
    angles={"lumbar": {"flex": 16}, "chest": {"flex": 8}, "neck": {"flex": 10}},
    reaches=_hands(0.22, -0.30, (0.5, 0.2, -1.0)) | _feet(0.10, 0.42, (0.0, 1.0, 0.3), flat=True),
    camera=Camera(-60, 14),
    family=Family.SEATED,
)
SITTING_DOWN: Final = Shape(
    pelvis=Pelvis(at=(0.0, 0.24, -0.16), pitch=26),
    angles={"lumbar": {"flex": 20}, "chest": {"flex": 10}, "neck": {"flex": -8}},
    reaches=_hands(0.30, -0.20, (0.2, 0.0, -1.0)) | _feet(0.10, 0.16, (0.0, 0.2, 1.0), flat=True),
    camera=Camera(-50, 12),
    family=Family.STANDING,
)

_NEIGHBOURS: Final[Mapping[tuple[Family, Family], Shape]] = {
    (Family.STANDING, Family.KNEELING): CROUCH,
    (Family.STANDING, Family.SEATED): SITTING_DOWN,
    (Family.KNEELING, Family.PRONE): LOWERING,
    (Family.KNEELING, Family.SEATED): SIDE_SIT,
    (Family.SEATED, Family.SUPINE): LEANING_BACK,
}
_ON_HEELS: Final = 0.25  # metres: lower than this are the hips of one who sits on the heels
_REST: Final = {Family.KNEELING: ALL_FOURS}


def _families(start: Family, end: Family) -> list[Family]:
    """The families passed through from one to another, both among them, as few as can be."""
    came: dict[Family, Family] = {start: start}
    queue = deque([start])
    while queue and end not in came:
        here = queue.popleft()
        for there in Family:
            if there not in came and _station(here, there) is not None:
                came[there] = here
                queue.append(there)
    way = [end]
    while way[-1] is not start:
        way.append(came[way[-1]])
    return way[::-1]


def _between(way: list[Family]) -> list[Shape]:
    """The shapes passed through from family to family."""
    shapes: list[Shape] = []
    for i, (here, there) in enumerate(pairwise(way)):
        station = _station(here, there)
        shapes += [station] if station is not None else []
        if i < len(way) - 2 and there in _REST:
            shapes.append(_REST[there])
    return shapes


def _station(here: Family, there: Family) -> Shape | None:
    return _NEIGHBOURS.get((here, there)) or _NEIGHBOURS.get((there, here))


def _off_the_heels(shape: Shape, following: Shape) -> tuple[Shape, ...]:
    """The rest by which one who sits on the heels goes to the side or to the door of a pose of the family, and back.

    A foot would come through the seat, were it brought forward from under it.
    """
    sits = shape.family is Family.KNEELING and shape.pelvis.at[1] < _ON_HEELS
    has_way = f"from-{shape.family}" in shape.moments
    is_near = following is SIDE_SIT or following.family is Family.KNEELING
    return (ALL_FOURS,) if sits and is_near and not has_way else ()


def on_the_way(start: Shape, end: Shape) -> tuple[Shape, ...]:
    """The shapes between two poses.

    A pose's own moment "from-standing" and so on wins over the general way, also where that family is only passed
    through; that of its own family is the door by which it is entered from others, and left to them. A pose goes
    straight to its own moments, from one to the other, and back.
    """
    if end in start.moments.values() or start in end.moments.values() or start.moments == end.moments != {}:
        return ()
    entered, left = end.moments.get(f"from-{start.family}"), start.moments.get(f"from-{end.family}")
    if entered is not None:
        return (*_off_the_heels(start, entered), entered)
    if left is not None:
        return (left, *_off_the_heels(end, left))
    if start.family is end.family:
        return ()
    if (start.family, end.family) == (Family.SUPINE, Family.SEATED) and not _is_strapped(start, end):
        return _by_the_side(start, end)
    way = _families(start.family, end.family)
    shapes = _between(way)
    shapes[0] = start.moments.get(f"from-{way[1]}", shapes[0])
    shapes[-1] = end.moments.get(f"from-{way[-2]}", shapes[-1])
    doors = [shape.moments.get(f"from-{shape.family}") for shape in (start, end)]
    for place, (shape, door) in enumerate(zip((start, end), doors, strict=True)):
        if door is not None and shape.family is Family.STANDING and shapes[-place] is CROUCH:
            shapes[-place] = moved(CROUCH, 0.0, _stands(door))
    risen, sitting = _off_the_heels(start, shapes[0]), _off_the_heels(end, shapes[-1])
    return tuple(shape for shape in (doors[0], *risen, *shapes, *sitting, doors[1]) if shape is not None)


def _is_strapped(start: Shape, end: Shape) -> bool:
    """Whether a strap holds the thighs together all the way: the legs cannot part then."""
    return any(prop.kind in {PropKind.BAND, PropKind.BELT} and prop in end.props for prop in start.props)


def _by_the_side(start: Shape, end: Shape) -> tuple[Shape, ...]:
    """How one who lies on the back comes to sit: over one side, pressed up by the hands."""
    lying, sitting = (shape.moments.get(f"from-{shape.family}") for shape in (start, end))
    return (lying or ABOUT_TO_ROLL, ON_THE_SIDE, PRESSED_UP, *([sitting] if sitting else []))


def to_the_door(shape: Shape, other: Shape) -> float:
    """How many metres further to its front a body stands that goes on by the door of another pose, or has come by it.

    It steps into that pose, and out of it, with the one foot that is named: the other stays where it stands.
    """
    door = other.moments.get(f"from-{shape.family}")
    is_its_own = shape.family is other.family is Family.STANDING and f"from-{shape.family}" not in shape.moments
    if door is None or not is_its_own or shape.mat != other.mat:
        return 0.0
    return _stands(door) - _stands(shape)


def _stands(shape: Shape) -> float:
    """Where between its back and its front the feet stand."""
    feet = [reach.at[2] for limb, reach in shape.reaches.items() if limb.endswith("foot")]
    return sum(feet) / len(feet) if feet else shape.pelvis.at[2]
