"""Choosing amounts so that a whole comes as near as it can to a length: exactly, and fairly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from math import gcd, prod

from guide.model.units import Ms
from guide.timeline.plan import AmountKey
from guide.timeline.slots import Slot

_MOST_STATES = 20_000


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

    Among the choices that cost the same, each slot comes as near as can be to the same share of its range.
    `room` is at least 0.
    """
    groups = _groups(slots)
    whole = sum(group.costs[-1] for group in groups)
    share = min(1.0, room / whole) if whole else 0.0
    chosen: dict[AmountKey, int] = {}
    for group, steps in zip(groups, _steps(groups, room, share), strict=True):
        for slot, index in zip(group.slots, _spread(group.slots, steps), strict=True):
            chosen[slot.key] = slot.values[index]
    return chosen


def reachable_costs(slots: Sequence[Slot]) -> tuple[Ms, ...]:
    """List every sum of costs that some choice of values has, ascending."""
    groups = _groups(slots)
    unit = reduce(gcd, (cost for group in groups for cost in group.costs), 0)
    if unit == 0:
        return (0,)
    sums = 1
    for group in groups:
        sums = _with_group(sums, [cost // unit for cost in group.costs], is_even=group.is_even)
    digits = bin(sums)[:1:-1]
    found: list[Ms] = []
    at = digits.find("1")
    while at >= 0:
        found.append(at * unit)
        at = digits.find("1", at + 1)
    return tuple(found)


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


def _steps(groups: Sequence[_Group], room: Ms, share: float) -> tuple[int, ...]:
    """Choose how many steps each group takes: the greatest cost within `room`, then the fairest way to it."""
    # What each sum is best made of: how unfair it is, and the steps of the groups so far.
    states: dict[Ms, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for group, window in zip(groups, _windows(groups, share), strict=True):
        grown: dict[Ms, tuple[float, tuple[int, ...]]] = {}
        for steps in window:
            unfair = (steps - share * group.steps) ** 2 / group.steps
            for total, (unfairness, taken) in states.items():
                longer = total + group.costs[steps]
                better = (unfairness + unfair, (*taken, steps))
                if longer <= room and (longer not in grown or better < grown[longer]):
                    grown[longer] = better
        states = grown
    return states[max(states)][1]


def _windows(groups: Sequence[_Group], share: float) -> list[range]:
    """Tell which steps of each group to try: all of them, or in a session of very many only those near its share."""
    reach = max((group.steps for group in groups), default=0)
    while True:
        windows = [_window(group, share, reach) for group in groups]
        if reach <= 1 or prod(map(len, windows)) <= _MOST_STATES:
            return windows
        reach = reach * 2 // 3


def _window(group: _Group, share: float, reach: int) -> range:
    if len(group.slots) == 1 and not group.is_even:
        return range(group.steps + 1)
    middle = int(share * group.steps)
    return range(max(0, middle - reach), min(group.steps, middle + reach + 1) + 1)


def _spread(slots: Sequence[Slot], steps: int) -> list[int]:
    """Share steps out among slots by the widths of their ranges; what is left over goes to the largest remainders."""
    widths = [len(slot.values) - 1 for slot in slots]
    whole = sum(widths)
    shares = [divmod(steps * width, whole) for width in widths]
    left = steps - sum(full for full, _ in shares)
    lucky = set(sorted(range(len(slots)), key=lambda index: -shares[index][1])[:left])
    return [full + (index in lucky) for index, (full, _) in enumerate(shares)]
