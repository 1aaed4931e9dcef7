"""Kills fifty practices at random moments and tells what their logs keep: `python -m tests.benchmarks.bench_killed`."""

import random
import tempfile
from pathlib import Path

from guide.practicelog.log import FILE_NAME
from tests.fakes.killed import kill_a_practice

KILLS = 50


def main() -> None:
    """Print how many steps each of them lost."""
    chance = random.Random()  # noqa: S311 (moments, not secrets)
    with tempfile.TemporaryDirectory() as folder:
        lost = []
        for number in range(KILLS):
            killed = kill_a_practice(Path(folder) / str(number) / FILE_NAME, "strong-glutes-open-hips", chance, 40)
            lost.append(max(0, killed.lost))
            if killed.notices:
                print(f"kill {number}: {killed.notices}")
    print(f"{KILLS} practices killed: {lost.count(0)} lost nothing, {lost.count(1)} the step in hand,", end=" ")
    print(f"{sum(steps > 1 for steps in lost)} more than that")


if __name__ == "__main__":
    main()
