"""Meshes and what is done to them while a body is made: cutting, welding, making smaller."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pyfqmr
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.spatial import cKDTree

A: TypeAlias = NDArray[Any]


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

    def cut(self, value: A) -> tuple["Mesh", A]:
        """The mesh with triangles split where `value` (v,) is nought, and which triangles are on the positive side."""
        points, weights, values = list(self.points), list(self.weights), list(value)
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
            above = [bool(values[i] >= 0) for i in triangle]
            if len(set(above)) == 1:
                triangles.append(list(triangle))
                positive.append(above[0])
                continue
            k = next(i for i in range(3) if above.count(above[i]) == 1)
            a, b, c = (int(triangle[(k + i) % 3]) for i in range(3))
            ab, ac = middle(a, b), middle(a, c)
            triangles += [[a, ab, ac], [ab, b, c], [ab, c, ac]]
            positive += [above[k], not above[k], not above[k]]
        return Mesh(np.array(points), np.array(triangles), np.array(weights)), np.array(positive)

    def smaller(self, triangles: int) -> "Mesh":
        """About so many triangles, by quadric edge collapse; weights from the nearest old points."""
        if len(self.triangles) <= triangles:
            return self
        work = pyfqmr.Simplify()
        work.setMesh(self.points, self.triangles)
        work.simplify_mesh(target_count=triangles, aggressiveness=4, preserve_border=True, verbose=0)
        points, faces, _ = work.getMesh()
        return Mesh(points, faces, nearest_weights(self, points))


def nearest_weights(mesh: Mesh, points: A) -> A:
    """Weights for new points (n, 3) on a mesh's surface."""
    distance, index = cKDTree(mesh.points).query(points, k=3)
    share = 1 / (distance + 1e-6)
    share /= share.sum(axis=1, keepdims=True)
    return np.asarray((mesh.weights[index] * share[..., None]).sum(axis=1))


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
