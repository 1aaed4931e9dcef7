"""How long does a change of mind take, from key to picture? `python tests/benchmarks/bench_change.py`.

The shipped sessions, one after the other as a class of about 80 minutes, play on a deck with a device that a test
drives. In the first hold somebody changes their mind; measured is all that happens until the next picture is known:
the plan laid anew, the score loaded, how the body moves. The best of several runs counts, in processor time. At most
50 ms are asked for.
"""

import gc
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from guide.audio.clip import frames_of  # noqa: E402 (the path comes first)
from guide.audio.deck import Deck  # noqa: E402 (as above)
from guide.model.cue import Guidance  # noqa: E402 (as above)
from guide.model.session import Flow, Item, Session  # noqa: E402 (as above)
from guide.model.units import MINUTE, SECOND  # noqa: E402 (as above)
from guide.player.lesson import Lesson  # noqa: E402 (as above)
from guide.player.player import Player  # noqa: E402 (as above)
from guide.player.shelf import Shelf  # noqa: E402 (as above)
from guide.resources import shipped_sessions  # noqa: E402 (as above)
from guide.settings import Settings  # noqa: E402 (as above)
from guide.timeline.timeline import SegmentKind  # noqa: E402 (as above)
from tests.fakes.humming import HummingNarrator  # noqa: E402 (as above)
from tests.fakes.output import FakeOutput, FakeTime  # noqa: E402 (as above)

RUNS: Final = 10
MOST_MS: Final = 50.0


def plain(item: Item) -> Item:
    """A step that asks for no choice: the sessions' choices cannot be joined."""
    if isinstance(item, Flow):
        return replace(item, steps=tuple(replace(step, only=(), when=()) for step in item.steps))
    return replace(item, only=(), when=())


def a_class(shelf: Shelf) -> Session:
    sessions = [shelf.session(file.stem) for file in sorted(shipped_sessions().glob("*.yaml"))]
    steps = tuple(plain(item) for session in sessions for item in session.steps)
    return replace(sessions[0], title="A class", steps=steps, choices=())


def best(work: Callable[[], object]) -> float:
    """Milliseconds."""
    times = []
    for _ in range(RUNS):
        gc.collect()
        gc.disable()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
        gc.enable()
    return min(times) * 1e3


def shown(player: Player, wish: Callable[[], object]) -> Callable[[], object]:
    def work() -> None:
        wish()
        player.tick()
        player.moment()

    return work


def main() -> int:
    shelf = Shelf(Settings(ROOT / "no-settings.json"))
    lesson = Lesson(a_class(shelf), shelf.catalogue)
    now = FakeTime()
    device = FakeOutput(now)
    deck = Deck(device, fallback=FakeOutput(now), time=now.watch)
    deck.open()
    player = Player(lesson, HummingNarrator(), deck, notify=print)
    player.play()
    hold = next(one for one in player.timeline.segments if one.kind is SegmentKind.HOLD and one.amount)
    player.seek(hold.start)
    device.run(frames_of(SECOND))
    player.tick()
    print(f"A class of {player.timeline.duration / MINUTE:.0f} minutes, in its first hold:")
    ways = cycle((+1, -1))
    left = cycle((60 * MINUTE, 70 * MINUTE))
    guidance = cycle((Guidance.SHORT, Guidance.FULL))
    wishes: dict[str, Callable[[], object]] = {
        "a breath more or fewer": lambda: player.change_breaths(next(ways)),
        "slower or faster": lambda: player.change_pace(next(ways)),
        "another guidance": lambda: player.set_guidance(next(guidance)),
        "this side again, or not": player.repeat_side,
        "finish by": lambda: player.finish_within(next(left)),
        "a breath, with a finish": lambda: player.change_breaths(next(ways)),
    }
    slowest = 0.0
    for name, wish in wishes.items():
        took = best(shown(player, wish))
        slowest = max(slowest, took)
        print(f"{name:28}{took:>8.1f} ms")
    deck.close()
    return 0 if slowest <= MOST_MS else 1


if __name__ == "__main__":
    sys.exit(main())
