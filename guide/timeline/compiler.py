"""A session, the poses and the practitioner's options made into a timeline."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from guide.errors import InputError
from guide.model.pose import Caution, Pose
from guide.model.session import Session, Step
from guide.model.units import MINUTE, Ms, clock
from guide.timeline.draft import Draft
from guide.timeline.filling import fill
from guide.timeline.layout import finished, lay_route
from guide.timeline.opening import closing_route, opening_route
from guide.timeline.options import Options
from guide.timeline.passes import Pass, chosen_options, steps_of, walked
from guide.timeline.pieces import Laying
from guide.timeline.plan import AmountKey, Plan
from guide.timeline.route import Router, main_amount
from guide.timeline.slots import Slot, by_path, slots_of
from guide.timeline.speaker import Lengths, Speaker
from guide.timeline.timeline import Pieces, Timeline

NO_CAUTIONS: Mapping[str, Caution] = {}


@dataclass(frozen=True)
class Compilation:
    """Everything one compile needs, and the steps of it. `compile_session` is the way in.

    `known` is what an older compile has made.
    """

    session: Session
    poses: Mapping[str, Pose]
    options: Options
    speaker: Speaker
    cautions: Mapping[str, Caution]
    known: Pieces = field(default_factory=Pieces)

    @cached_property
    def passes(self) -> tuple[Pass, ...]:
        """The session's steps as they are walked. Guidance, amounts and a length asked for leave them as they are."""
        return self.walked(self.options)

    def walked(self, asked: Options) -> tuple[Pass, ...]:
        """The session's steps as they are walked with options of the same choices."""
        if self.known.walked_with == self._walked_with(asked):
            return self.known.passes
        return walked(self.session, self.steps, asked)

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """The session's steps, resolved. Only another choice makes them others."""
        if self.known.resolved_with == self._resolved_with:
            return self.known.steps
        return steps_of(self.session, self.poses, self.speaker.chosen)

    @property
    def _resolved_with(self) -> tuple[object, ...]:
        return self.session, self.poses, self.speaker.chosen

    def _walked_with(self, asked: Options) -> tuple[object, ...]:
        return *self._resolved_with, asked.pace, asked.sides, asked.skipped, asked.repeats

    @cached_property
    def by_hand(self) -> Mapping[AmountKey, int]:
        """The amounts that the practitioner has fixed; never less than one."""
        return {
            (walk.path, main[0]): max(1, self.options.amounts[walk.path])
            for walk in self.passes
            if walk.path in self.options.amounts and (main := main_amount(walk)) is not None
        }

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The amounts that may stretch."""
        return slots_of(self.router(Plan()), self.passes, self.by_hand)

    @cached_property
    def shortest(self) -> Ms:
        """The length of the whole with the least of every amount."""
        return self.timeline(self.plan({slot.key: slot.values[0] for slot in self.slots})).duration

    @property
    def longest(self) -> Ms:
        """The length of the whole with the most of every amount."""
        return self.shortest + sum(max(slot.costs) for slot in self.slots)

    def fitted(self) -> Plan:
        """Plan the amounts: those that are usual, or those that come nearest to the target.

        Raises:
            InputError: the target is out of reach.
        """
        target = self.options.target
        # Whole minutes are asked for: the longest plan answers any that is less than a minute above it.
        if target is not None and not self.shortest <= target < self.longest + MINUTE:
            least, most = clock(self.shortest), clock(self.longest)
            takes = least if least == most else f"between {least} and {most}"
            raise InputError(
                f"“{self.session.title}” cannot last {clock(target)} minutes: with these options it takes {takes}."
            )
        return self.nearest()

    def nearest(self) -> Plan:
        """Plan the amounts like `fitted`, but as near as can be to a target out of reach."""
        if self.options.target is None:
            return self.plan({})
        return self.plan(fill(self.slots, max(0, self.options.target - self.shortest)))

    def plan(self, amounts: Mapping[AmountKey, int]) -> Plan:
        """Complete a plan: the practitioner's own amounts where none is given, and the waits that keep sides equal."""
        plan = Plan({**self.by_hand, **amounts})
        return replace(plan, waiting=dict(self._waits(plan)))

    def _waits(self, plan: Plan) -> Iterator[tuple[str, Ms]]:
        router = self.router(plan)
        for path, sides in by_path(self.passes).items():
            main = main_amount(sides[0])
            if main is not None and len(sides) > 1:
                yield path, self.laying.waiting(router, sides, plan.amount(path, *main))

    def prepare(self, amounts: Mapping[AmountKey, int]) -> Iterator[object]:
        """Make the pieces of a plan ahead, for a later compile: a little of it before each item that is given."""
        yield from self._waits(Plan({**self.by_hand, **amounts}))
        yield from self.laying.prepare(self.router(self.plan(amounts)), self.passes)

    def router(self, plan: Plan) -> Router:
        """Make what turns passes into routes."""
        return Router(self.poses, self.speaker, self.laying.scripts, plan)

    @cached_property
    def laying(self) -> Laying:
        """What lays the passes in time."""
        return Laying(self.poses, self.speaker, self.known)

    def timeline(self, plan: Plan) -> Timeline:
        """Lay the whole out in time, from the first words to the last bell."""
        draft = Draft()
        lay_route(draft, opening_route(self.session, self.options, self.speaker, self.cautions))
        self.laying.lay(draft, self.router(plan), self.passes, None)
        lay_route(draft, closing_route())
        return replace(finished(draft, self.session, self.options, plan), pieces=self.pieces())

    def pieces(self) -> Pieces:
        """What was made, for a later compile."""
        return replace(
            self.laying.pieces(),
            resolved_with=self._resolved_with,
            steps=self.steps,
            walked_with=self._walked_with(self.options),
            passes=self.passes,
        )


def compilation(
    session: Session,
    poses: Mapping[str, Pose],
    options: Options,
    lengths: Lengths,
    cautions: Mapping[str, Caution] = NO_CAUTIONS,
) -> Compilation:
    """Prepare a compile. Raises InputError for choices that the session does not have."""
    speaker = Speaker(options.guidance, lengths, chosen_options(session, options))
    return Compilation(session, poses, options, speaker, cautions)


def compile_session(
    session: Session,
    poses: Mapping[str, Pose],
    options: Options,
    lengths: Lengths,
    cautions: Mapping[str, Caution] = NO_CAUTIONS,
) -> Timeline:
    """Lay a session out in time. Pure: the same arguments always give the same timeline.

    `lengths` tells how long a rendered clip is, or None, and then an estimate stands in. `cautions` are the
    catalogue's, for their advice.

    Raises:
        InputError: an option that the session does not have, or a target length out of reach.
    """
    work = compilation(session, poses, options, lengths, cautions)
    return work.timeline(work.fitted())
