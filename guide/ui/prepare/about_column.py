"""The left of the Prepare page: what the session is, what it needs, and what to take care of."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from guide.model.pose import Catalogue
from guide.model.session import Session
from guide.ui.prepare.words import at_hand, cautions, source_words, translate
from guide.ui.theme import LARGE, RADIUS_BANNER, SMALL, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.heading import Heading
from guide.ui.widgets.mixed_text import MixedText, with_lead
from guide.ui.widgets.room import paint_names, paint_room
from guide.ui.widgets.text import Text, ink_soft

PaintFigures: TypeAlias = Callable[[QPainter, QRectF], None]
"""Paints the session's figures into a room's box."""

_ROOM = (376, 144)


class RoomPicture(QWidget):
    """The session's poses in their room; their names where nobody draws them."""

    def __init__(
        self, theme: Theme, names: Sequence[str], figures: PaintFigures | None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = tuple(names)
        self._figures = figures
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As drawn."""
        return QSize(*_ROOM)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint wall, floor, and who practises there."""
        painter = QPainter(self)
        paint.start(painter)
        box = QRectF(self.rect())
        paint_room(painter, self._theme, box, RADIUS_BANNER)
        if self._figures is not None:
            self._figures(painter, box)
        else:
            paint_names(painter, self._theme, box, self._names)


class AboutColumn(QWidget):
    """Picture, title, summary, what to have at hand, what to take care of, and the sources."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        catalogue: Catalogue,
        names: Sequence[str],
        figures: PaintFigures | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._session = session
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(RoomPicture(theme, names, figures))
        self._rows.addSpacing(16)
        self._rows.addWidget(Text(theme, session.title, LARGE))
        if session.summary:
            self._rows.addSpacing(4)
            self._rows.addWidget(Text(theme, session.summary, colour=ink_soft))
        self._add_heading(translate("Prepare", "At hand"))
        self._at_hand = Text(theme)
        self._rows.addWidget(self._at_hand)
        warnings = cautions(session.cautions, catalogue.cautions)
        if warnings:
            self._add_heading(translate("Prepare", "Take care"), "warning")
            for caution in warnings:
                self._rows.addWidget(MixedText(theme, SMALL, parts=with_lead(*caution)))
        sources = [catalogue.sources[key] for key in session.sources if key in catalogue.sources]
        if sources:
            self._add_heading(translate("Prepare", "What it rests on"))
            for source in sources:
                self._rows.addWidget(Text(theme, source_words(source), colour=ink_soft))
        self._rows.addStretch(1)
        self.show_props(())

    @property
    def props(self) -> QLabel:
        """The line that says what to have at hand."""
        return self._at_hand

    def show_props(self, chosen: Sequence[str]) -> None:
        """Say what to have at hand, with what the chosen answers ask for."""
        needed = list(dict.fromkeys((*self._session.props_needed, *chosen)))
        optional = [prop for prop in self._session.props_optional if prop not in needed]
        self._at_hand.setText(at_hand(needed, optional))

    def _add_heading(self, text: str, icon: str = "") -> None:
        self._rows.addSpacing(16)
        self._rows.addWidget(Heading(self._theme, text, icon))
