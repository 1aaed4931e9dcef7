"""Repetitions: rounds of timed movements with their own spoken rhythm."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from guide.model.breath import BreathPattern, Phase
from guide.model.cue import AfterTime
from guide.model.session import Move, Repetitions
from guide.model.units import Ms
from guide.timeline.draft import Draft, Resume
from guide.timeline.events import BreathPhaseStarted, MoveStarted, made
from guide.timeline.speaker import Words
from guide.timeline.stages.due import Due, wanted, with_room
from guide.timeline.stages.placing import Grid, Placement, Tick, Wanted, place


@dataclass(frozen=True, slots=True)
class Moving:
    """`rounds` of a repetition: so many crossings through the tempo one way, and as many back.

    `there` and `back` are the words that set out each way, spoken while the body moves. `counts` are the words at a
    round's start, `rhythm` those of a movement (by round and name), `turns` those of the first movement back.
    """

    repetitions: Repetitions
    rounds: int
    pattern: BreathPattern
    there: tuple[Due, ...] = ()
    back: tuple[Due, ...] = ()
    cues: tuple[Due, ...] = ()
    counts: Mapping[int, Words] = field(default_factory=dict)
    rhythm: Mapping[tuple[int, str], Words] = field(default_factory=dict)
    turns: Mapping[int, Words] = field(default_factory=dict)
    waiting: Ms = 0

    @property
    def length(self) -> Ms:
        """How long it takes, if no words run over."""
        return self.rounds * self._one_way() * 2

    @property
    def has_cues(self) -> bool:
        """Whether anything but counts is said."""
        return bool(self.cues or self.there or self.back)

    def with_amount(self, amount: int) -> "Moving":
        """Make the same with another number of rounds, no more than there are `counts` for."""
        return replace(self, rounds=amount)

    def overrun(self) -> Ms:
        """Tell how long the words go on after the last movement."""
        return self._whole().end - self.length if self.has_cues else 0

    def lay(self, draft: Draft, resume: Resume | None) -> None:
        """Lay the movements, then the words on them."""
        start = resume.start if resume else draft.now
        moves = tuple(self._moves(start, resume))
        placement = self._place(moves, start, resume)
        for move in moves[len(resume.moves) if resume else 0 :]:
            draft.events.append(move)
            phase = self.repetitions.tempo[move.place].lasts
            if isinstance(phase, Phase):
                draft.events.append(BreathPhaseStarted(move.at, move.duration, phase))
        for at, words in placement.words:
            draft.say(words, at)
        draft.now = max(placement.end, _end(moves, start) + self.waiting)

    def _whole(self) -> Placement:
        return self._place(tuple(self._moves(0, None)), 0, None)

    def _place(self, moves: Sequence[MoveStarted], start: Ms, resume: Resume | None) -> Placement:
        ticks = tuple(self._tick(move, index) for index, move in enumerate(moves))
        end = _end(moves, start)
        free, floor = (resume.free, resume.floor) if resume else (start, start)
        cues = with_room(self.cues, self._whole) if resume else self.cues
        asked = chain(self._setting_out(moves, (start, end), resume), wanted(cues, ticks, (start, end), resume))
        return place(
            Grid(ticks, end, free, floor, spares_counts=False, spoken_until=resume.spoken_until if resume else start),
            asked,
        )

    def _setting_out(
        self, moves: Sequence[MoveStarted], span: tuple[Ms, Ms], resume: Resume | None
    ) -> Iterator[Wanted]:
        for move in moves[:: self._moves_one_way]:
            after = AfterTime(move.at - span[0])
            cues = self.back if move.is_back else self.there
            named = (
                cue._replace(words=cue.words._replace(key=f"{cue.words.key}@{move.number}"), moment=after)
                for cue in cues
            )
            yield from wanted(named, (), span, resume)

    def _moves(self, start: Ms, resume: Resume | None) -> Iterator[MoveStarted]:
        begun = resume.moves if resume else ()
        yield from begun
        at = max(_end(begun, start), resume.floor if resume else start)
        tempo = [(move.name, self._length(move)) for move in self.repetitions.tempo]
        for number, is_back, place_ in list(self._plan())[len(begun) :]:
            name, length = tempo[place_]
            yield made(MoveStarted, (at, length, name, number, self.rounds, place_, is_back))
            at += length

    def _plan(self) -> Iterator[tuple[int, bool, int]]:
        for number in range(1, self.rounds + 1):
            for is_back in (False, True):
                for _ in range(self.repetitions.crossing):
                    for place_ in range(len(self.repetitions.tempo)):
                        yield number, is_back, place_

    def _tick(self, move: MoveStarted, index: int) -> Tick:
        sets_out = index % self._moves_one_way == 0
        opens = sets_out and not move.is_back
        lasts = self.repetitions.tempo[move.place].lasts
        words = self.counts.get(move.number) if opens else self.rhythm.get((move.number, move.name))
        if sets_out and move.is_back:
            words = words or self.turns.get(move.number)
        return Tick(move.at, move.duration, move.number, lasts if isinstance(lasts, Phase) else None, opens, words)

    @property
    def _moves_one_way(self) -> int:
        return self.repetitions.crossing * len(self.repetitions.tempo)

    def _one_way(self) -> Ms:
        return self.repetitions.crossing * sum(self._length(move) for move in self.repetitions.tempo)

    def _length(self, move: Move) -> Ms:
        return dict(self.pattern.phases()).get(move.lasts, 0) if isinstance(move.lasts, Phase) else move.lasts


def _end(moves: Sequence[MoveStarted], start: Ms) -> Ms:
    return moves[-1].at + moves[-1].duration if moves else start
