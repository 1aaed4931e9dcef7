"""The class display: a window of its own, for the screen that a class looks at."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from guide.player.transport import State
from guide.resources import asset
from guide.settings import Settings
from guide.ui.classroom.scene import ClassScene
from guide.ui.classroom.screens import Screens, class_screen
from guide.ui.figure.service import FigureService
from guide.ui.theme import Theme

if TYPE_CHECKING:
    from guide.player.player import Player

_FIRST_SIZE: Final = (1280, 720)
_LEAST_SIZE: Final = (320, 180)
_POINTER_MS: Final = 3_000
_SETTLED_MS: Final = 1_000
"""How long a system may take to say who has the keyboard, once the display has filled a screen."""
_FINE: Final = 3
"""A preview is painted so many times larger and then shrunk: small type keeps its shape."""
_PAUSING: Final = (Qt.Key.Key_Escape, Qt.Key.Key_F5)
_FILLING: Final = (Qt.Key.Key_F, Qt.Key.Key_F11)


class ClassWindow(QWidget):
    """Follows a player and shows what a class needs to see of it; it is opened with `open` and closed with `close`.

    It fills the second screen where there is one, and is a movable window elsewhere. A screen that goes away takes it
    out of sight and brings it back; the practice goes on all the while.

    `key_pressed` hands on the keys that it has no use for, `told` a sentence for the teacher, `taken_back` one that is
    no longer so, and `closed` says that it is over: it then deletes itself.
    """

    key_pressed = Signal(QKeyEvent)
    told = Signal(str)
    taken_back = Signal(str)
    closed = Signal()

    def __init__(  # noqa: PLR0913 - what it shows and with what; the last two have a quiet default
        self,
        theme: Theme,
        player: "Player",
        figure: FigureService,
        settings: Settings,
        *,
        teacher: QWidget | None = None,
        screens: Screens | None = None,
    ) -> None:
        """`teacher` is the window whose screen is the teacher's own: no other window comes over it by itself."""
        super().__init__()
        self._theme, self._player, self._settings = theme, player, settings
        self._teacher = teacher
        self._screens = screens or Screens()
        self._is_blank = False
        self._is_away = False
        self._filled: str | None = None
        self._is_over = False
        self.scene = ClassScene(theme, figure, player.timeline.title, self)
        self.scene.set_mirrored(settings.flag("class_mirrored"))
        self.setWindowTitle(self.tr("Class display"))
        self.setAccessibleName(self.tr("Class display"))
        self.setWindowIcon(QIcon(str(asset("icons", "guide.svg"))))
        self.setMinimumSize(*_LEAST_SIZE)
        self.resize(*_FIRST_SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.scene.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMouseTracking(True)
        self._pointer_rests = QTimer(self, singleShot=True, interval=_POINTER_MS)
        self._pointer_rests.timeout.connect(self._hide_pointer)
        self._hands_keys_back = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the keys stay with the teacher's window
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._screens.added.connect(self._on_screen_added)
        self._screens.removed.connect(self._on_screen_removed)
        self._stop_listening = settings.listen(self._on_setting_changed)
        player.follow(self.look)
        theme.changed.connect(self.update)

    @property
    def is_blank(self) -> bool:
        """Whether the class sees nothing but the wall."""
        return self._is_blank

    def open(self) -> None:
        """Show the window where the class sees it."""
        self.look()
        self._place()

    def follow(self, player: "Player") -> None:
        """Show another practice from now on: a rehearsal of it, or itself again."""
        self._player.unfollow(self.look)
        self._player = player
        self.scene.set_title(player.timeline.title)
        player.follow(self.look)
        self.look()

    def look(self) -> None:
        """Bring the display up to the player's present moment; called at the player's every tick."""
        if not self._is_blank:
            self.scene.show_moment(self._player.moment(), self._player.state)

    def set_blank(self, blank: bool) -> None:  # noqa: FBT001 - a setter
        """Show nothing but the wall, or the practice again."""
        self._is_blank = blank
        self.scene.setVisible(not blank)
        self.look()

    def toggle_full_screen(self) -> None:
        """Fill the screen that the window is on, or go back to a window."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def preview(self, width: int, ratio: float = 1.0) -> QPixmap:
        """What the class sees, `width` logical pixels wide, for a screen with `ratio` pixels to each of them."""
        scale = width * ratio / max(self.width(), 1)
        size = QSize(round(width * ratio), max(round(self.height() * scale), 1))
        picture = QPixmap(size * _FINE)
        picture.fill(self._theme.colours.wall)
        if not self._is_blank:
            painter = QPainter(picture)
            painter.scale(scale * _FINE, scale * _FINE)
            self.scene.render(painter, QPoint())
            painter.end()
        mode, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        preview = picture.scaled(size, mode, smooth)
        preview.setDevicePixelRatio(ratio)
        return preview

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a class: none of them leaves the practice. Others are handed on."""
        is_own = event.key() in (*_PAUSING, *_FILLING)
        if not is_own:
            self.key_pressed.emit(event)
        elif event.isAutoRepeat():
            return
        elif event.key() in _FILLING:
            self.toggle_full_screen()
        elif self._player.state is not State.ENDED:
            self._player.toggle()
            self.look()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click fills the screen, or goes back to a window."""
        event.accept()
        self.toggle_full_screen()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the pointer while it moves: who has lost it here finds it."""
        super().mouseMoveEvent(event)
        self.unsetCursor()
        self._pointer_rests.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the wall: nothing else is seen of a blank display."""
        QPainter(self).fillRect(event.rect(), self._theme.colours.wall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The scene is as large as the window."""
        super().resizeEvent(event)
        self.scene.setGeometry(self.rect())
        self.look()

    def changeEvent(self, event: QEvent) -> None:
        """Remember which screen it fills: some systems move it before they tell that the screen is gone."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self._filled = self._screens.of(self) if self.isFullScreen() else None
            self.unsetCursor()
            self._hide_pointer()
        elif event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self._hand_keys_back()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Follow nobody any more, and say so."""
        super().closeEvent(event)
        if not self._is_over:
            self._is_over = True
            if self._is_away:
                self.taken_back.emit(self._gone_words())
            self._player.unfollow(self.look)
            self._stop_listening()
            self._screens.added.disconnect(self._on_screen_added)
            self._screens.removed.disconnect(self._on_screen_removed)
            self.closed.emit()

    def _hand_keys_back(self) -> None:
        """Some systems give the keyboard to whatever fills a screen, asked or not."""
        if self._teacher is not None and self._hands_keys_back.isActive():
            self._hands_keys_back.stop()
            self._teacher.activateWindow()

    def _hide_pointer(self) -> None:
        if self.isFullScreen():
            self.setCursor(Qt.CursorShape.BlankCursor)

    def _place(self) -> None:
        """Fill the class's screen, or be a window behind the teacher's where there is none."""
        screens, names = self._screens, self._screens.names()
        teachers = screens.of(self._teacher) if self._teacher else next(iter(names), "")
        name = class_screen(names, teachers, self._settings.text("class_screen"))
        if name is None:
            self.showNormal()
            if self._teacher is not None:
                self._teacher.raise_()
                self._teacher.activateWindow()
        else:
            if self._teacher is not None and self._teacher.isActiveWindow():
                self._hands_keys_back.start()
            screens.fill(self, name)

    def _on_screen_removed(self, name: str) -> None:
        """Go out of sight with the screen: the system would else lay the display over the teacher's window."""
        if name == self._filled and not self._is_away:
            self._is_away = True
            self.hide()
            self.told.emit(self._gone_words())

    def _on_screen_added(self, name: str) -> None:  # noqa: ARG002 - any new screen may be the class's
        """Come back, or take the screen that a mere window has waited for."""
        was_away, self._is_away = self._is_away, False
        if was_away or (self.isVisible() and not self.isFullScreen()):
            self._place()
            self.look()
        if was_away:
            self.taken_back.emit(self._gone_words())
            self.told.emit(self.tr("The class's screen is back."))

    def _gone_words(self) -> str:
        return self.tr("The class's screen is gone. The practice goes on; the display waits for the screen.")

    def _on_setting_changed(self, name: str) -> None:
        if name == "class_mirrored":
            self.scene.set_mirrored(self._settings.flag(name))
            self.look()
        elif name == "class_screen" and self.isVisible():
            self._place()
