"""The words that a screen shows of a moment: on the Practice page, and on the class display."""

from dataclasses import dataclass

from guide.model.side import Side
from guide.player.moment import Moment, PoseName
from guide.player.transport import State
from guide.ui.practice.words import translate


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told: a name, a caption of which the share `spoken` (0 to 1) has been said, and what comes next.

    The name is that of the `pose` the body is in, or the session's title while it is in none. `kept_on` names the
    actions of a build that are on.
    """

    name: str
    caption: str
    spoken: float = 0.0
    pose: PoseName | None = None
    side: Side | None = None
    kept_on: tuple[str, ...] = ()
    next: PoseName | None = None


def telling(moment: Moment, state: State, title: str, *, waiting: str = "") -> Telling:
    """What is told of a moment of the session called `title`; `waiting` says what to press to go on, where need be."""
    if state is State.ENDED:
        return Telling(title, translate("Practice", "Take your time before you go on."))
    if moment.position < 0:
        return Telling(title, translate("Practice", "Come to your mat."), next=moment.next)
    pose = moment.pose if moment.pose_id is not None else None
    return Telling(
        pose.english if pose else title,
        *_caption(moment, waiting=waiting),
        pose=pose,
        side=moment.pose.side,
        kept_on=moment.segment.kept_on,
        next=moment.next,
    )


def _caption(moment: Moment, *, waiting: str) -> tuple[str, float]:
    if waiting:
        return waiting, 0.0
    return (moment.caption.text, moment.caption.spoken) if moment.caption else ("", 0.0)
