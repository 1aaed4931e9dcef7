"""Playing in a terminal: the count, the caption, a progress bar, and keys: those of the window, where it has them."""

import time
from collections.abc import Callable, Mapping
from typing import IO, Final

from rich.console import Console, Group
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from guide.cli.keys import ReadKey
from guide.model.units import SECOND, Ms, clock
from guide.player.moment import Moment
from guide.player.player import Player
from guide.player.transport import State

GO_ON: Final = "Press Space to go on."
"""The keys of a terminal are fixed."""

GOES_ON: Final = "It goes on by itself in 10 seconds."
"""Said in place of that where there are no keys."""

_PAUSE: Final[Ms] = 10 * SECOND
_PICTURES_A_SECOND = 10
_LOOK: Final[Ms] = SECOND // _PICTURES_A_SECOND
_KEYS = (
    "Space pause and go on  n next  p previous  q quit\n"
    "Up Down breaths  + slower  - faster  r this side again  x skip the pose  m mute"
)
_WISHES: Final[Mapping[str, Callable[[Player], None]]] = {
    " ": Player.toggle,
    ".": Player.toggle,
    "n": Player.next_step,
    "right": Player.next_step,
    "p": Player.previous_step,
    "left": Player.previous_step,
    "up": lambda player: player.change_breaths(+1),
    "down": lambda player: player.change_breaths(-1),
    "+": lambda player: player.change_pace(+1),
    "=": lambda player: player.change_pace(+1),
    "-": lambda player: player.change_pace(-1),
    "r": Player.repeat_side,
    "x": Player.skip_pose,
    "m": lambda player: player.set_muted(not player.is_muted),
}


def plain_console(file: IO[str] | None = None) -> Console:
    """A console that shows every word as it is written: brackets and colons of a cue mean nothing to it."""
    return Console(file=file, markup=False, emoji=False, highlight=False)


def play_in_terminal(player: Player, read_key: ReadKey, console: Console, notices: list[str]) -> None:
    """Play to the end, or until q is pressed. `notices` is shown line by line as others add to it."""
    player.play()
    told: list[str] = []
    width = console.width
    with Live(console=console, refresh_per_second=_PICTURES_A_SECOND, transient=True, auto_refresh=False) as live:
        while player.state is not State.ENDED:
            player.tick()
            if console.width < width:  # a terminal that breaks its lines anew leaves some of the last picture behind
                console.clear()
                told, notices[:0] = [], told
            width = console.width
            while notices:
                told.append(notices.pop(0))
                live.console.print(told[-1])
            live.update(_picture(player.moment(), player.state, player.is_waiting), refresh=True)
            if not _obey(player, read_key(1 / _PICTURES_A_SECOND)):
                console.print(f"Left after {clock(player.position)}.")
                return
    console.print(_done(player))


def _obey(player: Player, key: str) -> bool:
    """Do what a key asks for. Returns False when it asks to leave."""
    if key in _WISHES:
        _WISHES[key](player)
    return key != "q"


def _picture(moment: Moment, state: State, waiting: bool) -> Group:  # noqa: FBT001 (a state, not a switch)
    name = Text(moment.pose.english, style="bold")
    if moment.pose.side:
        name.append(f", {moment.pose.side} side", style="not bold")
    bar = Table.grid(padding=(0, 1), expand=True)
    bar.add_column(ratio=1)
    bar.add_column(justify="right")
    done = max(moment.position, 0)
    bar.add_row(ProgressBar(total=max(done + moment.time_left, 1), completed=done), f"{clock(moment.time_left)} left")
    return Group(
        name,
        Text(_count(moment, state, waiting)),
        Text(moment.caption.text if moment.caption else "", style="italic"),
        bar,
        Text(_KEYS, style="dim"),
    )


def _count(moment: Moment, state: State, waiting: bool) -> str:  # noqa: FBT001 (a state, not a switch)
    if waiting:
        return f"Waiting for you. {GO_ON}"
    if state is State.PAUSED:
        return "Paused"
    if moment.seconds_to_get_ready:
        return f"Get ready: {moment.seconds_to_get_ready}"
    words = [str(moment.phase).capitalize()] if moment.phase else []
    if moment.number is not None:
        words.append(f"{moment.number} of {moment.total}")
    return "  ".join(words)


def play_plainly(player: Player, console: Console, notices: list[str]) -> None:
    """Play to the end where nobody can press a key: a line for each new caption.

    What waits for a key does not wait. After a pause that nobody asked for there is time to put the headphones back,
    or to end it.
    """
    player.play()
    shown, paused = "", 0
    while player.state is not State.ENDED:
        player.tick()
        paused = paused + _LOOK if player.state is State.PAUSED else 0
        if player.is_waiting or paused > _PAUSE:
            player.play()
        while notices:
            console.print(notices.pop(0), soft_wrap=True)
        caption = player.moment().caption
        if caption and caption.text != shown:
            shown = caption.text
            console.print(f"{clock(player.position)}  {shown}", soft_wrap=True)
        time.sleep(_LOOK / SECOND)
    console.print(_done(player))


def _done(player: Player) -> str:
    return f"Done. {clock(player.timeline.duration)} in all."
