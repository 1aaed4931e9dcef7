"""The speech engines, each a pyttsx3 driver. Nothing outside this package knows one by name."""

from guide.speech.engines.engine import Engine
from guide.speech.engines.espeak import Espeak
from guide.speech.engines.hibari import Hibari
from guide.speech.engines.system import System

ENGINES: tuple[Engine, ...] = (Hibari(), System(), Espeak())
"""In order of preference; the last is small, needs nothing else and is the one to fall back to."""

_BY_NAME = {engine.name: engine for engine in ENGINES}

__all__ = ["ENGINES", "Engine", "engine_named"]


def engine_named(name: str) -> Engine:
    """The engine of a name. Raises KeyError if there is none."""
    return _BY_NAME[name]
