"""The one frame that shows where the keyboard is."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from guide.ui.theme import FOCUS_GAP, FOCUS_RING, RADIUS_CONTROL, Theme

_REACH = FOCUS_GAP + FOCUS_RING
_FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
}


class FocusRing(QWidget):
    """The ring itself. It lies in the nearest scrolled content, or in the window, and dies with it."""

    def __init__(self, theme: Theme, home: QWidget) -> None:
        super().__init__(home)
        self.radius = 0.0
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colours.accent, FOCUS_RING))
        inset = FOCUS_RING / 2
        radius = min(self.radius + FOCUS_GAP, self.height() / 2 - FOCUS_RING) + inset
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()


class FocusFrame(QObject):
    """Keeps a ring 3 px outside the widget that has the keyboard, unless it was reached by the pointer.

    A widget with a method `ring() -> (QRect, radius)` says what shape it goes round; else it is its rectangle.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._widget: QWidget | None = None
        self._watched: list[QWidget] = []
        self._ring = FocusRing(theme, window)
        self._ring.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def ring(self) -> FocusRing:
        """The ring, hidden or shown."""
        return self._ring

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget and all it lies in; a key makes the ring visible."""
        if watched is self._widget and event.type() == QEvent.Type.KeyPress:
            self._place(visible=True)
        elif event.type() in _FOLLOWED:
            self._place(visible=self._is_shown())
        elif watched is self._widget and event.type() == QEvent.Type.Paint and self._has_moved():
            # What has the focus within a widget may move without the widget: a slider's knob.
            self._place(visible=self._is_shown())
        return False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        if not isValid(self._window):
            return  # the last focus goes while the window itself is taken down
        # A page takes the keyboard when it opens, so that Tab begins there; it has no ring of its own.
        here = new is not None and new.window() is self._window and new.focusPolicy() != Qt.FocusPolicy.NoFocus
        self._widget = new if here else None
        home = self._home(self._widget)
        if not isValid(self._ring):
            self._ring = FocusRing(self._theme, home)
        elif self._ring.parentWidget() is not home:
            self._ring.setParent(home)
        above = self._widget
        while above is not None and above is not home:
            above.installEventFilter(self)
            self._watched.append(above)
            above = above.parentWidget()
        by_pointer = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._place(visible=not by_pointer or isinstance(self._widget, QLineEdit))

    def _home(self, widget: QWidget | None) -> QWidget:
        """The nearest content of a scroll area, so that the ring scrolls with it and is cut by its edges."""
        above = widget.parentWidget() if widget else None
        while above is not None and above is not self._window:
            viewport = above.parentWidget()
            area = viewport.parentWidget() if viewport else None
            if isinstance(area, QAbstractScrollArea) and area.viewport() is viewport:
                return above
            above = viewport
        return self._window

    def _shape(self, widget: QWidget) -> tuple[QRect, float]:
        ring = getattr(widget, "ring", None)
        shape: tuple[QRect, float] = ring() if ring else (widget.rect(), RADIUS_CONTROL)
        return shape

    def _frame(self, widget: QWidget, home: QWidget) -> QRect:
        rect = self._shape(widget)[0].adjusted(-_REACH, -_REACH, _REACH, _REACH)
        return rect.translated(widget.mapTo(home, QPoint(0, 0)))

    def _is_shown(self) -> bool:
        return isValid(self._ring) and not self._ring.isHidden()

    def _has_moved(self) -> bool:
        home = self._ring.parentWidget() if isValid(self._ring) else None
        return (
            self._widget is not None and home is not None and self._ring.geometry() != self._frame(self._widget, home)
        )

    def _place(self, *, visible: bool) -> None:
        if not isValid(self._ring):
            return
        widget, home = self._widget, self._ring.parentWidget()
        if widget is None or home is None or not visible or not isValid(widget) or not widget.isVisible():
            self._ring.hide()
            return
        self._ring.setGeometry(self._frame(widget, home))
        self._ring.radius = self._shape(widget)[1]
        self._ring.show()
        self._ring.raise_()
        self._ring.update()
