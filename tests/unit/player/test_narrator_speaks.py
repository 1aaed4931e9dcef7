"""The narrator with the real renderer, and a worker that hands out one tone for all words."""

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from guide.audio.clip import frames_of
from guide.model.cue import Utterance
from guide.player import narrator as narrating
from guide.player.narrator import Narrator
from guide.speech.clipcache import ClipCache
from guide.speech.renderer import Renderer
from guide.timeline.timeline import Timeline
from tests.fakes.sketch import Sketch
from tests.fakes.speech import CLIP_FRAMES, FakeEngine, FakeWorkers, said
from tests.sound_server import until

ENGINES = (FakeEngine("good", "one", "two"), FakeEngine("spare", "plain"))
ONE, TWO = ENGINES[0].voices()


@pytest.fixture
def workers(tmp_path: Path) -> FakeWorkers:
    return FakeWorkers(tmp_path)


@pytest.fixture
def narrator(workers: FakeWorkers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Narrator]:
    renderer = partial(Renderer, engines=ENGINES, command=workers.command)
    monkeypatch.setattr(narrating, "Renderer", renderer)
    narrator = Narrator(ONE, 1.0, ClipCache(tmp_path / "clips"))
    yield narrator
    narrator.close()


def saying(*words: str) -> Timeline:
    """A second for each of the words, one after another."""
    sketch = Sketch()
    for place, text in enumerate(words):
        sketch.words(str(place + 1), 1).say(text, lasts=1)
    return sketch.timeline()


def rendered(workers: FakeWorkers, start: str = "good:one 1.0 ") -> list[str]:
    return [line.removeprefix(start) for line in workers.journal if line.startswith(start)]


def test_what_is_needed_first_is_rendered_first_and_each_word_once(narrator: Narrator, workers: FakeWorkers) -> None:
    narrator.want(saying("Gone.", "Next.", "Later.", "Next."), 1_000)
    assert narrator.wait() == ()
    assert rendered(workers) == ["Next.", "Three.", "Two.", "One.", "Later.", "Gone."]


def test_what_was_never_in_the_plan_can_be_wanted_before_all_else(narrator: Narrator, workers: FakeWorkers) -> None:
    (sample,) = said("A sample.")
    narrator.want_first(sample)
    narrator.wait()
    assert rendered(workers) == ["A sample."]
    assert narrator.is_settled(sample)
    narrator.want(saying("Next."))
    narrator.want_first(sample)
    narrator.wait()
    assert narrator.clip(sample) is not None
    assert narrator.clip(Utterance("Next.")) is not None, "what was wanted before still is"


def test_a_word_has_its_clip_and_length_once_it_is_rendered(narrator: Narrator) -> None:
    (word,) = said("Lift.")
    assert narrator.is_idle
    assert (narrator.clip(word), narrator.length(word), narrator.is_settled(word)) == (None, None, False)
    told: list[tuple[int, int]] = []
    before = narrator.version
    narrator.want(saying("Lift."))
    assert narrator.wait(lambda done, total: told.append((done, total))) == ()
    clip = narrator.clip(word)
    assert clip is not None
    assert (clip.frames, narrator.length(word)) == (CLIP_FRAMES, 100)
    assert clip.frames == frames_of(100)
    assert narrator.clip(word) is clip, "a score that is made anew holds the same clip"
    assert narrator.is_settled(word)
    assert narrator.is_idle
    until(lambda: narrator.version == before + 4)  # the word and the count of three
    assert told[-1] == (4, 4)


def test_a_word_that_cannot_be_spoken_is_settled_and_told(narrator: Narrator) -> None:
    (word,) = said("This is refused.")
    narrator.want(saying(word.text, "Lift."))
    assert narrator.wait() == (word,)
    assert narrator.is_settled(word)
    assert narrator.is_idle
    assert narrator.clip(word) is None
    (sentence,) = narrator.notices()
    assert sentence.endswith(" Its words are shown instead.")
    assert narrator.clip(Utterance("Lift.")) is not None


def test_another_voice_or_pace_says_all_of_it_anew(narrator: Narrator, workers: FakeWorkers) -> None:
    (word,) = said("Lift.")
    narrator.want(saying("Lift."))
    narrator.wait()
    old = narrator.clip(word)
    before = narrator.version
    narrator.speak_with(TWO, 0.9)
    assert narrator.version > before
    narrator.wait()
    assert narrator.clip(word) is not old
    assert rendered(workers, "good:two 0.9 ") == ["Lift.", "Three.", "Two.", "One."]


def test_a_voice_is_loaded_before_it_is_wanted(narrator: Narrator, workers: FakeWorkers) -> None:
    narrator.warm_up()
    until(lambda: workers.journal == ["start good:one"])
    assert narrator.is_idle


def test_a_voice_that_is_let_go_leaves_nothing_running(narrator: Narrator) -> None:
    narrator.want(saying("Lift."))
    narrator.wait()
    speaking = {thread for thread in threading.enumerate() if thread.name == "speech"}
    narrator.close()
    assert any(not thread.is_alive() for thread in speaking)
