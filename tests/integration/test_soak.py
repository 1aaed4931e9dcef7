"""A whole class on a clock that tests turn, with a teacher who changes her mind and a machine that fails her.

The same at real speed, with real sound and real windows, is `tests/benchmarks/soak.py`.
"""

import random
from collections.abc import Callable, Iterable, Iterator

import pytest

from guide import paths
from guide.audio.clip import frames_of
from guide.audio.deck import Deck
from guide.model.cue import Guidance
from guide.model.units import MINUTE, SECOND, Ms
from guide.player.lesson import Lesson
from guide.player.player import Player
from guide.player.recorder import Recorder
from guide.player.shelf import Shelf
from guide.player.transport import State
from guide.practicelog.log import FILE_NAME, Log
from guide.practicelog.practice import Outcome
from guide.practicelog.writer import Writer
from guide.settings import Settings
from guide.timeline.events import Event, SpeechDue
from guide.timeline.options import Options
from guide.timeline.timeline import SegmentKind
from guide.ui.classroom.window import ClassWindow
from guide.ui.figure.service import FigureService
from guide.ui.theme import Theme
from tests.fakes.humming import HummingNarrator
from tests.fakes.output import FakeOutput, FakeTime
from tests.fakes.screens import FakeScreens

_TICK: Ms = 100
_BETWEEN_CHANGES = (4_000, 15_000)
_NOTICED: Ms = 1_500
"""How long it takes until a device that fell silent is given up, or one that came back is used: no time is lost in it,
but the position stands still or catches up."""


class Class:
    """A session of four poses on two sides, led on the real player, deck, log and class display."""

    def __init__(self, theme: Theme, settings: Settings, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (what is changed next is no secret)
        self.time = FakeTime()
        self.device, self.silence = FakeOutput(self.time), FakeOutput(self.time)
        self.deck = Deck(self.device, fallback=self.silence, time=self.time.watch)
        self.deck.open()
        shelf = Shelf(settings)
        self.told: list[str] = []
        lesson = Lesson(shelf.session("pigeon-to-twist"), shelf.catalogue, Options(speak_cautions=False))
        self.player = Player(lesson, HummingNarrator(), self.deck, notify=self.told.append)
        self.writer = Writer(paths.data_folder() / FILE_NAME)
        self.recorder = Recorder(self.player, self.writer, self.told.append, clock=lambda: self.time.awake)
        self.screens = FakeScreens("laptop", "projector")
        figure = FigureService(theme, settings, lambda: shelf.catalogue.poses)
        self.display = ClassWindow(theme, self.player, figure, settings, screens=self.screens)
        self.display.open()
        self.happened: list[Event] = []
        self.held: set[tuple[str, str]] = set()
        self.played: Ms = 0
        self.is_open = True

    def run(self, length: Ms) -> None:
        """Let time pass; while it plays on undisturbed, the place of the practice keeps step with it to the frame."""
        for _ in range(length // _TICK):
            self._pass_by()
            if self.player.state is State.ENDED:
                return

    def is_over(self, after: Ms) -> bool:
        """Let time pass, and say whether the practice has come to its end in it."""
        self.run(after)
        return self.player.state is State.ENDED

    def run_disturbed(self, length: Ms) -> None:
        """Let time pass while a device comes or goes: the place may wait, but it never runs ahead or back."""
        for _ in range(length // _TICK):
            before = self.player.position
            self._pass_by(even=False)
            assert before <= self.player.position <= before + 5 * _TICK

    def close(self) -> None:
        """End the class, once."""
        if not self.is_open:
            return
        self.is_open = False
        self.recorder.close()
        self.writer.close()
        self.display.close()
        self.player.close()
        self.deck.close()

    def _pass_by(self, *, even: bool = True) -> None:
        player, before = self.player, self.player.position
        was_playing = player.state is State.PLAYING
        output = self.device if self.device.is_open else self.silence
        output.run(frames_of(_TICK))
        self.deck.tend()
        self.happened += player.tick()
        moved = player.position - before
        if was_playing and player.state is State.PLAYING:
            self.played += moved
            assert not even or abs(moved - _TICK) <= 1, f"{before} ms: it moved by {moved} ms in {_TICK}"
            segment = player.timeline.segment_at(player.position)
            if segment.pose and segment.kind in (SegmentKind.HOLD, SegmentKind.REPS):
                self.held.add((segment.step, segment.side.value if segment.side else ""))


@pytest.fixture
def led(theme: Theme) -> Iterator[Class]:
    led = Class(theme, Settings.load(paths.config_folder() / "settings.json"), seed=1)
    yield led
    led.close()


def test_a_class_with_changes_and_outages_is_led_whole(led: Class) -> None:
    player, chance = led.player, led.chance
    planned = player.timeline.duration
    changes: tuple[Callable[[], object], ...] = (
        lambda: player.change_breaths(chance.choice((-1, 1))),
        lambda: player.change_pace(chance.choice((-1, 1))),
        lambda: player.set_guidance(chance.choice(tuple(Guidance))),
        lambda: player.set_muted(not player.is_muted),
        lambda: led.run_disturbed(_leave_for(player, led)),
    )
    breakdowns = [_lose_the_sound, _pull_the_cable, _lose_the_sound]
    player.play()
    led.run_disturbed(_NOTICED)
    player.repeat_side()
    while not led.is_over(after=chance.randint(*_BETWEEN_CHANGES)):
        if breakdowns and player.position > planned * (4 - len(breakdowns)) / 5:
            breakdowns.pop(0)(led)
        else:
            chance.choice(changes)()
    led.close()
    assert not breakdowns
    assert _said(led.happened) == _said(player.timeline.events_between(0, player.timeline.duration))
    lost, back = "There is no sound device. The practice goes on with captions and the count.", "The sound is back."
    assert led.told == [lost, back] * 2
    assert led.played == pytest.approx(player.timeline.duration, abs=SECOND)
    log = Log(paths.data_folder() / FILE_NAME, to_read=True)
    practice = log.practices()[0]
    log.close()
    assert practice.outcome is Outcome.FINISHED
    assert {(held.step, held.side.value if held.side else "") for held in practice.poses if held.held} == led.held
    assert practice.practised == pytest.approx(player.timeline.duration, abs=2 * SECOND)
    assert player.timeline.duration > 8 * MINUTE


def _said(events: Iterable[Event]) -> list[tuple[Ms, str]]:
    return [(event.at, event.caption) for event in events if isinstance(event, SpeechDue)]


def _leave_for(player: Player, led: Class) -> Ms:
    """Pause for a while, and give the time it takes to be under way again."""
    player.pause()
    place = player.position
    led.run_disturbed(3 * SECOND)
    assert player.position == place
    player.play()
    return SECOND


def _lose_the_sound(led: Class) -> None:
    led.device.present = False
    for _ in range(20):
        led.time.pass_by(0.05)  # nothing pulls
        led.deck.tend()
    led.run_disturbed(_NOTICED)
    assert led.deck.silent
    led.run(20 * SECOND)
    led.device.present = True
    led.run_disturbed(5 * SECOND)
    assert not led.deck.silent


def _pull_the_cable(led: Class) -> None:
    led.screens.unplug("projector")
    led.run(20 * SECOND)
    led.screens.plug_in("projector")
    led.run(SECOND)
    assert led.screens.of(led.display) == "projector"
    assert led.display.isVisible()
