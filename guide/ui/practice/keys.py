"""The keys of the Practice page: which asks for what, and the list that “?” shows."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt

from guide.ui.practice.words import translate

Key = Qt.Key


class Wish(Enum):
    """What a key asks for."""

    TOGGLE = auto()
    PLAY = auto()
    PAUSE = auto()
    NEXT = auto()
    PREVIOUS = auto()
    GUIDANCE = auto()
    MUTE = auto()
    MUSCLES = auto()
    FULL_SCREEN = auto()
    KEYS = auto()
    BACK = auto()


WISHES: Final = {
    Key.Key_Space: Wish.TOGGLE,
    Key.Key_Period: Wish.TOGGLE,
    Key.Key_MediaTogglePlayPause: Wish.TOGGLE,
    Key.Key_MediaPlay: Wish.TOGGLE,
    Key.Key_MediaPause: Wish.PAUSE,
    Key.Key_MediaStop: Wish.PAUSE,
    Key.Key_Right: Wish.NEXT,
    Key.Key_PageDown: Wish.NEXT,
    Key.Key_MediaNext: Wish.NEXT,
    Key.Key_Left: Wish.PREVIOUS,
    Key.Key_PageUp: Wish.PREVIOUS,
    Key.Key_MediaPrevious: Wish.PREVIOUS,
    Key.Key_S: Wish.GUIDANCE,
    Key.Key_M: Wish.MUTE,
    Key.Key_B: Wish.MUSCLES,
    Key.Key_F: Wish.FULL_SCREEN,
    Key.Key_F11: Wish.FULL_SCREEN,
    Key.Key_Question: Wish.KEYS,
    Key.Key_Escape: Wish.BACK,
}


def key_list() -> tuple[tuple[str, str], ...]:
    """Each key's name and what it does, in the order of the list."""
    return (
        (translate("Practice", "Space"), translate("Practice", "Pause and go on")),
        (translate("Practice", "Right, Page Down"), translate("Practice", "Next step")),
        (translate("Practice", "Left, Page Up"), translate("Practice", "To the start of this step; twice: one back")),
        (translate("Practice", "S"), translate("Practice", "Guidance: full, short, names, silent")),
        (translate("Practice", "M"), translate("Practice", "Mute the voice, or let it speak")),
        (translate("Practice", "B"), translate("Practice", "Show in the body what works and what is stretched")),
        (translate("Practice", "F"), translate("Practice", "Full screen")),
        (translate("Practice", "Tab"), translate("Practice", "To the controls, and to the plan: arrows walk it")),
    )
