"""The neural voice of hibari-tts: American English, inside its own package, some 140 times as fast as speech."""

import hashlib
import os
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from guide.errors import SpeechError
from guide.speech import ipa
from guide.speech.piece import Piece
from guide.speech.voice import Voice

# A young project: this version and these files were tried, and others must be tried before they are taken.
_VERSION = "0.2.1"
_INSTALL = f"Install the neural voice with: pip install hibari-tts=={_VERSION}"


@dataclass(frozen=True, slots=True)
class _Model:
    """A voice's file: inside the package, or in hibari's own folder once a person has fetched it."""

    key: str
    name: str
    language: str
    gender: str
    file: str
    sha256: str
    bundled: bool = False

    def path(self, package: Path) -> Path:
        return (package / "assets" if self.bundled else _fetched_folder()) / self.file


# From hibari/assets/voices.json of the pinned version.
_MODELS = (
    _Model(
        *("heart", "Heart", "en-US", "female", "hibari.onnx"),
        sha256="5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8",
        bundled=True,
    ),
    _Model(
        *("emma", "Emma", "en-GB", "female", "bf_emma.int8.onnx"),
        sha256="f709f0488ee63b583a22189a955aaf4257b9806dd330be3490661e53af0a89c1",
    ),
    _Model(
        *("fenrir", "Fenrir", "en-US", "male", "am_fenrir_v2.int8.onnx"),
        sha256="f59fbd87908c91f827bc21b1b89443757b9a8580db9eee20aa948deb731321f4",
    ),
    _Model(
        *("fable", "Fable", "en-GB", "male", "bm_fable.int8.onnx"),
        sha256="c28529302f2d27cd12f62625c24425888c4e3c2675583100ec530259136b8bc6",
    ),
    _Model(
        *("kore", "Kore", "en-US", "female", "af_kore.int8.onnx"),
        sha256="346885752673e45d42f9864c9e2432094bc4b6385df060d4b83273da764d2fa9",
    ),
)

# The model's alphabet writes diphthongs and affricates as one letter; the rest is IPA.
_AMERICAN = ipa.table("eɪ=A aɪ=I oʊ=O aʊ=W ɔɪ=Y tʃ=ʧ dʒ=ʤ")
_BRITISH = _AMERICAN | ipa.table("oʊ=Q æ=a ɑ=ɑː ɔ=ɔː ɜ=ɜː i=iː u=uː")  # and no r but before a vowel


class Hibari:
    """The engine; see `Engine`."""

    name = "hibari"
    version = _VERSION
    pace = 136  # 0.8 of its own: calm, and understood as well
    hint = 'More neural voices: run once, while online, `hibari --voice emma "Hello"` (also fenrir, fable, kore).'

    def voices(self) -> tuple[Voice, ...]:
        """The bundled voice, and the others where a person has fetched them."""
        package = _package()
        return tuple(self._voice(model, package) for model in _MODELS)

    def script(self, pieces: tuple[Piece, ...], voice: str) -> str:
        """Names as `[Name](/sounds/)`."""
        spell = _spell_british if any(m.key == voice and m.language == "en-GB" for m in _MODELS) else _spell_american
        return "".join(
            f"[{piece.text}](/{spell(piece.sound)}/)" if piece.sound else piece.unbracketed for piece in pieces
        )

    def driver(self, voice: str) -> str:
        """Register our own driver with pyttsx3, for a voice whose file is the very one that was tried."""
        package = _package()
        model = next((model for model in _MODELS if model.key == voice), None)
        if package is None or model is None:
            raise SpeechError(f"The voice “{self.name}:{voice}” is not installed. {_INSTALL}.")
        path = model.path(package)
        if not path.is_file():
            raise SpeechError(f"The voice “{self.name}:{voice}” is not installed. {_fetching(model)}.")
        if hashlib.sha256(path.read_bytes()).hexdigest() != model.sha256:
            raise SpeechError(f"The file of the voice “{self.name}:{voice}” is damaged or changed. {_INSTALL}.")
        # onnxruntime would keep an identifier of this machine and send reports; it looks here as it is loaded.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        from guide.speech.engines import hibari_driver  # noqa: PLC0415 (loads numpy; wanted in the worker only)

        hibari_driver.register(voice, path, _VERSION)
        return hibari_driver.NAME

    def _voice(self, model: _Model, package: Path | None) -> Voice:
        installed = package is not None and model.path(package).is_file()
        hint = "" if installed else _INSTALL if package is None else _fetching(model)
        return Voice(f"{self.name}:{model.key}", model.name, model.language, model.gender, installed, hint)


def _package() -> Path | None:
    """Where the package lies, found without loading it."""
    spec = find_spec("hibari")
    return Path(spec.origin).parent if spec and spec.origin else None


def _fetching(model: _Model) -> str:
    return f'Fetch it once, while online, with: hibari --voice {model.key} "Hello"'


def _fetched_folder() -> Path:
    """Where hibari keeps the voices it fetched."""
    if chosen := os.environ.get("HIBARI_HOME"):
        return Path(chosen)
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 -- Path.home raises for a person without a home
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "hibari"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "hibari"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "hibari"


def _spell_american(sounds: ipa.Phonemes) -> str:
    return "".join(_AMERICAN.get(sound, sound) for sound in sounds)


def _spell_british(sounds: ipa.Phonemes) -> str:
    after = (*sounds[1:], "")
    heard = (s for s, beyond in zip(sounds, after, strict=True) if s != "ɹ" or beyond in ipa.VOWEL_BEGINS)
    return "".join(_BRITISH.get(sound, sound) for sound in heard)
