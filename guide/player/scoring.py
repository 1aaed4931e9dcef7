"""From a timeline to a score: which clip sounds at which sample."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

import numpy as np

from guide.audio import bells, tones
from guide.audio.clip import Clip, frames_of
from guide.audio.score import Placement, Score, Track
from guide.model.cue import Utterance
from guide.model.units import SECOND, Ms
from guide.timeline.events import BellDue, BreathPhaseStarted, Event, SpeechDue
from guide.timeline.timeline import Timeline

ClipOf: TypeAlias = Callable[[Utterance], Clip | None]
"""The clip of an utterance; None while it is not rendered, or when it could not be."""

GET_READY_COUNT: tuple[Utterance, ...] = tuple(Utterance(word) for word in ("Three.", "Two.", "One."))
"""What is counted down before a practice begins, a second each."""

_FADE: Final = frames_of(60)
_ROUNDED: Final = frames_of(1)
"""A clip is that much longer than its length in whole milliseconds, at most."""


def score_of(timeline: Timeline, clip_of: ClipOf, *, start: Ms = 0, since: Ms = 0, until: Ms | None = None) -> Score:
    """The score of a timeline from `start` on, and the count before it.

    What begins before `since` is left out, and what begins at or after `until`.
    """
    events = timeline.events_between(max(start, since) - 1, timeline.duration if until is None else until - 1)
    return Score((*_get_ready(clip_of, start), *_placements(events, clip_of)))


def _get_ready(clip_of: ClipOf, start: Ms) -> Iterator[Placement]:
    for seconds_before, utterance in enumerate(reversed(GET_READY_COUNT), start=1):
        if clip := clip_of(utterance):
            yield Placement(frames_of(start - seconds_before * SECOND), clip, Track.VOICE)


def _placements(events: Iterable[Event], clip_of: ClipOf) -> Iterator[Placement]:
    words: Placement | None = None
    for event in events:
        match event:
            case SpeechDue(at=at, utterance=utterance):
                if clip := clip_of(utterance):
                    if words:
                        yield _said_before(words, frames_of(at))
                    words = Placement(frames_of(at), clip, Track.VOICE)
            case BellDue(at=at, bell=bell):
                yield Placement(frames_of(at), bells.bell(bell), Track.BELLS)
            case BreathPhaseStarted(at=at, phase=phase, duration=duration):
                if tone := tones.tone(phase, duration):
                    yield Placement(frames_of(at), tone, Track.BREATH)
            case _:
                pass
    if words:
        yield words


def _said_before(words: Placement, following: int) -> Placement:
    """Words that fade before the frame at which others follow.

    Those that came too late to be counted on may take longer than was guessed: two voices at once nobody understands.
    """
    frames = following - words.at
    if words.clip.frames <= frames + _ROUNDED:
        return words
    samples = words.clip.samples[:frames].copy()
    fade = min(_FADE, frames)
    samples[frames - fade :] *= np.linspace(1, 0, fade, dtype=np.float32).reshape(-1, *(1,) * (samples.ndim - 1))
    return words._replace(clip=Clip(samples))
