"""What the figure costs: `OPENBLAS_NUM_THREADS=1 python tests/benchmarks/bench_figure.py`.

Times are processor time of this thread, the best and the median of many: on a busy machine the best tells what the
work costs, and the median what the neighbours take from its caches. The share is of the best to what it may cost.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from statistics import median

from guide.figure.bodyfile import load
from guide.figure.framing import fitted
from guide.figure.palette import LIGHT
from guide.figure.solve import solve
from guide.figure.studio import Look, Muscles, Studio
from guide.resources import asset
from guide.sessionfile.catalogue import read_catalogue

SIDE = 480
SHOWN = ("pigeon", "warrior-1", "down-dog")


@dataclass(frozen=True, slots=True)
class Spent:
    """The best and the median time of a piece of work, in milliseconds."""

    best: float
    median: float


def milliseconds(work: Callable[[], object], times: int = 40) -> Spent:
    """How long a piece of work takes on this thread."""
    work()
    taken = []
    for _ in range(times):
        begin = time.thread_time()
        work()
        taken.append(time.thread_time() - begin)
    return Spent(min(taken) * 1000, median(taken) * 1000)


def main() -> None:
    """Print the table."""
    body = load(asset("figure", "body-1.npz"))
    catalogue, _ = read_catalogue(asset("poses").parent)
    shapes = {pose.id: pose.figure for pose in catalogue.poses.values() if pose.figure is not None}
    studio = Studio(body, LIGHT)
    rows: list[tuple[str, Spent, float]] = []
    for name in SHOWN:
        stance = studio.stance(shapes[name])
        frame = fitted(studio.spread(stance, Look()), SIDE, SIDE)
        for supersample, budget in ((1, 10.0), (2, 25.0)):
            look = Look(supersample=supersample, muscles=Muscles())
            spent = milliseconds(lambda f=frame, s=stance, k=look: studio.picture(s, f, k))  # type: ignore[misc]
            rows.append((f"{name}, {SIDE}x{SIDE} at {supersample}x{supersample}", spent, budget))
    way = studio.journey(studio.stance(shapes["down-dog"]), studio.stance(shapes["pigeon"]))
    middle = fitted(studio.spread(way.at(0.5), Look()), SIDE, SIDE)
    moments = count()

    def on_the_way() -> object:
        return studio.picture(way.at(0.5 + next(moments) % 40 / 1000), middle, Look(supersample=1))

    rows.append(("down-dog to pigeon, stance and picture, 1x1", milliseconds(on_the_way, 80), 10.0))
    rows.append(("one moment between two poses", milliseconds(lambda: way.at(0.3)), 3.0))
    rows.append(
        (f"solving all {len(shapes)} poses", milliseconds(lambda: [solve(s, body) for s in shapes.values()], 5), 200.0)
    )
    rows.append(("a thumbnail, 150x110", milliseconds(lambda: studio.portrait(shapes["pigeon"], 150, 110)), 25.0))
    print(f"{'':44}{'best ms':>9}{'median':>8}{'budget':>8}{'share':>8}")
    for name, spent, budget in rows:
        print(f"{name:44}{spent.best:9.1f}{spent.median:8.1f}{budget:8.0f}{spent.best / budget:8.2f}")


if __name__ == "__main__":
    main()
