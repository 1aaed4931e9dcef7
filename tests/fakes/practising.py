"""A practice on the real player and deck, whose time passes when a test says so."""

from guide.audio.clip import frames_of
from guide.audio.deck import Deck
from guide.model.pose import Catalogue
from guide.model.session import Session
from guide.model.units import SECOND, Ms
from guide.player.lesson import Lesson
from guide.player.player import Player
from guide.player.transport import State
from guide.timeline.options import Options
from tests.fakes.humming import HummingNarrator
from tests.fakes.output import FakeOutput, FakeTime

_TICK: Ms = 50
_MOST_STEPS = 10_000


class Practising:
    """A player with a device and a clock."""

    def __init__(
        self, session: Session, catalogue: Catalogue, *, get_ready: Ms = 0, options: Options | None = None
    ) -> None:
        self.time = FakeTime()
        self.device = FakeOutput(self.time)
        self.deck = Deck(self.device, time=self.time.watch)
        self.told: list[str] = []
        self.deck.open()
        lesson = Lesson(session, catalogue, options or Options())
        self.player = Player(lesson, HummingNarrator(), self.deck, notify=self.told.append, get_ready=get_ready)

    def seconds(self) -> float:
        """The clock that goes on while the machine is awake."""
        return self.time.awake

    def run(self, length: Ms) -> None:
        """Let time pass, with a tick every 50 ms."""
        for _ in range(length // _TICK):
            self.device.run(frames_of(_TICK))
            self.deck.tend()
            self.player.tick()

    def run_to(self, position: Ms) -> None:
        """Play on to a position of the timeline."""
        for _ in range(_MOST_STEPS):
            if self.player.state is not State.PLAYING or self.player.position >= position:
                return
            self.run(min(SECOND, max(_TICK, position - self.player.position)))
        raise AssertionError("the practice never gets there")

    def run_to_end(self) -> None:
        """Play on until it halts by itself."""
        self.run_to(self.player.timeline.duration + SECOND)
