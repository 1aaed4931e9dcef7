"""The card of a file that cannot be played yet: it keeps its place and says what to mend."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from guide.sessionfile.entry import Entry
from guide.ui.icons import paint_icon
from guide.ui.library import words
from guide.ui.theme import BORDER, MEDIUM, RADIUS_TILE, SMALL, STRONG, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import LinkButton
from guide.ui.widgets.text import Text, ink_soft
from guide.ui.widgets.tile import TILE_HEIGHT, TITLE_GAP

_PADDING = 20
_ICON = 24


class _Problems(QWidget):
    """The dashed tile."""

    def __init__(self, theme: Theme, card: Entry) -> None:
        super().__init__()
        self._theme = theme
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_PADDING + 4, _PADDING, _PADDING, _PADDING)
        rows.setSpacing(4)
        self._heading = QHBoxLayout()
        self._heading.addWidget(Text(theme, words.problems_title(card), STRONG))
        rows.addLayout(self._heading)
        sentences = words.shown_problems(card)
        for sentence in sentences:
            rows.addWidget(Text(theme, sentence, lines=2 if len(sentences) > 1 else 3))
        rows.addStretch(1)
        self.link = LinkButton(theme, self.tr("Open in the editor"))
        self.link.setAccessibleDescription(card.file.name)
        rows.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the dashed border and the pencil."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self._theme.colours
        pen = QPen(colours.outline, BORDER)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3, 2])  # in strokes: 6 px and 4 px
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_TILE, RADIUS_TILE)
        side = self._icon_side
        top = _PADDING + (self._theme.line(STRONG) - side) / 2
        paint_icon(painter, "pencil", colours.ink, QRectF(_PADDING + 2, top, side, side))
        painter.end()

    @property
    def _icon_side(self) -> int:
        """The pencil grows with the words beside it."""
        return round(_ICON * self._theme.growth(STRONG))

    def _on_theme_changed(self) -> None:
        self._heading.setContentsMargins(self._icon_side + 12, 0, 0, 4)
        self.update()


class BrokenCard(QWidget):
    """What is wrong in a file, and the way to mend it."""

    edit_requested = Signal()

    def __init__(self, theme: Theme, card: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self._theme = theme
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tile = _Problems(theme, card)
        self._tile.link.clicked.connect(self.edit_requested)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._tile)
        rows.addSpacing(TITLE_GAP)
        rows.addWidget(Text(theme, card.title, MEDIUM, lines=2))
        whose = self.tr("Your file {name}, kept as it is") if card.is_own else self.tr("The file {name}")
        rows.addWidget(Text(theme, whose.format(name=card.file.name), SMALL, colour=ink_soft, lines=1))
        rows.addWidget(Text(theme, self.tr("Everything else works"), SMALL, colour=ink_soft, lines=1))
        rows.addStretch(1)

    @property
    def link(self) -> LinkButton:
        """What of it takes the keyboard."""
        return self._tile.link

    def hasHeightForWidth(self) -> bool:
        """Sentences wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The tile, as high as its sentences need, and the lines beneath."""
        below = self._theme.line(MEDIUM) + 2 * self._theme.line(SMALL) + TITLE_GAP
        tile = self._tile.layout()
        needed = tile.heightForWidth(width) if tile else 0
        self._tile.setFixedHeight(max(TILE_HEIGHT, needed))
        return ceil(max(TILE_HEIGHT, needed) + below)

    def sizeHint(self) -> QSize:
        """The narrowest a card is drawn."""
        return QSize(328, self.heightForWidth(328))
