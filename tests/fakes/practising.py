"""A practice on the real player and deck, whose time passes when a test says so."""

from collections.abc import Callable

from guide.audio.clip import frames_of
from guide.audio.deck import Deck
from guide.model.pose import Catalogue
from guide.model.session import Session
from guide.model.units import SECOND, Ms
from guide.player.lesson import Lesson
from guide.player.player import Player
from guide.player.transport import State
from guide.timeline.options import Options
from guide.timeline.timeline import Segment, SegmentKind
from tests.fakes.humming import HummingNarrator
from tests.fakes.output import FakeOutput, FakeTime

_TICK: Ms = 50
_MOST_STEPS = 10_000


class Practising:
    """A player with a device and a clock."""

    def __init__(  # noqa: PLR0913 - what a practice is begun with; all but the first two have a quiet default
        self,
        session: Session,
        catalogue: Catalogue,
        *,
        get_ready: Ms = 0,
        start: Ms = 0,
        options: Options | None = None,
        has_device: bool = True,
        notify: Callable[[str], None] | None = None,
        narrator: HummingNarrator | None = None,
        go_on: str = "",
    ) -> None:
        """Without a device, silence plays; `notify` is told what `told` keeps otherwise, `go_on` how to go on."""
        self.time = FakeTime()
        self.device = FakeOutput(self.time)
        self.device.present = has_device
        self.deck = Deck(self.device, fallback=None if has_device else FakeOutput(self.time), time=self.time.watch)
        self.told: list[str] = []
        self.deck.open()
        lesson = Lesson(session, catalogue, options or Options())
        self.narrator = narrator or HummingNarrator()
        notify = notify or self.told.append
        self.player = Player(
            lesson, self.narrator, self.deck, notify=notify, get_ready=get_ready, start=start, go_on=go_on
        )

    def seconds(self) -> float:
        """The clock that goes on while the machine is awake."""
        return self.time.awake

    def run(self, length: Ms, look: Callable[[], None] | None = None) -> None:
        """Let time pass, with a tick every 50 ms, or a look of a page that ticks."""
        for _ in range(length // _TICK):
            self.device.run(frames_of(_TICK))
            self.deck.tend()
            (look or self.player.tick)()

    def seek_to(self, kind: SegmentKind, into: Ms = 0, **wanted: object) -> Segment:
        """Seek into the first stretch of a kind, with these fields."""
        segment = next(
            one
            for one in self.player.timeline.segments
            if one.kind is kind and all(getattr(one, name) == value for name, value in wanted.items())
        )
        self.player.seek(segment.start + into)
        return segment

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
