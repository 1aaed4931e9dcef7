"""What sounds where: a timeline's words, bells and breath as clips on the frames of the practice."""

from typing import Final

import numpy as np
import pytest

from guide.audio import bells, tones
from guide.audio.clip import Clip, frames_of, ms_of
from guide.audio.score import Placement, Score, Track
from guide.model.breath import Phase
from guide.model.cue import Utterance
from guide.model.units import Ms
from guide.player.scoring import GET_READY_COUNT, score_of
from guide.timeline.events import Bell, BellDue, BreathPhaseStarted, PoseStarted, SpeechDue
from guide.timeline.options import Options
from guide.timeline.timeline import Segment, SegmentKind, Timeline

LIFT, LOWER = Utterance("Lift."), Utterance("Lower.")
CLIPS: Final = {word: Clip(np.full(480, 0.1, np.float32)) for word in (LIFT, LOWER, *GET_READY_COUNT)}
TIMELINE = Timeline(
    "s",
    "S",
    (Segment(0, 9_000, SegmentKind.HOLD, "1", "S"),),
    (
        BellDue(0, Bell.START),
        PoseStarted(0, "bridge"),
        SpeechDue(1_000, 500, LIFT, "Lift."),
        BreathPhaseStarted(2_000, 2_000, Phase.INHALE),
        BreathPhaseStarted(4_000, 1_000, Phase.HOLD),
        BreathPhaseStarted(5_000, 2_000, Phase.EXHALE),
        SpeechDue(7_000, 500, LOWER, "Lower."),
        BellDue(9_000, Bell.END),
    ),
    Options(),
)


def placed(score: Score) -> list[tuple[Ms, Track]]:
    """When each clip begins, and on which track."""
    return [(ms_of(one.at), one.track) for one in score.placements]


READY = [(-3_000, Track.VOICE), (-2_000, Track.VOICE), (-1_000, Track.VOICE)]
WHOLE = [
    (0, Track.BELLS),
    (1_000, Track.VOICE),
    (2_000, Track.BREATH),
    (5_000, Track.BREATH),
    (7_000, Track.VOICE),
    (9_000, Track.BELLS),
]


def test_everything_that_sounds_has_its_clip_its_track_and_its_time() -> None:
    score = score_of(TIMELINE, CLIPS.get)
    assert placed(score) == [*READY, *WHOLE]
    inhale, exhale = tones.tone(Phase.INHALE, 2_000), tones.tone(Phase.EXHALE, 2_000)
    assert inhale is not None
    assert exhale is not None
    assert score.placements[3:] == (
        Placement(0, bells.bell(Bell.START), Track.BELLS),
        Placement(frames_of(1_000), CLIPS[LIFT], Track.VOICE),
        Placement(frames_of(2_000), inhale, Track.BREATH),
        Placement(frames_of(5_000), exhale, Track.BREATH),
        Placement(frames_of(7_000), CLIPS[LOWER], Track.VOICE),
        Placement(frames_of(9_000), bells.bell(Bell.END), Track.BELLS),
    )


def test_before_it_begins_three_seconds_are_counted_down() -> None:
    said = [one.clip for one in score_of(TIMELINE, CLIPS.get).placements[:3]]
    assert [word.text for word in GET_READY_COUNT] == ["Three.", "Two.", "One."]
    assert all(clip is CLIPS[word] for clip, word in zip(said, GET_READY_COUNT, strict=True))


@pytest.mark.parametrize("shape", [(frames_of(8_000),), (frames_of(8_000), 2)])
def test_words_that_last_longer_than_was_guessed_fade_before_the_next_begin(shape: tuple[int, ...]) -> None:
    long = Clip(np.full(shape, 0.1, np.float32))
    score = score_of(TIMELINE, {LIFT: long, LOWER: long}.get)
    lift, lower = (one for one in score.placements if one.track is Track.VOICE)
    assert lift.end == lower.at == frames_of(7_000)
    assert np.array_equal(lift.clip.samples[: -frames_of(100)], long.samples[: lift.clip.frames - frames_of(100)])
    assert np.all(np.diff(lift.clip.samples[-frames_of(40) :], axis=0) < 0)
    assert np.all(lift.clip.samples[-1] == 0)
    assert lower.clip is long


def test_what_is_not_rendered_is_silent() -> None:
    assert placed(score_of(TIMELINE, lambda _: None)) == [one for one in WHOLE if one[1] is not Track.VOICE]


@pytest.mark.parametrize(("start", "until"), [(1_000, 7_000), (1_001, 7_001), (0, 9_000), (2_000, None)])
def test_a_part_has_what_begins_in_it_and_its_own_count_down(start: Ms, until: Ms | None) -> None:
    end = until if until is not None else TIMELINE.duration + 1
    ready = [(start + at, track) for at, track in READY]
    part = [(at, track) for at, track in WHOLE if start <= at < end]
    assert placed(score_of(TIMELINE, CLIPS.get, start=start, until=until)) == [*ready, *part]
