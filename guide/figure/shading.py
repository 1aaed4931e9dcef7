"""Where a body's surface faces for the light: truer than its few triangles are at the head and the neck."""

from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from guide.figure.body import Body, Vertices, normals
from guide.figure.kinematics import Posture
from guide.figure.skeleton import INDEX

Places: TypeAlias = NDArray[np.intp]
Weights: TypeAlias = NDArray[np.float32]

_ABOUT_THE_NECK = 0.13  # metres from its middle
_BESIDE = 0.025  # metres over which the share of a normal in its neighbours' falls to 1/e
_TIMES = 3  # a normal is averaged
_HEAD: Final = INDEX["head"]


def shaded_normals(body: Body, posture: Posture, surface: Vertices) -> Vertices:
    """The normals (v, 3) of a surface (v, 3) in a posture, for its shading.

    The head is shaded as a ball, so that no hard band of shade crosses the face; on the neck each normal follows the
    bones from what it is at rest, averaged with those around it, so that neither its folds nor the seam with the trunk
    show.
    """
    facing = normals(surface, body.triangles)
    neck, weights, rest = _neck(body)
    spins = weights @ body.moves(posture)[:, :, :3].reshape(-1, 9)
    facing[neck] = np.einsum("nij,nj->ni", spins.reshape(-1, 3, 3), rest)
    head, ball, own = _ball(body)
    spin = posture.turns[_HEAD] @ body.turns[_HEAD].T
    facing[head] = facing[head] * own + ball @ spin.T.astype(np.float32)
    return facing


@lru_cache(4)
def _ball(body: Body) -> tuple[Places, Vertices, Weights]:
    """The head's points (h,), what a ball has in their normals (h, 3) at rest, and the share of their own (h, 1)."""
    head = np.flatnonzero(body.head > 0)
    ball = body.points[head] - body.points[head].mean(axis=0)
    share = body.head[head][:, None]
    return head, ball * (share / np.linalg.norm(ball, axis=1, keepdims=True)), 1 - share


@lru_cache(4)
def _neck(body: Body) -> tuple[Places, Weights, Vertices]:
    """The points (n,) about the neck, how bones carry them (n, b), and their averaged normals (n, 3) at rest.

    What is beside a point is told by distance, not by triangles, which are of all sizes where head and trunk meet.
    """
    middle = (body.places[INDEX["neck"]] + body.places[_HEAD]) / 2
    around = body.points - middle.astype(np.float32)
    away = np.square(around).sum(axis=1)
    neck = np.flatnonzero(away < _ABOUT_THE_NECK**2)
    around, away, facing = around[neck], away[neck], normals(body.points, body.triangles)[neck]
    apart = away[:, None] + away - 2 * around @ around.T  # squared
    beside = np.exp(-apart / _BESIDE**2) * np.clip((1 + facing @ facing.T) / 2, 0, 1)
    beside /= beside.sum(axis=1, keepdims=True)
    for _ in range(_TIMES):
        facing = beside @ facing
    return neck, body.weights[neck], np.asarray(facing, np.float32)
