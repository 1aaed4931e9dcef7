"""Does compiling grow in step with the session? `python tests/benchmarks/bench_timeline.py`.

Sessions of 1,000 and 10,000 steps (every third on both sides, all with words) are compiled, fitted to a length and
compiled anew from their middle; then the same for a class of about 90 minutes, which is also compiled anew from its
first hold, where all is still to come: at most 30 ms are asked for there. `bench_change.py` measures what a key press
does in all. The best of several runs counts, in processor time.
"""

import gc
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern, Phase
from guide.model.cue import Cue, Guidance, InBreath, InLastBreath, Pause
from guide.model.pose import Pose
from guide.model.session import Session, Step
from guide.model.side import Side
from guide.model.units import MINUTE, SECOND
from guide.timeline.compiler import compile_session
from guide.timeline.fitting import reachable_durations
from guide.timeline.options import Options
from guide.timeline.recompile import recompile
from guide.timeline.timeline import SegmentKind

POSES = {"pose": Pose("pose", "Pose", move=8 * SECOND)}
RUNS = 2
MOST_GROWTH = 13.0
"""Ten times the steps may take this many times as long: the rest is noise and colder caches."""


@dataclass(frozen=True)
class Row:
    name: str
    small: float
    large: float

    @property
    def growth(self) -> float:
        return self.large / self.small


def session(steps: int) -> Session:
    return Session("bench", "Bench", tuple(step(number) for number in range(steps)), breath=BreathPattern())


def step(number: int) -> Step:
    return Step(
        pose="pose",
        sides=(Side.RIGHT, Side.LEFT) if number % 3 == 0 else (),
        arrive=(Cue(f"Come into pose {number}."), Pause(3 * SECOND), Cue("Soften the shoulders.", is_detail=True)),
        enter=Cue("Lift.", phase=Phase.INHALE),
        hold=Amount(Unit.BREATHS, 3, 5 + number % 4),
        during=(
            Cue("Keep the neck long.", moment=InBreath(1)),
            Cue("Unsure of the glutes? Reach back and touch them.", moment=InBreath(2), is_detail=True),
            Cue("Last breath.", moment=InLastBreath()),
        ),
        leave=Cue("Lower down.", phase=Phase.EXHALE),
        rest=Amount(Unit.BREATHS, 1, 2),
    )


def unrendered(_: object) -> None:
    """Every length is an estimate."""


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    times = []
    for _ in range(runs):
        gc.collect()
        gc.disable()  # as timeit does: collections grow with all that lives, not with the work
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
        gc.enable()
    return min(times)


def measured(name: str, work: Callable[[Session], Callable[[], object]]) -> Row:
    return Row(name, best(work(session(1_000))), best(work(session(10_000))))


def compiling(plan: Session) -> Callable[[], object]:
    return lambda: compile_session(plan, POSES, Options(), unrendered)


def fitting(plan: Session) -> Callable[[], object]:
    usual = compile_session(plan, POSES, Options(), unrendered).duration
    return lambda: compile_session(plan, POSES, Options(target=usual), unrendered)


def changing(plan: Session) -> Callable[[], object]:
    timeline = compile_session(plan, POSES, Options(), unrendered)
    short = Options(guidance=Guidance.SHORT)
    return lambda: recompile(timeline, timeline.duration // 2, plan, POSES, short, unrendered)


def from_the_first_hold(plan: Session, options: Options) -> Callable[[], object]:
    timeline = compile_session(plan, POSES, Options(), unrendered)
    hold = next(segment for segment in timeline.segments if segment.kind is SegmentKind.HOLD)
    return lambda: recompile(timeline, hold.start + SECOND, plan, POSES, options, unrendered)


def main() -> int:
    rows = [
        measured("compile", compiling),
        measured("compile to a length", fitting),
        measured("compile anew from the middle", changing),
    ]
    print(f"{'':32}{'1,000 steps':>14}{'10,000 steps':>14}{'growth':>9}")
    for row in rows:
        print(f"{row.name:32}{row.small * 1e3:>11.0f} ms{row.large * 1e3:>11.0f} ms{row.growth:>8.1f}x")
    lesson = session(56)
    length = compile_session(lesson, POSES, Options(), unrendered).duration
    print(f"\nA class of {length / MINUTE:.0f} minutes:")
    print(f"{'compile':32}{best(compiling(lesson)) * 1e3:>11.1f} ms")
    print(f"{'compile anew from the middle':32}{best(changing(lesson)) * 1e3:>11.1f} ms")
    for name, options in (
        ("anew: a breath more", Options(amounts={"1": 8})),
        ("anew: slower", Options(pace=BreathPattern(4_500, 4_500))),
        ("anew: another guidance", Options(guidance=Guidance.SHORT)),
        ("anew: five minutes less", Options(target=length - 5 * MINUTE)),
    ):
        print(f"{name:32}{best(from_the_first_hold(lesson, options), runs=10) * 1e3:>11.1f} ms")
    offer = best(lambda: reachable_durations(lesson, POSES, Options(), unrendered))
    print(f"{'every reachable length':32}{offer * 1e3:>11.1f} ms")
    return 0 if all(row.growth <= MOST_GROWTH for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
