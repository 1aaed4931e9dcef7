"""Clothes cut out of the tights, and hands and feet cut out of the skin."""

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np
from body_mesh import A, Mesh, nearest_weights, smoothed
from body_seam import above_trunk
from body_source import Source

from guide.figure.body import ARM_BONES, Material, normals, surface_bones
from guide.figure.rotation import unit

HEM: Final = 0.075  # metres above the ankle
SMOOTH: Final = 12  # times the tights' weights are averaged along their edges
UNDERARM: Final = (24, 0.11)  # times more about a shoulder, and within how many metres
BUTTOCK: Final = (100, 0.10)  # the same where buttock and thigh meet, which fold when hips open
SMOOTHED_OUT: Final = (100, 0.085)  # and of places there
FOLD: Final = np.array([0.0, -0.07, -0.07])  # metres from a hip to there
CROTCH: Final = (300, 0.09)  # the same where the legs part
EVENED: Final = (10, 0.08)  # and of places there
PARTING: Final = np.array([0.0, -0.06, 0.07])  # metres from a hip's height and depth, in the middle, to there
ARMHOLE: Final = 0.4  # the share of the arm's bones in a point's weights where the cloth ends
ROUNDED: Final = 40  # times that share is averaged along the edges, so that the line is round
TIGHTS_SHRINK: Final = 0.0065  # metres the tights stand off the skin; taken back at the neck and arms

KEPT_LEGGINGS, KEPT_FOREARMS, KEPT_TOP, KEPT_ARMS = 0.165, 0.2, 0.17, 0.215  # of the fine tights' triangles
ARM_ENDS, HAND_BEGINS = 0.045, 0.035  # metres before the wrist: there they are sewn together
LIKE_ARM: Final = 0.030  # metres beyond the wrist where the hand no longer follows as the arm does

Pieces: TypeAlias = list[tuple[Mesh, Material]]


def _armhole(mesh: Mesh) -> A:
    """Positive where there is cloth: its edge is what moves with the arm alike, so that it stays smooth."""
    arm = mesh.weights[:, surface_bones(*ARM_BONES)].sum(axis=1, keepdims=True)
    return np.asarray(ARMHOLE - smoothed(arm, mesh.triangles, ROUNDED)[:, 0])


def _neckline(source: Source) -> Callable[[A], A]:
    """Positive where there is cloth: a scoop that is deep in front."""
    neck, shoulder = source.joints["neck"], source.joints["l-shoulder"]
    width = 0.098 * shoulder[0] / 0.165

    def value(points: A) -> A:
        x, y, z = np.abs(points[:, 0]), points[:, 1], points[:, 2]
        depth = 0.075 + 0.043 / (1 + np.exp(-(z - neck[2]) / 0.012))
        rise = (y - neck[1] + 0.005) / depth
        scoop = np.sqrt((x / width) ** 2 + rise**2) - 1
        return np.asarray(np.where(rise > 0, np.minimum(scoop, x / width - 1), scoop))

    return value


def _fine_tights(source: Source) -> Mesh:
    """The tights with four triangles for one and with smooth weights, so that cloth and skin bend without a crease."""
    tights = source.mesh("helper-tights")
    mesh = tights.part(np.ones(len(tights.triangles), bool)).welded().finer()
    mesh.weights = smoothed(mesh.weights, mesh.triangles, SMOOTH)
    folded = mesh.points * np.where(mesh.points[:, :1] < 0, [-1.0, 1.0, 1.0], 1.0)
    underarm, hip = source.joints["l-shoulder"], source.joints["l-upper-leg"]
    buttock, crotch = hip + FOLD, hip * [0.0, 1.0, 1.0] + PARTING

    def softened(values: A, middle: A, times: int, about: float) -> A:
        share = np.exp(-((np.linalg.norm(folded - middle, axis=1) / about) ** 2))[:, None]
        return np.asarray(values + share * (smoothed(values, mesh.triangles, times) - values))

    for middle, much in ((underarm, UNDERARM), (buttock, BUTTOCK), (crotch, CROTCH)):
        mesh.weights = softened(mesh.weights, middle, *much)
    mesh.points = softened(softened(mesh.points, buttock, *SMOOTHED_OUT), crotch, *EVENED)
    return mesh


def dressed(source: Source) -> Pieces:
    """The left halves of leggings, top, bare arms and neck, out of the tights."""
    j = source.joints
    mesh = _fine_tights(source)
    mesh, above = mesh.cut(above_trunk(mesh.points, j))
    mesh = mesh.part(~above)
    mesh, past = mesh.cut(_past_wrist(source, mesh.points) + ARM_ENDS)
    mesh = mesh.part(~past)
    bare_neck = np.clip((mesh.points[:, 1] - (j["neck"][1] - 0.01)) / 0.02, 0, 1)
    bare_arm = np.clip(2 * mesh.weights[:, surface_bones("elbow", "forearm", "wrist")].sum(axis=1), 0, 1)
    shrink = TIGHTS_SHRINK * np.maximum(bare_neck, bare_arm)
    mesh.points = mesh.points - normals(mesh.points.astype(np.float32), mesh.triangles) * shrink[:, None]
    mesh, above = mesh.cut(mesh.points[:, 1] - (j["spine-3"][1] - 0.012))
    low, high = mesh.part(~above), mesh.part(above)
    low, legging = low.cut(low.points[:, 1] - (j["l-ankle"][1] + HEM))
    arm = low.weights[:, surface_bones(*ARM_BONES)].sum(axis=1)[low.triangles].max(axis=1) >= 0.3  # noqa: PLR2004 -- a hanging hand
    neckline = _neckline(source)
    high, _ = high.cut(neckline(high.points))
    high, armless = high.cut(_armhole(high))
    top = armless & (neckline(high.points)[high.triangles].mean(axis=1) > 0)
    pieces = [
        (low.part(legging & ~arm), Material.LEGGINGS, KEPT_LEGGINGS),
        (low.part(arm), Material.SKIN, KEPT_FOREARMS),
        (high.part(top), Material.TOP, KEPT_TOP),
        (high.part(~top), Material.SKIN, KEPT_ARMS),
    ]
    halves = [(p.welded().left(), m, kept) for p, m, kept in pieces if len(p.triangles)]
    bends = np.array([j["l-knee"], j["l-elbow"]])
    return [(p.smaller(int(len(p.triangles) * kept), bends), m) for p, m, kept in halves]


def _past_wrist(source: Source, points: A) -> A:
    """How far points of either arm lie beyond the wrist, in metres along the forearm; far short of it elsewhere."""
    hand, elbow = source.joints["l-hand"], source.joints["l-elbow"]
    folded = points * np.where(points[:, :1] < 0, [-1.0, 1.0, 1.0], 1.0)
    return np.where(folded[:, 0] > elbow[0], (folded - hand) @ unit(hand - elbow), -1.0)


def hands_and_feet(source: Source, hand: int, foot: int) -> Pieces:
    """The left hand and foot with fingers and toes, out of the skin."""
    mesh = source.mesh("body")
    bare, past = mesh.cut(_past_wrist(source, mesh.points) + HAND_BEGINS)
    low = mesh.points[mesh.triangles][:, :, 1].min(axis=1) < source.joints["l-ankle"][1] + HEM + 0.012
    own = bare.points[bare.triangles][:, :, 0].mean(axis=1) > 0
    hands = _carried_on(source, bare.part(past & own).welded().smaller(hand))
    own = mesh.points[mesh.triangles][:, :, 0].mean(axis=1) > 0
    feet = mesh.part(low & own).welded().smaller(foot)
    return [(hands, Material.SKIN), (feet, Material.SKIN)]


def _carried_on(source: Source, hand: Mesh) -> Mesh:
    """A hand that where it begins follows as the arm does."""
    share = np.clip(1 - _past_wrist(source, hand.points) / LIKE_ARM, 0, 1)[:, None]
    weights = (1 - share) * hand.weights + share * nearest_weights(_fine_tights(source), hand.points)
    return Mesh(hand.points, hand.triangles, weights)
