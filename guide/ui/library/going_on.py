"""What the banner shows of a practice to go on with."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from guide.model.units import SECOND, Ms
from guide.player.resuming import Unfinished
from guide.sessionfile.entry import Entry
from guide.timeline.timeline import Segment
from guide.ui.letters import gone_on
from guide.ui.library.words import when
from guide.ui.practice.words import with_side
from guide.ui.theme import Theme
from guide.ui.widgets.strip import Strip

translate = QCoreApplication.translate


def lead(unfinished: Unfinished, today: date | None = None) -> str:
    """When it was left, and how much there is to go: “Paused yesterday, 11 min 49 s to go”."""
    today = today or datetime.now().astimezone().date()
    pattern = translate("Library", "Paused {when}, {time} to go")
    return pattern.format(when=when(unfinished.practice.updated.date(), today), time=_time(unfinished.left_over))


def place(unfinished: Unfinished) -> str:
    """Where it goes on: “Goes on in pigeon, right side”."""
    if unfinished.pose is None:
        return translate("Library", "Goes on where you left it")
    name = with_side(unfinished.name)
    return translate("Library", "Goes on in {pose}").format(pose=gone_on(name))


def pictured(unfinished: Unfinished) -> Entry:
    """A card with the pose it goes on in, for its picture."""
    poses = (unfinished.pose,) if unfinished.pose else ()
    return Entry("going on", unfinished.session.title, unfinished.session.file or Path(), poses=poses)


def strip_of(theme: Theme, unfinished: Unfinished, parent: QWidget) -> Strip:
    """The practice with what is done of it: to look at, not to press."""

    def say_nothing(_segment: Segment) -> str:
        return ""

    strip = Strip(theme, say_nothing, parent)
    strip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    strip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    strip.set_timeline(unfinished.timeline)
    strip.set_position(unfinished.position)
    return strip


def _time(length: Ms) -> str:
    minutes, seconds = divmod(length // SECOND, 60)
    if not minutes:
        return translate("Library", "{seconds} s").format(seconds=seconds)
    return translate("Library", "{minutes} min {seconds} s").format(minutes=minutes, seconds=seconds)
