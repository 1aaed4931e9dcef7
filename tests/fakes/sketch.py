"""Timelines drawn by hand, so that pages and widgets can be tried without compiling a session."""

from dataclasses import dataclass, field

from guide.model.breath import BreathPattern
from guide.model.cue import Utterance
from guide.model.pose import Catalogue, Pose
from guide.model.side import Side
from guide.model.units import SECOND, Ms
from guide.timeline.events import BreathPhaseStarted, Event, MoveStarted, PoseStarted, SpeechDue
from guide.timeline.options import Options
from guide.timeline.timeline import Segment, SegmentKind, Timeline

CATALOGUE = Catalogue(
    poses={
        pose.id: pose
        for pose in (
            Pose("locust", "Locust", "Salabhasana"),
            Pose("warrior-1", "Warrior 1", "Virabhadrasana I"),
            Pose("side-steps", "Side steps, in chair", "Utkatasana"),
            Pose("bridge", "Bridge", "Setu Bandhasana"),
            Pose("pigeon", "Pigeon", "Eka Pada Rajakapotasana"),
            Pose("gomukhasana", "Gomukhasana", "Gomukhasana"),
            Pose("twist", "Half-seated twist", "Ardha Matsyendrasana"),
            Pose("savasana", "Savasana", "Savasana"),
        )
    }
)


@dataclass
class Sketch:
    """Adds stretch after stretch to a timeline; times are in seconds."""

    title: str = "Strong glutes, open hips"
    breath: BreathPattern = BreathPattern()
    segments: list[Segment] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @property
    def end(self) -> Ms:
        return self.segments[-1].end if self.segments else 0

    def add(self, kind: SegmentKind, step: str, length: Ms, **rest: object) -> Segment:
        segment = Segment(self.end, self.end + length, kind, step, **{"title": "", **rest})  # type: ignore[arg-type]
        self.segments.append(segment)
        return segment

    def say(self, words: str, *, at: float = 0.0, lasts: float = 4.0) -> "Sketch":
        """Speak within the last stretch, `at` seconds after it began."""
        start = self.segments[-1].start + round(at * SECOND)
        self.events.append(SpeechDue(start, round(lasts * SECOND), Utterance(words), words, exact=True))
        return self

    def words(self, step: str, seconds: float, title: str = "Welcome") -> "Sketch":
        self.add(SegmentKind.SAY, step, round(seconds * SECOND), title=title)
        return self

    def arrive(self, step: str, pose: str, seconds: float, side: Side | None = None) -> "Sketch":
        self.events.append(PoseStarted(self.end, pose, None, side))
        self.add(SegmentKind.ARRIVE, step, round(seconds * SECOND), title=pose, pose=pose, side=side)
        return self

    def hold(  # noqa: PLR0913 - what a hold is
        self,
        step: str,
        pose: str,
        breaths: int,
        side: Side | None = None,
        *,
        kind: SegmentKind = SegmentKind.HOLD,
        kept_on: tuple[str, ...] = (),
        quiet: bool = False,
        waits: bool = False,
    ) -> "Sketch":
        length = breaths * self.breath.length
        self._breathe(self.end, breaths, counted=not quiet)
        self.add(
            kind, step, length, title=pose, pose=pose, side=side, amount=None if quiet else breaths,
            amount_range=None if quiet else (breaths, breaths), kept_on=kept_on, quiet=quiet, waits=waits,
        )  # fmt: skip
        return self

    def reps(self, step: str, pose: str, rounds: int, seconds: float) -> "Sketch":
        each = round(seconds * SECOND)
        for number in range(1, rounds + 1):
            start = self.end + (number - 1) * each
            self.events.append(MoveStarted(start, each, "step", number, rounds, 0))
        self.add(
            SegmentKind.REPS, step, rounds * each, title=pose, pose=pose, amount=rounds, amount_range=(rounds, rounds)
        )
        return self

    def rest(self, step: str, pose: str, breaths: int) -> "Sketch":
        self._breathe(self.end, breaths, counted=False)
        self.add(SegmentKind.REST, step, breaths * self.breath.length, title=pose, pose=pose)
        return self

    def timeline(self) -> Timeline:
        events = tuple(sorted(self.events, key=lambda event: event.at))
        return Timeline("sketch", self.title, tuple(self.segments), events, Options())

    def _breathe(self, start: Ms, breaths: int, *, counted: bool) -> None:
        at = start
        for number in range(1, breaths + 1):
            for phase, length in self.breath.phases():
                total = breaths if counted else None
                self.events.append(BreathPhaseStarted(at, length, phase, number if counted else None, total))
                at += length


def headline() -> Timeline:
    """A practice with everything in it, twenty minutes long."""
    sketch = Sketch().words("1", 16).arrive("2", "locust", 24).say("Lie on your belly and rest your forehead.")
    sketch.hold("2", "locust", 4).rest("2", "locust", 2)
    for side in (Side.RIGHT, Side.LEFT):
        sketch.arrive("3", "warrior-1", 30, side).hold("3", "warrior-1", 4, side)
        sketch.say("Press the outer edge of the right foot down, and bend the left knee over its ankle.", at=8, lasts=6)
    sketch.arrive("4", "side-steps", 28).reps("4", "side-steps", 3, 32)
    sketch.arrive("5", "bridge", 24).hold("5", "bridge", 2, kind=SegmentKind.BUILD, kept_on=("Heels press",))
    sketch.hold("5", "bridge", 2, kind=SegmentKind.BUILD, kept_on=("Heels press", "Feet apart")).say(
        "Draw the feet apart."
    )
    sketch.hold("5", "bridge", 5, kept_on=("Heels press", "Feet apart", "Legs together")).rest("5", "bridge", 2)
    for side in (Side.RIGHT, Side.LEFT):
        for place, pose in enumerate(("pigeon", "gomukhasana", "twist"), start=1):
            sketch.arrive(f"6.{place}", pose, 26, side).hold(f"6.{place}", pose, 7, side)
            sketch.say(
                "Let both hip points face the front of the mat, and let the left leg grow long behind you.",
                at=16, lasts=7,
            )  # fmt: skip
    sketch.arrive("7", "savasana", 12).hold("7", "savasana", 15, quiet=True)
    return sketch.timeline()
