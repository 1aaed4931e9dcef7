"""A practice in a terminal, as its keys and its lines have it."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from itertools import groupby
from types import SimpleNamespace

import pytest
from rich.console import Console

from guide.cli import terminal
from guide.cli.terminal import plain_console, play_in_terminal, play_plainly
from guide.model.amount import Amount, Unit
from guide.model.cue import Cue
from guide.model.pose import Catalogue, Pose
from guide.model.session import Session, Step
from guide.model.side import Side
from guide.model.units import SECOND, Ms
from guide.player.player import Player
from guide.player.transport import State
from guide.timeline.timeline import SegmentKind
from tests.fakes.practising import Practising

HOLDING = Step("pigeon", arrive=(), sides=(Side.RIGHT, Side.LEFT), hold=Amount(Unit.BREATHS, 5, 5))
SESSION = Session("pigeon", "Pigeon", (HOLDING,))
CATALOGUE = Catalogue({"pigeon": Pose("pigeon", "Pigeon")})


def test_a_cue_is_shown_as_it_is_written() -> None:
    cue = "Lift [bold]all[/nope] :smile: "
    file = StringIO()
    plain_console(file).print(cue)
    assert file.getvalue() == f"{cue}\n"


def play(keys: str) -> tuple[Player, str]:
    """A practice ten seconds into which keys are pressed, a tenth of a second apart, and then q."""
    practising = Practising(SESSION, CATALOGUE)
    pressed = iter((*[""] * 100, *keys.split(), "q"))

    def read_key(_seconds: float) -> str:
        practising.run(100)
        return next(pressed)

    file = StringIO()
    play_in_terminal(practising.player, read_key, plain_console(file), [])
    practising.deck.close()
    return practising.player, file.getvalue()


def test_a_change_of_mind_has_its_key() -> None:
    player, _ = play("up up down + + - m")
    assert [one.amount for one in player.timeline.segments if one.kind is SegmentKind.HOLD] == [6, 6]
    assert player.pace.inhale == 4 * SECOND + 500
    assert player.is_muted
    player, said = play("r right")
    assert player.moment().segment.again == 1
    assert [one.side for one in play("x")[0].timeline.segments if one.kind is SegmentKind.HOLD] == [Side.RIGHT]
    assert said.startswith("Left after ")


def test_steps_and_the_pace_and_the_pause_have_two_keys_each() -> None:
    for forward, back in (("right", "left"), ("n", "p")):
        assert play(forward)[0].moment().segment.side is Side.LEFT
        assert play(f"{forward} {back}")[0].moment().segment.side is Side.RIGHT
    assert play("=")[0].pace == play("+")[0].pace != play("-")[0].pace
    player, said = play(".")
    assert player.state is State.PAUSED
    assert said == "Left after 0:10.\n"


def test_the_picture_tells_the_pose_its_breath_and_what_it_waits_for() -> None:
    first = Step(arrive=(Cue("Fetch a block."),), wait=True)
    pigeon = replace(HOLDING, arrive=(Cue("Slide your knee forward."),))
    practising = Practising(Session("s", "S", (first, pigeon)), CATALOGUE, get_ready=2 * SECOND)
    pressed = iter((*[""] * 100, " ", *[""] * 120, " ", "", "q"))

    def read_key(_seconds: float) -> str:
        practising.run(100)
        return next(pressed)

    file = StringIO()
    console = Console(file=file, force_terminal=True, color_system=None, width=90)
    play_in_terminal(practising.player, read_key, console, ["There is no sound."])
    practising.deck.close()
    shown = file.getvalue()
    told = (
        "There is no sound.",
        "Get ready: 2",
        "Fetch a block.",
        "Waiting for you.",
        "Slide your knee forward.",
        "Inhale  1 of 5",
        "Paused",
        "Left",
    )
    places = [shown.find(words) for words in told]
    assert -1 not in places
    assert places == sorted(places)
    assert "Pigeon, right side" in shown
    times = [60 * int(minutes) + int(seconds) for minutes, seconds in re.findall(r"(\d+):(\d\d) left", shown)]
    assert times[0] > times[-1]
    assert times == sorted(times, reverse=True)


def test_a_terminal_made_narrower_begins_anew_and_keeps_what_was_told() -> None:
    practising = Practising(SESSION, CATALOGUE)
    widths = iter((*[90] * 5, *[60] * 5, *[100] * 5))
    file = StringIO()
    console = Console(file=file, force_terminal=True, color_system=None, width=90)

    def read_key(_seconds: float) -> str:
        practising.run(100)
        console.width = next(widths, 0)
        return "" if console.width else "q"

    play_in_terminal(practising.player, read_key, console, ["There is no sound."])
    practising.deck.close()
    wide, narrow = file.getvalue().split("\x1b[2J\x1b[H")
    assert wide.count("There is no sound.") == narrow.count("There is no sound.") == 1
    assert narrow.index("There is no sound.") < narrow.index("Space pause and go on")


def test_where_nobody_watches_each_caption_is_a_line_and_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "Put it away, and see that nobody who comes into this room after you will fall over it in the dark."
    steps = (Step(arrive=(Cue("Fetch a block."),), wait=True), Step(arrive=(Cue(long),)))
    practising = Practising(Session("s", "S", steps), CATALOGUE)
    monkeypatch.setattr(terminal, "time", SimpleNamespace(sleep=lambda seconds: practising.run(int(seconds * SECOND))))
    file = StringIO()
    play_plainly(practising.player, plain_console(file), ["There is no sound."])
    practising.deck.close()
    notice, *captions, done = file.getvalue().splitlines()
    assert notice == "There is no sound."
    assert [line.partition("  ")[2] for line in captions] == ["Fetch a block.", long]
    assert done.startswith("Done. ")


def close_the_lid(practising: Practising) -> None:
    practising.time.sleep(3_600)


def unplug(practising: Practising) -> None:
    practising.device.moved = True


@pytest.mark.parametrize("go_away", [close_the_lid, unplug])
def test_where_nobody_can_press_a_key_a_practice_goes_on_by_itself_after_a_while(
    go_away: Callable[[Practising], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    practising = Practising(SESSION, CATALOGUE)
    positions: list[Ms] = []

    def sleep(seconds: float) -> None:
        if len(positions) == 50:
            go_away(practising)
        practising.run(int(seconds * SECOND))
        positions.append(practising.player.position)

    monkeypatch.setattr(terminal, "time", SimpleNamespace(sleep=sleep))
    file = StringIO()
    play_plainly(practising.player, plain_console(file), practising.told)
    practising.deck.close()
    stood = max(len(list(looks)) for _, looks in groupby(positions))
    assert stood * 100 == pytest.approx(10 * SECOND, abs=300)
    assert "so the practice is paused." in file.getvalue()
    assert "Done. " in file.getvalue()
