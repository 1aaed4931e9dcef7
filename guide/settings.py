"""Every setting in one declarative table, and the file that keeps them.

The table serves the window, the command line and the docs. A damaged file falls back setting by setting.
"""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from guide import paths
from guide.errors import StorageError
from guide.safefile import set_aside, unwritten, write_atomically

FILE_NAME = "settings.json"

Value: TypeAlias = str | int | float | bool


class Setting(NamedTuple):
    """One setting: its default gives its type; `help` is one line; `allowed` or `least` and `most` bound it.

    With `or_zero` a number may be 0 as well, which stands for none.
    """

    name: str
    default: Value
    help: str
    allowed: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    or_zero: bool = False

    def accepts(self, value: object) -> bool:
        """Whether a value has this setting's type and lies within its bounds."""
        if isinstance(self.default, bool) or isinstance(value, bool):
            return isinstance(value, bool) and isinstance(self.default, bool)
        if isinstance(self.default, str):
            return isinstance(value, str) and (not self.allowed or value in self.allowed) and "\0" not in value
        if not isinstance(value, (int, float)) or (isinstance(self.default, int) and not isinstance(value, int)):
            return False
        if value == 0 and self.or_zero:
            return True
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


TABLE: tuple[Setting, ...] = (
    Setting("voice", "", "The voice that speaks; empty for the best one there is."),
    Setting("rate", 1.0, "How fast the voice speaks; 1 is its natural pace.", least=0.7, most=1.3),
    Setting("voice_volume", 1.0, "How loud the voice is.", least=0.0, most=1.0),
    Setting("bell_volume", 0.7, "How loud the bells are.", least=0.0, most=1.0),
    Setting("breath_volume", 0.4, "How loud the breath tones are.", least=0.0, most=1.0),
    Setting("music", False, "Play your own music under the practice."),
    Setting("music_folder", "", "Your music: a folder, or files, one a line."),
    Setting("music_volume", 0.5, "How loud the music is.", least=0.0, most=1.0),
    Setting(
        "inhale_seconds",
        0.0,
        "How long you breathe in; 0 keeps each session's own pace.",
        least=0.5,
        most=20.0,
        or_zero=True,
    ),
    Setting(
        "exhale_seconds",
        0.0,
        "How long you breathe out; 0 keeps each session's own pace.",
        least=0.5,
        most=20.0,
        or_zero=True,
    ),
    Setting("guidance", "full", "How much the voice says.", allowed=("full", "short", "names", "silent")),
    Setting("speak_cautions", True, "Say a session's cautions at its start."),
    Setting("get_ready_seconds", 10, "Time to walk to the mat after Start.", least=0, most=60),
    Setting("output_device", "", "Where the sound goes; empty for the system's choice."),
    Setting("theme", "system", "Light, dark, or as the system has it.", allowed=("system", "light", "dark")),
    Setting("text_size", 100, "The size of text in percent.", least=100, most=200),
    Setting("reduce_motion", False, "Keep the picture still; the count and the words go on."),
    Setting("body", "woman", "Whose figure is drawn.", allowed=("woman", "man")),
    Setting("skin", "rose", "The colour of the figure's skin.", allowed=("rose", "olive", "brown", "deep")),
    Setting("class_screen", "", "The screen a class looks at; empty for the second one."),
    Setting("class_mirrored", False, "Show the class the figure as a mirror would."),
    Setting("keys", "", "Keys of a practice that are other than usual, as JSON; empty for the usual ones."),
    Setting("sessions_folder", "", "Where your own sessions are; empty for the usual folder."),
)

_BY_NAME: Mapping[str, Setting] = {setting.name: setting for setting in TABLE}


class Settings:
    """The settings in force. Reading gives a value of the default's type; setting saves at once.

    `notices` holds one sentence for each thing that could not be read and was left at its default.
    """

    def __init__(self, file: Path, values: Mapping[str, Value] | None = None, notices: tuple[str, ...] = ()) -> None:
        """`values` are those that are not at their default."""
        self.file = file
        self.notices = notices
        self._values = dict(values or {})
        self._lent: dict[str, Value] = {}
        self._listeners: list[Callable[[str], None]] = []

    @classmethod
    def load(cls, file: Path) -> "Settings":
        """Read a settings file. What is damaged is set aside and said in `notices`; it never raises."""
        try:
            stored = json.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls(file)
        except (OSError, ValueError, RecursionError):
            return cls(file, notices=(_set_damaged_aside(file),))
        if not isinstance(stored, dict):
            return cls(file, notices=(_set_damaged_aside(file),))
        bad = sorted(name for name, value in stored.items() if name in _BY_NAME and not _BY_NAME[name].accepts(value))
        good = {name: value for name, value in stored.items() if name not in bad}
        return cls(file, good, (_back_at_default(bad),) if bad else ())

    def text(self, name: str) -> str:
        """The value of a setting that is text."""
        return str(self._value(name))

    def number(self, name: str) -> float:
        """The value of a setting that is a number."""
        return float(self._value(name))

    def flag(self, name: str) -> bool:
        """The value of a setting that is on or off."""
        return bool(self._value(name))

    @property
    def sessions_folder(self) -> Path:
        """Where a person's own sessions are."""
        chosen = self.text("sessions_folder")
        if not chosen:
            return paths.default_sessions_folder()
        return Path(os.path.expanduser(chosen))  # noqa: PTH111 -- Path.expanduser raises where there is no such home

    def set(self, name: str, value: Value) -> None:
        """Change a setting, tell the listeners, and save.

        Raises:
            ValueError: the value does not suit the setting.
            StorageError: the change is in force but could not be saved.
        """
        _check(name, value)
        if value == self._value(name) and name not in self._lent:
            return
        self._lent.pop(name, None)
        self._values[name] = value
        for listener in tuple(self._listeners):
            listener(name)
        self._save()

    def lend(self, name: str, value: Value) -> None:
        """Put a value in force until another is set, or the app ends: it is not saved, and no listener is told.

        Raises:
            ValueError: the value does not suit the setting.
        """
        _check(name, value)
        self._lent[name] = value

    def listen(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Call `listener` with the name of each setting that changes, until what is returned is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _value(self, name: str) -> Value:
        return self._lent.get(name, self._values.get(name, _BY_NAME[name].default))

    def _save(self) -> None:
        try:
            write_atomically(self.file, [json.dumps(self._values, indent=2, sort_keys=True).encode()])
        except OSError as error:
            raise StorageError(unwritten("Your settings could not be saved", self.file.parent, error)) from error


def _check(name: str, value: Value) -> None:
    if not _BY_NAME[name].accepts(value):
        raise ValueError(f"{name} cannot be {value!r}")


def _back_at_default(names: list[str]) -> str:
    """The one sentence about settings that could not be read."""
    *others, last = (f"“{name.replace('_', ' ')}”" for name in names)
    if not others:
        return f"The setting {last} could not be read and is back at its default."
    return f"The settings {', '.join(others)} and {last} could not be read and are back at their defaults."


def _set_damaged_aside(file: Path) -> str:
    """Set a damaged file of settings aside, and give the sentence that tells of it."""
    damaged = set_aside(file)
    if damaged is None:
        return f"Your settings in {file} could not be read; the defaults are in force. Let Guide read and write there."
    return f"Your settings could not be read; the defaults are in force, and the old file is kept as {damaged.name}."
