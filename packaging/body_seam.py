"""Sews the head to the trunk: one surface from the shoulders to the crown, however the neck turns."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from body_mesh import MIDDLE, OTHER_SIDE, A, Mesh, open_sides

WEIGHTS_KEPT: Final = 6
SEAM: Final = 0.03  # metres from the trunk's rim within which the head's neck is shaped and follows as the trunk does
ABOVE: Final = 0.012  # metres from there to where the head's neck ends
LOW: Final = 0.084  # metres below the head's joint where the trunk ends, in the neck's middle
TILTED: Final = 0.35  # metres lower for each metre farther in front: under the chin, and above the nape
STRAY: Final = 0.015  # metres from there within which no other rim of the trunk's skin lies
NECK_AXIS: Final = 0.02  # metres the neck's middle lies before its joint


@dataclass(frozen=True)
class Rim:
    """The left half of where a piece ends round the neck, from throat to nape: points (n, 3) and weights (n, b)."""

    points: A
    weights: A
    axis: A

    @property
    def angles(self) -> A:
        """How far round the neck each point lies, (n,), from nought at the throat to pi at the nape."""
        return self.about(self.points)[0]

    def about(self, points: A) -> tuple[A, A]:
        """How far round the neck, whichever way, and how far from its middle points (n, 3) lie."""
        off = points - self.axis
        return np.arctan2(np.abs(off[:, 0]), off[:, 2]), np.hypot(off[:, 0], off[:, 2])


def above_trunk(points: A, joints: dict[str, A]) -> A:
    """How far points (n, 3) lie above where the trunk ends, (n,) metres."""
    low, middle = joints["head"][1] - LOW, joints["neck"][2] + NECK_AXIS
    return np.asarray(points[:, 1] - low + TILTED * (points[:, 2] - middle))


def rim(piece: Mesh, joints: dict[str, A]) -> Rim:
    """Where the left half of a piece ends round the neck."""
    x, high = piece.points[:, 0], np.abs(above_trunk(piece.points, joints) - ABOVE / 2)
    beside: dict[int, list[int]] = {}
    for a, b in open_sides(piece.triangles).tolist():
        if max(x[a], x[b]) > MIDDLE and max(high[a], high[b]) < STRAY:
            beside.setdefault(a, []).append(b)
            beside.setdefault(b, []).append(a)
    way = [max((one for one in beside if x[one] <= MIDDLE), key=lambda one: float(piece.points[one, 2]))]
    while on := [one for one in beside[way[-1]] if one not in way[-2:]]:
        way.append(on[0])
    return Rim(piece.points[way], piece.weights[way], joints["neck"] + [0.0, 0.0, NECK_AXIS])


def fitted(head: Mesh, trunk: Rim, joints: dict[str, A]) -> Mesh:
    """A head that ends above the trunk's rim, there as wide as the trunk and carried by the same bones."""
    higher = above_trunk(head.points, joints) - ABOVE
    angle, width = trunk.about(head.points)
    end = np.flatnonzero(higher < 1e-9)  # noqa: PLR2004 -- rounding
    end = end[np.argsort(angle[end])]
    own = np.interp(angle, angle[end], width[end])
    wanted = np.interp(angle, trunk.angles, trunk.about(trunk.points)[1])
    near = np.clip(1 - higher / SEAM, 0, 1) * np.clip(1 - (width - own) / SEAM, 0, 1)
    factor = (1 + near * (wanted - own) / width)[:, None]
    points = np.where([True, False, True], trunk.axis + (head.points - trunk.axis) * factor, head.points)
    both = np.concatenate([trunk.points, trunk.points * [-1.0, 1.0, 1.0]])
    far = np.linalg.norm(points[:, None] - both, axis=2)
    share = np.clip(2 * (1 - far.min(axis=1) / SEAM), 0, 1)[:, None]
    weights = np.concatenate([trunk.weights, trunk.weights[:, OTHER_SIDE]])[far.argmin(axis=1)]
    return Mesh(points, head.triangles, (1 - share) * head.weights + share * weights)


def seam(trunk: Rim, head: Rim) -> Mesh:
    """The left half of the skin between trunk and head."""
    low, high = trunk.angles, head.angles
    i, j, triangles = 0, 0, []
    while i + 1 < len(low) or j + 1 < len(high):
        if j + 1 == len(high) or (i + 1 < len(low) and low[i + 1] <= high[j + 1]):
            triangles.append([i, i + 1, len(low) + j])
            i += 1
        else:
            triangles.append([i, len(low) + j + 1, len(low) + j])
            j += 1
    return Mesh(
        np.concatenate([trunk.points, head.points]),
        np.array(triangles),
        np.concatenate([trunk.weights, head.weights]),
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
