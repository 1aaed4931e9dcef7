"""The real voices, each in its real worker process."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import psutil
import pyloudnorm
import pytest

from guide.model.cue import Utterance
from guide.speech import ipa, lexicon, voices
from guide.speech.clipcache import ClipCache
from guide.speech.engines import engine_named
from guide.speech.loudness import Samples, true_peaks
from guide.speech.piece import Piece
from guide.speech.polish import SAMPLE_RATE, TARGET
from guide.speech.renderer import Renderer
from guide.speech.worker import worker_command
from guide.speech.workerprocess import Patience
from tests.fakes.ear import Ear, words_of
from tests.fakes.speech import Listening, said

CUES = (
    "Lie on your belly and rest your forehead on the floor.",
    "Step your right foot forward, a leg's length ahead.",
    "Turn the back foot in, about 45°.",
    "Press both heels into the floor.",
    "Sit between the feet, and lengthen the spine.",
    "Stay for 3-5 more breaths.",
    "Inhale",
    "Two",
)
SPOKEN = {CUES[2]: "Turn the back foot in, about forty-five degrees.", CUES[5]: "Stay for three to five more breaths."}
NAMES = (
    "Adho Mukha Svanasana",
    "Agnistambhasana",
    "Ardha Matsyendrasana",
    "Balasana",
    "Eka Pada Rajakapotasana",
    "Gomukhasana",
    "Salabhasana",
    "Savasana",
    "Setu Bandha Sarvangasana",
    "Urdhva Dhanurasana",
    "Utkatasana",
    "Virabhadrasana",
    "Yoga Mudra",
)
SANSKRIT = "Come into Utkatasana."


@pytest.fixture(scope="module", params=["hibari:heart", "espeak:en-us"])
def renderer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Renderer]:
    renderer = Renderer(voices.find(request.param), cache=ClipCache(tmp_path_factory.mktemp("clips")))
    renderer.want(said(*CUES, SANSKRIT))
    assert renderer.wait_all() == {}
    yield renderer
    renderer.close()


def clip(renderer: Renderer, text: str) -> Samples:
    samples = renderer.samples(Utterance(text))
    assert samples is not None
    return samples


def test_all_cues_together_have_the_target_loudness(renderer: Renderer) -> None:
    together = np.concatenate([clip(renderer, cue) for cue in CUES])
    assert pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(together) == pytest.approx(TARGET, abs=1.0)


@pytest.mark.parametrize("cue", [*CUES, SANSKRIT])
def test_a_clip_is_pleasant(renderer: Renderer, cue: str) -> None:
    samples = clip(renderer, cue)
    assert 20 * np.log10(true_peaks(samples, SAMPLE_RATE, 48).max()) < -1.0
    assert np.abs(samples[[0, -1]]).max() < 1e-4
    heard = np.flatnonzero(np.abs(samples) > 0.01)
    assert heard[0] < 0.06 * SAMPLE_RATE
    assert samples.size - heard[-1] < 0.12 * SAMPLE_RATE


def test_a_cue_takes_as_long_as_a_calm_teacher_takes(renderer: Renderer) -> None:
    texts = [SPOKEN.get(cue, cue) for cue in CUES[:6]]
    minutes = sum(renderer.length(Utterance(cue)) or 0 for cue in CUES[:6]) / 60_000
    assert 130 < sum(len(words_of(text)) for text in texts) / minutes < 190


def test_a_text_sounds_the_same_each_time_and_takes_longer_at_a_slower_rate(renderer: Renderer, tmp_path: Path) -> None:
    other = Renderer(renderer.voice, cache=ClipCache(tmp_path))
    try:
        other.want(said(CUES[0]))
        assert other.wait_all() == {}
        assert np.array_equal(clip(renderer, CUES[0]), clip(other, CUES[0]))
        other.speak_with(renderer.voice, 0.8)
        assert other.wait_all() == {}
        assert clip(other, CUES[0]).size == pytest.approx(clip(renderer, CUES[0]).size / 0.8, rel=0.12)
    finally:
        other.close()


@pytest.mark.parametrize("renderer", ["hibari:heart"], indirect=True)  # the plain voice is too plain for this ear
def test_a_second_ear_hears_every_cue(renderer: Renderer) -> None:
    texts = {cue: SPOKEN.get(cue, cue) for cue in CUES[:6]}  # a word alone is too short for it
    ear = Ear({word for text in texts.values() for word in words_of(text)})
    shares = {cue: ear.share_heard(clip(renderer, cue), text) for cue, text in texts.items()}
    assert np.average(list(shares.values()), weights=[len(words_of(text)) for text in texts.values()]) >= 0.8, shares
    assert min(shares.values()) >= 0.5, shares


@pytest.mark.parametrize("renderer", ["hibari:heart"], indirect=True)  # as above
def test_a_second_ear_tells_the_sanskrit_names_apart(renderer: Renderer, tmp_path: Path) -> None:
    sounds = {name: next(lexicon.shipped().split(name)).sound or () for name in NAMES}
    other = Renderer(renderer.voice, cache=ClipCache(tmp_path))
    try:
        other.want(said(*NAMES))
        assert other.wait_all() == {}
        ear = Ear.for_one_of(sounds)
        assert {name: ear.heard(clip(other, name)) for name in NAMES} == {
            name: [name.replace(" ", "_")] for name in NAMES
        }
    finally:
        other.close()


def test_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    class Murder(Listening):
        def speech_ready(self, utterance: Utterance) -> None:
            super().speech_ready(utterance)
            if len(self.ready) == 2:
                for child in psutil.Process().children():
                    child.kill()

    murder = Murder()
    renderer = Renderer(voices.find("espeak:en-us"), cache=ClipCache(tmp_path), listener=murder)
    try:
        renderer.want(said(*CUES))
        assert renderer.wait_all() == {}
        assert murder.notices == []
    finally:
        renderer.close()


def test_a_stopped_worker_costs_seconds(tmp_path: Path) -> None:
    listening = Listening()
    renderer = Renderer(voices.find("espeak:en-us"), cache=ClipCache(tmp_path), listener=listening)
    try:
        renderer.want(said(CUES[0]))
        assert renderer.wait_all() == {}
        for child in psutil.Process().children():
            child.suspend()
        began = time.monotonic()
        renderer.want(said(*CUES))
        assert renderer.wait_all() == {}
        assert time.monotonic() - began < Patience().cue
        assert listening.notices == []
    finally:
        renderer.close()


def test_the_worker_talks_in_json_alone_without_qt_and_ends_at_the_end_of_input(tmp_path: Path) -> None:
    requests = [
        {"script": "Lift.", "rate": 1.0, "file": str(tmp_path / "one")},
        {"script": "Lower.", "rate": 1.0, "file": str(tmp_path / "missing" / "two")},
        {"script": "Rest.", "rate": 1.0, "file": str(tmp_path / "three")},
    ]
    with subprocess.Popen(
        [*worker_command(), "espeak:en-us", str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        lines = (line for line in process.stdout if not line.isspace())  # an empty one is a sign of life
        answers = [json.loads(next(lines))]
        for request in requests:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            answers.append(json.loads(next(lines)))
        assert not [m.path for m in psutil.Process(process.pid).memory_maps() if "Qt" in m.path or "PySide" in m.path]
        process.stdin.close()
        assert list(lines) == []
        assert process.wait(timeout=10) == 0
    assert [sorted(answer) for answer in answers] == [["ready"], ["frames"], ["fault"], ["frames"]]
    assert (tmp_path / "one").stat().st_size > 1_000


def test_the_plain_voice_speaks_from_a_folder_with_a_very_long_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = find_spec("espeakng_loader")
    assert package is not None
    assert package.origin is not None
    far = tmp_path / ("far away " * 20).strip()
    far.mkdir()
    (far / "espeakng_loader").symlink_to(Path(package.origin).parent, target_is_directory=True)
    monkeypatch.setenv("PYTHONPATH", str(far))
    listening = Listening()
    renderer = Renderer(voices.find("espeak:en-us"), cache=ClipCache(tmp_path / "clips"), listener=listening)
    try:
        renderer.want(said("Lift."))
        assert renderer.wait_all() == {}
        assert listening.notices == []
    finally:
        renderer.close()


@pytest.mark.parametrize("voice", ["en-gb", "fr-fr"])
def test_a_language_is_spoken_whose_file_has_another_name(tmp_path: Path, voice: str) -> None:
    listening = Listening()
    renderer = Renderer(voices.find(f"espeak:{voice}"), cache=ClipCache(tmp_path), listener=listening)
    try:
        renderer.want(said("Lift."))
        assert renderer.wait_all() == {}
        assert listening.notices == []
    finally:
        renderer.close()


@pytest.mark.parametrize("voice", ["heart", "emma"])
def test_every_sound_is_in_the_neural_voices_alphabet(voice: str) -> None:
    package = find_spec("hibari")
    assert package is not None
    assert package.origin is not None
    alphabet = json.loads(Path(package.origin).with_name("assets").joinpath("vocab.json").read_text(encoding="utf-8"))
    sounds = (*ipa.VOWELS, *ipa.CONSONANTS, ipa.PRIMARY, ipa.SECONDARY, ipa.GAP)
    script = engine_named("hibari").script((Piece("x", sounds),), voice)
    assert set(script.removeprefix("[x](/").removesuffix("/)")) <= set(alphabet)


@pytest.mark.skipif(sys.platform == "win32", reason="memory maps are read from /proc")
def test_the_app_itself_loads_no_engine(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib; from guide.speech import voices; from guide.speech.renderer import Renderer;"
        "from guide.speech.clipcache import ClipCache; from guide.model.cue import Utterance;"
        f"r = Renderer(voices.find('espeak:en-us'), cache=ClipCache(pathlib.Path({str(tmp_path)!r})));"
        "r.want([Utterance('Lift.')]); print(r.wait_all()); r.close();"
        "print({'hibari', 'onnxruntime', 'pyttsx3', 'espeakng_loader'} & set(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert result.stdout.splitlines() == ["{}", "set()"]
    assert result.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="the home folder is not taken from the environment")
def test_the_neural_voice_leaves_nothing_in_the_home_folder(tmp_path: Path) -> None:
    """What it is computed with would, left to itself, write an identifier of the machine and reports to send there."""
    home, folder = tmp_path / "home", tmp_path / "worker"
    home.mkdir()
    folder.mkdir()
    watched = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "ORT_"))}
    request = {"script": "Lift.", "rate": 1.0, "file": str(folder / "clip")}
    worker = subprocess.Popen(
        [*worker_command(), "hibari:heart", str(folder)],
        env={**watched, "HOME": str(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with worker:  # at whose end its input ends: before the words are there, it would not wait for the engine to load
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(json.dumps(request) + "\n")
        worker.stdin.flush()
        answers = (json.loads(line) for line in worker.stdout if not line.isspace())
        ready, spoken = next(answers), next(answers)
    assert worker.returncode == 0
    assert ready == {"ready": True}
    assert spoken["frames"] > 0
    assert list(home.rglob("*")) == []
