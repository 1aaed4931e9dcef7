"""Clothes cut out of the tights, and hands and feet cut out of the skin."""

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np
from body_mesh import A, Mesh, smoothed
from body_source import Source

from guide.figure.body import ARM_BONES, Material, normals, surface_bones

HEM: Final = 0.075  # metres above the ankle
TIGHTS_SHRINK: Final = 0.0065  # metres the tights stand off the skin; taken back at the neck and arms

Pieces: TypeAlias = list[tuple[Mesh, Material]]


def _neckline(source: Source) -> Callable[[A], tuple[A, A]]:
    neck, shoulder = source.joints["neck"], source.joints["l-shoulder"]
    width = 0.098 * shoulder[0] / 0.165

    def value(points: A) -> tuple[A, A]:
        x, y, z = np.abs(points[:, 0]), points[:, 1], points[:, 2]
        depth = 0.075 + 0.043 / (1 + np.exp(-(z - neck[2]) / 0.012))
        rise = (y - neck[1] + 0.005) / depth
        scoop = np.sqrt((x / width) ** 2 + rise**2) - 1
        scoop = np.where(rise > 0, np.minimum(scoop, x / width - 1), scoop)
        armhole = (
            shoulder[0] - 0.020 + (shoulder[1] + 0.05 - y) * 0.33 + 0.25 * np.maximum(0, shoulder[1] - 0.09 - y) - x
        )
        return scoop, armhole

    return value


def dressed(source: Source, keep: float) -> Pieces:
    """Leggings, top, bare arms and neck, out of the tights."""
    j = source.joints
    tights = source.mesh("helper-tights")
    mesh = tights.part(np.ones(len(tights.triangles), bool)).welded()
    mesh.weights = smoothed(mesh.weights, mesh.triangles, 4)
    mesh, rim = mesh.cut(mesh.points[:, 1] - max(j["head"][1] - 0.088, j["neck"][1] + 0.036))
    mesh = mesh.part(~rim)
    bare_neck = np.clip((mesh.points[:, 1] - (j["neck"][1] - 0.01)) / 0.02, 0, 1)
    bare_arm = np.clip(2 * mesh.weights[:, surface_bones("elbow", "forearm", "wrist")].sum(axis=1), 0, 1)
    cuff = np.clip(3 * mesh.weights[:, surface_bones("wrist")].sum(axis=1), 0, 1)
    shrink = TIGHTS_SHRINK * (np.maximum(bare_neck, bare_arm) + cuff)
    mesh.points = mesh.points - normals(mesh.points.astype(np.float32), mesh.triangles) * shrink[:, None]
    mesh, above = mesh.cut(mesh.points[:, 1] - (j["spine-3"][1] - 0.012))
    low, high = mesh.part(~above), mesh.part(above)
    low, legging = low.cut(low.points[:, 1] - (j["l-ankle"][1] + HEM))
    arm = low.weights[:, surface_bones(*ARM_BONES)].sum(axis=1)[low.triangles].max(axis=1) >= 0.3  # noqa: PLR2004 -- a hanging hand
    neckline = _neckline(source)
    for which in (0, 1):
        high, _ = high.cut(neckline(high.points)[which])
    scoop, armhole = neckline(high.points[high.triangles].mean(axis=1))
    top = (scoop > 0) & (armhole > 0)
    pieces = [
        (low.part(legging & ~arm), Material.LEGGINGS),
        (low.part(arm), Material.SKIN),
        (high.part(top), Material.TOP),
        (high.part(~top), Material.SKIN),
    ]
    return [(p.welded().smaller(int(len(p.triangles) * keep)), m) for p, m in pieces if len(p.triangles)]


def hands_and_feet(source: Source, hand: int, foot: int) -> Pieces:
    """Hands and feet with fingers and toes, out of the skin."""
    mesh = source.mesh("body")
    corners = mesh.points[mesh.triangles]
    left = corners[:, :, 0].mean(axis=1) > 0
    wrist = mesh.weights[:, surface_bones("wrist")].sum(axis=1)[mesh.triangles].min(axis=1) > 0.25  # noqa: PLR2004 -- past the wrist
    low = corners[:, :, 1].min(axis=1) < source.joints["l-ankle"][1] + HEM + 0.012
    pieces: Pieces = []
    for side in (left, ~left):
        pieces.append((mesh.part(wrist & side).welded().smaller(hand), Material.SKIN))
        pieces.append((mesh.part(low & side).welded().smaller(foot), Material.SKIN))
    return pieces
