"""The amounts of a session that may stretch, and what each costs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guide.model.amount import Amount, Unit
from guide.model.units import SECOND, Ms
from guide.timeline.passes import Pass
from guide.timeline.plan import AmountKey
from guide.timeline.route import Router, main_amount

TIME_STEP: Ms = 10 * SECOND
"""An amount of time stretches by steps of this length."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An amount that may stretch: the `values` it may take, ascending, and what each adds to the whole (`costs`).

    The first cost is 0.
    """

    key: AmountKey
    values: tuple[int, ...]
    costs: tuple[Ms, ...]


def amounts_of(walk: Pass) -> Iterator[tuple[str, Amount]]:
    """List every amount of a pass with its name in a plan."""
    if (main := main_amount(walk)) is not None:
        yield main
    for index, action in enumerate(walk.step.build):
        yield f"build.{index}", action.hold
    if walk.step.rest is not None:
        yield "rest", walk.step.rest


def by_path(passes: Iterable[Pass]) -> dict[str, list[Pass]]:
    """Gather the passes over the same step."""
    gathered: dict[str, list[Pass]] = {}
    for walk in passes:
        gathered.setdefault(walk.path, []).append(walk)
    return gathered


def waiting_of(router: Router, sides: Sequence[Pass], amount: int) -> Ms:
    """Tell how long the hold of a step waits for its words, alike on all its sides."""
    return max(router.holding(walk, amount).overrun() for walk in sides)


def slots_of(router: Router, passes: Iterable[Pass], fixed: Mapping[AmountKey, int]) -> tuple[Slot, ...]:
    """List the amounts that may stretch, in the order of the practice."""
    return tuple(
        _slot(router, (path, name), amount, sides)
        for path, sides in by_path(passes).items()
        for name, amount in amounts_of(sides[0])
        if (path, name) not in fixed and not amount.is_fixed
    )


def _slot(router: Router, key: AmountKey, amount: Amount, sides: Sequence[Pass]) -> Slot:
    values = _values(amount)
    is_main = key[1] in {"hold", "reps"}
    if is_main:
        longest = [router.holding(walk, values[-1]) for walk in sides]
        lengths = [longest[0].with_amount(value).length for value in values]
        if longest[0].has_cues:
            waits = [max(stage.with_amount(value).overrun() for stage in longest) for value in values]
            lengths = [length + wait for length, wait in zip(lengths, waits, strict=True)]
    else:
        unit = 1 if amount.unit is Unit.TIME else sides[0].breath.length
        lengths = [value * unit for value in values]
    costs = tuple(len(sides) * (length - lengths[0]) for length in lengths)
    return Slot(key, values, costs)


def _values(amount: Amount) -> tuple[int, ...]:
    if amount.unit is not Unit.TIME:
        return tuple(range(amount.least, amount.most + 1))
    return (*range(amount.least, amount.most, TIME_STEP), amount.most)
