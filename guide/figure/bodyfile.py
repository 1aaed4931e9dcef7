"""Reading a body from its file.

The file (`assets/figure/*.npz`, made by `packaging/make_body.py`) holds, for v points, t triangles, b bones of the
surface and j joints:

    points (v, 3) float32        metres, standing with feet on y = 0
    triangles (t, 3) uint16      counter-clockwise seen from outside
    materials (t,) uint8         `Material` of each triangle
    bones, shares (v, 6) uint8   the bones that carry a point and their shares of 255
    places (j, 3), turns (j, 3, 3), offsets (j, 3) float32   the joints at rest, and each against its parent
    muscles (v, m) uint8         how far a point lies inside each muscle of `MUSCLE_PATCHES`; 128 is the outline
    head (v,) uint8              share of the head's rounded shading, of 255
    hand-points (n,) uint16      the points that move when fingers are held in a shape
    hand-shapes (s, n, 3) float16   how far they do, in metres at rest, for each shape of `guide.figure.hands.FINGERS`
"""

import io
import zipfile
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from guide.errors import StorageError
from guide.figure.body import ARM_BONES, SURFACE_BONES, Body, Part, Vertices, normals, surface_bones
from guide.figure.hands import FINGERS, Hands
from guide.figure.rotation import Array
from guide.figure.skeleton import INDEX

Stored: TypeAlias = dict[str, NDArray[np.generic]]

_BONES_OF: Final = {
    Part.LEFT_LEG: ("left", ("hip", "thigh-root")),
    Part.LEFT_SHIN: ("left", ("knee", "ankle", "toes")),
    Part.LEFT_ARM: ("left", ("shoulder", "arm-root")),
    Part.LEFT_FOREARM: ("left", ("elbow", "forearm", "wrist")),
    Part.RIGHT_LEG: ("right", ("hip", "thigh-root")),
    Part.RIGHT_SHIN: ("right", ("knee", "ankle", "toes")),
    Part.RIGHT_ARM: ("right", ("shoulder", "arm-root")),
    Part.RIGHT_FOREARM: ("right", ("elbow", "forearm", "wrist")),
}
_BREATH = 0.016  # metres the ribs move along their normals from exhale to inhale


def load(path: Path) -> Body:
    """The body in a file.

    Raises:
        StorageError: the file is missing or damaged.
    """
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as stored:
            return _assemble({name: stored[name] for name in stored.files})
    except (OSError, ValueError, KeyError, IndexError, TypeError, zipfile.BadZipFile, EOFError) as error:
        raise StorageError(f"The figure {path.name} is missing or damaged: install Guide again.") from error


def _assemble(stored: Stored) -> Body:
    points = np.ascontiguousarray(stored["points"], np.float32)
    triangles = np.asfortranarray(stored["triangles"], np.intp)
    if points.shape[1:] != (3,) or not np.isfinite(points).all() or int(triangles.max()) >= len(points):
        raise ValueError("points")
    weights = np.zeros((len(points), len(SURFACE_BONES)), np.float32)
    np.put_along_axis(weights, stored["bones"].astype(np.intp), stored["shares"].astype(np.float32), axis=1)
    weights /= weights.sum(axis=1, keepdims=True)
    carrier = weights.argmax(axis=1)
    places = np.asarray(stored["places"], np.float64)
    return Body(
        points=points,
        triangles=triangles,
        materials=np.asarray(stored["materials"], np.int32),
        parts=_parts(carrier, triangles),
        weights=weights,
        places=places,
        turns=np.asarray(stored["turns"], np.float64),
        offsets=np.asarray(stored["offsets"], np.float64),
        muscles=np.asarray(stored["muscles"], np.float32) / np.float32(255),
        head=np.asarray(stored["head"], np.float32) / np.float32(255),
        breath=_breath(points, triangles, weights, places),
        carrier=carrier,
        hands=_hands(stored, points),
    )


def _hands(stored: Stored, points: Vertices) -> Hands:
    chosen = stored["hand-points"].astype(np.intp)
    moves = np.asarray(stored["hand-shapes"], np.float32)
    if moves.shape != (len(FINGERS), len(chosen), 3) or not np.isfinite(moves).all():
        raise ValueError("hands")
    return Hands(chosen, np.asarray(points[chosen, 0] < 0, np.intp), moves)


def _parts(carrier: NDArray[np.intp], triangles: NDArray[np.intp]) -> NDArray[np.int8]:
    group = np.zeros(len(SURFACE_BONES), np.int8)
    for part, (side, bones) in _BONES_OF.items():
        group[[SURFACE_BONES.index(f"{side}-{bone}") for bone in bones]] = part
    return np.asarray(np.median(group[carrier][triangles], axis=1), np.int8)


def _breath(points: Vertices, triangles: NDArray[np.intp], weights: NDArray[np.float32], places: Array) -> Vertices:
    """How far each point moves from empty to full, (v, 3) metres: ribs widen, most in front, and the belly follows."""
    middle = places[INDEX["spine-4"]]
    up, front = points[:, 1] - middle[1], points[:, 2] - middle[2]
    ribs = np.exp(-(((up - 0.03) / 0.13) ** 2)) * np.clip(0.55 + 4 * front, 0.25, 1)
    belly = 0.6 * np.exp(-(((up + 0.16) / 0.07) ** 2)) * np.clip(8 * front, 0, 1)
    arms = weights[:, surface_bones(*ARM_BONES, "collar")].sum(axis=1)
    amount = _BREATH * np.maximum(ribs, belly) * (1 - arms)
    return np.asarray(amount[:, None] * normals(points, triangles), np.float32)
