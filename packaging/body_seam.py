"""Sews the head into the trunk, so that no gap opens between them when the neck turns."""

from typing import Any, Final

import numpy as np
from body_mesh import A, ends

from guide.figure.body import SURFACE_BONES, Material
from guide.figure.skeleton import INDEX

WEIGHTS_KEPT: Final = 6
OF_POINTS: Final = ("points", "bones", "shares", "muscles", "head")
SEAM: Final = 0.03  # metres from the trunk's rim within which the head's neck follows as the trunk does
TUCKED: Final = 0.15  # of the trunk's girth there, by which the neck's end is narrower, so that its edge never shows
NECK_AXIS: Final = 0.02  # metres it lies before the neck's joint


def sewn(body: dict[str, A]) -> dict[str, A]:
    """The arrays of a body's file, in which the lower end of the head's piece moves with the rim of the trunk's.

    It is drawn in below the rim.
    """
    points, weights = body["points"], _spread(body)
    piece = _pieces(body["triangles"].astype(int), len(points))
    trunk = piece == piece[weights[:, INDEX["spine-4"]].argmax()]
    head = np.flatnonzero(piece == np.bincount(piece, weights[:, INDEX["head"]]).argmax())  # a top knot is higher
    triangles = body["triangles"].astype(int)
    rim = ends(triangles[trunk[triangles[:, 0]]])
    rim = rim[np.linalg.norm(points[rim] - body["places"][INDEX["neck"]], axis=1) < 4 * SEAM]
    far = np.linalg.norm(points[head][:, None] - points[rim], axis=2)
    share = np.clip(2 * (1 - far.min(axis=1) / SEAM), 0, 1)[:, None]
    weights[head] = (1 - share) * weights[head] + share * weights[rim[far.argmin(axis=1)]]
    tucked = points.copy()
    tucked[head] = _tucked(points[head], points[rim], body["places"][INDEX["neck"]])
    return _lidded(body | {"points": tucked} | packed(weights), trunk, rim)


def _tucked(neck: A, rim: A, joint: A) -> A:
    """The points (h, 3) of the head's piece, its end within the trunk, whose rim is (r, 3)."""
    axis = joint + np.array([0, 0, NECK_AXIS])
    angle, width = _about(rim, axis)
    own, girth = _about(neck, axis)
    share = np.clip((rim[:, 1].min() - neck[:, 1]) / SEAM, 0, 1)
    order = np.argsort(angle)
    room = np.interp(own, angle[order], width[order], period=2 * np.pi) * (1 - TUCKED)
    factor = 1 - (share * np.clip(1 - room / girth, 0, 1))[:, None]
    return np.where([True, False, True], axis + (neck - axis) * factor, neck).astype(np.float32)


def _about(points: A, axis: A) -> tuple[A, A]:
    """At which angles, and how far, points (n, 3) lie from an upright axis."""
    off = points - axis
    return np.arctan2(off[:, 0], off[:, 2]), np.hypot(off[:, 0], off[:, 2])


def _lidded(body: dict[str, A], trunk: A, rim: A) -> dict[str, A]:
    """The same with skin over the trunk's opening, within the head's neck: what gapes nonetheless shows no daylight."""
    triangles = body["triangles"].astype(int)
    own = triangles[trunk[triangles[:, 0]]]
    sides = np.concatenate([own[:, [0, 1]], own[:, [1, 2]], own[:, [2, 0]]])
    sides = sides[np.isin(sides, rim).all(axis=1)]
    twins = {(b, a) for a, b in sides.tolist()}
    ends = [(a, b) for a, b in sides.tolist() if (a, b) not in twins]
    middle = len(body["points"])
    lid = np.array([(b, a, middle) for a, b in ends])
    off = body["points"] - body["points"][rim].mean(axis=0)
    like = int(np.argmin(np.linalg.norm(off * [9.0, 1.0, 1.0], axis=1)))  # in the middle, which both sides carry alike
    grown = {name: np.concatenate([body[name], body[name][like : like + 1]]) for name in OF_POINTS}
    grown["points"][middle] = body["points"][rim].mean(axis=0)
    grown["head"][middle] = grown["muscles"][middle] = 0
    more = np.full(len(lid), Material.SKIN, np.uint8)
    return (
        body
        | grown
        | {
            "triangles": np.concatenate([body["triangles"], lid.astype(np.uint16)]),
            "materials": np.concatenate([body["materials"], more]),
        }
    )


def packed(weights: A) -> dict[str, Any]:
    """The bones (v, 6) that carry each point most and their shares of 255, from weights (v, bones)."""
    order = np.argsort(-weights, axis=1)
    bones = order[:, :WEIGHTS_KEPT]
    shares = np.take_along_axis(weights, bones, axis=1)
    # Of two bones that carry a point alike, such as the collar bones in the middle, none is kept without the other.
    shares = np.where(shares > np.take_along_axis(weights, order[:, [WEIGHTS_KEPT]], axis=1), shares, 0)
    shares = shares / shares.sum(axis=1, keepdims=True)
    return {"bones": bones.astype(np.uint8), "shares": np.round(shares * 255).astype(np.uint8)}


def _spread(body: dict[str, A]) -> A:
    weights = np.zeros((len(body["points"]), len(SURFACE_BONES)))
    np.put_along_axis(weights, body["bones"].astype(int), body["shares"].astype(float), axis=1)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _pieces(triangles: A, points: int) -> A:
    """Which piece each point belongs to: points that triangles join share the least of their numbers."""
    piece = np.arange(points)
    while True:
        least = piece.copy()
        for corner in range(3):
            np.minimum.at(least, triangles[:, corner], piece[triangles].min(axis=1))
        if (least == piece).all():
            return piece
        piece = least
