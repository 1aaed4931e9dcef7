"""A session's steps as they are walked: choices resolved, sides and flows unfolded."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from itertools import chain, product
from typing import Any, NamedTuple, TypeVar, cast

from guide.errors import InputError
from guide.model.breath import BreathPattern
from guide.model.cue import Occasion
from guide.model.pose import Pose, Variant
from guide.model.session import Flow, Repetitions, Session, Step
from guide.model.side import Side
from guide.timeline.options import Options
from guide.yamlfile.suggest import did_you_mean, nearest

_Lines = TypeVar("_Lines")

_NO_POSE = Pose(id="", name="")
_NO_VARIANT = Variant(id="")

_REPETITION_FIELDS = frozenset(field.name for field in fields(Repetitions))


class Pass(NamedTuple):
    """One walk through one step: on one side, or the only one.

    `item` is the index in the session's steps. Passes of the same `block` of an item are walked on one side, in the
    order of their `place`, before any of them is walked on the other. `turns` is whether the practice turns to another
    side here. `step` is effective: nothing in it waits for a choice or the catalogue. A step that builds up sets out in
    the shape of its first action. `again` counts how often this side has been walked before, and `turn` names what is
    walked again with it: such as `8 right`, or `8.2` where there are no sides.
    """

    path: str
    item: int
    block: int
    place: int
    step: Step
    breath: BreathPattern
    side: Side | None = None
    occasion: Occasion = Occasion.FIRST
    turns: bool = False
    turn: str = ""
    again: int = 0

    @property
    def key(self) -> str:
        """What tells this pass from the others of its side."""
        return f"{self.path} again {self.again}" if self.again else self.path


def chosen_options(session: Session, options: Options) -> dict[str, str]:
    """Map every choice of the session to the option in force.

    Raises:
        InputError: a choice or an option that the session does not have.
    """
    chosen = {choice.key: choice.default for choice in session.choices}
    offered = {choice.key: [option.key for option in choice.options] for choice in session.choices}
    for key, option in options.choices.items():
        if key not in offered:
            raise InputError(f"“{session.title}” has no choice “{key}”{_offer(key, list(offered))}")
        if option not in offered[key]:
            raise InputError(f"The choice “{key}” has no option “{option}”{_offer(option, offered[key])}")
        chosen[key] = option
    return chosen


def effective_step(step: Step, chosen: Mapping[str, str], poses: Mapping[str, Pose]) -> Step:
    """Resolve a step: what the choices change, then what the catalogue adds where the step is silent.

    Where two choices each pick a variant, the pose's variant for both is taken if it has one: "legs-and-arms".
    A step that builds up enters by its actions, and one that is not held has nothing to enter or leave: there the
    catalogue adds no such words.
    """
    pose = poses.get(step.pose or "", _NO_POSE)
    for when in step.when:
        if chosen.get(when.choice) == when.option:
            both = f"{step.variant}-and-{when.changes.get('variant')}"
            step = _changed(step, when.changes)
            pose = poses.get(step.pose or "", _NO_POSE)
            step = replace(step, variant=both) if both in pose.variants else step
    variant = pose.variants.get(step.variant or "", _NO_VARIANT)
    is_held = step.hold is not None or step.repetitions is not None or bool(step.build)
    enter, leave = step.enter, step.leave
    if is_held and not step.build:
        enter = enter or variant.enter or pose.enter
    if is_held:
        leave = leave or variant.leave or pose.leave
    return replace(
        step,
        when=(),
        arrive=_own_or(step.arrive, _own_or(variant.arrive, pose.arrive)),
        enter=enter,
        during=_own_or(step.during, _own_or(variant.during, pose.during)),
        leave=leave,
        props=tuple(dict.fromkeys((*step.props, *variant.props))),
    )


def _own_or(own: _Lines | None, usual: _Lines) -> _Lines:
    return usual if own is None else own


def steps_of(
    session: Session, poses: Mapping[str, Pose], chosen: Mapping[str, str], items: Iterable[int] | None = None
) -> dict[str, Step]:
    """Resolve the steps that the choices leave in, by their paths; those of some items alone, where they are given."""
    return {
        path: effective_step(step, chosen, poses)
        for item in (range(len(session.steps)) if items is None else items)
        for path, step in _written(session, item)
        if is_wanted(step.only, chosen)
    }


def _written(session: Session, item: int) -> Iterator[tuple[str, Step]]:
    path, entry = str(item + 1), session.steps[item]
    if isinstance(entry, Flow):
        yield from ((f"{path}.{place}", step) for place, step in enumerate(entry.steps, 1))
    else:
        yield path, entry


def passes_of(session: Session, poses: Mapping[str, Pose], options: Options) -> tuple[Pass, ...]:
    """Unfold a session into its passes, in order. Raises InputError for choices it does not have."""
    return walked(session, steps_of(session, poses, chosen_options(session, options)), options)


def walked(session: Session, steps: Mapping[str, Step], options: Options) -> tuple[Pass, ...]:
    """Unfold a session into its passes, in order, where its `steps` are resolved already."""
    return tuple(chain.from_iterable(_unfold(session, item, steps, options) for item in range(len(session.steps))))


def passes_over(path: str, session: Session, poses: Mapping[str, Pose], options: Options) -> tuple[Pass, ...]:
    """Unfold the passes over one step alone, in order; none for the empty path of a session's own words."""
    if not path:
        return ()
    item = int(path.partition(".")[0]) - 1
    steps = steps_of(session, poses, chosen_options(session, options), (item,))
    return tuple(walk for walk in _unfold(session, item, steps, options) if walk.path == path)


def _unfold(session: Session, item: int, steps: Mapping[str, Step], options: Options) -> Iterator[Pass]:
    path, entry = str(item + 1), session.steps[item]
    if path in options.skipped:
        return
    if isinstance(entry, Flow):
        written = [(f"{path}.{place + 1}", place, step) for place, step in enumerate(entry.steps)]
        blocks = [written] if entry.sides else [[one] for one in written]
    else:
        blocks = [[(path, 0, entry)]]
    for number, block in enumerate(blocks):
        members = [(at, place, steps[at]) for at, place, _ in block if at in steps and at not in options.skipped]
        sides = entry.sides if isinstance(entry, Flow) and entry.sides else block[0][2].sides
        whole = path if isinstance(entry, Flow) and entry.sides else block[0][0]
        for nth_side, side in enumerate(_sides(sides, options)):
            turn = f"{whole} {side}" if side else whole
            for again, (nth, (at, place, step)) in product(range(1 + options.repeats.get(turn, 0)), enumerate(members)):
                yield Pass(
                    path=at,
                    item=item,
                    block=number,
                    place=place,
                    step=step,
                    breath=paced(step.breath, session.breath, options.pace),
                    side=side,
                    occasion=Occasion.SECOND if nth_side else Occasion.FIRST,
                    turns=nth_side > 0 and nth == again == 0,
                    turn=turn,
                    again=again,
                )


def is_wanted(only: Iterable[tuple[str, tuple[str, ...]]], chosen: Mapping[str, str]) -> bool:
    """Tell whether what belongs to certain options alone is for the options in force."""
    return all(chosen.get(choice) in options for choice, options in only)


def paced(own: BreathPattern | None, usual: BreathPattern, pace: BreathPattern | None) -> BreathPattern:
    """Tell a step's breath at the practitioner's pace: a step's own pattern is scaled as the session's is."""
    if own is None:
        return pace or usual
    if pace is None:
        return own
    ratio = pace.length / usual.length
    return BreathPattern(*(round(length * ratio) for length in (own.inhale, own.exhale, own.hold, own.rest)))


def _sides(sides: tuple[Side, ...], options: Options) -> tuple[Side | None, ...]:
    if not sides:
        return (None,)
    return tuple(side for side in options.sides if side in sides) if options.sides else sides


def _changed(step: Step, changes: Mapping[str, object]) -> Step:
    new: dict[str, Any] = dict(changes)
    props = cast("tuple[str, ...]", new.pop("props", ()))
    repeated = {name: new.pop(name) for name in list(new) if name in _REPETITION_FIELDS}
    if repeated and step.repetitions is not None:
        new.setdefault("repetitions", replace(step.repetitions, **repeated))
    return replace(step, **new, props=tuple(dict.fromkeys((*step.props, *props))))


def _offer(wrong: str, known: list[str]) -> str:
    """The end of a sentence about a wish that cannot be met: the nearest there is, or all there is."""
    if nearest(wrong, known):
        return did_you_mean(wrong, known)
    return f"; it has {', '.join(known)}." if known else "; it offers none."
