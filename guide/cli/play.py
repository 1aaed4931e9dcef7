"""`guide play`: a session in the window, or in this terminal."""

import argparse
import sys
import time

from guide.cli.household import Household, check_options, rendered, say
from guide.cli.keys import keys
from guide.cli.terminal import GO_ON, GOES_ON, plain_console, play_in_terminal, play_plainly
from guide.model.units import SECOND
from guide.player.accompaniment import Accompaniment
from guide.player.lesson import Lesson
from guide.player.narrator import Narrator
from guide.player.player import Player
from guide.player.preparation import Preparation
from guide.player.recorder import recorded
from guide.player.rehearsing import TIMES_AS_FAST, Rehearsal
from guide.player.sound import deck_of

_LOOK_SECONDS = 0.05


def run(arguments: argparse.Namespace) -> int:
    """Play a session to its end, or rehearse it."""
    if not arguments.no_window:
        from guide.cli import window  # noqa: PLC0415 (Qt is loaded only for a window)

        return window.run(arguments)
    household = Household()
    lesson = household.lesson(arguments)
    check_options(lesson)
    notices: list[str] = []
    try:
        with household.narrator(lesson.session, arguments.voice) as narrator:
            if arguments.minutes is not None:
                rendered(lesson, narrator)  # a length out of reach is said, not met as near as can be
            if arguments.rehearse:
                _rehearse(lesson, narrator, notices)
            else:
                _practise(household, lesson, narrator, notices)
    finally:  # Ctrl-C is a way to leave
        for notice in notices:
            say(notice)
    return 0


def _practise(household: Household, lesson: Lesson, narrator: Narrator, notices: list[str]) -> None:
    """Play a lesson to be heard, and write it into the log; `notices` takes what there is to tell afterwards."""
    deck = deck_of(household.settings)
    deck.open()
    music = Accompaniment(household.settings, deck, notices.append)
    try:
        _wait_for_first_words(lesson, narrator)
        get_ready = round(household.settings.number("get_ready_seconds")) * SECOND
        go_on = GO_ON if _has_keys() else GOES_ON
        player = Player(lesson, narrator, deck, notify=notices.append, get_ready=get_ready, go_on=go_on)
        with recorded(player, lesson.session.file, notices):
            _play(player, notices)
    finally:
        deck.close()
        music.close()


def _rehearse(lesson: Lesson, narrator: Narrator, notices: list[str]) -> None:
    """See a lesson through; `notices` takes what there is to tell afterwards."""
    notices.append(f"A rehearsal, {TIMES_AS_FAST} times as fast, without sound. It is not logged.")
    _wait_for_first_words(lesson, narrator)
    rehearsal = Rehearsal(lesson, narrator, notices.append)
    try:
        _play(rehearsal.player, notices)
    finally:
        rehearsal.close()


def _wait_for_first_words(lesson: Lesson, narrator: Narrator) -> None:
    preparation = Preparation(lesson.session, lesson.catalogue, narrator, lesson.options)
    while not preparation.is_ready:
        time.sleep(_LOOK_SECONDS)


def _play(player: Player, notices: list[str]) -> None:
    console = plain_console()
    if _has_keys():
        with keys() as read_key:
            play_in_terminal(player, read_key, console, notices)
    else:
        play_plainly(player, console, notices)


def _has_keys() -> bool:
    """Whether somebody sits at this terminal, and it can show a picture that changes."""
    console = plain_console()
    return sys.stdin.isatty() and console.is_terminal and not console.is_dumb_terminal
