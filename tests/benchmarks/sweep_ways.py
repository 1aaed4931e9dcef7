"""The ways between all ordered pairs of base poses: `python -m tests.benchmarks.sweep_ways [body-1 | body-2]`.

Prints the worst pairs: how deep limbs lie in one another and in the trunk, how low anything sinks and how far a joint
leaps, in centimetres. Some minutes on one core; `tests/unit/figure/test_any_pair.py` holds a sample of it.
"""

import sys
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from guide.figure.body import Body
from guide.figure.bodyfile import load
from guide.figure.journey import journey
from guide.figure.solve import Stance, solve
from guide.resources import asset
from guide.sessionfile.catalogue import read_catalogue
from tests.unit.figure.leaps import leap
from tests.unit.figure.thickness import Thickness

SHARES = np.linspace(0.08, 0.92, 13)
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Found:
    """What is worst on one way, in metres."""

    name: str
    limbs: float
    trunk: float
    sunk: float
    leap: float


def looked_at(body: Body, thickness: Thickness, name: str, start: Stance, end: Stance) -> Found:
    """The worst of many moments of a way."""
    way = journey(body, start, end)
    stances = [way.at(float(share)) for share in SHARES]
    return Found(
        name,
        limbs=max(max(thickness.limbs(stance.posture).values()) for stance in stances),
        trunk=max(max(thickness.trunk(stance.posture).values()) for stance in stances),
        sunk=-min(float(body.surface(stance.posture, grip=stance.grip)[:, 1].min()) for stance in stances),
        leap=leap(way),
    )


def main() -> None:
    """Print the worst of each kind."""
    body = load(asset("figure", f"{sys.argv[1] if len(sys.argv) > 1 else 'body-2'}.npz"))
    catalogue, _ = read_catalogue(asset("poses").parent)
    stances = {pose.id: solve(pose.figure, body) for pose in catalogue.poses.values() if pose.figure is not None}
    thickness = Thickness(body)
    found = [
        looked_at(body, thickness, f"{start} to {end}", stances[start], stances[end])
        for start, end in permutations(sorted(stances), 2)
    ]
    for kind in ("limbs", "trunk", "sunk", "leap"):
        worst = sorted(found, key=lambda one: -float(getattr(one, kind)))[:SHOWN]
        print(f"{kind}, the worst of {len(found)} ways:")
        for one in worst:
            print(f"  {getattr(one, kind) * 100:6.1f} cm  {one.name}")


if __name__ == "__main__":
    main()
