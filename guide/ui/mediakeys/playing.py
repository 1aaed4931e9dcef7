"""What the system is told of a practice, and what its media keys ask for."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from guide.model.units import Ms
from guide.player.player import Player
from guide.player.transport import State
from guide.timeline.timeline import SegmentKind
from guide.ui.practice.words import with_side


class Command(StrEnum):
    """What a media key asks for."""

    TOGGLE = "toggle"
    PLAY = "play"
    PAUSE = "pause"
    STOP = "stop"
    NEXT = "next"
    PREVIOUS = "previous"
    SHOW = "show"
    """Bring the window to the front."""


class Status(StrEnum):
    """Whether it plays."""

    PLAYING = "playing"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Playing:
    """A practice as others see it: `pose` with its side, `position` of `length`, in milliseconds.

    While a bell rings the session stands in its place.
    """

    pose: str
    session: str
    status: Status
    position: Ms
    length: Ms


Wish: TypeAlias = Callable[[Command], None]
"""Called with what is asked for, in the window's thread or in another one."""


class Desk(Protocol):
    """A system's media controls, as far as Guide is concerned. It belongs to the window's thread."""

    def show(self, playing: Playing) -> None:
        """Show a practice as it is now; called when something other than the time has changed."""
        ...

    def close(self) -> None:
        """Take it away again."""
        ...


def playing_of(player: Player) -> Playing:
    """What there is to tell of a player now."""
    timeline, position = player.timeline, max(0, player.position)
    segment = timeline.segment_at(max(0, position - player.is_waiting))  # the next step begins where this one waits
    rings = segment.kind is SegmentKind.BELL
    return Playing(
        pose=timeline.title if rings else with_side(player.pose_name(segment)),
        session=timeline.title,
        status=_STATUS[player.state],
        position=position,
        length=timeline.duration,
    )


def obey(player: Player, command: Command) -> None:
    """Do what a media key asks of a player. What has come to its end is not begun anew by a key in passing."""
    if player.state is State.ENDED:
        return
    match command:
        case Command.TOGGLE:
            player.toggle()
        case Command.PLAY:
            player.play()
        case Command.PAUSE | Command.STOP:
            player.pause()
        case Command.NEXT:
            player.next_step()
        case Command.PREVIOUS:
            player.previous_step()
        case Command.SHOW:
            pass


_STATUS = {
    State.STOPPED: Status.STOPPED,
    State.PLAYING: Status.PLAYING,
    State.PAUSED: Status.PAUSED,
    State.ENDED: Status.STOPPED,
}
