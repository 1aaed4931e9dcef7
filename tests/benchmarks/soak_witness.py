"""What a soak saw around a place that strayed: whether sound was lost, and who was kept from running meanwhile.

The output takes its sound in step with time, through pauses and jumps alike. So the earliest of its pulls against the
clock is a line that moves only when the output truly stood still, whatever is reckoned to be heard. After a stall that
reckoning may be off for some seconds; where it comes back to its usual distance from the line, nothing more was lost.
Beside it stand the threads the sound hangs on: how long each ran, was ready and waited for a processor (the kernel's
schedstat), or did neither.
"""

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isnan, nan
from pathlib import Path
from statistics import median
from typing import Final

from guide.audio.clip import SAMPLE_RATE, Samples
from guide.audio.deck import Deck
from tests.sound_server import SoundServer

_REMEMBERED: Final = 60.0
_LEAD: Final = 3.0
"""Seconds before a place strayed in which the cause is looked for: it comes a moment before it is seen."""
GAP: Final = 0.08
"""Seconds above which lost sound is called a gap."""
_SAME: Final = GAP / 2
"""Seconds below which two readings are alike."""
_MOST: Final = 0.5
"""The share of the lost time that explains it."""
_EVERY: Final = 0.1
"""Seconds between two looks."""
_WINDOW, _SOUND, _SERVER = "the window's thread", "the sound's thread", "the sound server"


@dataclass(frozen=True, slots=True)
class Turns:
    """How long a thread ran and how long it was ready but waited for a processor, in seconds, and how often it ran."""

    ran: float = 0.0
    waited: float = 0.0
    times: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """One moment, in seconds: the sound heard, and what the threads did until then. `silent` is without a device."""

    at: float
    heard: float
    silent: bool
    underruns: int
    pressure: float
    turns: dict[str, Turns]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a stray was. `lost` is false only where the evidence says so: the place was off before, and came back."""

    lost: bool
    lines: tuple[str, ...]


class Witness:
    """Looks on, a minute back, at what the sound hangs on."""

    def __init__(self, deck: Deck, server: SoundServer) -> None:
        self._outlet, self._stream = deck._outlet, deck._stream  # noqa: SLF001 (nothing else knows when it is pulled)
        self._deck, self._server = deck, server
        self._sound = 0
        self._lag = nan
        self._looks: deque[Look] = deque()
        self._pulls: deque[tuple[float, float]] = deque()
        self._pull = self._stream.pull
        vars(self._stream)["pull"] = self._pulled
        self.thrown_away = 0

    def look(self, place: Callable[[], float]) -> tuple[float, float] | None:
        """The time and the place; None where this thread itself was held between reading the one and the other."""
        deck, before = self._deck, time.monotonic()
        reading, heard = place(), self._outlet.heard / SAMPLE_RATE
        at = time.monotonic()
        if at - before > _SAME / 4:
            self.thrown_away += 1
            return None
        self._looks.append(Look(at, heard, deck.silent, deck.underruns, _pressure(), self._turns()))
        for kept in (self._looks, self._pulls):
            while kept and _time_of(kept[0]) < at - _REMEMBERED:
                kept.popleft()
        return at, reading

    def forget(self) -> None:
        """The output goes: its line begins anew."""
        self._lag = nan
        self._clear()

    def testify(self, late: float, anchor: float, strayed: float) -> Verdict:
        """What became of a place that ran `late` seconds (ahead: below 0) against an anchor, and strayed since."""
        now = time.monotonic()
        pulls, looks = tuple(self._pulls), tuple(self._looks)
        line = _earliest(pulls, now - _REMEMBERED, strayed - 3 * _EVERY)
        taken = _earliest(pulls, strayed + _SAME, now) - line
        heard = [look.at - look.heard for look in looks]
        if isnan(self._lag):
            before = [late for look, late in zip(looks, heard, strict=True) if look.at < strayed]
            self._lag = median(before or heard) - line
        at_anchor = next((late for look, late in zip(looks, heard, strict=True) if look.at >= anchor), heard[0])
        moved = heard[-1] - at_anchor
        off_then, off_now = at_anchor - line - self._lag, heard[-1] - line - taken - self._lag
        left, came = _longest([at for at, _ in pulls if at >= strayed - _LEAD])
        around = [look for look in looks if left - 2 * _EVERY <= look.at <= came + 2 * _EVERY] or list(looks[-2:])
        came_back = abs(taken) < GAP and abs(off_now) < _SAME and abs(moved - late) < _SAME
        ran_dry = around[-1].underruns - around[0].underruns
        pressed, span = around[-1].pressure - around[0].pressure, around[-1].at - around[0].at
        given_up = ", and the device was given up" if any(look.silent for look in looks) else ""
        lines = (
            f"the output comes for its sound {_ms(taken)} later than before, and once did not for {_ms(came - left)}",
            f"what is reckoned to be heard was {_ms(off_then)} off that at first, is {_ms(off_now)} off now",
            f"the place moved by {_ms(late - moved)} against what is heard",
            f"around the longest wait of the output, {_ms(span)}: our stream ran dry {ran_dry} times{given_up}",
            *_kept(around),
            f"somebody waited for a processor in {_ms(pressed)} of it; load {os.getloadavg()[0]:.1f}",
            _cause(came_back=came_back, taken=taken, jumped=late - moved, looks=around),
        )
        if not came_back:  # the line begins anew where it lies now
            self._clear()
        return Verdict(not came_back, lines)

    def _clear(self) -> None:
        self._looks.clear()
        self._pulls.clear()

    def _pulled(self, frames: int) -> Samples:
        self._sound = threading.get_native_id()
        block = self._pull(frames)
        self._pulls.append((time.monotonic(), self._stream.pulled / SAMPLE_RATE))
        return block

    def _turns(self) -> dict[str, Turns]:
        own = Path("/proc/self/task")
        server = Path(f"/proc/{self._server.pid}/task").glob("*")
        return {
            _WINDOW: _turns_of(own / str(os.getpid())),
            _SOUND: _turns_of(own / str(self._sound)),
            _SERVER: _turns_of(*server),
        }


def _time_of(kept: Look | tuple[float, float]) -> float:
    return kept.at if isinstance(kept, Look) else kept[0]


def _turns_of(*tasks: Path) -> Turns:
    """What these threads did together; nothing where they have ended."""
    try:
        read = [tuple(map(int, (task / "schedstat").read_text().split())) for task in tasks]
    except OSError:
        return Turns()
    ran, waited, times = (sum(column) for column in zip(*read, strict=True)) if read else (0, 0, 0)
    return Turns(ran / 1e9, waited / 1e9, times)


def _pressure() -> float:
    """Seconds so far in which something waited for a processor."""
    try:
        return int(Path("/proc/pressure/cpu").read_text().split("total=")[1].split()[0]) / 1e6
    except OSError:  # not every kernel counts it
        return 0.0


def _earliest(pulls: Iterable[tuple[float, float]], since: float, until: float) -> float:
    """How late, at the least, the output came for its sound between two moments: on time, but for what it lost."""
    return min((at - pulled for at, pulled in pulls if since <= at <= until), default=nan)


def _longest(pulls: Sequence[float]) -> tuple[float, float]:
    """The two moments between which the output left its sound lying longest."""
    return max(pairwise(pulls), key=lambda pair: pair[1] - pair[0], default=(0.0, 0.0))


def _held(looks: Sequence[Look], name: str) -> tuple[float, float, float]:
    """How long a thread ran, waited for a processor, and at the longest neither ran nor waited, in seconds."""
    turns = [(look.at, look.turns[name]) for look in looks]
    ran = waited = still = longest = 0.0
    for (earlier, before), (later, after) in pairwise(turns):
        if after.times < before.times:  # another output, another thread
            continue
        ran += after.ran - before.ran
        waited += after.waited - before.waited
        idle = later - earlier - (after.ran - before.ran) - (after.waited - before.waited)
        still = still + idle if after.times == before.times else 0.0
        longest = max(longest, idle - _EVERY if name == _WINDOW else still)  # the window's thread is the one that looks
    return ran, waited, longest


def _kept(looks: Sequence[Look]) -> list[str]:
    told = {name: _held(looks, name) for name in looks[0].turns}
    return [
        f"{name}: ran {_ms(ran)}, was ready and waited {_ms(waited)}, at the longest slept or stood still {_ms(still)}"
        for name, (ran, waited, still) in told.items()
    ]


def _cause(*, came_back: bool, taken: float, jumped: float, looks: Sequence[Look]) -> str:
    if came_back:
        return "nothing was lost: the place was off when the comparing began, and came back"
    if abs(jumped) > _SAME:
        return "the place of the practice moved against the sound that is heard"
    if abs(taken) < _SAME:
        return "the output came on time: only what is reckoned to be heard moved"
    if isnan(taken):
        return "the output did not come for its sound, or too little was seen before to tell"
    enough = _MOST * abs(taken)
    reasons = []
    for name in looks[0].turns:
        _ran, waited, still = _held(looks, name)
        reasons += [f"{name} waited for a processor"] * (waited > enough)
        reasons += [f"{name} stood still"] * (still > enough and name != _SOUND)  # which sleeps until it is asked
    none = "nobody above was kept from running: the interpreter was held, or it lay elsewhere"
    return f"sound was lost; {', '.join(reasons) or none}"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
