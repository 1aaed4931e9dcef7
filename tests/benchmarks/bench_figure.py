"""What the figure costs: `OPENBLAS_NUM_THREADS=1 python tests/benchmarks/bench_figure.py`.

Times are processor time of this thread, the median of many, so that a busy machine blurs them little; the table says
how each stands to what it may cost.
"""

import time
from collections.abc import Callable
from statistics import median

from guide.figure.body import load
from guide.figure.framing import fitted
from guide.figure.palette import LIGHT
from guide.figure.solve import solve
from guide.figure.studio import Look, Muscles, Studio
from guide.resources import asset
from guide.sessionfile.catalogue import read_catalogue

SIDE = 480
SHOWN = ("pigeon", "warrior-1", "down-dog")


def milliseconds(work: Callable[[], object], times: int = 40) -> float:
    """The median time of a piece of work on this thread."""
    work()
    taken = []
    for _ in range(times):
        begin = time.thread_time()
        work()
        taken.append(time.thread_time() - begin)
    return median(taken) * 1000


def main() -> None:
    """Print the table."""
    body = load(asset("figure", "body-1.npz"))
    catalogue, _ = read_catalogue(asset("poses").parent)
    shapes = {pose.id: pose.figure for pose in catalogue.poses.values() if pose.figure is not None}
    studio = Studio(body, LIGHT)
    rows: list[tuple[str, float, float]] = []
    for name in SHOWN:
        stance = studio.stance(shapes[name])
        frame = fitted(studio.spread(stance, Look()), SIDE, SIDE)
        for supersample, budget in ((1, 10.0), (2, 25.0)):
            look = Look(supersample=supersample, muscles=Muscles())
            spent = milliseconds(lambda f=frame, s=stance, k=look: studio.picture(s, f, k))  # type: ignore[misc]
            rows.append((f"{name}, {SIDE}x{SIDE} at {supersample}x{supersample}", spent, budget))
    way = studio.journey(studio.stance(shapes["down-dog"]), studio.stance(shapes["pigeon"]))
    rows.append(("one moment between two poses", milliseconds(lambda: way.at(0.3)), 3.0))
    rows.append(
        (f"solving all {len(shapes)} poses", milliseconds(lambda: [solve(s, body) for s in shapes.values()], 5), 200.0)
    )
    rows.append(("a thumbnail, 150x110", milliseconds(lambda: studio.portrait(shapes["pigeon"], 150, 110)), 25.0))
    print(f"{'':44}{'ms':>8}{'budget':>8}{'share':>8}")
    for name, spent, budget in rows:
        print(f"{name:44}{spent:8.1f}{budget:8.0f}{spent / budget:8.2f}")


if __name__ == "__main__":
    main()
