"""The renderer against voices that misbehave: the practice must go on whatever they do."""

import errno
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from guide.model.cue import Utterance
from guide.speech import lexicon
from guide.speech.clipcache import ClipCache
from guide.speech.piece import Piece
from guide.speech.renderer import Renderer
from guide.speech.workerprocess import Patience
from tests.fakes.speech import CLIP_FRAMES, FakeEngine, FakeWorkers, Listening, said, tone

ENGINES = (FakeEngine("good", "one", "two", "missing", "dead", "stuck"), FakeEngine("spare", "plain"))
VOICES = {voice.id: voice for engine in ENGINES for voice in engine.voices()}
SOON_TIRED = Patience(cue=6.0, letter=-0.5)
"""Half a second for the eleven letters that hang, and seconds for the short words: a busy machine is no fault."""
SOON_MISSED = Patience(cue=600.0, silence=1.0)
"""Three seconds to start, which is enough on a busy machine too."""

can_be_stopped = pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot be stopped like that")

Start = Callable[..., Renderer]


class Imperturbable(FakeEngine):
    """Speaks well whatever the words."""

    def script(self, pieces: tuple[Piece, ...], voice: str) -> str:  # noqa: ARG002 (alike for all)
        return " ".join("well" for _ in pieces)


@pytest.fixture
def workers(tmp_path: Path) -> FakeWorkers:
    return FakeWorkers(tmp_path)


@pytest.fixture
def listening() -> Listening:
    return Listening()


@pytest.fixture
def start(workers: FakeWorkers, listening: Listening, tmp_path: Path) -> Iterator[Start]:
    started = []

    def start(
        voice: str = "good:one", rate: float = 1.0, folder: Path = tmp_path / "clips", **named: object
    ) -> Renderer:
        settings = {"listener": listening, "engines": ENGINES, "command": workers.command}
        renderer = Renderer(VOICES[voice], rate, cache=ClipCache(folder), **{**settings, **named})  # type: ignore[arg-type]
        started.append(renderer)
        return renderer

    yield start
    for renderer in started:
        renderer.close()


def render(renderer: Renderer, *texts: str) -> dict[Utterance, str]:
    renderer.want(said(*texts))
    return renderer.wait_all()


def test_a_clip_has_its_length_and_samples_once_it_is_ready(start: Start) -> None:
    renderer = start()
    utterance = Utterance("Lift.")
    assert renderer.length(utterance) is None
    assert renderer.samples(utterance) is None
    assert render(renderer, "Lift.") == {}
    clip = renderer.samples(utterance)
    assert clip is not None
    assert clip.dtype == np.float32
    assert clip.shape == (CLIP_FRAMES,)
    assert not clip.flags.writeable
    assert renderer.length(utterance) == 100


def test_clips_are_made_in_the_order_of_need(start: Start, listening: Listening) -> None:
    words = said("one", "two", "three", "four")
    renderer = start()
    renderer.want(words)
    renderer.wait_all()
    assert listening.ready == words


def test_a_new_order_of_need_holds_at_once(start: Start) -> None:
    one, two, three, four = said("one", "two", "three", "four")

    class Jump(Listening):
        def speech_ready(self, utterance: Utterance) -> None:
            super().speech_ready(utterance)
            if utterance == one:
                renderer.want([four, two, three, one])

    jump = Jump()
    renderer = start(listener=jump)
    renderer.want([one, two, three, four])
    jump.wait(lambda: len(jump.ready) == 4)
    assert jump.ready == [one, four, two, three]


def test_what_was_spoken_once_is_not_spoken_again(start: Start, workers: FakeWorkers) -> None:
    renderer = start()
    render(renderer, "Lift.", "Lift.")
    render(renderer, "Lift.", "Lower.")
    render(start(), "Lower.", "Lift.")
    assert workers.journal == ["start good:one", "good:one 1.0 Lift.", "good:one 1.0 Lower."]


@pytest.mark.parametrize(
    ("voice", "rate", "utterance"),
    [
        ("good:two", 1.0, Utterance("Lift.")),
        ("good:one", 0.9, Utterance("Lift.")),
        ("good:one", 1.0, Utterance("Lift!")),
        ("good:one", 1.0, Utterance("Lift.", say_as=(("Lift", "lyft"),))),
    ],
)
def test_whatever_shapes_a_clip_makes_it_another_one(
    start: Start, workers: FakeWorkers, voice: str, rate: float, utterance: Utterance
) -> None:
    render(start(), "Lift.")
    renderer = start(voice, rate)
    renderer.want([utterance])
    renderer.wait_all()
    assert len(workers.journal) == 4


def test_another_engine_version_speaks_anew(start: Start, workers: FakeWorkers) -> None:
    render(start(), "Lift.")
    newer = FakeEngine("good", "one")
    newer.version = "2"
    render(start(engines=(newer, ENGINES[1])), "Lift.")
    assert len(workers.journal) == 4


def test_a_voice_that_dies_once_is_started_again_without_a_word(
    start: Start, workers: FakeWorkers, listening: Listening
) -> None:
    assert render(start(), "This dies-once.") == {}
    assert workers.journal.count("start good:one") == 2
    assert listening.notices == []


@can_be_stopped
def test_a_voice_that_is_stopped_is_soon_started_again_without_a_word(
    start: Start, workers: FakeWorkers, listening: Listening
) -> None:
    assert render(start(patience=SOON_MISSED), "This stops-once.") == {}
    assert workers.journal.count("start good:one") == 2
    assert listening.notices == []


@can_be_stopped
def test_a_voice_that_is_always_stopped_leaves_the_cue_to_the_fallback_long_before_a_cue_s_time_is_up(
    start: Start, listening: Listening
) -> None:
    renderer = start(engines=(ENGINES[0], Imperturbable("spare", "plain")), patience=SOON_MISSED)
    assert render(renderer, "This stops.") == {}
    assert listening.notices == ["The voice good one does not answer. The voice spare plain speaks instead."]


def test_a_voice_that_gives_signs_of_life_may_take_its_time(start: Start, workers: FakeWorkers) -> None:
    assert render(start(patience=Patience(silence=0.5)), "Lower very slowly.") == {}
    assert workers.journal == ["start good:one", "good:one 1.0 Lower very slowly."]


def test_a_voice_that_was_given_all_its_time_is_not_given_it_again(start: Start, workers: FakeWorkers) -> None:
    renderer = start(engines=(ENGINES[0], Imperturbable("spare", "plain")), patience=SOON_TIRED)
    assert render(renderer, "This hangs.") == {}
    assert workers.journal.count("start good:one") == 1


@pytest.mark.parametrize("fault", ["dies", "hangs", "babble", "refused", "broken"])
def test_a_cue_the_voice_cannot_speak_is_spoken_by_the_fallback(
    start: Start, listening: Listening, fault: str, workers: FakeWorkers
) -> None:
    renderer = start(engines=(ENGINES[0], Imperturbable("spare", "plain")), patience=SOON_TIRED)
    assert render(renderer, f"This {fault}.", "Lower.") == {}
    assert len(listening.notices) == 1
    assert "spare plain speaks instead" in listening.notices[0]
    assert workers.journal[-1] == "good:one 1.0 Lower."


@pytest.mark.parametrize(("voice", "loading"), [("good:missing", 30.0), ("good:dead", 30.0), ("good:stuck", 1.5)])
def test_a_voice_that_does_not_load_leaves_all_to_the_fallback(
    start: Start, workers: FakeWorkers, listening: Listening, voice: str, loading: float
) -> None:
    assert render(start(voice, patience=Patience(loading=loading)), "One.", "Two.", "Three.", "Four.", "Five.") == {}
    assert workers.journal.count("spare:plain 1.0 Five.") == 1
    assert workers.journal.count(f"start {voice}") <= 2
    assert len(listening.notices) == 1


def test_a_voice_lost_at_three_cues_in_a_row_is_given_up(start: Start, workers: FakeWorkers) -> None:
    renderer = start(engines=(ENGINES[0], Imperturbable("spare", "plain")))
    assert render(renderer, "One dies.", "Two dies.", "Three dies.", "Four.", "Five.") == {}
    assert "good:one 1.0 Four." not in workers.journal
    assert workers.journal.count("start good:one") == 6


def test_a_voice_that_was_given_up_gets_another_chance_after_a_rest(start: Start, workers: FakeWorkers) -> None:
    renderer = start(engines=(ENGINES[0], Imperturbable("spare", "plain")), patience=Patience(idle=0.05))
    render(renderer, "One dies.", "Two dies.", "Three dies.")
    psutil.wait_procs(psutil.Process().children(), timeout=10)
    render(renderer, "Four.")
    assert workers.journal[-1] == "good:one 1.0 Four."


def test_no_room_for_a_voice_to_work_in_costs_the_words_only(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_named: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    renderer = start()
    monkeypatch.setattr("tempfile.mkdtemp", full)
    renderer.warm_up()
    assert render(renderer, "Lift.") == {Utterance("Lift."): "The voice good one does not load."}


def test_a_cue_that_nobody_can_speak_fails_once_and_the_others_go_on(
    start: Start, listening: Listening, workers: FakeWorkers
) -> None:
    renderer = start()
    lost, spoken = said("This is refused.", "Lower.")
    renderer.want([lost, spoken])
    assert renderer.wait_all() == listening.failed == {lost: "The voice said nothing."}
    assert renderer.failure(lost) == "The voice said nothing."
    assert renderer.failure(spoken) is None
    assert listening.ready == [spoken]
    renderer.want([spoken, lost])
    renderer.wait_all()
    assert workers.journal.count("good:one 1.0 This is refused.") == 1


def test_words_in_another_script_are_reported_before_any_voice_tries(start: Start, workers: FakeWorkers) -> None:
    (reason,) = render(start(), "Now 深呼吸.").values()
    assert "cannot read “深呼吸.”" in reason
    assert workers.journal == []


def test_a_sound_that_is_not_phonetic_costs_its_cue_only(start: Start) -> None:
    renderer = start()
    wrong = Utterance("The psoas.", say_as=(("psoas", "/s0/"),))
    renderer.want([wrong, *said("Lift.")])
    assert list(renderer.wait_all()) == [wrong]
    assert "phonetic" in (renderer.failure(wrong) or "")


def test_a_bug_costs_its_cue_only_and_is_logged(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    class Buggy(FakeEngine):
        def script(self, pieces: tuple[Piece, ...], voice: str) -> str:
            if pieces[0].text == "Lift.":
                raise ZeroDivisionError
            return super().script(pieces, voice)

    (failed,) = render(start(engines=(Buggy("good", "one"), ENGINES[1])), "Lift.", "Lower.")
    assert failed.text == "Lift."
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


def test_a_lexicon_that_is_missing_costs_the_words_only(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(lexicon, "asset", tmp_path.joinpath)
    lexicon.shipped.cache_clear()
    lost = tmp_path / "lexicon.yaml"
    assert render(start(), "Lift.") == {Utterance("Lift."): f"The lexicon {lost} cannot be read; install Guide again."}


def test_signs_that_are_not_said_are_reported(start: Start, listening: Listening) -> None:
    assert render(start(), "Namaste 🙏") == {}
    assert listening.notices == ["The voice leaves out 🙏 in “Namaste 🙏”."]


def test_closing_does_not_wait_for_a_voice_that_hangs(start: Start, workers: FakeWorkers) -> None:
    renderer = start(patience=Patience(cue=60.0))
    renderer.want(said("This hangs."))
    wait_for(lambda: len(workers.journal) == 2)
    began = time.monotonic()
    renderer.close()
    assert time.monotonic() - began < 2.0
    assert not psutil.Process().children()


def test_another_voice_takes_over_at_once_from_one_that_hangs(start: Start, workers: FakeWorkers) -> None:
    renderer = start(patience=Patience(cue=60.0))
    renderer.want(said("This hangs."))
    wait_for(lambda: len(workers.journal) == 2)
    renderer.want(said("Lift."))
    renderer.speak_with(VOICES["good:two"], 0.8)
    assert renderer.wait_all() == {}
    assert renderer.voice == VOICES["good:two"]
    assert workers.journal[-1] == "good:two 0.8 Lift."


def test_another_rate_needs_no_other_worker(start: Start, workers: FakeWorkers) -> None:
    renderer = start()
    render(renderer, "Lift.")
    renderer.speak_with(VOICES["good:one"], 0.8)
    assert renderer.wait_all() == {}
    assert workers.journal == ["start good:one", "good:one 1.0 Lift.", "good:one 0.8 Lift."]


def test_another_rate_needs_no_other_worker_for_a_cue_that_takes_long(start: Start, workers: FakeWorkers) -> None:
    renderer = start()
    render(renderer, "Lift.")
    renderer.speak_with(VOICES["good:one"], 0.8)
    assert render(renderer, "Lower slowly.") == {}
    assert workers.journal == ["start good:one", "good:one 1.0 Lift.", "good:one 0.8 Lower slowly."]


def test_another_rate_while_a_cue_is_spoken_is_not_held_against_the_voice(
    start: Start, workers: FakeWorkers, listening: Listening
) -> None:
    renderer = start(patience=Patience(cue=60.0))
    renderer.want(said("This hangs."))
    wait_for(lambda: len(workers.journal) == 2)
    renderer.want(said("Lift."))
    renderer.speak_with(VOICES["good:one"], 0.8)
    assert renderer.wait_all() == {}
    assert workers.journal[2:] == ["start good:one", "good:one 0.8 Lift."]
    assert listening.notices == []


def test_another_rate_while_a_voice_loads_is_not_held_against_it(start: Start, workers: FakeWorkers) -> None:
    renderer = start("good:stuck", patience=Patience(loading=60.0))
    renderer.want(said("Lift."))
    wait_for(lambda: workers.journal == ["start good:stuck"])
    renderer.speak_with(VOICES["good:stuck"], 0.8)
    wait_for(lambda: workers.journal == ["start good:stuck"] * 2)
    renderer.speak_with(VOICES["good:one"])
    assert renderer.wait_all() == {}
    assert workers.journal[2:] == ["start good:one", "good:one 1.0 Lift."]


def test_a_change_of_voice_forgets_the_clips_of_the_one_before(start: Start) -> None:
    renderer = start()
    render(renderer, "Lift.")
    renderer.want([])
    renderer.speak_with(VOICES["good:two"])
    assert renderer.samples(Utterance("Lift.")) is None
    assert render(renderer, "Lift.") == {}


def test_waiting_tells_how_far_it_is(start: Start) -> None:
    renderer = start()
    renderer.want(said("One.", "Two.", "Three."))
    told: list[tuple[int, int]] = []
    renderer.wait_all(lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)
    assert told == sorted(told)


def test_a_folder_that_cannot_be_written_costs_a_notice_only(
    start: Start, listening: Listening, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    renderer = start(folder=blocked / "clips")
    assert render(renderer, "Lift.", "Lower.") == {}
    assert renderer.length(Utterance("Lower.")) == 100
    assert len(listening.notices) == 1
    assert "cannot be kept on disk" in listening.notices[0]


def test_a_damaged_clip_on_disk_is_made_anew(start: Start, workers: FakeWorkers, tmp_path: Path) -> None:
    render(start(), "Lift.")
    (file,) = (tmp_path / "clips").iterdir()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)
    assert render(start(), "Lift.") == {}
    assert workers.journal.count("good:one 1.0 Lift.") == 2
    assert file.read_bytes() == workers.clip.read_bytes()


def test_a_recording_is_heard_in_place_of_the_voice(start: Start, workers: FakeWorkers, tmp_path: Path) -> None:
    file = tmp_path / "welcome.ogg"
    soundfile.write(file, tone(44_100 * 2, rate=44_100), 44_100)
    renderer = start()
    utterance = Utterance("Welcome.", recording=file)
    renderer.want([utterance])
    assert renderer.wait_all() == {}
    assert renderer.length(utterance) == pytest.approx(2_000, abs=60)
    assert workers.journal == []


def test_a_recording_that_is_missing_is_replaced_by_its_words(
    start: Start, listening: Listening, workers: FakeWorkers, tmp_path: Path
) -> None:
    renderer = start()
    renderer.want([Utterance("Welcome.", recording=tmp_path / "welcome.ogg")])
    assert renderer.wait_all() == {}
    assert workers.journal[-1] == "good:one 1.0 Welcome."
    assert listening.notices == [
        "The recording welcome.ogg is missing or cannot be read. The voice says its words instead."
    ]


def test_a_voice_with_nothing_to_do_is_let_go_and_comes_back(start: Start, workers: FakeWorkers) -> None:
    renderer = start(patience=Patience(idle=0.05))
    render(renderer, "Lift.")
    psutil.wait_procs(psutil.Process().children(), timeout=10)
    assert not psutil.Process().children()
    assert render(renderer, "Lower.") == {}
    assert workers.journal.count("start good:one") == 2


def test_a_voice_can_be_loaded_before_it_is_wanted(start: Start, workers: FakeWorkers) -> None:
    renderer = start()
    renderer.warm_up()
    wait_for(lambda: workers.journal == ["start good:one"])
    render(renderer, "Lift.")
    assert workers.journal == ["start good:one", "good:one 1.0 Lift."]


def wait_for(condition: Callable[[], bool]) -> None:
    """Poll what another process does, which tells nobody."""
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        psutil.wait_procs(psutil.Process().children(), timeout=0.01)
