"""The right side of the presenter: what the class sees, the time, and what else a teacher may want."""

from datetime import datetime
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from guide.model.units import Ms
from guide.ui.practice.words import time_left
from guide.ui.presenter.styles import COMING, SIDE, SIDE_STRONG, TIME_LEFT
from guide.ui.presenter.words import ended_at, ends_at, gone_of, translate
from guide.ui.theme import RADIUS_CONTROL, Theme
from guide.ui.widgets.buttons import OtherButton
from guide.ui.widgets.text import Text, ink_soft

WIDTH: Final = 296
_LEAST: Final = 232
_RATIO: Final = 9 / 16
_GAPS: Final = (28, 8, 8, 20, 12, 12, 0)
"""The room below what the class sees, the three times, and the three buttons."""


class Display(Enum):
    """What the class display does."""

    SHOWN = auto()
    BLANK = auto()
    CLOSED = auto()


class Preview(QLabel):
    """A picture of the class display, made now and then. It is shown for the eye alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QPixmap()
        self.setAccessibleName(translate("Presenter", "What the class sees"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_picture(self, picture: QPixmap | None) -> None:
        """Show what the class sees now; None while the display is closed."""
        before = self.sizeHint()
        self._picture = picture or QPixmap()
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the picture is at its width."""
        picture = self._picture
        ratio = picture.height() / picture.width() if picture.width() else _RATIO
        return QSize(WIDTH, round(WIDTH * min(ratio, 1.0)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the picture in its own shape with round corners; the wall where there is none."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = self.rect()
        if not self._picture.isNull():  # a low window has less room for it than it asks for
            place.setSize(self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio))
        corners = QPainterPath()
        corners.addRoundedRect(place, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setClipPath(corners)
        painter.fillRect(place, self._theme.colours.wall)
        if not self._picture.isNull():
            painter.drawPixmap(place, self._picture)


class _Wide(OtherButton):
    """A button as wide as the column."""

    padding = 14

    def __init__(self, theme: Theme, text: str, icon: str = "") -> None:
        super().__init__(theme, text, icon, style=SIDE_STRONG)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves the keys to the page
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Side(QWidget):
    """Stands beside the prompter. The buttons say what pressing them does now."""

    finish_requested = Signal()
    display_wished = Signal(object)
    """The `Display` that is asked for."""
    rehearsal_requested = Signal()

    def __init__(self, theme: Theme, *, rehearses: bool = False) -> None:
        """`rehearses` is whether this is a rehearsal, which can be ended."""
        super().__init__()
        self._display = Display.SHOWN
        self.preview = Preview(theme)
        self.label = Text(theme, translate("Presenter", "What the class sees"), SIDE, colour=ink_soft, lines=1)
        self.left = Text(theme, style=TIME_LEFT, lines=1, tabular=True)
        self.ends = Text(theme, style=COMING, lines=1, tabular=True)
        self.gone = Text(theme, style=SIDE, colour=ink_soft, lines=1, tabular=True)
        self.finish = _Wide(theme, translate("Presenter", "Finish by a time"), "clock")
        self._offers = {
            Display.SHOWN: translate("Presenter", "Blank the projector"),
            Display.BLANK: translate("Presenter", "Show it again"),
            Display.CLOSED: translate("Presenter", "Open the display"),
        }
        self.blank = _Wide(theme, "", "screen-off")
        self.blank.other_words = tuple(self._offers.values())
        rehearse, end = translate("Presenter", "Rehearse 4×"), translate("Presenter", "End the rehearsal")
        self.rehearsal = _Wide(theme, end if rehearses else rehearse, "close" if rehearses else "play")
        through = translate("Presenter", "See the class through without sound, four times as fast")
        self.rehearsal.setToolTip("" if rehearses else through)
        self.rehearsal.setAccessibleDescription("" if rehearses else through)
        self.finish.clicked.connect(self.finish_requested)
        self.blank.clicked.connect(self._ask_for_display)
        self.rehearsal.clicked.connect(self.rehearsal_requested)
        self._seen = QWidget()
        seen = QVBoxLayout(self._seen)
        seen.setContentsMargins(0, 0, 0, _GAPS[0])
        seen.setSpacing(8)
        seen.addWidget(self.preview)
        seen.addWidget(self.label)
        rows = self._column = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._seen)
        self._rows: list[tuple[QWidget, QSpacerItem, int]] = []
        for widget, after in zip(
            (self.left, self.ends, self.gone, self.finish, self.blank, self.rehearsal), _GAPS[1:], strict=True
        ):
            below = QSpacerItem(0, after)
            rows.addWidget(widget)
            rows.addItem(below)
            self._rows.append((widget, below, after))
        rows.addStretch(1)
        # To finish there is a key, for the projector none. Rehearsing can wait for a larger window, ending it cannot.
        self._spare: list[QWidget] = [self.gone, self.finish, self.blank, self.ends]
        self._spare.insert(3 if rehearses else 0, self.rehearsal)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.show_display(Display.SHOWN)

    def show_times(self, position: Ms, duration: Ms, end: datetime, *, is_over: bool = False) -> None:
        """Say how long it still takes, and when it ends, or that it did."""
        for text, words in (
            (self.left, time_left(duration - position)),
            (self.ends, ended_at(end) if is_over else ends_at(end)),
            (self.gone, gone_of(position, duration)),
        ):
            if text.text() != words:
                text.setText(words)

    def show_display(self, display: Display) -> None:
        """Offer to blank the projector, or to show the class its practice again."""
        self._display = display
        self.blank.set_icon("screen-off" if display is Display.SHOWN else "screen")
        self.blank.setText(self._offers[display])
        sees = {
            Display.SHOWN: translate("Presenter", "What the class sees"),
            Display.BLANK: translate("Presenter", "The class sees nothing"),
            Display.CLOSED: translate("Presenter", "The class display is closed"),
        }
        self.label.setText(sees[display])

    def show_preview(self, *, shown: bool) -> None:
        """Leave the picture out where there is no room for it."""
        self._seen.setVisible(shown)

    def fit(self) -> None:
        """In a low window leave out what is least needed there, until the rest is seen whole."""
        gone: set[QWidget] = set()
        spare = iter(self._spare if self._seen.isHidden() else ())
        while sum(one.sizeHint().height() + after for one, _, after in self._rows if one not in gone) > self.height():
            one = next(spare, None)
            if one is None:
                break
            gone.add(one)
        for widget, below, after in self._rows:
            widget.setVisible(widget not in gone)
            below.changeSize(0, 0 if widget in gone else after)
        self._column.invalidate()
        self._column.activate()

    @property
    def in_short(self) -> str:
        """The times in one line, for a page that has no room for the side."""
        return f"{self.left.text()}. {self.ends.text()}."

    def sizeHint(self) -> QSize:
        """As wide as its buttons, and as the picture where there is one."""
        widest = max(button.sizeHint().width() for button in (self.finish, self.blank, self.rehearsal))
        return QSize(max(_LEAST if self._seen.isHidden() else WIDTH, widest), super().sizeHint().height())

    def _ask_for_display(self) -> None:
        self.display_wished.emit(Display.BLANK if self._display is Display.SHOWN else Display.SHOWN)
