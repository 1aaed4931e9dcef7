"""The lengths a session can have, for a slider that stops only where there is something to stop at."""

from collections.abc import Mapping

from guide.model.pose import Caution, Pose
from guide.model.session import Session
from guide.model.units import SECOND, Ms
from guide.timeline.compiler import NO_CAUTIONS, compilation
from guide.timeline.filling import reachable_costs
from guide.timeline.options import Options
from guide.timeline.speaker import Lengths

MOST_STOPS = 400
"""More lengths than a slider has room for are thinned out, evenly in time; the first and the last stay."""


def reachable_durations(
    session: Session,
    poses: Mapping[str, Pose],
    options: Options,
    lengths: Lengths,
    cautions: Mapping[str, Caution] = NO_CAUTIONS,
) -> tuple[Ms, ...]:
    """List every length a session can have with these options, ascending; their target is not looked at.

    Each is met to the millisecond by a compile that has it as target.

    Raises:
        InputError: a choice or an option that the session does not have.
    """
    work = compilation(session, poses, options, lengths, cautions)
    return tuple(work.shortest + cost for cost in _thinned(reachable_costs(work.slots)))


def _thinned(costs: tuple[Ms, ...]) -> tuple[Ms, ...]:
    if len(costs) <= MOST_STOPS:
        return costs
    span = max(SECOND, -(-costs[-1] // (MOST_STOPS - 2)))
    kept = {cost // span: cost for cost in reversed(costs)}
    return tuple(sorted({*kept.values(), costs[-1]}))
