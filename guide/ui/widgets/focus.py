"""The one frame that shows where the keyboard is."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget

from guide.ui.theme import FOCUS_GAP, FOCUS_RING, RADIUS_CONTROL, Theme

_REACH = FOCUS_GAP + FOCUS_RING
_FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
}


class FocusFrame(QWidget):
    """A ring 3 px outside the widget that has the keyboard, unless it was reached by the pointer.

    It lies in the nearest scrolled content, or in the window, and follows the widget. A widget with a method
    `ring() -> (QRect, radius)` says what shape it goes round; else it is the widget's rectangle.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._widget: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        theme.changed.connect(self.update)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget and all it lies in; a key makes the ring visible."""
        if watched is self._widget and event.type() == QEvent.Type.KeyPress:
            self._place(visible=True)
        elif event.type() in _FOLLOWED:
            self._place(visible=not self.isHidden())
        elif watched is self._widget and event.type() == QEvent.Type.Paint and self.geometry() != self._frame():
            # What has the focus within a widget may move without the widget: a slider's knob.
            self._place(visible=not self.isHidden())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colours.accent, FOCUS_RING))
        inset = FOCUS_RING / 2
        radius = min(self._shape()[1] + FOCUS_GAP, self.height() / 2 - FOCUS_RING) + inset
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        # A page takes the keyboard when it opens, so that Tab begins there; it has no ring of its own.
        here = new is not None and new.window() is self._window and new.focusPolicy() != Qt.FocusPolicy.NoFocus
        self._widget = new if here else None
        if self._widget is None:
            self.hide()
            return
        home = self._home(self._widget)
        if self.parentWidget() is not home:
            self.setParent(home)
        above: QWidget | None = self._widget
        while above is not None and above is not home:
            above.installEventFilter(self)
            self._watched.append(above)
            above = above.parentWidget()
        by_pointer = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._place(visible=not by_pointer or isinstance(self._widget, QLineEdit))

    def _home(self, widget: QWidget) -> QWidget:
        """The nearest content of a scroll area, so that the ring scrolls with it and is cut by its edges."""
        above = widget.parentWidget()
        while above is not None and above is not self._window:
            viewport = above.parentWidget()
            area = viewport.parentWidget() if viewport else None
            if isinstance(area, QAbstractScrollArea) and area.viewport() is viewport:
                return above
            above = viewport
        return self._window

    def _shape(self) -> tuple[QRect, float]:
        if self._widget is None:
            return QRect(), 0
        ring = getattr(self._widget, "ring", None)
        shape: tuple[QRect, float] = ring() if ring else (self._widget.rect(), RADIUS_CONTROL)
        return shape

    def _frame(self) -> QRect:
        home = self.parentWidget()
        if self._widget is None or home is None:
            return QRect()
        rect = self._shape()[0].adjusted(-_REACH, -_REACH, _REACH, _REACH)
        return rect.translated(self._widget.mapTo(home, QPoint(0, 0)))

    def _place(self, *, visible: bool) -> None:
        if self._widget is None or not visible or not self._widget.isVisible():
            self.hide()
            return
        self.setGeometry(self._frame())
        self.show()
        self.raise_()
        self.update()
