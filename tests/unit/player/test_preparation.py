"""A session before its start: what is chosen, how long it takes, and whether the voice is there."""

from dataclasses import replace

import numpy as np
import pytest

from guide.audio import tones
from guide.audio.clip import Samples, frames_of
from guide.audio.mixer import mix
from guide.errors import InputError
from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern, Phase
from guide.model.cue import Cue, Guidance
from guide.model.pose import Catalogue, Pose
from guide.model.session import Session, Step
from guide.model.units import MINUTE, SECOND, Ms
from guide.player.lesson import Lesson
from guide.player.preparation import Preparation
from guide.player.scoring import score_of
from guide.timeline.options import Options
from tests.fakes.narrator import FakeNarrator

CATALOGUE = Catalogue({"bridge": Pose("bridge", "Bridge", move=2 * SECOND)})
SESSION = Session(
    "s",
    "S",
    (Step("bridge", arrive=(Cue("Lie on your back."),), hold=Amount(Unit.BREATHS, 2, 6)),),
    breath=BreathPattern(2 * SECOND, 2 * SECOND),
)
WORDLESS = Options(guidance=Guidance.SILENT)


@pytest.fixture
def voice() -> FakeNarrator:
    return FakeNarrator(length=3 * SECOND, rendered=False)


@pytest.fixture
def preparation(voice: FakeNarrator) -> Preparation:
    return Preparation(SESSION, CATALOGUE, voice, Options())


def test_it_is_laid_out_at_once_and_anew_with_every_word_that_is_rendered(
    preparation: Preparation, voice: FakeNarrator
) -> None:
    assert voice.wanted is preparation.timeline
    assert not preparation.is_exact
    assert not preparation.refresh(), "nothing has been rendered since"
    estimated = preparation.timeline.duration
    voice.render()
    assert preparation.refresh()
    assert voice.wanted is preparation.timeline
    assert preparation.is_exact
    assert preparation.timeline == Lesson(SESSION, CATALOGUE).timeline(voice.length)
    assert preparation.timeline.duration != estimated
    assert not preparation.refresh()


def test_it_can_begin_once_its_first_words_are_there(preparation: Preparation, voice: FakeNarrator) -> None:
    assert not preparation.is_ready
    voice.render()
    assert preparation.is_ready


def test_tones_are_made_ahead_when_asked_for_and_else_when_they_are_heard(
    voice: FakeNarrator, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Ms] = []

    def counted(_phase: Phase, length: Ms) -> Samples:
        made.append(length)
        return np.zeros(frames_of(length), np.float32)

    monkeypatch.setattr(tones, "_made", counted)
    session = replace(SESSION, breath=BreathPattern(2_217, 3_319))  # which no other test has
    preparation = Preparation(session, CATALOGUE, voice, Options())
    score = score_of(preparation.timeline, voice.clip)
    assert made == []
    preparation.make_tones()
    assert sorted(made) == [2_217, 3_319]
    assert mix(score, 0, score.end, {}).size
    assert len(made) == 2


def test_without_words_it_can_begin_at_once(voice: FakeNarrator) -> None:
    assert Preparation(SESSION, CATALOGUE, voice, WORDLESS).is_ready


def test_another_choice_is_laid_out_and_its_words_are_wanted(preparation: Preparation, voice: FakeNarrator) -> None:
    before = preparation.timeline
    preparation.change(Options(pace=BreathPattern(4 * SECOND, 4 * SECOND)))
    assert preparation.lesson.options.pace == BreathPattern(4 * SECOND, 4 * SECOND)
    assert preparation.timeline.duration > before.duration
    assert voice.wanted is preparation.timeline


def test_a_length_that_can_be_reached_is_kept_and_others_give_way_to_the_nearest(
    preparation: Preparation, voice: FakeNarrator
) -> None:
    lengths = preparation.reachable()
    assert len(lengths) == 5
    assert list(lengths) == sorted(lengths)
    shortest, longest = lengths[0], lengths[-1]
    for asked, given in (
        (shortest, shortest),
        (lengths[2], lengths[2]),
        (longest, longest),
        (shortest - 1, shortest),
        (longest + MINUTE, longest),
    ):
        preparation.change(Options(target=asked))
        assert (preparation.lesson.options.target, preparation.timeline.duration) == (given, given)
        assert preparation.reachable() == lengths
        assert voice.wanted is preparation.timeline


def test_a_length_that_its_words_bring_within_reach_is_met_once_they_are_rendered() -> None:
    voice = FakeNarrator(length=SECOND // 2, rendered=False)
    exact = Lesson(SESSION, CATALOGUE).reachable(lambda _words: SECOND // 2)
    preparation = Preparation(SESSION, CATALOGUE, voice, Options(target=exact[0]))
    assert preparation.timeline.duration > exact[0], "it is estimated to be out of reach"
    voice.render()
    assert preparation.refresh()
    assert (preparation.lesson.options.target, preparation.timeline.duration) == (exact[0], exact[0])


def test_what_cannot_be_chosen_is_told(preparation: Preparation) -> None:
    with pytest.raises(InputError):
        preparation.change(Options(choices={"legs": "wide"}))
