"""Holding, resting, and the breath that carries a body into a pose or out of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from guide.model.breath import BreathPattern, Phase
from guide.model.cue import AfterTime, InBreath, InLastBreath
from guide.model.units import Ms
from guide.timeline.draft import VOICE_GAP, Draft, Resume
from guide.timeline.events import BreathPhaseStarted, made
from guide.timeline.speaker import Words
from guide.timeline.stages.due import Due, wanted, with_room
from guide.timeline.stages.placing import Grid, Placement, Tick, place

_ORDER = tuple(Phase)


@dataclass(frozen=True, slots=True)
class Breathing:
    """Breaths with words on them: so many `breaths`, or as many whole ones as the `time` holds.

    Breaths that are not `counted` have no number. `counts` are the words at the start of a breath's phase. `waiting`
    is the least stillness after the last breath, so that both sides wait alike for the longer words of one.
    """

    pattern: BreathPattern
    breaths: int = 1
    time: Ms | None = None
    counted: bool = False
    cues: tuple[Due, ...] = ()
    counts: Mapping[tuple[int, Phase], Words] = field(default_factory=dict)
    waiting: Ms = 0

    @property
    def length(self) -> Ms:
        """How long it takes, if no words run over."""
        return self.breaths * self.pattern.length if self.time is None else self.time

    @property
    def has_cues(self) -> bool:
        """Whether anything but counts is said."""
        return bool(self.cues)

    def with_amount(self, amount: int) -> "Breathing":
        """Make the same hold with another number of breaths, no more than there are `counts` for, or of time."""
        return replace(self, breaths=amount) if self.time is None else replace(self, time=amount)

    def overrun(self) -> Ms:
        """Tell how long the words go on after the last breath."""
        if not self.has_cues or self._is_roomy():
            return 0
        return self._whole().end - self.length

    def lay(self, draft: Draft, resume: Resume | None) -> None:
        """Lay the breaths, then the words on them."""
        start = resume.start if resume else draft.now
        ticks = tuple(self._ticks(start, resume))
        end = self._end(ticks, start)
        placement = self._place(ticks, (start, end), resume)
        draft.events.extend(self._events(ticks[len(resume.phases) if resume else 0 :]))
        if placement.beyond:
            following = _end(ticks, start)
            for number in range(placement.beyond):
                at = following + number * self.pattern.length
                draft.events.extend(self._events(self._breath(at, self.breaths + 1, self.pattern.phases())))
        for at, words in placement.words:
            draft.say(words, at)
        draft.now = max(placement.end, end + self.waiting)

    def _is_roomy(self) -> bool:
        """Tell whether the words are over well before the last breath is, however they wait for counts and phases.

        It is far quicker than to place them, and where it says no they may still be.
        """
        breath = self.pattern.length
        number = self.breaths if self.time is None else self.time // breath if breath else 0
        count = max((words.length for words in self.counts.values()), default=0) + VOICE_GAP
        over = 0
        for cue, due in sorted(self._dues(number), key=lambda entry: entry[1]):
            length = cue.words.length + VOICE_GAP
            over = max(over, due) + length + (breath if cue.phase is not None else length + 2 * count)
        return over <= number * breath

    def _dues(self, number: int) -> Iterator[tuple[Due, Ms]]:
        """When each cue may come at the earliest in so many breaths."""
        for cue in self.cues:
            match cue.moment:
                case InBreath(breath):
                    if breath <= number:
                        yield cue, (breath - 1) * self.pattern.length
                case InLastBreath():
                    yield cue, max(0, number - 1) * self.pattern.length
                case AfterTime(time):
                    yield cue, time
                case None:
                    yield cue, 0

    def _whole(self) -> Placement:
        return self._place(tuple(self._ticks(0, None)), (0, self.length), None)

    def _place(self, ticks: Sequence[Tick], span: tuple[Ms, Ms], resume: Resume | None) -> Placement:
        start, end = span
        if not self.cues and not self.counts and resume is None:
            return Placement((), end)
        free, floor = (resume.free, resume.floor) if resume else (start, start)
        grid = Grid(
            ticks, end, free, floor, self.pattern.phases(), spoken_until=resume.spoken_until if resume else start
        )
        cues = with_room(self.cues, self._whole) if resume else self.cues
        return place(grid, wanted(cues, ticks, span, resume))

    def _end(self, ticks: Sequence[Tick], start: Ms) -> Ms:
        if self.time is not None:
            return start + self.time
        if not ticks or ticks[-1].number <= self.breaths:
            return _end(ticks, start)
        return _end([tick for tick in ticks if tick.number <= self.breaths], start)

    def _events(self, ticks: Iterable[Tick]) -> Iterator[BreathPhaseStarted]:
        last = self.breaths if self.counted else -1
        for at, length, number, phase, _, _ in ticks:
            if number <= last:
                yield made(BreathPhaseStarted, (at, length, phase or Phase.INHALE, number, last))
            else:
                yield made(BreathPhaseStarted, (at, length, phase or Phase.INHALE, None, None))

    def _ticks(self, start: Ms, resume: Resume | None) -> Iterator[Tick]:
        at, number = start, 0
        for begun in resume.phases if resume else ():
            number += begun.phase is Phase.INHALE
            yield Tick(begun.at, begun.duration, number, begun.phase, begun.phase is Phase.INHALE)
            at = begun.at + begun.duration
        phases = self.pattern.phases()
        if resume and at <= resume.position:
            # The last breath is over, and its words or the rest of the time are waited for.
            at = resume.floor
        elif resume and resume.phases:
            done = _ORDER.index(resume.phases[-1].phase)
            remaining = tuple(entry for entry in phases if _ORDER.index(entry[0]) > done)
            yield from self._breath(at, number, remaining)
            at += sum(length for _, length in remaining)
        breath = self.pattern.length
        while number < self.breaths if self.time is None else at + breath <= start + self.time:
            number += 1
            yield from self._breath(at, number, phases)
            at += breath

    def _breath(self, at: Ms, number: int, phases: Sequence[tuple[Phase, Ms]]) -> Iterator[Tick]:
        counted = self.counts.get
        for phase, length in phases:
            yield made(Tick, (at, length, number, phase, phase is Phase.INHALE, counted((number, phase))))
            at += length


def _end(ticks: Sequence[Tick], start: Ms) -> Ms:
    return ticks[-1].at + ticks[-1].length if ticks else start
