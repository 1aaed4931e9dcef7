from collections.abc import Mapping

import pytest

from guide.figure.body import Body
from guide.figure.bodyfile import load
from guide.figure.palette import LIGHT
from guide.figure.studio import Studio
from guide.model.pose import Pose
from guide.model.shape import Shape
from guide.resources import asset
from guide.sessionfile.catalogue import read_catalogue


@pytest.fixture(scope="session")
def body() -> Body:
    return load(asset("figure", "body-1.npz"))


@pytest.fixture(scope="session")
def other_body() -> Body:
    return load(asset("figure", "body-2.npz"))


@pytest.fixture(scope="session")
def studio(body: Body) -> Studio:
    return Studio(body, LIGHT)


@pytest.fixture(scope="session")
def poses() -> Mapping[str, Pose]:
    catalogue, problems = read_catalogue(asset("poses").parent)
    assert not problems
    return catalogue.poses


@pytest.fixture(scope="session")
def shapes(poses: Mapping[str, Pose]) -> Mapping[str, Shape]:
    """Every shape of the catalogue: poses, variants, and their moments, by a name that says which."""
    found: dict[str, Shape] = {}
    for pose in poses.values():
        for name, shape in [(pose.id, pose.figure), *((f"{pose.id}/{v.id}", v.figure) for v in pose.variants.values())]:
            if shape is not None:
                found[name] = shape
                found |= {f"{name} {moment}": one for moment, one in shape.moments.items()}
    return found
