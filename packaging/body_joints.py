"""The joints at rest, and where each muscle's patch lies."""

from typing import Final

import numpy as np
from body_mesh import A, Mesh, smoothed
from body_source import Source

from guide.figure.body import ARM_BONES, MUSCLE_PATCHES, normals, surface_bones
from guide.figure.rotation import about_y, frame, unit
from guide.figure.skeleton import INDEX, JOINTS, PARENTS

Y: Final = np.array([0.0, 1.0, 0.0])
Z: Final = np.array([0.0, 0.0, 1.0])


def joints_at_rest(source: Source) -> tuple[A, A, A]:
    """Places (j, 3), turns (j, 3, 3) and offsets in the parent's frame (j, 3) of the joints."""
    j = source.joints
    places = {
        "pelvis": j["pelvis"], "spine-1": j["pelvis"], "spine-2": j["spine-4"], "spine-3": j["spine-3"],
        "spine-4": j["spine-2"], "spine-5": j["spine-1"], "neck": j["neck"], "head": j["head"],
    }  # fmt: skip
    turns = {name: np.eye(3) for name in places}
    for side, s in (("left", "l"), ("right", "r")):
        shoulder, elbow, hand = j[f"{s}-shoulder"], j[f"{s}-elbow"], j[f"{s}-hand"]
        places |= {
            f"{side}-collar": j[f"{s}-clavicle"],
            f"{side}-shoulder": shoulder,
            f"{side}-elbow": elbow,
            f"{side}-wrist": hand,
        }
        upper = frame(elbow - shoulder, hand - elbow)
        fore = -unit(hand - elbow)
        knuckle, thumb = j[f"{s}-finger-3-1"], j[f"{s}-finger-2-1"] - j[f"{s}-finger-5-1"]
        turns |= {
            f"{side}-collar": np.eye(3),
            f"{side}-shoulder": upper,
            f"{side}-elbow": np.stack([upper[:, 0], fore, np.cross(upper[:, 0], fore)], axis=1),
            f"{side}-wrist": frame(knuckle - hand, thumb),
        }
        hip, knee, ankle, ball = j[f"{s}-upper-leg"], j[f"{s}-knee"], j[f"{s}-ankle"], j[f"{s}-foot-1"]
        places |= {f"{side}-hip": hip, f"{side}-knee": knee, f"{side}-ankle": ankle, f"{side}-toes": ball}
        ahead = about_y(float(np.degrees(np.arctan2(*(ball - ankle)[[0, 2]]))))
        turns |= {
            f"{side}-hip": frame(knee - hip, Z),
            f"{side}-knee": frame(ankle - knee, Z),
            f"{side}-ankle": ahead,
            f"{side}-toes": ahead,
        }
    p, r = np.array([places[n] for n in JOINTS]), np.array([turns[n] for n in JOINTS])
    offsets = np.array(
        [
            p[i] if parent is None else r[INDEX[parent]].T @ (p[i] - p[INDEX[parent]])
            for i, parent in enumerate(PARENTS.values())
        ]
    )
    return p, r, offsets


def _inside(points: A, start: A, end: A, radii: tuple[float, float]) -> A:
    """How deep points lie inside a tapered capsule, in metres."""
    way = end - start
    t = np.clip((points - start) @ way / (way @ way), 0, 1)
    off = np.linalg.norm(points - (start + t[:, None] * way), axis=1)
    return np.asarray(radii[0] + (radii[1] - radii[0]) * t - off)


def muscle_patches(mesh: Mesh, places: A) -> A:
    """How far each point lies inside each muscle's patch (v, m): 0.5 is the outline, and 0.5 more is 2.5 cm."""
    smooth = smoothed(normals(mesh.points.astype(np.float32), mesh.triangles).astype(float), mesh.triangles, 6)
    smooth /= np.linalg.norm(smooth, axis=1, keepdims=True) + 1e-9
    depth = np.full((len(mesh.points), len(MUSCLE_PATCHES)), -1.0)
    armless = mesh.weights[:, surface_bones(*ARM_BONES, "neck", "head")].sum(axis=1) < 0.3  # noqa: PLR2004 -- not the arm
    v, at = mesh.points, {name: places[i] for name, i in INDEX.items()}
    for side, sign in (("left", 1), ("right", -1)):
        hip, knee, ankle, shoulder = (at[f"{side}-{part}"] for part in ("hip", "knee", "ankle", "shoulder"))
        x, thigh, down = np.array([sign, 0, 0]), knee - hip, unit(knee - hip)
        back, front, out = -smooth[:, 2], smooth[:, 2], smooth[:, 0] * sign
        calf, low, mid = unit(ankle - knee), at["spine-1"], at["spine-4"]
        patches = [
            (
                "gluteus maximus",
                hip - 0.028 * x - 0.085 * Z + 0.055 * Y,
                hip + 0.012 * x - 0.075 * Z - 0.045 * Y,
                (0.088, 0.072),
                back - 0.05,
                armless,
            ),
            (
                "gluteus medius",
                hip + 0.05 * x + 0.055 * Y - 0.015 * Z,
                hip + 0.045 * x + 0.105 * Y - 0.03 * Z,
                (0.055, 0.058),
                out - 0.35,
                armless,
            ),
            (
                "hamstrings",
                hip + down * 0.13 - 0.06 * Z,
                hip + thigh * 0.9 - 0.05 * Z,
                (0.085, 0.045),
                back - 0.25,
                armless,
            ),
            (
                "quadriceps",
                hip + down * 0.12 + 0.06 * Z + 0.01 * x,
                hip + thigh * 0.86 + 0.05 * Z,
                (0.085, 0.05),
                front - 0.2,
                armless,
            ),
            (
                "adductors",
                hip + down * 0.07 - 0.055 * x,
                hip + thigh * 0.68 - 0.05 * x,
                (0.065, 0.035),
                -out - 0.3,
                armless,
            ),
            (
                "hip flexors",
                hip + down * 0.06 + 0.075 * Z,
                hip + 0.10 * Y + 0.07 * Z - 0.035 * x,
                (0.052, 0.045),
                front - 0.2,
                armless,
            ),
            (
                "back extensors",
                low + 0.045 * Y - 0.075 * Z + 0.028 * x,
                mid + 0.02 * Y - 0.085 * Z + 0.034 * x,
                (0.050, 0.058),
                back - 0.35,
                armless,
            ),
            (
                "deep hip rotators",
                hip - 0.045 * x - 0.09 * Z + 0.035 * Y,
                hip + 0.055 * x - 0.05 * Z + 0.015 * Y,
                (0.040, 0.042),
                back - 0.0,
                armless,
            ),
            (
                "obliques",
                low + 0.05 * Y + 0.13 * x + 0.03 * Z,
                mid + 0.12 * x - 0.0 * Y,
                (0.062, 0.05),
                out - 0.3,
                armless,
            ),
            (
                "lower belly",
                low + 0.02 * Y + 0.10 * Z,
                low + 0.10 * Y + 0.03 * x + 0.11 * Z,
                (0.062, 0.055),
                front - 0.4,
                armless,
            ),
            (
                "shoulders",
                shoulder + 0.01 * x,
                shoulder + 0.03 * x - 0.08 * Y,
                (0.065, 0.045),
                out - 0.1,
                v[:, 1] > shoulder[1] - 0.12,
            ),
            (
                "chest",
                at["spine-5"] + 0.02 * x + 0.06 * Z,
                shoulder - 0.055 * x - 0.05 * Y + 0.06 * Z,
                (0.062, 0.06),
                front - 0.25,
                armless,
            ),
            (
                "calves",
                knee + calf * 0.06 - 0.03 * Z,
                knee + calf * 0.24 - 0.02 * Z,
                (0.07, 0.045),
                back - 0.2,
                armless,
            ),
        ]
        near = v[:, 0] * sign > -0.002  # noqa: PLR2004 -- a seam's width
        for name, start, end, radii, facing, allowed in patches:
            value = np.where(near & allowed, np.minimum(_inside(v, start, end, radii), facing * 0.07), -1)
            column = MUSCLE_PATCHES.index(name)
            depth[:, column] = np.maximum(depth[:, column], value)
    return smoothed(np.clip(0.5 + depth / 0.05, 0, 1), mesh.triangles, 1)
