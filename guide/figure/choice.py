"""Which shape of a pose is meant: by variant, by side, at a moment of the practice."""

from collections.abc import Mapping
from dataclasses import replace

from guide.figure.mirror import mirrored
from guide.model.drawn import Drawn
from guide.model.pose import Pose
from guide.model.shape import Reach, Shape, Vector
from guide.model.side import Side


def shape_for(pose: Pose, variant: str | None = None, side: Side | None = None) -> Shape | None:
    """The shape of a pose, or of one of its variants, on a side; None for a pose without a figure.

    A pose that is alike on both sides is never mirrored.
    """
    shape = _drawn(pose, variant)
    return mirrored(shape) if shape is not None and _is_mirrored(pose, side) else shape


def shape_of(poses: Mapping[str, Pose], drawn: Drawn) -> Shape | None:
    """The shape that is meant; None for a pose without a figure, or one that is not there."""
    pose = poses.get(drawn.pose)
    shape = shape_for(pose, drawn.variant, drawn.side) if pose else None
    if shape is None:
        return None
    shape = at_moment(shape, drawn.moment)
    shape = mirrored(shape) if drawn.is_turned else shape
    shape = replace(mirrored(shape), camera=shape.camera, mat=shape.mat) if drawn.is_back else shape
    shape = moved(shape, drawn.x, drawn.z) if drawn.x or drawn.z else shape
    return shape if drawn.props is None else replace(shape, props=drawn.props)


def yaw_for(pose: Pose, variant: str | None = None, side: Side | None = None) -> float | None:
    """From where the shape of `shape_for` is seen, in degrees; many times quicker than to make it."""
    shape = _drawn(pose, variant)
    if shape is None:
        return None
    return -shape.camera.yaw if _is_mirrored(pose, side) else shape.camera.yaw


def _drawn(pose: Pose, variant: str | None) -> Shape | None:
    chosen = pose.variants.get(variant) if variant is not None else None
    return chosen.figure if chosen is not None and chosen.figure is not None else pose.figure


def _is_mirrored(pose: Pose, side: Side | None) -> bool:
    return side is not None and pose.drawn_side is not None and side is not pose.drawn_side


def at_moment(shape: Shape, name: str) -> Shape:
    """A pose's shape at a moment, such as "arrive" or "hold"; the pose's own shape where it has none for it."""
    return shape.moments.get(name, shape)


def shown(shape: Shape) -> Shape:
    """The shape by which a pose is best known: its "shown" moment, or itself."""
    return at_moment(shape, "shown")


def moved(shape: Shape, x: float, z: float = 0.0) -> Shape:
    """The shape with the body so many metres to its left and front on a mat that stays where it is."""
    return replace(
        shape,
        pelvis=replace(shape.pelvis, at=_plus(shape.pelvis.at, x, z)),
        reaches={limb: _moved_reach(reach, x, z) for limb, reach in shape.reaches.items()},
        props=tuple(replace(prop, at=_plus(prop.at, x, z)) for prop in shape.props),
        arrows=tuple(replace(arrow, at=_plus(arrow.at, x, z), to=_plus(arrow.to, x, z)) for arrow in shape.arrows),
        moments={name: moved(moment, x, z) for name, moment in shape.moments.items()},
    )


def _moved_reach(reach: Reach, x: float, z: float) -> Reach:
    at = reach.at if reach.near is not None else _plus(reach.at, x, z)
    return replace(reach, at=at, bend_at=None if reach.bend_at is None else _plus(reach.bend_at, x, z))


def _plus(place: Vector, x: float, z: float) -> Vector:
    return (place[0] + x, place[1], place[2] + z)
