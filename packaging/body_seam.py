"""Sews head and hands on: one surface from crown to fingers, however neck and wrists bend."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from body_mesh import MIDDLE, OTHER_SIDE, A, Mesh, open_sides

from guide.figure.rotation import unit

WEIGHTS_KEPT: Final = 6
SEAM: Final = 0.03  # metres from the trunk's rim within which the head's neck is shaped and follows as the trunk does
ABOVE: Final = 0.012  # metres from there to where the head's neck ends
LOW: Final = 0.084  # metres below the head's joint where the trunk ends, in the neck's middle
TILTED: Final = 0.35  # metres lower for each metre farther in front: under the chin, and above the nape
STRAY: Final = 0.015  # metres from there within which no other rim of the trunk's skin lies
NECK_AXIS: Final = 0.02  # metres the neck's middle lies before its joint
BEFORE_WRIST: Final = 0.04  # metres where hand and arm are sewn together
WRIST_GIRTH: Final = 0.08  # metres round the wrist's joint within which they end


@dataclass(frozen=True)
class Rim:
    """Where a piece ends round an axis: points (n, 3), weights (n, b), and how far round each lies, `angles` (n,)."""

    points: A
    weights: A
    angles: A


def about_neck(points: A, joints: dict[str, A]) -> tuple[A, A]:
    """How far round the neck, from nought at the throat to pi at the nape, and how far from its middle points lie."""
    off = points - neck_axis(joints)
    return np.arctan2(np.abs(off[:, 0]), off[:, 2]), np.hypot(off[:, 0], off[:, 2])


def neck_axis(joints: dict[str, A]) -> A:
    """A place (3,) in the neck's upright middle."""
    return np.asarray(joints["neck"] + [0.0, 0.0, NECK_AXIS])


def above_trunk(points: A, joints: dict[str, A]) -> A:
    """How far points (n, 3) lie above where the trunk ends, (n,) metres."""
    low, middle = joints["head"][1] - LOW, joints["neck"][2] + NECK_AXIS
    return np.asarray(points[:, 1] - low + TILTED * (points[:, 2] - middle))


def neck_rim(piece: Mesh, joints: dict[str, A]) -> Rim:
    """The left half of where a piece ends round the neck, from throat to nape."""
    x, high = piece.points[:, 0], np.abs(above_trunk(piece.points, joints) - ABOVE / 2)
    beside = _beside(piece, high < STRAY, x > MIDDLE)
    way = _way(beside, max((one for one in beside if x[one] <= MIDDLE), key=lambda one: float(piece.points[one, 2])))
    return Rim(piece.points[way], piece.weights[way], about_neck(piece.points[way], joints)[0])


def wrist_rim(piece: Mesh, joints: dict[str, A]) -> Rim:
    """Where a piece ends round the left wrist, once round."""
    wrist, along = joints["l-hand"], unit(joints["l-hand"] - joints["l-elbow"])
    off = piece.points - wrist
    beside = _beside(piece, np.linalg.norm(off, axis=1) < WRIST_GIRTH, np.abs(off @ along + BEFORE_WRIST) < STRAY)
    way = _way(beside, min(beside))[:-1]
    front = unit(np.cross(along, [1.0, 0.0, 0.0]))
    angle = np.unwrap(np.arctan2(off[way] @ np.cross(along, front), off[way] @ front))
    if angle[-1] < angle[0]:
        way, angle = way[::-1], angle[::-1]
    first = int(np.argmin(angle % (2 * np.pi)))
    way = [*way[first:], *way[: first + 1]]
    angle = np.concatenate([angle[first:], angle[: first + 1] + 2 * np.pi])
    return Rim(piece.points[way], piece.weights[way], angle - 2 * np.pi * np.floor(angle[0] / (2 * np.pi)))


def _beside(piece: Mesh, near: A, inside: A) -> dict[int, list[int]]:
    """The points on a piece's edge that are `near` (v,), each with those beside it; of a side, one end is `inside`."""
    beside: dict[int, list[int]] = {}
    for a, b in open_sides(piece.triangles).tolist():
        if near[a] and near[b] and (inside[a] or inside[b]):
            beside.setdefault(a, []).append(b)
            beside.setdefault(b, []).append(a)
    return beside


def _way(beside: dict[int, list[int]], start: int) -> list[int]:
    """The points from a first one along an edge, to its end or back to the first."""
    way = [start]
    while on := [one for one in beside[way[-1]] if one not in way[-2:]]:
        way.append(on[0])
        if on[0] == start:
            break
    return way


def fitted(head: Mesh, trunk: Rim, joints: dict[str, A]) -> Mesh:
    """A head that ends above the trunk's rim, there as wide as the trunk and carried by the same bones."""
    higher = above_trunk(head.points, joints) - ABOVE
    angle, width = about_neck(head.points, joints)
    end = np.flatnonzero(higher < 1e-9)  # noqa: PLR2004 -- rounding
    end = end[np.argsort(angle[end])]
    own = np.interp(angle, angle[end], width[end])
    wanted = np.interp(angle, *about_neck(trunk.points, joints))
    near = np.clip(1 - higher / SEAM, 0, 1) * np.clip(1 - (width - own) / SEAM, 0, 1)
    factor = (1 + near * (wanted - own) / width)[:, None]
    axis = neck_axis(joints)
    points = np.where([True, False, True], axis + (head.points - axis) * factor, head.points)
    both = np.concatenate([trunk.points, trunk.points * [-1.0, 1.0, 1.0]])
    far = np.linalg.norm(points[:, None] - both, axis=2)
    share = np.clip(2 * (1 - far.min(axis=1) / SEAM), 0, 1)[:, None]
    weights = np.concatenate([trunk.weights, trunk.weights[:, OTHER_SIDE]])[far.argmin(axis=1)]
    return Mesh(points, head.triangles, (1 - share) * head.weights + share * weights)


def seam(near: Rim, far: Rim) -> Mesh:
    """The skin between two rims about one axis, which leads from the `near` one to the `far` one."""
    low, high = near.angles, far.angles
    i, j, triangles = 0, 0, []
    while i + 1 < len(low) or j + 1 < len(high):
        if j + 1 == len(high) or (i + 1 < len(low) and low[i + 1] <= high[j + 1]):
            triangles.append([i, i + 1, len(low) + j])
            i += 1
        else:
            triangles.append([i, len(low) + j + 1, len(low) + j])
            j += 1
    return Mesh(
        np.concatenate([near.points, far.points]),
        np.array(triangles),
        np.concatenate([near.weights, far.weights]),
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
