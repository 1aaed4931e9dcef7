"""The same shape on the other side."""

from dataclasses import replace

from guide.figure.skeleton import other_side
from guide.model.anatomy import TRUNK
from guide.model.shape import Angles, Arrow, PlacedProp, Reach, Shape, Vector

_TURNED_AXES = frozenset({"side", "twist"})


def mirrored(shape: Shape) -> Shape:
    """The shape seen in a mirror: left and right change places, and so does the camera. Twice is the shape itself."""
    p, camera, mat = shape.pelvis, shape.camera, shape.mat
    return replace(
        shape,
        pelvis=replace(p, at=_flip(p.at), yaw=-p.yaw, roll=-p.roll),
        angles={other_side(bone): _angles(bone, angles) for bone, angles in shape.angles.items()},
        reaches={other_side(limb): _reach(reach) for limb, reach in shape.reaches.items()},
        fingers={other_side(hand): fingers for hand, fingers in shape.fingers.items()},
        camera=replace(camera, yaw=-camera.yaw),
        props=tuple(_prop(prop) for prop in shape.props),
        arrows=tuple(Arrow(_flip(arrow.at), _flip(arrow.to)) for arrow in shape.arrows),
        mat=replace(mat, x=-mat.x, yaw=-mat.yaw),
        muscle_sides={muscle: side.other for muscle, side in shape.muscle_sides.items()},
        moments={name: mirrored(moment) for name, moment in shape.moments.items()},
    )


def _flip(v: Vector) -> Vector:
    return (-v[0], v[1], v[2])


def _maybe(v: Vector | None) -> Vector | None:
    return None if v is None else _flip(v)


def _angles(bone: str, angles: Angles) -> dict[str, float]:
    return {axis: -v if bone in TRUNK and axis in _TURNED_AXES else v for axis, v in angles.items()}


def _reach(reach: Reach) -> Reach:
    return replace(
        reach,
        at=_flip(reach.at),
        near=None if reach.near is None else other_side(reach.near),
        bend=_maybe(reach.bend),
        bend_at=_maybe(reach.bend_at),
        forward=_maybe(reach.forward),
        down=_maybe(reach.down),
    )


def _prop(prop: PlacedProp) -> PlacedProp:
    return replace(prop, at=_flip(prop.at), yaw=-prop.yaw, roll=-prop.roll)
