"""The shapes hands take: how far each point of a hand moves when the fingers are held so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from body_mesh import A, Mesh, nearest_values
from body_source import Source

from guide.figure.body import surface_bones
from guide.figure.rotation import Array, abouts, across, unit
from guide.model.shape import Fingers

HAND: Final = 0.2  # of a point's weight: so much the hand carries at least where fingers are
MOVED: Final = 5e-4  # metres a point moves at least in one of the shapes, or else it is left out
LONG: Final = (2, 3, 4, 5)  # the fingers but for the thumb, as the rig counts them


@dataclass(frozen=True)
class Held:
    """How the fingers are held, in degrees, against how they are at rest.

    `index` and `little` are bent at their three joints from the knuckle on, and the fingers between them by what lies
    between; `spread` is how far the same two are turned away from the middle. The `thumb` is turned at its root
    towards the palm and towards the index finger, and bent at its two further joints.
    """

    index: tuple[float, float, float]
    little: tuple[float, float, float]
    spread: tuple[float, float] = (0.0, 0.0)
    thumb: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


SHAPES: Final[Mapping[Fingers, Held]] = {
    Fingers.STRAIGHT: Held((-2, -8, -6), (-4, -8, -6), (-6, -11), (-4, 12, 2, 2)),
    Fingers.RELAXED: Held((12, 20, 12), (24, 28, 16), (-5, -9), (12, 8, 8, 8)),
    Fingers.SPREAD: Held((-6, -8, -8), (-6, -8, -8), (1, 1), (-6, -6, -4, -4)),
    Fingers.CLASPED: Held((62, 80, 22), (60, 80, 22), (1, 1), (8, 22, 10, 14)),
    Fingers.FIST: Held((78, 98, 58), (82, 98, 58), (-5, -9), (52, 12, 30, 46)),
}


def hand_shapes(source: Source, mesh: Mesh) -> dict[str, Any]:
    """The arrays of a body's file that say how hands are shaped, in the order of `Fingers`."""
    hands = mesh.weights[:, surface_bones("wrist")].sum(axis=1) > HAND
    left = mesh.points[:, 0] > 0
    moves = np.zeros((len(Fingers), *mesh.points.shape))
    for chosen, mirror in ((hands & left, [1.0, 1.0, 1.0]), (hands & ~left, [-1.0, 1.0, 1.0])):
        for number, shape in enumerate(Fingers):
            moves[number, chosen] = _moved(source, SHAPES[shape], mesh.points[chosen] * mirror) * mirror
    shaped = np.flatnonzero(np.linalg.norm(moves, axis=2).max(axis=0) > MOVED)
    return {"hand-points": shaped.astype(np.uint16), "hand-shapes": moves[:, shaped].astype(np.float16)}


def _moved(source: Source, held: Held, points: A) -> A:
    """By how much points (n, 3) of the left hand move, (n, 3)."""
    joints = {name.removeprefix("l-"): at for name, at in source.joints.items() if name.startswith("l-")}
    along = unit(joints["finger-3-1"] - joints["hand"])
    thumbwards = unit(across(joints["finger-2-1"] - joints["finger-5-1"], along))
    palm = np.cross(along, thumbwards)
    moved = np.zeros(points.shape)
    used = np.unique(source.groups["body"])
    for finger in (1, *LONG):
        places = [joints[f"finger-{finger}-{part}"] for part in (1, 2, 3, 4)]
        turns = _thumb(held, places, along, palm) if finger == 1 else _long(held, finger, places, thumbwards, palm)
        turn, shift = np.eye(3), np.zeros(3)
        for part, (place, own) in enumerate(zip(places, turns, strict=False), start=1):
            shift = shift + turn @ (place - own @ place)
            turn = turn @ own
            share = source.fingers[f"finger{finger}-{part}.L"][used, None]
            moved += nearest_values(source.points[used], share, points) * (points @ turn.T + shift - points)
    return moved


def _long(held: Held, finger: int, places: list[A], thumbwards: A, palm: A) -> list[Array]:
    """The turns of a finger's three bones against the one before."""
    share = (finger - LONG[0]) / (LONG[-1] - LONG[0])
    bent = np.array(held.index) * (1 - share) + np.array(held.little) * share
    apart = held.spread[0] * (1 - share) - held.spread[1] * share
    way = unit(places[3] - places[0])
    hinge = unit(np.cross(way, palm))
    outwards = np.sign(np.cross(palm, way) @ thumbwards)
    turns = [_about(hinge, float(angle)) for angle in bent]
    return [_about(palm, float(outwards * apart)) @ turns[0], *turns[1:]]


def _thumb(held: Held, places: list[A], along: A, palm: A) -> list[Array]:
    """The same of the thumb, which bends across the palm."""
    inward, beside, middle, end = held.thumb
    way = unit(places[3] - places[0])
    hinge = unit(np.cross(way, palm))
    towards = unit(np.cross(way, along))
    across_palm = unit(np.cross(way, unit(palm + along)))
    return [_about(hinge, inward) @ _about(towards, beside), _about(across_palm, middle), _about(across_palm, end)]


def _about(axis: A, degrees: float) -> Array:
    return np.asarray(abouts(axis[None], np.radians([degrees]))[0])
