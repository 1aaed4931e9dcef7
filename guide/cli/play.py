"""`guide play`: a session in the window, or in this terminal."""

import argparse
import sys
import time

from guide.cli.household import Household, say
from guide.cli.keys import keys
from guide.cli.terminal import GO_ON, plain_console, play_in_terminal, play_plainly
from guide.model.units import SECOND
from guide.player.accompaniment import Accompaniment
from guide.player.player import Player
from guide.player.preparation import Preparation
from guide.player.recorder import recorded
from guide.player.sound import deck_of

_LOOK_SECONDS = 0.05


def run(arguments: argparse.Namespace) -> int:
    """Play a session to its end."""
    if not arguments.no_window:
        from guide.cli import window  # noqa: PLC0415 (Qt is loaded only for a window)

        return window.run(arguments)
    household = Household()
    lesson = household.lesson(arguments)
    lesson.estimate()  # a length out of reach is said, not met as near as can be
    deck = deck_of(household.settings)
    notices: list[str] = []
    with household.narrator(lesson.session, arguments.voice) as narrator:
        preparation = Preparation(lesson.session, lesson.catalogue, narrator, lesson.options)
        deck.open()
        music = Accompaniment(household.settings, deck, notices.append)
        try:
            while not preparation.is_ready:
                time.sleep(_LOOK_SECONDS)
            get_ready = round(household.settings.number("get_ready_seconds")) * SECOND
            player = Player(lesson, narrator, deck, notify=notices.append, get_ready=get_ready, go_on=GO_ON)
            with recorded(player, lesson.session.file, notices):
                _play(player, notices)
        finally:
            deck.close()
            music.close()
    for notice in notices:
        say(notice)
    return 0


def _play(player: Player, notices: list[str]) -> None:
    console = plain_console()
    if sys.stdin.isatty() and console.is_terminal:
        with keys() as read_key:
            play_in_terminal(player, read_key, console, notices)
    else:
        play_plainly(player, console, notices)
