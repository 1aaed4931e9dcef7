"""Choosing amounts for what is left of a practice: the rests and the last pose are the last to give way."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from guide.model.units import SECOND, Ms
from guide.timeline.filling import fill
from guide.timeline.passes import Pass
from guide.timeline.plan import AmountKey
from guide.timeline.route import main_amount
from guide.timeline.slots import Slot, amounts_of

NEAR_ENOUGH: Ms = 10 * SECOND
"""A plan that leaves no more time unused may stay: nobody wants every hold to waver for a breath."""


def fits_well(slots: Sequence[Slot], values: Mapping[AmountKey, int], room: Ms, best: Ms) -> bool:
    """Tell whether values fill the room nearly, or as well as what costs `best`, and are not above it."""
    costs = cost(slots, values)
    return costs <= room and (costs >= best or room - costs <= NEAR_ENOUGH)


def on_slots(slots: Sequence[Slot], passes: Sequence[Pass], amounts: Mapping[AmountKey, int]) -> dict[AmountKey, int]:
    """Take the amounts for the slots of some passes, each rounded down to a value that its slot may take.

    What is missing is as usual.
    """
    usual = {(walk.path, name): amount.default for walk in passes for name, amount in amounts_of(walk)}
    return {slot.key: slot.values[_index(slot, amounts.get(slot.key, usual[slot.key]))] for slot in slots}


def cost(slots: Sequence[Slot], values: Mapping[AmountKey, int]) -> Ms:
    """Tell what values add to the least."""
    return sum(slot.costs[slot.values.index(values[slot.key])] for slot in slots)


def refilled(
    slots: Sequence[Slot], passes: Sequence[Pass], before: Mapping[AmountKey, int], room: Ms
) -> dict[AmountKey, int]:
    """Choose a value for every slot of the passes to come, so that the costs come near to `room`, and not above it.

    The rests, the quiet poses and the last pose of all stay as they were `before` where the others are enough; where
    they are not, those have their least or most, and these give way too. `room` is at least 0.
    """
    last = _last(passes)
    first = [slot for slot in slots if slot.key not in last]
    spared = [slot for slot in slots if slot.key in last]
    kept = {slot.key: _index(slot, before[slot.key]) for slot in spared}
    wanted = sum(slot.costs[kept[slot.key]] for slot in spared)
    if room < wanted:
        return {**_least(first), **_fill([_part(slot, 0, kept[slot.key]) for slot in spared], room)}
    longer = [_part(slot, kept[slot.key], len(slot.values) - 1) for slot in spared]
    most = sum(slot.costs[-1] for slot in first)
    return {**_fill(first, min(room - wanted, most)), **_fill(longer, max(0, room - wanted - most))}


def _last(passes: Sequence[Pass]) -> frozenset[AmountKey]:
    held = [walk.path for walk in passes if main_amount(walk) is not None]
    return frozenset(
        (walk.path, name)
        for walk in passes
        for name, _ in amounts_of(walk)
        if name == "rest" or walk.step.quiet or walk.path in held[-1:]
    )


def _index(slot: Slot, amount: int) -> int:
    return max(0, bisect_right(slot.values, amount) - 1)


def _part(slot: Slot, first: int, last: int) -> Slot:
    """A slot that keeps to some of its values."""
    costs = slot.costs[first : last + 1]
    return Slot(slot.key, slot.values[first : last + 1], tuple(one - costs[0] for one in costs))


def _least(slots: Sequence[Slot]) -> dict[AmountKey, int]:
    return {slot.key: slot.values[0] for slot in slots}


def _fill(slots: Sequence[Slot], room: Ms) -> dict[AmountKey, int]:
    return {**_least(slots), **fill([slot for slot in slots if len(slot.values) > 1], room)}
