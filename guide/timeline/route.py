"""A pass as a row of parts, each to become one segment: arriving, building, holding, leaving, resting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from guide.model.amount import Amount, Unit
from guide.model.breath import Phase
from guide.model.cue import Cue
from guide.model.pose import Pose
from guide.model.session import Action
from guide.model.side import Side
from guide.model.units import SECOND, Ms
from guide.timeline.draft import Stage
from guide.timeline.events import Bell
from guide.timeline.passes import Pass
from guide.timeline.plan import Plan
from guide.timeline.script import Lines, Scripts
from guide.timeline.speaker import Speaker, Words
from guide.timeline.stages.breathing import Breathing
from guide.timeline.stages.due import Due
from guide.timeline.stages.moving import Moving
from guide.timeline.stages.talking import SETTLE, Opening, Settle, Talk
from guide.timeline.timeline import SegmentKind
from guide.timeline.words import readable

BELL_ALONE: Ms = 4 * SECOND
"""How long a bell rings in a step that is nothing else."""

LEAVING: Ms = 3 * SECOND
"""The least time to come out of a pose whose leaving has words."""


class Shape(NamedTuple):
    """What the body does in a part: a pose, its variant, and their name for people."""

    title: str
    pose: str | None = None
    variant: str | None = None


class Part(NamedTuple):
    """What becomes one segment. `amount` and `limits` are None where nothing is counted."""

    kind: SegmentKind
    shape: Shape
    stages: tuple[Stage, ...]
    amount: int | None = None
    limits: tuple[int, int] | None = None
    kept_on: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    waits: bool = False


class Route(NamedTuple):
    """A pass ready to be laid out. `key` finds it again; `step` is its path, empty for the session's own words.

    `again` is how often this side has been walked before.
    """

    key: str
    step: str
    parts: tuple[Part, ...]
    side: Side | None = None
    quiet: bool = False
    note: str | None = None
    again: int = 0


@dataclass(frozen=True, slots=True)
class Router:
    """Turns passes into routes."""

    poses: Mapping[str, Pose]
    speaker: Speaker
    scripts: Scripts
    plan: Plan

    def route(self, walk: Pass, previous: Side | None) -> Route:
        """Make a pass's parts. `previous` is the side the practice was on before."""
        turns_to = walk.side if walk.side is not previous else None
        step = walk.step
        parts = tuple(self._parts(walk, turns_to))
        return Route(walk.key, walk.path, parts, walk.side, step.quiet, step.note, walk.again)

    def holding(self, walk: Pass, amount: int, waiting: Ms = 0) -> Breathing | Moving:
        """Make the stage of a pass's hold or repetitions with so much of it. `waiting` is its least overrun."""
        step = walk.step
        script = self.scripts.of(walk)
        if step.repetitions is not None:
            numbers = range(1, amount + 1)
            rhythm = {
                (number, move.name): words
                for number in numbers
                for move in step.repetitions.tempo
                if (words := self.speaker.move(move.name, number)) is not None
            }
            setting_out = step.repetitions.tempo[0].name
            turns = {
                number: words
                for number in numbers
                if step.repetitions.crossing > 1  # else the next count is near enough
                and (words := self.speaker.turn(setting_out, number)) is not None
            }
            return Moving(
                repetitions=step.repetitions,
                rounds=amount,
                pattern=walk.breath,
                there=script.there,
                back=script.back,
                cues=script.during,
                counts={number: self.speaker.number(number) for number in numbers},
                rhythm=rhythm,
                turns=turns,
                waiting=waiting,
            )
        is_timed = step.hold is not None and step.hold.unit is Unit.TIME
        return Breathing(
            pattern=walk.breath,
            breaths=0 if is_timed else amount,
            time=amount if is_timed else None,
            counted=not is_timed and not step.quiet,
            cues=script.during,
            counts={} if step.quiet else self.speaker.hold_counts(0 if is_timed else amount),
            waiting=waiting,
        )

    def _parts(self, walk: Pass, turns_to: Side | None) -> Iterator[Part]:
        step = walk.step
        bell = Bell.SIDE if walk.turns else Bell.START if step.bell else None
        shape = self._shape(step.pose, step.variant)
        script = self.scripts.of(walk)
        if is_words_alone(walk):
            yield self._words_alone(walk, script.lines, turns_to, bell)
            return
        first = self._action_shape(step.build[0], shape) if step.build else shape
        entering = _carried(walk, step.enter, script.enter)
        enters_after = bool(step.build) and main_amount(walk) is not None
        stages: tuple[Stage, ...] = (
            Opening(turns_to, first.pose, first.variant, bell),
            Talk((("name", self._name(walk, shape)), *script.lines)),
            *(() if enters_after else _unphased("enter", step.enter, script.enter)),
            Settle(self._move(first)),
            *(() if enters_after else entering),
        )
        waits_here = step.wait and main_amount(walk) is None and not step.build
        yield Part(SegmentKind.ARRIVE, first, stages, waits=waits_here)
        yield from self._building(walk, script.actions, first, shape)
        kept_on = tuple(action.name for action in step.build)
        built = self._action_shape(step.build[-1], shape) if step.build else shape
        if enters_after and (step.enter is not None or built != shape):
            late = (
                *((Opening(pose=shape.pose, variant=shape.variant),) if built != shape else ()),
                *_unphased("enter", step.enter, script.enter),
                Settle(self._move(shape) if built.pose != shape.pose else 0),
                *entering,
            )
            yield Part(SegmentKind.ARRIVE, shape, late, kept_on=kept_on)
        yield from self._held(walk, shape, kept_on)
        yield from self._leaving(walk, script.leave, shape)

    @staticmethod
    def _words_alone(walk: Pass, lines: Lines, turns_to: Side | None, bell: Bell | None) -> Part:
        if not lines:
            ring = Opening(turns_to, bell=bell, ring=BELL_ALONE)
            return Part(SegmentKind.BELL, Shape("Bell"), (ring,), waits=walk.step.wait)
        texts = (line for line in walk.step.arrive or () if isinstance(line, Cue))
        shape = Shape(next((cue.show or cue.say for cue in texts), "Pause"))
        return Part(SegmentKind.SAY, shape, (Opening(turns_to, bell=bell), Talk(lines, SETTLE)), waits=walk.step.wait)

    def _building(self, walk: Pass, lines: Sequence[Lines], before: Shape, own: Shape) -> Iterator[Part]:
        names: tuple[str, ...] = ()
        for index, action in enumerate(walk.step.build):
            shape = self._action_shape(action, own)
            names = (*names, action.name)
            amount = self.plan.amount(walk.path, f"build.{index}", action.hold)
            is_last = action is walk.step.build[-1]
            yield Part(
                SegmentKind.BUILD,
                shape,
                (
                    *((Opening(pose=shape.pose, variant=shape.variant),) if shape != before else ()),
                    Talk(lines[index]),
                    Settle(self._move(shape) if shape.pose != before.pose else 0),
                    self._breaths(walk, action.hold, amount, counted=True),
                ),
                *_counted(action.hold, amount),
                kept_on=names,
                works=action.works,
                waits=walk.step.wait and is_last and main_amount(walk) is None,
            )
            before = shape

    def _held(self, walk: Pass, shape: Shape, kept_on: tuple[str, ...]) -> Iterator[Part]:
        main = main_amount(walk)
        if main is None:
            return
        name, asked = main
        kind = SegmentKind.REPS if name == "reps" else SegmentKind.HOLD
        amount = self.plan.amount(walk.path, name, asked)
        stage = self.holding(walk, amount, self.plan.waiting.get(walk.path, 0))
        yield Part(kind, shape, (stage,), *_counted(asked, amount), kept_on=kept_on, waits=walk.step.wait)

    def _leaving(self, walk: Pass, words: Words | None, shape: Shape) -> Iterator[Part]:
        step = walk.step
        resting = shape
        setting_out: tuple[Stage, ...] = ()
        pose = self.poses.get(step.pose or "")
        if step.rest is not None and pose is not None and pose.rests_in:
            resting = self._shape(pose.rests_in, None)
            called = self.speaker.name(resting.title, key="rest.name")
            setting_out = (Opening(pose=resting.pose), Talk((("rest.name", called),)))
        if step.leave is not None:
            carried = _carried(walk, step.leave, words)
            stages = carried or (*_unphased("leave", step.leave, words), Settle(LEAVING))
            yield Part(SegmentKind.LEAVE, shape, (*setting_out, *stages))
            setting_out = ()
        if step.rest is not None:
            amount = self.plan.amount(walk.path, "rest", step.rest)
            stage = self._breaths(walk, step.rest, amount, counted=False)
            yield Part(SegmentKind.REST, resting, (*setting_out, stage), *_counted(step.rest, amount))

    def _breaths(self, walk: Pass, asked: Amount, amount: int, *, counted: bool) -> Breathing:
        if asked.unit is Unit.TIME:
            return Breathing(walk.breath, 0, amount)
        numbers = range(1, amount + 1) if counted else ()
        counts = {(number, Phase.INHALE): self.speaker.number(number, Phase.INHALE) for number in numbers}
        return Breathing(walk.breath, amount, counted=counted, counts=counts)

    def _name(self, walk: Pass, shape: Shape) -> Words | None:
        return self.speaker.name(shape.title, walk.side) if shape.pose else None

    def _action_shape(self, action: Action, own: Shape) -> Shape:
        if action.pose is None and action.variant is None:
            return own
        return self._shape(action.pose or own.pose, action.variant)

    def _shape(self, pose_id: str | None, variant_id: str | None) -> Shape:
        pose = self.poses.get(pose_id or "")
        if pose is None:
            return Shape(readable(pose_id or ""), pose_id, variant_id)
        variant = pose.variants.get(variant_id or "")
        return Shape((variant.name if variant else None) or pose.name, pose_id, variant_id)

    def _move(self, shape: Shape) -> Ms:
        pose = self.poses.get(shape.pose or "")
        return pose.move if pose else 0


def is_words_alone(walk: Pass) -> bool:
    """Tell whether a pass is words or a bell and nothing else: no pace changes it."""
    return not walk.step.pose and not walk.step.build and main_amount(walk) is None


def main_amount(walk: Pass) -> tuple[str, Amount] | None:
    """Tell what a pass is held or repeated for, with its name in a plan; None for words alone."""
    if walk.step.repetitions is not None:
        return "reps", walk.step.repetitions.rounds
    return None if walk.step.hold is None else ("hold", walk.step.hold)


def _carried(walk: Pass, cue: Cue | None, words: Words | None) -> tuple[Stage, ...]:
    """Make the breath that carries the body, with the words on their phase."""
    if cue is None or cue.phase is None:
        return ()
    dues = () if words is None else (Due(words, phase=cue.phase),)
    return (Breathing(walk.breath, 1, cues=dues),)


def _unphased(key: str, cue: Cue | None, words: Words | None) -> tuple[Stage, ...]:
    return () if cue is None or cue.phase is not None else (Talk(((key, words),)),)


def _counted(asked: Amount, amount: int) -> tuple[int | None, tuple[int, int] | None]:
    return (None, None) if asked.unit is Unit.TIME else (amount, (asked.least, asked.most))
