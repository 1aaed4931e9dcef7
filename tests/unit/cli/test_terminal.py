"""A practice in a terminal, as its keys and its lines have it."""

from collections.abc import Callable
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
from guide.timeline.timeline import SegmentKind
from tests.fakes.practising import Practising

SESSION = Session(
    "pigeon",
    "Pigeon",
    (Step("pigeon", arrive=(), sides=(Side.RIGHT, Side.LEFT), hold=Amount(Unit.BREATHS, 5, 5)),),
)
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


def test_steps_have_the_arrows_too() -> None:
    assert play("right")[0].moment().segment.side is Side.LEFT
    assert play("right left")[0].moment().segment.side is Side.RIGHT


def test_the_picture_tells_the_pose_its_breath_and_what_it_waits_for() -> None:
    first = Step(arrive=(Cue("Fetch a block."),), wait=True)
    practising = Practising(Session("s", "S", (first, *SESSION.steps)), CATALOGUE, get_ready=2 * SECOND)
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
        "Inhale  1 of 5",
        "Paused",
        "Left",
    )
    places = [shown.find(words) for words in told]
    assert -1 not in places
    assert places == sorted(places)
    assert "Pigeon, right side" in shown


def test_where_nobody_watches_each_caption_is_a_line_and_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (Step(arrive=(Cue("Fetch a block."),), wait=True), Step(arrive=(Cue("Put it away."),)))
    practising = Practising(Session("s", "S", steps), CATALOGUE)
    monkeypatch.setattr(terminal, "time", SimpleNamespace(sleep=lambda seconds: practising.run(int(seconds * SECOND))))
    file = StringIO()
    play_plainly(practising.player, plain_console(file), ["There is no sound."])
    practising.deck.close()
    notice, *captions, done = file.getvalue().splitlines()
    assert notice == "There is no sound."
    assert [line.partition("  ")[2] for line in captions] == ["Fetch a block.", "Put it away."]
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
