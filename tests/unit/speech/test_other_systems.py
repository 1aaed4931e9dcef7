"""Where the voices are on systems other than this one, with a stand-in for what only those have."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from guide.speech.engines import Engine, engine_named
from guide.speech.voice import Voice

Begin = Callable[[str, Callable[[str], object]], Engine]


@pytest.fixture
def begin(monkeypatch: pytest.MonkeyPatch) -> Begin:
    """The engine as it is first asked on a system, whose speech service gives what `init` does."""

    def begin(platform: str, init: Callable[[str], object]) -> Engine:
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setitem(sys.modules, "pyttsx3", SimpleNamespace(init=init))
        spec = importlib.util.find_spec("guide.speech.engines.system")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        engine: Engine = module.System()
        return engine

    return begin


def found(*voices: SimpleNamespace) -> object:
    return SimpleNamespace(getProperty=lambda name: {"voices": voices}[name])


@pytest.mark.parametrize(("platform", "driver"), [("win32", "sapi5"), ("darwin", "nsss")])
def test_the_voices_of_the_system_are_offered_with_their_language(begin: Begin, platform: str, driver: str) -> None:
    asked: list[str] = []

    def init(name: str) -> object:
        asked.append(name)
        return found(
            SimpleNamespace(id="zira", name="Zira", languages=["en_US"], gender="Female"),
            SimpleNamespace(id="anna", name="Anna", languages=["de-DE", "en"], gender=None),
            SimpleNamespace(id="odd", name="Odd", languages=[], gender=""),
            SimpleNamespace(id="blank", name="Blank", languages=[""], gender="Male"),
        )

    engine = begin(platform, init)
    for _ in range(2):
        assert engine.voices() == (
            Voice("system:zira", "Zira", "en-US", "female"),
            Voice("system:anna", "Anna", "de-DE", None),
            Voice("system:odd", "Odd", "en", None),
            Voice("system:blank", "Blank", "en", "male"),
        )
    assert asked == [driver], "its speech service is started once"
    assert engine.driver("zira") == driver
    assert engine.version


def test_a_speech_service_that_does_not_start_leaves_the_other_voices(begin: Begin) -> None:
    def init(_name: str) -> object:
        raise RuntimeError("no such service")

    assert begin("win32", init).voices() == ()


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {}, "home/.cache/hibari"),
        ("linux", {"XDG_CACHE_HOME": "cache"}, "cache/hibari"),
        ("darwin", {"XDG_CACHE_HOME": "cache"}, "home/Library/Caches/hibari"),
        ("win32", {}, "home/AppData/Local/hibari"),
        ("win32", {"LOCALAPPDATA": "local"}, "local/hibari"),
        ("win32", {"LOCALAPPDATA": "local", "HIBARI_HOME": "own"}, "own"),
    ],
)
def test_a_neural_voice_that_was_fetched_is_found_where_each_system_keeps_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, environment: dict[str, str], folder: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HIBARI_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, str(tmp_path / value))

    def emma() -> Voice:
        return next(voice for voice in engine_named("hibari").voices() if voice.key == "emma")

    assert not emma().installed
    assert emma().hint == 'Fetch it once, while online, with: hibari --voice emma "Hello"'
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / "bf_emma.int8.onnx").touch()
    assert emma().installed
    assert emma().hint == ""
