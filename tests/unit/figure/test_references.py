"""Small pictures kept beside the tests: what they show must not change unseen.

When a change is meant, look at the new pictures and keep them by running this file with KEEP_REFERENCES=1 set.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from guide.figure.body import Body
from guide.figure.palette import DARK, LIGHT
from guide.figure.studio import Look, Muscles, Picture, Studio
from guide.model.shape import Shape

FOLDER = Path(__file__).parent / "references"
SIZE = (120, 96)
ALIKE = 2.5  # mean difference of a channel, of 255: rounding differs between machines, a moved limb makes 6 and more
CASES = {
    "mountain": ("mountain", Muscles(), False),
    "warrior-1": ("warrior-1", Muscles(), False),
    "locust-muscles": ("locust", Muscles(["gluteus maximus", "hamstrings"], ["hip flexors"]), False),
    "pigeon-dark": ("pigeon", Muscles(), True),
    "ankle-to-knee": ("ankle-to-knee", Muscles(), False),
    "gomukhasana": ("gomukhasana", Muscles(), False),
    "half-seated-twist": ("half-seated-twist", Muscles(), False),
    "bridge-belt": ("bridge/belt", Muscles(), False),
    "chair-side-steps": ("chair-side-steps", Muscles(), False),
}


def compared(picture: Picture, kept: Path) -> float:
    if os.environ.get("KEEP_REFERENCES"):
        Image.fromarray(picture, "RGBA").save(kept)
    with Image.open(kept) as reference:
        return float(np.abs(np.asarray(reference, float) - picture).mean())


@pytest.mark.parametrize("case", CASES)
def test_a_picture_is_as_it_was(body: Body, shapes: Mapping[str, Shape], case: str) -> None:
    name, muscles, dark = CASES[case]
    picture = Studio(body, DARK if dark else LIGHT).portrait(shapes[name], *SIZE, Look(muscles=muscles, supersample=4))
    assert compared(picture, FOLDER / f"{case}.png") < ALIKE


def test_the_tolerance_tells_poses_apart(body: Body, shapes: Mapping[str, Shape]) -> None:
    picture = Studio(body, LIGHT).portrait(shapes["bridge/block"], *SIZE)
    with Image.open(FOLDER / "bridge-belt.png") as reference:
        assert np.abs(np.asarray(reference, float) - picture).mean() > ALIKE
