"""Changing one's mind on the way: what has started stays, the rest is laid anew."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from guide.model.cue import Occasion
from guide.model.pose import Caution, Pose
from guide.model.session import Session
from guide.model.side import Side
from guide.model.units import Ms
from guide.timeline.compiler import NO_CAUTIONS, Compilation, compilation
from guide.timeline.draft import Draft, Resume
from guide.timeline.events import BreathPhaseStarted, Event, MoveStarted
from guide.timeline.layout import finished, lay_route
from guide.timeline.opening import CLOSING, OPENING, closing_route, opening_route
from guide.timeline.options import Options
from guide.timeline.passes import Pass, chosen_options, paced, passes_of
from guide.timeline.plan import AmountKey, Plan
from guide.timeline.remaining import cost, fits_well, on_slots, refilled
from guide.timeline.route import Route, Router, main_amount
from guide.timeline.script import Scripts
from guide.timeline.slots import Slot, amounts_of, slots_of
from guide.timeline.speaker import Lengths, Speaker
from guide.timeline.timeline import Landmark, SegmentKind, Timeline


def recompile(  # noqa: PLR0913, PLR0917 -- a timeline, a place in it, and the arguments of a compile
    timeline: Timeline,
    position: Ms,
    session: Session,
    poses: Mapping[str, Pose],
    options: Options,
    lengths: Lengths,
    cautions: Mapping[str, Caution] = NO_CAUTIONS,
) -> tuple[Timeline, Ms]:
    """Lay the rest of a timeline anew from a position on; give it with the position at which to go on in it.

    Step, side, breath and phase stay the same, and all that has started by `position` stays as it is, so that the
    position given back is the same. A change of pace begins at the next phase, of guidance at the next cue, of a
    choice at the next pass. A target out of reach is met as nearly as it can be. Pure.

    Raises:
        InputError: a choice that the session does not have.
    """
    work = replace(compilation(session, poses, options, lengths, cautions), known=timeline.pieces)
    if position < 0:
        return work.timeline(work.nearest()), position
    if position >= timeline.duration:
        return timeline, position
    return _Rest(timeline, position, work).timeline(), position


@dataclass(frozen=True)
class _Rest:
    """What is left of a timeline after a position, to be laid anew."""

    old: Timeline
    position: Ms
    work: Compilation

    @cached_property
    def _is_between(self) -> bool:
        """Whether a pass is just about to begin, with another choice than the one it was laid with.

        Nothing of it is heard, or it is gone back to: it can be begun anew.
        """
        here = bisect_left(self.old.landmarks, self.position, key=lambda landmark: landmark.at)
        begin = takewhile(lambda landmark: landmark.at == self.position, self.old.landmarks[here:])
        return any(
            one.stage == 0
            and not one.key
            and one.step not in {OPENING, CLOSING}
            and self.old.begun_with.get((one.step, one.side), self.old.options).choices != self.work.options.choices
            for one in begin
        )

    @cached_property
    def _started_until(self) -> Ms:
        """What begins at this time or before it has started."""
        return self.position - 1 if self._is_between else self.position

    @cached_property
    def _begun(self) -> int:
        """How many landmarks are behind."""
        return bisect_right(self.old.landmarks, self._started_until, key=lambda landmark: landmark.at)

    @cached_property
    def _stage(self) -> Landmark:
        """Where the stage under way began."""
        return next(landmark for landmark in reversed(self.old.landmarks[: self._begun]) if not landmark.key)

    @cached_property
    def _old_options(self) -> Options:
        """The options with which the pass under way was begun."""
        return self._begun_with[self._stage.step, self._stage.side]

    @cached_property
    def _begun_with(self) -> dict[tuple[str, Side | None], Options]:
        """The options with which each pass that has begun was begun."""
        return {place: self.old.begun_with.get(place, self.old.options) for place in self._visited}

    @cached_property
    def _old_passes(self) -> tuple[Pass, ...]:
        old, new = self._old_options, self.work.options
        # These change no pass, but for the breath of each, and what is asked of the old passes is not that.
        if replace(old, pace=new.pace, guidance=new.guidance, target=new.target, amounts=new.amounts) == new:
            return self.work.passes
        if old.choices == new.choices:
            return self.work.walked(old)
        return passes_of(self.work.session, self.work.poses, old)

    @cached_property
    def _walk(self) -> Pass | None:
        """The pass under way, at the new pace; None before the first and after the last."""
        for walk in self._old_passes:
            if (walk.key, walk.side) == (self._stage.step, self._stage.side):
                return walk._replace(breath=paced(walk.step.breath, self.work.session.breath, self.work.options.pace))
        return None

    @cached_property
    def _to_come(self) -> tuple[Pass, ...]:
        if self._stage.step == CLOSING:
            return ()
        if self._walk is None:
            return self.work.passes
        return tuple(_passes_after(self._walk, self.work.passes, self._visited))

    @cached_property
    def _visited(self) -> frozenset[tuple[str, Side | None]]:
        return frozenset((landmark.step, landmark.side) for landmark in self.old.landmarks[: self._begun])

    def timeline(self) -> Timeline:
        """Lay it."""
        fixed, target = self._fixed(), self.work.options.target
        if target is None:
            return self._lay(self.work.plan(fixed))
        slots = slots_of(self.work.router(Plan()), self._to_come, {**fixed, **self.work.by_hand})
        planned = on_slots(slots, self._to_come, self.old.amounts)
        # What cannot stretch is as long as before, unless the wish is another one than for a length.
        least = self.old.duration - cost(slots, planned)
        chosen = self._chosen(slots, planned, target - least)
        laid = self._lay(self.work.plan({**fixed, **chosen}))
        if (really := laid.duration - cost(slots, chosen)) != least:
            better = self._chosen(slots, planned, target - really)
            laid = laid if better == chosen else self._lay(self.work.plan({**fixed, **better}))
        return laid

    def _chosen(self, slots: Sequence[Slot], planned: dict[AmountKey, int], room: Ms) -> dict[AmountKey, int]:
        """Fill the room. A plan that does it stays, and what was changed by hand and back leads to the plan before."""
        room = max(0, room)
        if self.work.options.target != self.old.options.target:
            return refilled(slots, self._to_come, planned, room)
        intended = on_slots(slots, self._to_come, self._intended)
        filled = refilled(slots, self._to_come, intended, room)
        best = cost(slots, filled)
        candidates = (intended, planned) if self.work.options == self.old.options else (intended,)
        return next((plan for plan in candidates if fits_well(slots, plan, room, best)), filled)

    @cached_property
    def _intended(self) -> Mapping[AmountKey, int]:
        """The amounts planned for this target."""
        is_same = self.work.options.target == self.old.options.target
        return self.old.intended or self.old.amounts if is_same else {}

    def _fixed(self) -> dict[AmountKey, int]:
        """The amounts of the steps that have begun, on whichever side: they stay, apart from a change by hand."""
        keys = {key for key, _ in self._visited}
        old_plan = Plan(self.old.amounts)
        fixed = {
            (walk.path, name): old_plan.amount(walk.path, name, amount)
            for walk in self._old_passes
            if walk.key in keys
            for name, amount in amounts_of(walk)
        }
        fixed |= {key: value for key, value in self.work.by_hand.items() if key in fixed}
        if self._walk is not None and (main := main_amount(self._walk)) is not None:
            path, (name, amount) = self._walk.path, main
            if path in self.old.options.amounts and path not in self.work.options.amounts:
                fixed[path, name] = amount.default
            if self._is_holding:
                fixed[path, name] = max(fixed[path, name], self._number)
        return fixed

    @cached_property
    def _is_holding(self) -> bool:
        return self.old.segment_at(self._started_until).kind in {SegmentKind.HOLD, SegmentKind.REPS}

    @cached_property
    def _started(self) -> tuple[Event, ...]:
        """The events of the stage under way that have happened."""
        return self.old.events_between(self._stage.at - 1, self._started_until)

    @cached_property
    def _number(self) -> int:
        """The breath or round under way."""
        counted = (event for event in self._started if isinstance(event, (BreathPhaseStarted, MoveStarted)))
        return max((event.number or 0 for event in counted), default=0)

    def _lay(self, plan: Plan) -> Timeline:
        stage = self._stage
        at = self.old.index_at(self.position)
        draft = Draft(
            now=self.position,
            part_start=self.old.segments[at].start,
            segments=list(self.old.segments[:at]),
            events=list(self._behind(plan)),
            landmarks=list(self.old.landmarks[: self._begun]),
        )
        if not self._is_between:
            lay_route(draft, self._route(plan), self._resume())
        if stage.step != CLOSING:
            self.work.laying.lay(draft, self.work.router(plan), self._to_come, stage.side)
            lay_route(draft, closing_route())
        laid = finished(draft, self.work.session, self.work.options, plan)
        return replace(laid, intended=self._intended, begun_with=self._begun_with, pieces=self.work.pieces())

    def _behind(self, plan: Plan) -> Iterator[Event]:
        """The events that have happened; those of the hold under way know how many breaths it has now."""
        walk = self._walk
        main = main_amount(walk) if walk is not None and self._is_holding else None
        yield from self.old.events_between(-1, self._stage.at - 1)
        for event in self._started:
            if walk is None or main is None or not isinstance(event, (BreathPhaseStarted, MoveStarted)):
                yield event
            else:
                yield event if event.number is None else event._replace(total=plan.amount(walk.path, *main))

    def _route(self, plan: Plan) -> Route:
        work = self.work
        if self._stage.step == CLOSING:
            return closing_route()
        if self._stage.step == OPENING or self._walk is None:
            return opening_route(work.session, work.options, work.speaker, work.cautions)
        chosen = chosen_options(work.session, self._old_options)
        speaker = Speaker(work.options.guidance, work.speaker.lengths, chosen)
        return Router(work.poses, speaker, Scripts(speaker, {}), plan).route(self._walk, self._walk.side)

    def _resume(self) -> Resume:
        stage = self._stage
        here = (stage.step, stage.side)
        behind = takewhile(
            lambda landmark: (landmark.step, landmark.side) == here, reversed(self.old.landmarks[: self._begun])
        )
        ahead = self.old.landmarks[self._begun :]
        # Earliest first: the words of a movement come again in each round, and their latest end counts.
        said = {landmark.key: landmark.end for landmark in reversed(tuple(behind)) if landmark.key}
        return Resume(
            position=self.position,
            stage=stage.stage,
            start=stage.at,
            said=said,
            waiting=frozenset(
                landmark.key for landmark in takewhile(lambda landmark: (landmark.step, landmark.side) == here, ahead)
            ),
            phases=[event for event in self._started if isinstance(event, BreathPhaseStarted)],
            moves=[event for event in self._started if isinstance(event, MoveStarted)],
            busy_until=max(said.values(), default=stage.at),
        )


def _passes_after(
    current: Pass, passes: Collection[Pass], visited: Collection[tuple[str, Side | None]]
) -> Iterator[Pass]:
    here = (current.item, current.block)
    keys = {walk.key for walk in passes if (walk.item, walk.block) == here} | {current.key}
    sides = {side for key, side in visited if key in keys}
    turned: set[Side | None] = set()
    for walk in passes:
        if (walk.item, walk.block) > here or (
            (walk.item, walk.block) == here
            and walk.side is current.side
            and (walk.again, walk.place) > (current.again, current.place)
        ):
            yield walk
        elif (walk.item, walk.block) == here and walk.side not in sides:
            yield walk._replace(occasion=Occasion.SECOND, turns=walk.side not in turned)
            turned.add(walk.side)
