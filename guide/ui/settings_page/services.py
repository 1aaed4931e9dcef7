"""What the settings page asks the rest of the app for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Choices = Sequence[tuple[str, str]]
"""Pairs of a key and a name to read."""


@dataclass(frozen=True, slots=True)
class Services:
    """Asked when the page is opened or a button is pressed. Each may raise a GuideError, which becomes a notice."""

    voices: Callable[[], Choices]
    devices: Callable[[], Choices]
    play_sample: Callable[[], None]
    play_test_sound: Callable[[], None]
    usual_folder: str
