"""The buttons: one main button on a screen, others with a border, plain words, links and bare icons."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from guide.ui.icons import SIZE, paint_icon
from guide.ui.theme import (
    BORDER,
    CONTROL_HEIGHT,
    MEDIUM,
    RADIUS_CONTROL,
    RADIUS_TILE,
    SMALL,
    STRONG,
    TextStyle,
    Theme,
)
from guide.ui.widgets import paint
from guide.ui.widgets.paint import Look

_ICON_GAP = 8
_TIP = 6 / 24
"""Where the back icon's tip lies in its box."""


class Button(QPushButton):
    """A button painted from the theme. A kind of button says how it looks in each state, and its padding."""

    padding = 24
    radius: float = RADIUS_CONTROL
    least_height = CONTROL_HEIGHT
    other_words: Sequence[str] = ()
    """What it may come to say: there is always room for it, so that nothing is cut, or moves, when it does."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str = "",
        *,
        style: TextStyle = STRONG,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)  # not with the parent: PySide would look whether it is an icon, and load all about icons
        self.theme = theme
        self._icon = icon
        self._style = style
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def look(self) -> Look:
        """How the button is painted in its present state."""
        colours = self.theme.colours
        return Look(colours.ink if self.isEnabled() else colours.disabled_text)

    def ring(self) -> tuple[QRect, float]:
        """The shape that keyboard focus is drawn round, and its corner radius."""
        return self.rect(), self.radius

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        if name != self._icon:
            self._icon = name
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """The words, the icon and the room round them; never smaller than a finger's target."""
        theme = self.theme
        font = theme.font(self._style)
        words = max(paint.width_of(one, font) if one else 0 for one in (self.text(), *self.other_words))
        gap = _ICON_GAP if self._icon and words else 0
        width = ceil(words + self._icon_size() + gap + 2 * self.padding)
        return QSize(width, max(self.least_height, theme.line(self._style) + 24))

    def minimumSizeHint(self) -> QSize:
        """Words may be cut where there is no room, the button's height may not."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), CONTROL_HEIGHT * 2), hint.height())

    def hitButton(self, pos: QPointF) -> bool:  # type: ignore[override]  # noqa: N802 - Qt's name; the stub wants QPoint
        """The whole button can be pressed, whatever the style thinks."""
        return self.rect().contains(int(pos.x()), int(pos.y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.isEnabled():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the box, the icon and the words, centred."""
        painter = QPainter(self)
        paint.start(painter)
        look = self.look()
        if look.fill or look.border:
            paint.paint_box(painter, QRectF(self.rect()), look, self.radius)
        self.paint_words(painter, look)
        painter.end()

    def paint_words(self, painter: QPainter, look: Look) -> None:
        """Paint icon and words as one centred group."""
        font = self.theme.font(self._style)
        icon = self._icon_size()
        gap = _ICON_GAP if icon and self.text() else 0
        room = self.width() - icon - gap - 2 * min(self.padding, 8)
        words = min(paint.width_of(self.text(), font), room) if self.text() else 0
        left = (self.width() - icon - gap - words) / 2
        if icon:
            paint_icon(painter, self._icon, look.ink, QRectF(left, (self.height() - icon) / 2, icon, icon))
        if words:
            paint.paint_line(painter, QRectF(left + icon + gap, 0, words, self.height()), self.text(), font, look.ink)

    def _icon_size(self) -> float:
        return SIZE * self.theme.growth(self._style) if self._icon else 0

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class MainButton(Button):
    """The one solid button of a screen; `big` where it stands on a banner or a foot."""

    def __init__(
        self, theme: Theme, text: str, icon: str = "", *, big: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, icon, style=MEDIUM if big else STRONG, parent=parent)
        self.least_height = 56 if big else CONTROL_HEIGHT
        self.radius = RADIUS_TILE if big else RADIUS_CONTROL
        self.padding = 32 if big else 24

    def look(self) -> Look:
        """Solid accent; darker under the pointer and when held down."""
        colours = self.theme.colours
        if not self.isEnabled():
            return Look(colours.disabled_text, colours.disabled_fill)
        if self.isDown():
            return Look(colours.on_accent, colours.accent_pressed)
        return Look(colours.on_accent, colours.accent_hover if self.underMouse() else colours.accent)


class OtherButton(Button):
    """A button with a border."""

    padding = 26

    def look(self) -> Look:
        """The border turns to ink under the pointer; the fill deepens when held down."""
        colours = self.theme.colours
        if not self.isEnabled():
            return Look(colours.disabled_text, None, colours.line, BORDER)
        if self.isDown():
            return Look(colours.ink, colours.floor, colours.ink, BORDER)
        if self.underMouse():
            return Look(colours.ink, colours.wall, colours.ink, BORDER)
        return Look(colours.ink, colours.paper, colours.outline, BORDER)


class PlainButton(Button):
    """Words and an icon without a box, as in the header; a fill shows under the pointer. `on_room` stands on a wall."""

    padding = 12

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str = "",
        *,
        on_room: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, icon, parent=parent)
        self._on_room = on_room

    def look(self) -> Look:
        """A quiet fill under the pointer, a deeper one when held down."""
        colours = self.theme.colours
        if not self.isEnabled():
            return Look(colours.disabled_text)
        hover = colours.floor if self._on_room else colours.wall
        if self.isDown():
            return Look(colours.ink, colours.bead if self._on_room else colours.floor)
        return Look(colours.ink, hover if self.underMouse() else None)


class IconButton(PlainButton):
    """A bare icon; its name is for screen readers and the tooltip."""

    padding = 12

    def __init__(
        self, theme: Theme, icon: str, name: str, *, on_room: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", icon, on_room=on_room, parent=parent)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say what pressing it does."""
        self.setAccessibleName(name)
        self.setToolTip(name)


class LinkButton(Button):
    """Underlined words that lead somewhere."""

    padding = 0
    radius = 6

    def __init__(self, theme: Theme, text: str, *, style: TextStyle = STRONG, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, style=style, parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def look(self) -> Look:
        """The accent under the pointer."""
        colours = self.theme.colours
        if not self.isEnabled():
            return Look(colours.disabled_text)
        soft = colours.ink_soft if self._style == SMALL else colours.ink
        return Look(colours.accent if self.underMouse() or self.isDown() else soft)

    def sizeHint(self) -> QSize:
        """Only the words: links stand in running text."""
        return QSize(ceil(paint.width_of(self.text(), self.theme.font(self._style))), self.theme.line(self._style))

    def paint_words(self, painter: QPainter, look: Look) -> None:
        """Paint the words and a line under them."""
        font = self.theme.font(self._style)
        paint.paint_line(painter, QRectF(0, 0, self.width(), self.theme.line(self._style)), self.text(), font, look.ink)
        width = min(paint.width_of(self.text(), font), self.width())
        stroke = 2.0 if self._style.weight > SMALL.weight else 1.0
        y = self.theme.line(self._style) - 2
        painter.setPen(QPen(look.ink, stroke))
        painter.drawLine(QPointF(0, y), QPointF(width, y))


class BackButton(Button):
    """The way back, flush with the page's left edge; its words are underlined under the pointer."""

    padding = 0
    radius = 8

    def __init__(self, theme: Theme, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, "back", parent=parent)

    def sizeHint(self) -> QSize:
        """Room for the icon, the words, and the ring at their right."""
        return super().sizeHint() + QSize(8, 0)

    def paint_words(self, painter: QPainter, look: Look) -> None:
        """Paint the icon so that its tip is at the edge, and the words after it."""
        font = self.theme.font(self._style)
        font.setUnderline(self.underMouse() or self.isDown())
        icon = self._icon_size()
        tip = icon * _TIP
        paint_icon(painter, self._icon, look.ink, QRectF(-tip, (self.height() - icon) / 2, icon, icon))
        left = icon - tip + _ICON_GAP
        words = QRectF(left, 0, self.width() - left, self.height())
        paint.paint_line(painter, words, self.text(), font, look.ink)
