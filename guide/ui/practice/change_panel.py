"""The panel of changes: everything that can be changed on the way, on one small sheet over the practice."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from guide.model.pose import Source
from guide.model.session import Choice
from guide.ui.practice.change_parts import BreathPart, PosePart
from guide.ui.practice.finish_part import FinishPart
from guide.ui.practice.keys import DEFAULTS, Keys
from guide.ui.practice.words import translate
from guide.ui.prepare.choice_group import ChoiceGroup
from guide.ui.prepare.source_card import SourceCard
from guide.ui.theme import BORDER, MEDIUM, Theme
from guide.ui.widgets.buttons import IconButton, OtherButton
from guide.ui.widgets.scroll import Bar
from guide.ui.widgets.sheet import Sheet
from guide.ui.widgets.text import Text

Chosen: TypeAlias = Sequence[tuple[Choice, str]]
"""The questions of a session, each with the key of the option that is in force."""

_WIDTH: Final = 480
_EDGE: Final = 24


class ChangePanel(Sheet):
    """Stands at the right, beneath the controls. The keyboard stays in it until Esc; the practice's keys work on.

    `wished` carries a `Wish`, `chosen` the keys of a choice and an option. What the end does is `finish`'s to say.
    """

    wished = Signal(object)
    chosen = Signal(str, str)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        choices: Chosen,
        sources: dict[str, Source],
        parent: QWidget,
        *,
        keys: Keys = DEFAULTS,
    ) -> None:
        super().__init__(theme, parent)
        self._page = parent
        self._sources = sources
        self.setAccessibleName(translate("Practice", "Change something"))
        self._close = IconButton(theme, "close", translate("Practice", "Close (Esc)"))
        self._close.clicked.connect(self.put_away)
        self.pose, self.breath, self.finish = PosePart(theme, keys), BreathPart(theme, keys), FinishPart(theme)
        for part in (self.pose, self.breath):
            part.wished.connect(self.wished)
        content = QWidget()
        parts = QVBoxLayout(content)
        parts.setContentsMargins(_EDGE, 8, _EDGE, _EDGE)
        parts.setSpacing(_EDGE)
        parts.addWidget(self.pose)
        parts.addWidget(self.breath)
        parts.addWidget(self.finish)
        for choice, picked in choices:
            group = ChoiceGroup(theme, choice, picked, sources)
            group.chosen.connect(self.chosen)
            group.source_requested.connect(self._open_source)
            parts.addWidget(group)
        parts.addStretch(1)
        self._area = QScrollArea()
        self._area.setVerticalScrollBar(Bar(theme))
        self._area.setViewport(QWidget())  # to find out what Qt's own is, PySide would load every class of widgets
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(content)
        for ground in (self._area.viewport(), content):
            ground.setAutoFillBackground(False)  # the sheet's round corners stay round
        heading = QHBoxLayout()
        heading.setContentsMargins(_EDGE, 8, 8, 0)
        heading.addWidget(Text(theme, translate("Practice", "Change"), MEDIUM, lines=1), 1)
        heading.addWidget(self._close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(BORDER, BORDER, BORDER + 4, BORDER + 6)
        rows.setSpacing(0)
        rows.addLayout(heading)
        rows.addWidget(self._area, 1)
        self._rows, self._content = rows, content
        self.hide()

    def open(self, *, at_finish: bool = False) -> None:
        """Show it, with the keyboard on its first control, or on the time to finish by."""
        self.show()
        self.raise_()
        first = self.finish.field if at_finish else self._controls()[0]
        first.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(first)

    def reveal_outcome(self) -> None:
        """Bring what came of a wish for the end into sight, and the keyboard back to its field."""
        self.finish.field.setFocus(Qt.FocusReason.OtherFocusReason)
        inner = self._content.layout()
        if inner is not None:
            inner.activate()
        self._area.ensureWidgetVisible(self.finish, 0, 12)

    def put_away(self) -> None:
        """Close it."""
        self.hide()
        self.closed.emit()

    def place(self, top: int, bottom: int, margin: int, left: int = 0) -> None:
        """Stand at the right, between the heights `top` and `bottom`.

        What ends at `left`, in pixels of the page, stays in sight where the panel can be as narrow as that.
        """
        page = self._page
        words = max(button.sizeHint().width() for button in self.findChildren(OtherButton)) + 2 * _EDGE
        least = max(self._content.minimumSizeHint().width(), words) + 2 * BORDER + 4
        beside = max(least, page.width() - margin - left - _EDGE)
        width = min(round(_WIDTH * self._theme.text), beside, page.width() - 2 * margin)
        inner = self._content.layout()
        needed = inner.totalHeightForWidth(width - 2 * BORDER) if inner else 0
        height = min(needed + self._close.sizeHint().height() + 24, bottom - top)
        self.setGeometry(page.width() - margin - width, top, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; what else no control has taken is the practice's."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            event.ignore()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802 - Qt's signature
        """The keyboard goes round in the panel."""
        controls = self._controls()
        here = self.focusWidget()
        goal: QWidget = self._close  # where what can no longer be pressed leaves the keyboard: nothing is changed there
        if here in controls:
            goal = controls[(controls.index(here) + (1 if next else -1)) % len(controls)]
        goal.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        if self._content.isAncestorOf(goal):
            self._area.ensureWidgetVisible(goal, 0, 12)
        return True

    def _controls(self) -> list[QWidget]:
        """What the keyboard can reach, from top to bottom."""
        inside = [
            widget
            for widget in self._content.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(self) and widget.isEnabled()
        ]
        inside.sort(key=lambda widget: (widget.mapTo(self, QPoint()).y(), widget.mapTo(self, QPoint()).x()))
        return [*inside, self._close]

    def _open_source(self, key: str, box: QWidget) -> None:
        if key in self._sources:
            SourceCard(self._theme, self._sources[key], self).open_at(box)
