"""Meshes and what is done to them while a body is made: cutting, welding, making smaller."""

from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
import pyfqmr
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from guide.figure.body import SURFACE_BONES
from guide.figure.skeleton import other_side

A: TypeAlias = NDArray[Any]

BUMPS: Final = 0.0007  # metres, while a mesh is made smaller
BUMPIER: Final = (1.5, 0.06)  # times more where a limb bends, and within how many metres
MIDDLE: Final = 0.0005  # metres from the plane between left and right within which a point lies in it
NEAR: Final = 0.3  # of a side, from its end, within which a cut goes through the end
OTHER_SIDE: Final = [SURFACE_BONES.index(other_side(bone)) for bone in SURFACE_BONES]


@dataclass
class Mesh:
    """Points (v, 3), triangles (t, 3) and the weights (v, b) of the points."""

    points: A
    triangles: A
    weights: A

    def part(self, chosen: A) -> "Mesh":
        """The chosen triangles (t,) and only their points."""
        triangles = self.triangles[chosen]
        used = np.unique(triangles)
        number = np.full(len(self.points), -1)
        number[used] = np.arange(len(used))
        return Mesh(self.points[used], number[triangles], self.weights[used])

    def welded(self) -> "Mesh":
        """Points at the same place made one."""
        _, first, back = np.unique(
            np.round(self.points / 1e-5).astype(np.int64), axis=0, return_index=True, return_inverse=True
        )
        return Mesh(self.points[first], back.ravel()[self.triangles], self.weights[first])

    def mirrored(self) -> "Mesh":
        """The same on the body's other side."""
        return Mesh(self.points * [-1.0, 1.0, 1.0], self.triangles[:, ::-1], self.weights[:, OTHER_SIDE])

    def left(self, drawn_aside: float = MIDDLE) -> "Mesh":
        """Its left half, ready to be joined to its mirror image: what lies in the middle is of both sides alike.

        So is where it ends, in metres as far from there as a cut may have drawn a point.
        """
        half = self.part(self.points[self.triangles][:, :, 0].mean(axis=1) > 0)
        aside, end = np.abs(half.points[:, 0]), ends(half.triangles)
        middle = aside < MIDDLE
        middle[end] |= aside[end] < drawn_aside
        half.points[middle, 0] = 0
        half.weights[middle] = (half.weights[middle] + half.weights[middle][:, OTHER_SIDE]) / 2
        return half

    def cut(self, value: A) -> tuple["Mesh", A]:
        """The mesh with triangles split where `value` (v,) is nought, and which triangles are on the positive side."""
        drawn, value = self._drawn_to(value)
        points, weights, values = list(drawn.points), list(drawn.weights), list(value)
        middles: dict[tuple[int, int], int] = {}

        def middle(a: int, b: int) -> int:
            key = (min(a, b), max(a, b))
            if key not in middles:
                q = values[a] / (values[a] - values[b])
                points.append(points[a] + q * (points[b] - points[a]))
                weights.append(weights[a] + q * (weights[b] - weights[a]))
                values.append(0.0)
                middles[key] = len(points) - 1
            return middles[key]

        triangles: list[list[int]] = []
        positive: list[bool] = []
        for triangle in self.triangles:
            at = [values[i] for i in triangle]
            if min(at) >= 0 or max(at) <= 0:
                triangles.append(list(triangle))
                positive.append(max(at) > 0)
                continue
            if 0 in at:
                a, b, c = (int(triangle[(at.index(0) + i) % 3]) for i in range(3))
                bc = middle(b, c)
                triangles += [[a, b, bc], [a, bc, c]]
                positive += [values[b] > 0, values[c] > 0]
                continue
            above = [value > 0 for value in at]
            k = next(i for i in range(3) if above.count(above[i]) == 1)
            a, b, c = (int(triangle[(k + i) % 3]) for i in range(3))
            ab, ac = middle(a, b), middle(a, c)
            triangles += [[a, ab, ac], [ab, b, c], [ab, c, ac]]
            positive += [above[k], not above[k], not above[k]]
        return Mesh(np.array(points), np.array(triangles), np.array(weights)), np.array(positive)

    def _drawn_to(self, value: A) -> tuple["Mesh", A]:
        """The mesh with the points that lie near where `value` (v,) is nought moved there, and the new values.

        A cut along their sides leaves no slivers, and its edge fewer points.
        """
        t = self.triangles
        sides = np.concatenate([t[:, pair] for pair in ([0, 1], [1, 0], [1, 2], [2, 1], [2, 0], [0, 2])])
        sides = sides[value[sides[:, 0]] * value[sides[:, 1]] < 0]
        share = value[sides[:, 0]] / (value[sides[:, 0]] - value[sides[:, 1]])
        order = np.flatnonzero(share < NEAR)
        order = order[np.argsort(-share[order])]  # the nearest is written last
        (here, there), q = sides[order].T, share[order, None]
        points, weights, values = self.points.copy(), self.weights.copy(), value.copy()
        points[here] = self.points[here] + q * (self.points[there] - self.points[here])
        weights[here] = self.weights[here] + q * (self.weights[there] - self.weights[here])
        values[here] = 0
        return Mesh(points, t, weights), values

    def finer(self) -> "Mesh":
        """Each triangle parted in four and the surface rounded, as Charles Loop has it (1987), weights too."""
        t, n = self.triangles, len(self.points)
        corners = np.concatenate([t[:, [0, 1, 2]], t[:, [1, 2, 0]], t[:, [2, 0, 1]]])
        sides, number = np.unique(np.sort(corners[:, :2], axis=1), axis=0, return_inverse=True)
        number = number.ravel()
        count = np.bincount(number)
        inner = count == 2  # noqa: PLR2004 -- triangles that meet at a side
        m = len(sides)
        ends = np.where(inner, 3 / 8, 1 / 2)
        rows = np.concatenate([np.arange(m), np.arange(m), number[inner[number]]])
        columns = np.concatenate([sides[:, 0], sides[:, 1], corners[inner[number], 2]])
        values = np.concatenate([ends, ends, np.full(len(rows) - 2 * m, 1 / 8)])
        middle = sp.coo_matrix((values, (rows, columns)), (m, n)).tocsr()
        rim = np.zeros(n, bool)
        rim[sides[~inner]] = True
        a, b = np.concatenate([sides, sides[:, ::-1]]).T
        used = ~rim[a] | np.tile(~inner, 2)  # a rim is rounded along itself only
        edges = sp.coo_matrix((np.ones(used.sum()), (a[used], b[used])), (n, n)).tocsr()
        around = np.maximum(np.asarray(edges.sum(axis=1)).ravel(), 1)
        share = np.where(rim, 1 / 4, around * (5 / 8 - (3 / 8 + np.cos(2 * np.pi / around) / 4) ** 2) / around)
        kept = sp.diags(1 - share) + sp.diags(share / around) @ edges
        rule = sp.vstack([kept, middle]).tocsr()
        ab, bc, ca = n + number.reshape(3, -1)
        parts = np.concatenate(
            [np.stack(c, 1) for c in ((t[:, 0], ab, ca), (t[:, 1], bc, ab), (t[:, 2], ca, bc), (ab, bc, ca))]
        )
        stout = 2 * self.points - kept @ self.points  # a rounded surface would be slimmer
        return Mesh(rule @ stout, parts, rule @ self.weights)

    def smaller(self, triangles: int, bends: A | None = None) -> "Mesh":
        """About so many triangles, by quadric edge collapse; weights from the nearest old points.

        Most are left about the joints (j, 3) where the surface `bends`.
        """
        if len(self.triangles) <= triangles:
            return self
        # On a bumpy surface no stretch is flat enough to be left to a few long triangles, which would bend badly.
        bumps = np.random.default_rng(0).normal(0, BUMPS, self.points.shape)
        if bends is not None:
            more, within = BUMPIER
            bumps *= 1 + more * np.exp(-((cKDTree(bends).query(self.points)[0] / within) ** 2))[:, None]
        work = pyfqmr.Simplify()
        work.setMesh(self.points + bumps, self.triangles)
        work.simplify_mesh(target_count=triangles, aggressiveness=4, preserve_border=True, verbose=0)
        points, faces, _ = work.getMesh()
        smooth = points - nearest_values(self.points + bumps, bumps, points)
        return Mesh(smooth, faces, nearest_weights(self, smooth))


def open_sides(triangles: A) -> A:
    """The sides (s, 2) at which no other triangle lies."""
    sides = np.sort(np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]), axis=1)
    side, times = np.unique(sides, axis=0, return_counts=True)
    return np.asarray(side[times == 1])


def ends(triangles: A) -> A:
    """The points where triangles end."""
    return np.unique(open_sides(triangles))


def nearest_weights(mesh: Mesh, points: A) -> A:
    """Weights for new points (n, 3) on a mesh's surface."""
    return nearest_values(mesh.points, mesh.weights, points)


def nearest_values(places: A, values: A, points: A) -> A:
    """The values (n, m) at points (n, 3), of those (v, m) at places (v, 3) about them."""
    distance, index = cKDTree(places).query(points, k=3)
    share = 1 / (distance + 1e-9)
    share /= share.sum(axis=1, keepdims=True)
    return np.asarray((values[index] * share[..., None]).sum(axis=1))


def smoothed(values: A, triangles: A, times: int) -> A:
    """Values (v, n) averaged along the edges."""
    i, j = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]).T
    n = len(values)
    edges = sp.coo_matrix((np.ones(2 * len(i)), (np.r_[i, j], np.r_[j, i])), (n, n)).tocsr()
    edges.data[:] = 1
    mean = sp.diags(1 / np.maximum(np.asarray(edges.sum(1)).ravel(), 1)) @ edges
    for _ in range(times):
        values = 0.5 * values + 0.5 * (mean @ values)
    return values
