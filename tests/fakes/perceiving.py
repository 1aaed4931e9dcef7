"""All that a person sees and hears of a session, in the order in which it is the least work to tell."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Never

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from guide.figure.bodies import body
from guide.figure.choice import shape_of
from guide.figure.framing import fitted
from guide.figure.palette import palette
from guide.figure.studio import Look, Muscles, Studio
from guide.model.cue import Guidance, Utterance
from guide.model.pose import Catalogue, Pose
from guide.model.session import Session
from guide.model.units import SECOND, Ms
from guide.player.choreography import Choreography
from guide.player.lesson import Lesson
from guide.player.moment import Moments
from guide.player.preparation import Preparation
from guide.player.prompter import Prompter
from guide.sessionfile.entry import Entry, entry_of
from guide.sessionfile.session import Reading
from guide.speech import voices
from guide.timeline.events import BellDue, SpeechDue
from guide.timeline.options import Options
from guide.timeline.timeline import Timeline
from guide.ui.figure.service import FigureService
from guide.ui.library import words
from guide.ui.poses.pose_page import PosePage
from guide.ui.prepare.page import PreparePage
from guide.ui.reciter import Reciter
from guide.ui.theme import Theme
from tests.fakes.narrator import FakeNarrator

_SIZE = 120, 120  # pixels


def differ(one: Iterator[object], other: Iterator[object]) -> bool:
    """Whether a person can tell two of these apart."""
    return any(a != b for a, b in zip_longest(one, other))


def perceived(reading: Reading, catalogue: Catalogue, theme: Theme) -> Iterator[object]:
    """What is told of a session that was read, heard in it, shown while it plays, and read of it before."""
    yield [problem.message for problem in reading.problems]
    session = reading.session
    if session is None:
        return
    lessons = [Lesson(session, catalogue, Options(guidance=one)) for one in (Guidance.FULL, Guidance.SHORT)]
    timelines = [lesson.timeline(_two_seconds) for lesson in lessons]
    yield from map(_heard, timelines)
    for timeline in timelines:
        yield from _shown(timeline, session, catalogue)
    entry = entry_of(session, catalogue, Entry(session.id, session.title, Path()), timelines[0].duration)
    yield words.spoken(entry)
    speaking = [(voice.id, voice.name) for voice in voices.available() if voice.speaks(session.language)]
    yield speaking
    yield texts(PreparePage(theme, Preparation(session, catalogue, FakeNarrator(), Options()), voices=speaking))


def read_of(pose: Pose, catalogue: Catalogue, theme: Theme, figure: FigureService) -> list[str]:
    """What stands on the page of a pose; nobody draws it there."""
    page = PosePage(theme, pose, catalogue, figure, Reciter(_nobody_listens))
    page.show()  # it is laid out then
    page.close()
    return texts(page)


def drawn(session: Session, catalogue: Catalogue) -> Iterator[bytes]:
    """Every shape that the body is in, with its muscles, and what it passes through on its way there."""
    studio = Studio(body("woman"), palette())
    going = [way.to for way in Choreography(Lesson(session, catalogue).estimate(), catalogue.poses).ways]
    shapes = [(one, shape) for one in dict.fromkeys(going) if (shape := shape_of(catalogue.poses, one))]
    for one, shape in reversed(shapes):
        pose = catalogue.poses[one.pose]
        look = Look(muscles=Muscles(pose.works, pose.stretches), supersample=1)
        yield studio.portrait(shape, *_SIZE, look).tobytes()
    for (_, start), (_, end) in pairwise(shapes):
        way = studio.journey(studio.stance(start), studio.stance(end)).at(0.5)
        yield studio.picture(way, fitted(studio.spread(way, Look()), *_SIZE), Look(supersample=1)).tobytes()


def texts(widget: QWidget) -> list[str]:
    """All words that stand on a page."""
    parts: list[QLabel | QAbstractButton] = [*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton)]
    return [words for part in parts for words in (part.text(), part.accessibleDescription())]


def _nobody_listens(_: object) -> Never:
    raise AssertionError


def _two_seconds(_: Utterance) -> Ms:
    return 2 * SECOND


def _heard(timeline: Timeline) -> list[object]:
    said = [(event.at, event.duration, event.utterance) for event in timeline.of(SpeechDue)]
    return [timeline.duration, said, timeline.of(BellDue)]


def _shown(timeline: Timeline, session: Session, catalogue: Catalogue) -> Iterator[object]:
    """What the screens show at every instant at which something begins; of a segment, only what they ask it for."""
    moments = Moments(timeline, catalogue)
    prompter = Prompter(timeline, session, moments.pose_name)
    for at in sorted({one.at for one in timeline.events} | {one.start for one in timeline.segments}):
        segment = timeline.segment_at(at)
        yield replace(moments.at(at), segment=None)  # type: ignore[arg-type]  # looked at in the next line
        yield segment.kind, segment.end, segment.kept_on, segment.quiet, segment.waits
        yield prompter.at(at)
    yield prompter.rows
