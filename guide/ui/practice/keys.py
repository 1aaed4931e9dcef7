"""The keys of a practice: one table of what each asks for, changed by the person, and read in two modes.

The setting `keys` keeps what was changed as JSON, from the name of a wish to the names of its keys. In class mode the
keys of a presenter's remote never leave: F5 and Esc pause and go on.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

Key = Qt.Key


class Wish(StrEnum):
    """What a key asks for; the value is its name in the setting."""

    TOGGLE = "toggle"
    PLAY = "play"
    PAUSE = "pause"
    NEXT = "next"
    PREVIOUS = "previous"
    MORE_BREATHS = "more_breaths"
    FEWER_BREATHS = "fewer_breaths"
    SLOWER = "slower"
    FASTER = "faster"
    REPEAT_SIDE = "repeat_side"
    SKIP_POSE = "skip_pose"
    TAP_BREATH = "tap_breath"
    FINISH_BY = "finish_by"
    CHANGE = "change"
    GUIDANCE = "guidance"
    MUTE = "mute"
    MUSIC = "music"
    MUSCLES = "muscles"
    CLASS = "class"
    FULL_SCREEN = "full_screen"
    KEYS = "keys"
    BACK = "back"


Keys: TypeAlias = Mapping[Wish, tuple[Qt.Key, ...]]
"""The keys of every wish that can be given others, in the order of the list."""

DEFAULTS: Final[Keys] = MappingProxyType(
    {
        Wish.TOGGLE: (Key.Key_Space, Key.Key_Period),
        Wish.NEXT: (Key.Key_Right, Key.Key_PageDown),
        Wish.PREVIOUS: (Key.Key_Left, Key.Key_PageUp),
        Wish.MORE_BREATHS: (Key.Key_Up,),
        Wish.FEWER_BREATHS: (Key.Key_Down,),
        Wish.SLOWER: (Key.Key_Plus, Key.Key_Equal),
        Wish.FASTER: (Key.Key_Minus,),
        Wish.REPEAT_SIDE: (Key.Key_R,),
        Wish.SKIP_POSE: (Key.Key_X, Key.Key_Delete),
        Wish.TAP_BREATH: (Key.Key_T,),
        Wish.FINISH_BY: (Key.Key_E,),
        Wish.CHANGE: (Key.Key_O,),
        Wish.GUIDANCE: (Key.Key_S,),
        Wish.MUTE: (Key.Key_M,),
        Wish.MUSIC: (Key.Key_V,),
        Wish.MUSCLES: (Key.Key_B,),
        Wish.CLASS: (Key.Key_C,),
        Wish.FULL_SCREEN: (Key.Key_F,),
        Wish.KEYS: (Key.Key_Question,),
    }
)

_ALWAYS: Final = {
    Key.Key_MediaTogglePlayPause: Wish.TOGGLE,
    Key.Key_MediaPlay: Wish.TOGGLE,
    Key.Key_MediaPause: Wish.PAUSE,
    Key.Key_MediaStop: Wish.PAUSE,
    Key.Key_MediaNext: Wish.NEXT,
    Key.Key_MediaPrevious: Wish.PREVIOUS,
    Key.Key_F11: Wish.FULL_SCREEN,
    Key.Key_F1: Wish.KEYS,
}
_IN_PRACTICE: Final = {Key.Key_Escape: Wish.BACK}
_IN_CLASS: Final = {Key.Key_Escape: Wish.TOGGLE, Key.Key_F5: Wish.TOGGLE}
_MOVING: Final = (Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Enter)
"""These go from control to control and press them."""
HELD: Final = (Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_AltGr, Key.Key_Meta, Key.Key_CapsLock)
"""These change what others do."""
RESERVED: Final = frozenset((*_ALWAYS, *_IN_PRACTICE, *_IN_CLASS, *_MOVING, *HELD))
"""Keys that always do what they do, and can be given to no wish."""

JUMPS: Final = frozenset({Wish.NEXT, Wish.PREVIOUS, Wish.SKIP_POSE})
"""What leads to another place of the practice."""
WHEN_ENDED: Final = frozenset({Wish.PREVIOUS, Wish.MUSCLES, Wish.CLASS, Wish.FULL_SCREEN, Wish.KEYS, Wish.BACK})
"""What can still be wished when the practice is over."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A key that cannot be given to a wish: it is `taken_by` another; where that is None, it is no key for this."""

    key: Qt.Key
    wish: Wish
    taken_by: Wish | None = None


def wishes_of(keys: Keys = DEFAULTS, *, in_class: bool = False) -> Mapping[Qt.Key, Wish]:
    """What each key asks for; in class mode Esc and F5 pause and go on."""
    chosen = {key: wish for wish, own in keys.items() for key in own}
    return {**chosen, **_ALWAYS, **(_IN_CLASS if in_class else _IN_PRACTICE)}


def clash(keys: Keys, wish: Wish, key: Qt.Key) -> Clash | None:
    """Why a wish cannot have a key; None where it can."""
    if key in RESERVED or _by_text().get(key_text(key)) is not key:
        return Clash(key, wish)
    other = next((other for other, own in keys.items() if other is not wish and key in own), None)
    return Clash(key, wish, other) if other else None


def clashes(keys: Keys) -> tuple[Clash, ...]:
    """All that is wrong with a set of keys; of two wishes with the same key, the later one is named."""
    found: list[Clash] = []
    seen: dict[Wish, tuple[Qt.Key, ...]] = {}
    for wish, own in keys.items():
        found += [wrong for key in own if (wrong := clash(seen, wish, key))]
        seen[wish] = own
    return tuple(found)


def with_keys(keys: Keys, wish: Wish, own: Iterable[Qt.Key]) -> Keys:
    """The same keys but for one wish, whose keys are replaced."""
    return {**keys, wish: tuple(own)}


def key_text(key: Qt.Key) -> str:
    """A key's name in the setting, the same in every language."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def format_keys(keys: Keys) -> str:
    """What differs from the usual keys, as the setting keeps it; empty where nothing does."""
    changed = {wish.value: [key_text(key) for key in own] for wish, own in keys.items() if own != DEFAULTS[wish]}
    return json.dumps(changed, sort_keys=True) if changed else ""


def parse_keys(text: str) -> tuple[Keys, tuple[str, ...]]:
    """The keys in force, from the setting's text, and the names of what could not be read or is given twice.

    A wish that cannot be read keeps its usual keys, and of two wishes with one key both are back at theirs.
    """
    if not text:
        return DEFAULTS, ()
    try:
        stored = json.loads(text)
    except (ValueError, RecursionError):
        return DEFAULTS, (text,)
    if not isinstance(stored, dict):
        return DEFAULTS, (text,)
    read = {name: _own(name, names) for name, names in stored.items()}
    bad = {name for name, own in read.items() if own is None}
    chosen: dict[Wish, tuple[Qt.Key, ...]] = {Wish(name): own for name, own in read.items() if own is not None}
    while wrong := clashes({**DEFAULTS, **chosen}):
        # Taking a wish's own keys away always ends: the usual ones clash with nothing.
        guilty = {wish for one in wrong for wish in (one.wish, one.taken_by) if wish in chosen}
        bad |= {wish.value for wish in guilty}
        chosen = {wish: own for wish, own in chosen.items() if wish not in guilty}
    return {**DEFAULTS, **chosen}, tuple(sorted(bad))


def _own(name: str, names: object) -> tuple[Qt.Key, ...] | None:
    if name not in DEFAULTS or not isinstance(names, list) or not all(isinstance(one, str) for one in names):
        return None
    keys = tuple(_by_text().get(one) for one in names)
    return tuple(key for key in keys if key is not None) if None not in keys else None


@cache
def _by_text() -> Mapping[str, Qt.Key]:
    """The keys that have a name of their own."""
    names = Counter(key_text(key) for key in Qt.Key)
    return {text: key for key in Qt.Key if names[text := key_text(key)] == 1}
