"""What the keys of a practice do, in words: for the list that “?” shows and for the settings."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from guide.model.cue import Guidance
from guide.ui.guidance import guidance_words
from guide.ui.practice.keys import DEFAULTS, Clash, Keys, Wish
from guide.ui.practice.words import translate

_HIDDEN: Final = frozenset({Qt.Key.Key_Equal})
"""On many keyboards “+” is Shift and “=”: the key does the same without Shift, which needs no line."""


def key_name(key: Qt.Key) -> str:
    """A key as it is called on the screen."""
    names = {
        Qt.Key.Key_Space: translate("Practice", "Space"),
        Qt.Key.Key_Right: translate("Practice", "Right"),
        Qt.Key.Key_Left: translate("Practice", "Left"),
        Qt.Key.Key_Up: translate("Practice", "Up"),
        Qt.Key.Key_Down: translate("Practice", "Down"),
        Qt.Key.Key_PageDown: translate("Practice", "Page Down"),
        Qt.Key.Key_PageUp: translate("Practice", "Page Up"),
        Qt.Key.Key_Delete: translate("Practice", "Delete"),
        Qt.Key.Key_Minus: "−",
        Qt.Key.Key_Period: translate("Practice", "“.”"),
        Qt.Key.Key_Comma: translate("Practice", "“,”"),
    }
    return names.get(key) or QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def keys_words(keys: tuple[Qt.Key, ...]) -> str:
    """Some keys after one another: “Right, Page Down”."""
    return ", ".join(key_name(key) for key in keys if key not in _HIDDEN)


def with_key(words: str, wish: Wish, keys: Keys, *, every: bool = False) -> str:
    """What a control does, and in brackets the first key that does the same, or `every` one: “Pause (Space)”."""
    own = keys.get(wish, ())
    names = ", ".join(map(key_name, own if every else own[:1]))
    return f"{words} ({names})" if names else words


def go_on_words(keys: Keys) -> str:
    """What to press to go on: the key, or the button of a practice whose key was taken away."""
    own = keys.get(Wish.TOGGLE)
    key = key_name(own[0]) if own else translate("Practice", "“Go on”")
    return translate("Practice", "Press {key} to go on.").format(key=key)


def does(wish: Wish) -> str:
    """What a wish does."""
    words = {
        Wish.TOGGLE: translate("Practice", "Pause and go on"),
        Wish.NEXT: translate("Practice", "Next step"),
        Wish.PREVIOUS: translate("Practice", "To the start of this step; twice: one back"),
        Wish.MORE_BREATHS: translate("Practice", "One breath more in this hold"),
        Wish.FEWER_BREATHS: translate("Practice", "One breath fewer"),
        Wish.SLOWER: translate("Practice", "Slower breath"),
        Wish.FASTER: translate("Practice", "Faster breath"),
        Wish.REPEAT_SIDE: translate("Practice", "Repeat this side"),
        Wish.SKIP_POSE: translate("Practice", "Skip this pose"),
        Wish.TAP_BREATH: translate("Practice", "Tap your own breath, in and out, four times"),
        Wish.FINISH_BY: translate("Practice", "Finish by a time"),
        Wish.CHANGE: translate("Practice", "Change something: choices, breath, end"),
        Wish.GUIDANCE: guidance_words(*Guidance),
        Wish.MUTE: translate("Practice", "Mute the voice, or let it speak"),
        Wish.MUSIC: translate("Practice", "Music on or off"),
        Wish.MUSCLES: translate("Practice", "Show in the body what works and what is stretched"),
        Wish.CLASS: translate("Practice", "Lead a class: presenter and class display"),
        Wish.FULL_SCREEN: translate("Practice", "Full screen"),
        Wish.KEYS: translate("Practice", "The list of keys"),
    }
    return words[wish]


def clash_words(clash: Clash) -> str:
    """Why a key cannot be given, in a sentence."""
    if clash.taken_by is None:
        return translate("Practice", "{key} cannot be given something else to do. Choose another key.").format(
            key=key_name(clash.key)
        )
    return translate("Practice", "{key} is taken: “{does}”. Choose another key.").format(
        key=key_name(clash.key), does=does(clash.taken_by)
    )


def unread_words(unread: tuple[str, ...]) -> str:
    """That some of the setting of keys could not be read, in a sentence. `unread` names them as the setting does."""
    known = [does(Wish(name)) for name in unread if name in DEFAULTS]
    if not known:
        return translate("Practice", "Your own keys could not be read; the usual ones are in force.")
    return translate("Practice", "These keys could not be read and are the usual ones: {wishes}.").format(
        wishes="; ".join(known)
    )


def key_list(keys: Keys = DEFAULTS, *, in_class: bool = False) -> tuple[tuple[str, str], ...]:
    """Each key's name and what it does, in the order of the list; the window lists its own keys after them."""
    leave_out = {Wish.KEYS} if keys[Wish.KEYS] == DEFAULTS[Wish.KEYS] else set()  # the window lists its own
    words = {wish: does(wish) for wish in keys.keys() - leave_out}
    if in_class:
        del words[Wish.MUSCLES]  # the class display shows none
        words[Wish.CLASS] = translate("Practice", "Back to the practice, without a class")
    rows = [(keys_words(own), words[wish]) for wish, own in keys.items() if own and wish in words]
    if in_class:
        rows.append((translate("Practice", "F5, Esc"), translate("Practice", "Pause and go on; they never leave")))
    rows.append(
        (translate("Practice", "Tab"), translate("Practice", "To the controls, and to the plan: arrows walk it"))
    )
    return tuple(rows)
