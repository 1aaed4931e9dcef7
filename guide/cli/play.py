"""`guide play`: a session in the window, or in this terminal."""

import argparse
import sys

from rich.console import Console

from guide.audio.deck import Deck
from guide.audio.outputs.device import DeviceOutput
from guide.cli.household import Household, rendered, say
from guide.cli.keys import keys
from guide.cli.terminal import play_in_terminal, play_plainly
from guide.model.units import SECOND
from guide.player.player import Player
from guide.player.wishes import volumes_of


def run(arguments: argparse.Namespace) -> int:
    """Play a session to its end."""
    if not arguments.no_window:
        from guide.cli.window import open_window  # noqa: PLC0415 (Qt is loaded only for a window)

        return open_window(arguments)
    household = Household()
    settings = household.settings
    lesson = household.lesson(arguments)
    deck = Deck(DeviceOutput(settings.text("output_device")))
    with household.narrator(lesson.session, arguments.voice) as narrator:
        rendered(lesson, narrator)
        notices: list[str] = []
        deck.open()
        try:
            player = Player(
                lesson,
                narrator,
                deck,
                notify=notices.append,
                get_ready=round(settings.number("get_ready_seconds")) * SECOND,
            )
            for track, volume in volumes_of(settings).items():
                player.set_volume(track, volume)
            console = Console()
            if sys.stdin.isatty() and console.is_terminal:
                with keys() as read_key:
                    play_in_terminal(player, read_key, console, notices)
            else:
                play_plainly(player, console, notices)
        finally:
            deck.close()
    for notice in notices:
        say(notice)
    return 0
