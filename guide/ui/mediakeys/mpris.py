"""MPRIS, the media players' interface on D-Bus: what is answered to each call. No message is sent from here.

https://specifications.freedesktop.org/mpris-spec/latest/
"""

import time
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)

from guide.resources import asset
from guide.ui.mediakeys.playing import Command, Playing, Status

NAME: Final = "org.mpris.MediaPlayer2.guide_practice"
"""The name on the bus. The desktop's media keys go to names that begin like this."""

_PATH: Final = "/org/mpris/MediaPlayer2"
_ROOT: Final = "org.mpris.MediaPlayer2"
_PLAYER: Final = "org.mpris.MediaPlayer2.Player"
_FREEDESKTOP: Final = "org.freedesktop.DBus"
_PROPERTIES: Final = f"{_FREEDESKTOP}.Properties"
_TRACK: Final = "/io/github/guide_practice/practice"
_MICROSECONDS: Final = 1_000
_LEAP: Final = 1_500
"""How far a position may be from where it was to be before it is told as a leap, in milliseconds."""

Typed: TypeAlias = tuple[str, Any]
"""A D-Bus signature and a value of it."""

_COMMANDS: Final[Mapping[tuple[str, str], Command | None]] = {
    (_ROOT, "Raise"): Command.SHOW,
    (_ROOT, "Quit"): None,
    (_PLAYER, "PlayPause"): Command.TOGGLE,
    (_PLAYER, "Play"): Command.PLAY,
    (_PLAYER, "Pause"): Command.PAUSE,
    (_PLAYER, "Stop"): Command.STOP,
    (_PLAYER, "Next"): Command.NEXT,
    (_PLAYER, "Previous"): Command.PREVIOUS,
    (_PLAYER, "Seek"): None,
    (_PLAYER, "SetPosition"): None,
    (_PLAYER, "OpenUri"): None,
}
_STATUS: Final = {Status.PLAYING: "Playing", Status.PAUSED: "Paused", Status.STOPPED: "Stopped"}


class Mpris:
    """A practice as MPRIS shows it. `answer` replies to a call; `show` returns the signals of what has changed."""

    def __init__(self, playing: Playing, now: Callable[[], float] = time.monotonic) -> None:
        """`now` counts seconds."""
        self._now = now
        self._playing = playing
        self._shown_at = now()

    def show(self, playing: Playing) -> tuple[Message, ...]:
        """Take in a practice as it is now."""
        expected, before = self._position(), self._player_properties()
        self._playing, self._shown_at = playing, self._now()
        after = self._player_properties()
        changed = {name: value for name, value in after.items() if name != "Position" and value != before[name]}
        signals: list[Message] = []
        if changed:
            emitter = DBusAddress(_PATH, interface=_PROPERTIES)
            signals.append(new_signal(emitter, "PropertiesChanged", "sa{sv}as", (_PLAYER, changed, [])))
        if abs(playing.position - expected) > _LEAP:
            emitter = DBusAddress(_PATH, interface=_PLAYER)
            signals.append(new_signal(emitter, "Seeked", "x", (playing.position * _MICROSECONDS,)))
        return tuple(signals)

    def answer(self, call: Message) -> tuple[Message | None, Command | None]:
        """The reply to a message and what it asks for; neither for what is no call."""
        if call.header.message_type is not MessageType.method_call:
            return None, None
        reply, command = self._answered(call)
        return None if call.header.flags & MessageFlag.no_reply_expected else reply, command

    def _answered(self, call: Message) -> tuple[Message, Command | None]:
        fields = call.header.fields
        interface, member = fields.get(HeaderFields.interface, ""), fields[HeaderFields.member]
        if fields[HeaderFields.path] != _PATH:
            return _answered_above(call), None
        if (interface, member) in _COMMANDS:
            return new_method_return(call), _COMMANDS[interface, member]
        if interface == _PROPERTIES:
            return self._property(call, member), None
        if (interface, member) == (f"{_FREEDESKTOP}.Introspectable", "Introspect"):
            return new_method_return(call, "s", (asset("mpris.xml").read_text(encoding="utf-8"),)), None
        if (interface, member) == (f"{_FREEDESKTOP}.Peer", "Ping"):
            return new_method_return(call), None
        return _refused(call, "UnknownMethod", f"There is no {interface}.{member}."), None

    def _property(self, call: Message, member: str) -> Message:
        match member, call.body:
            case "GetAll", (str(interface),) if interface in self._all():
                return new_method_return(call, "a{sv}", (self._all()[interface],))
            case "Get", (str(interface), str(name)) if name in self._all().get(interface, {}):
                return new_method_return(call, "v", (self._all()[interface][name],))
            case "Set", (str(interface), str(name), _) if name in self._all().get(interface, {}):
                return _refused(call, "PropertyReadOnly", f"{name} cannot be changed.")
            case _:
                return _refused(call, "InvalidArgs", "There is no such property.")

    def _all(self) -> dict[str, dict[str, Typed]]:
        return {_ROOT: _ROOT_PROPERTIES, _PLAYER: self._player_properties()}

    def _player_properties(self) -> dict[str, Typed]:
        playing = self._playing
        can = ("b", playing.status is not Status.STOPPED)
        return {
            "PlaybackStatus": ("s", _STATUS[playing.status]),
            "Metadata": ("a{sv}", self._metadata()),
            "Position": ("x", self._position() * _MICROSECONDS),
            "Rate": ("d", 1.0),
            "MinimumRate": ("d", 1.0),
            "MaximumRate": ("d", 1.0),
            "Volume": ("d", 1.0),
            "CanGoNext": can,
            "CanGoPrevious": can,
            "CanPlay": can,
            "CanPause": can,
            "CanSeek": ("b", False),
            "CanControl": ("b", True),
        }

    def _metadata(self) -> dict[str, Typed]:
        playing = self._playing
        return {
            "mpris:trackid": ("o", _TRACK),
            "mpris:length": ("x", playing.length * _MICROSECONDS),
            "mpris:artUrl": ("s", asset("icons", "guide.svg").resolve().as_uri()),
            "xesam:title": ("s", playing.pose),
            "xesam:artist": ("as", [playing.session]),
            "xesam:album": ("s", playing.session),
        }

    def _position(self) -> int:
        """Where the practice is by now, in milliseconds."""
        playing = self._playing
        passed = round((self._now() - self._shown_at) * 1_000) if playing.status is Status.PLAYING else 0
        return min(playing.position + passed, playing.length)


_ROOT_PROPERTIES: Final[dict[str, Typed]] = {
    "CanQuit": ("b", False),
    "CanRaise": ("b", True),
    "HasTrackList": ("b", False),
    "Identity": ("s", "Guide"),
    "DesktopEntry": ("s", "io.github.guide_practice.guide"),
    "SupportedUriSchemes": ("as", []),
    "SupportedMimeTypes": ("as", []),
}


def _refused(call: Message, error: str, sentence: str) -> Message:
    return new_error(call, f"{_FREEDESKTOP}.Error.{error}", "s", (sentence,))


def _answered_above(call: Message) -> Message:
    """The way to the player's object, for who walks the tree of objects from its root."""
    path, member = call.header.fields[HeaderFields.path], call.header.fields[HeaderFields.member]
    below = _PATH.removeprefix(path.rstrip("/") + "/")
    if member != "Introspect" or below == _PATH:
        return _refused(call, "UnknownObject", f"There is nothing at {path}.")
    return new_method_return(call, "s", (f'<node><node name="{below.split("/")[0]}"/></node>',))
