"""Choosing amounts so that a whole comes as near as it can to a length: exactly, and fairly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from math import gcd, prod

from guide.model.units import Ms
from guide.timeline.plan import AmountKey
from guide.timeline.slots import Slot

_MOST_TRIALS = 30_000


@dataclass(frozen=True, slots=True)
class _Group:
    """Slots whose every step costs the same, so that only their sum matters; or one slot of uneven steps.

    `costs[n]` is what n steps of the group cost.
    """

    slots: tuple[Slot, ...]
    costs: Sequence[Ms]
    is_even: bool

    @property
    def steps(self) -> int:
        return len(self.costs) - 1


def fill(slots: Sequence[Slot], room: Ms) -> dict[AmountKey, int]:
    """Choose a value for every slot so that the costs are as near to `room` as can be, and not above it.

    Among the choices that cost the same, each slot comes as near as can be to the same share of its range. In a
    session of very many amounts the slots grow evenly instead, as long as there is room for one more step of any.
    `room` is at least 0.
    """
    groups = _groups(slots)
    if not _can_try_all(groups):
        return _grown(slots, room)
    chosen: dict[AmountKey, int] = {}
    for group, steps in zip(groups, _steps(groups, room), strict=True):
        for slot, index in zip(group.slots, _spread(group.slots, steps), strict=True):
            chosen[slot.key] = slot.values[index]
    return chosen


def reachable_costs(slots: Sequence[Slot]) -> tuple[Ms, ...]:
    """List the sums of costs that `fill` can meet exactly, ascending."""
    groups = _groups(slots)
    if not _can_try_all(groups):
        growth = (cost for _, _, cost in _growth(slots))
        return tuple(sorted(set(accumulate(growth, initial=0))))
    unit = _unit(groups)
    sums = 1
    for group in groups:
        sums = _with_group(sums, [cost // unit for cost in group.costs], is_even=group.is_even)
    digits = f"{sums:b}"
    return tuple(index * unit for index, digit in enumerate(reversed(digits)) if digit == "1")


def _can_try_all(groups: Sequence[_Group]) -> bool:
    """Tell whether there are few enough choices to find the best of them while somebody moves a slider."""
    sums = min(prod(len(group.costs) for group in groups), sum(group.costs[-1] for group in groups) // _unit(groups))
    return sums * sum(len(group.costs) for group in groups) <= _MOST_TRIALS


def _unit(groups: Sequence[_Group]) -> Ms:
    return reduce(gcd, (cost for group in groups for cost in group.costs), 0) or 1


def _growth(slots: Sequence[Slot]) -> list[tuple[int, int, Ms]]:
    """List every step of every slot with what it costs, in the order in which all grow evenly."""
    steps = [
        (index / (len(slot.values) - 1), number, index, slot.costs[index] - slot.costs[index - 1])
        for number, slot in enumerate(slots)
        for index in range(1, len(slot.values))
    ]
    return [(number, index, cost) for _, number, index, cost in sorted(steps)]


def _grown(slots: Sequence[Slot], room: Ms) -> dict[AmountKey, int]:
    reached = [0] * len(slots)
    for number, index, cost in _growth(slots):
        if reached[number] == index - 1 and cost <= room:
            reached[number] = index
            room -= cost
    return {slot.key: slot.values[index] for slot, index in zip(slots, reached, strict=True)}


def _with_group(sums: int, costs: Sequence[int], *, is_even: bool) -> int:
    """Add a group to a set of sums, whose members are the bits of a number: adding a cost shifts them all."""
    steps = len(costs) - 1
    if not is_even:
        return reduce(lambda found, cost: found | sums << cost, costs, 0)
    # So many equal steps are a few steps of 1, 2, 4, ... at once.
    size = 1
    while steps:
        size = min(size, steps)
        sums |= sums << size * costs[1]
        steps -= size
        size *= 2
    return sums


def _groups(slots: Iterable[Slot]) -> list[_Group]:
    even: dict[Ms, list[Slot]] = {}
    groups: list[_Group] = []
    for slot in slots:
        first = slot.costs[1]
        if all(cost == index * first for index, cost in enumerate(slot.costs)):
            even.setdefault(first, []).append(slot)
        else:
            groups.append(_Group((slot,), slot.costs, is_even=False))
    for cost, members in even.items():
        steps = sum(len(slot.values) - 1 for slot in members)
        costs = range(0, cost * steps + 1, cost) if cost else [0] * (steps + 1)
        groups.append(_Group(tuple(members), costs, is_even=True))
    return groups


def _steps(groups: Sequence[_Group], room: Ms) -> tuple[int, ...]:
    """Choose how many steps each group takes: the greatest cost within `room`, then the fairest way to it."""
    whole = sum(group.costs[-1] for group in groups)
    share = min(1.0, room / whole) if whole else 0.0
    # What each sum is best made of: how unfair it is, and the steps of the groups so far.
    states: dict[Ms, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for group in groups:
        grown: dict[Ms, tuple[float, tuple[int, ...]]] = {}
        for steps, cost in enumerate(group.costs):
            unfair = (steps - share * group.steps) ** 2 / group.steps
            for total, (unfairness, taken) in states.items():
                longer = total + cost
                if longer <= room and (longer not in grown or unfairness + unfair < grown[longer][0]):
                    grown[longer] = (unfairness + unfair, (*taken, steps))
        states = grown
    return states[max(states)][1]


def _spread(slots: Sequence[Slot], steps: int) -> list[int]:
    """Share steps out among slots by the widths of their ranges; what is left over goes to the largest remainders."""
    widths = [len(slot.values) - 1 for slot in slots]
    whole = sum(widths)
    shares = [divmod(steps * width, whole) for width in widths]
    left = steps - sum(full for full, _ in shares)
    lucky = set(sorted(range(len(slots)), key=lambda index: -shares[index][1])[:left])
    return [full + (index in lucky) for index, (full, _) in enumerate(shares)]
