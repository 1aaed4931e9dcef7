"""Every shipped session compiles with each of its options and every guidance, and keeps the promises."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from guide import resources
from guide.model.cue import Guidance
from guide.model.pose import Catalogue
from guide.model.session import Session
from guide.sessionfile.catalogue import read_catalogue
from guide.sessionfile.session import read_session
from guide.timeline.check import warnings
from guide.timeline.compiler import compile_session
from guide.timeline.events import SpeechDue
from guide.timeline.fitting import reachable_durations
from guide.timeline.options import Options
from guide.timeline.recompile import recompile
from guide.timeline.timeline import SegmentKind, Timeline

FILES = sorted(resources.shipped_sessions().glob("*.yaml"))
each_session = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


@cache
def catalogue() -> Catalogue:
    found, problems = read_catalogue(resources.asset())
    assert not problems
    return found


@cache
def session_of(file: Path) -> Session:
    def find(name: str) -> Path:
        return file.with_name(f"{name}.yaml")

    reading = read_session(file, catalogue(), find)
    assert reading.session is not None, reading.problems
    return reading.session


def unrendered(_: object) -> None:
    """No clip has been rendered: every length is an estimate."""


def compiled(session: Session, options: Options) -> Timeline:
    return compile_session(session, catalogue().poses, options, unrendered, catalogue().cautions)


def options_of(session: Session) -> Iterator[Options]:
    for guidance in Guidance:
        yield Options(guidance=guidance)
        for choice in session.choices:
            for option in choice.options:
                if option.key != choice.default:
                    yield Options(choices={choice.key: option.key}, guidance=guidance)


@each_session
def test_every_option_and_guidance_keeps_the_promises(file: Path) -> None:
    session = session_of(file)
    for options in options_of(session):
        timeline = compiled(session, options)
        words = [event for event in timeline.events if isinstance(event, SpeechDue)]
        assert all(before.end <= after.at for before, after in pairwise(words))
        assert all(event.end <= timeline.segment_at(event.at).end for event in words)
        assert all(before.end == after.start for before, after in pairwise(timeline.segments))
        assert not [event.caption for event in words if "<" in event.caption + event.utterance.text]
        for segment in timeline.segments:
            if segment.kind is SegmentKind.ARRIVE and segment.pose and not segment.kept_on:
                assert segment.length >= catalogue().poses[segment.pose].move
        assert_both_sides_are_equal(timeline)


def assert_both_sides_are_equal(timeline: Timeline) -> None:
    found: dict[str, set[tuple[int, int | None]]] = defaultdict(set)
    for segment in timeline.segments:
        if segment.kind in {SegmentKind.HOLD, SegmentKind.REPS}:
            found[segment.step].add((segment.length, segment.amount))
    assert all(len(lengths) == 1 for lengths in found.values())


@each_session
def test_no_words_outlast_their_hold(file: Path) -> None:
    assert warnings(session_of(file), catalogue().poses, unrendered) == ()


@each_session
def test_every_length_offered_is_met(file: Path) -> None:
    session = session_of(file)
    found = reachable_durations(session, catalogue().poses, Options(), unrendered, catalogue().cautions)
    for target in (found[0], found[len(found) // 2], found[-1]):
        assert compiled(session, Options(target=target)).duration == target


@each_session
def test_compiling_anew_with_nothing_changed_changes_nothing(file: Path) -> None:
    session = session_of(file)
    timeline = compiled(session, Options())
    for position in range(0, timeline.duration, 23_917):
        again, _ = recompile(
            timeline, position, session, catalogue().poses, Options(), unrendered, catalogue().cautions
        )
        assert (again.segments, again.events) == (timeline.segments, timeline.events)
