"""The window: the header, the pages, notices, the list of keys, and files dropped on it."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guide.resources import asset
from guide.ui import window_place
from guide.ui.header import Header, Place
from guide.ui.library.page import LibraryPage
from guide.ui.notices import Notices
from guide.ui.pages import Pages, Visit
from guide.ui.session_files import chosen_session, dropped_sessions, has_files, take_copy
from guide.ui.theme import CONTENT_WIDTH, Theme
from guide.ui.widgets.focus import FocusFrame

if TYPE_CHECKING:
    from guide.ui.keys_overlay import Keys, KeysOverlay

_FIRST_SIZE = QSize(1280, 800)
_LEAST_SIZE = (480, 360)
_OVER_PAGE = 72
_WIDEST_OVER_PAGE = 500
"""A notice over a practice lies between the pose's name and the ring, beneath the controls."""
_LOOK_MS = 50


class MainWindow(QWidget):
    """Shows one page at a time. The library is always at the bottom of the way; others are opened over it.

    `painted` says, once, that the window has been painted for the first time: what can wait is loaded then. What a
    thread has to tell it sends by `told`, to whoever knows where it is best said.
    """

    file_opened = Signal(Path)
    settings_requested = Signal()
    poses_requested = Signal()
    log_requested = Signal()
    export_requested = Signal()
    painted = Signal()
    closed = Signal()
    told = Signal(str)

    def __init__(self, theme: Theme, library: LibraryPage, place_file: Path) -> None:
        """`place_file` remembers the window's size and place."""
        super().__init__()
        self._theme = theme
        self._place_file = place_file
        self._is_painted = False
        self._library = library
        self._header = Header(theme)
        self._pages = Pages(library)
        self._pages.turning.connect(self._dress_page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._header)
        self._notice_room = QWidget()
        rows.addWidget(self._notice_room)
        rows.addWidget(self._pages, 1)
        self._notices = Notices(theme, self)
        self._notices.changed.connect(self._place_notice)
        FocusFrame(theme, self)
        self._header.requested.connect(self._go_to)
        self._header.open_requested.connect(self.choose_file)
        self._header.export_requested.connect(self.export_requested)
        self._header.settings_requested.connect(self.settings_requested)
        self.painted.connect(self._add_shortcuts)
        self.painted.connect(self._set_icon)
        self.setAcceptDrops(True)
        self.setWindowTitle("Guide")
        self.setMinimumSize(*_LEAST_SIZE)
        window_place.restore(self, place_file, _FIRST_SIZE)
        library.setFocus(Qt.FocusReason.OtherFocusReason)
        theme.changed.connect(self.update)

    @property
    def library(self) -> LibraryPage:
        """The library's page."""
        return self._library

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._pages.here.page

    def open_page(self, page: QWidget, *, header: bool = False, immersive: bool = False, keep: bool = False) -> None:
        """Show a page over the present one; it is deleted when it is left, unless it is to be kept.

        Notices lie over an immersive page, and push others down.
        """
        self._open(Visit(page, header, immersive, keep))

    def open_place(self, page: QWidget, place: Place) -> None:
        """Show the page of a place of the header, which is kept, instead of any other page."""
        if page is not self.page:
            self.go_home()
            self._open(Visit(page, header=True, immersive=False, keep=True, place=place))

    def go_back(self) -> None:
        """Leave the present page for the one before it, with keyboard and scroll bar where they were."""
        self._put_keys_away()
        self._pages.go_back()

    def go_home(self) -> None:
        """Leave all pages for the library."""
        self._put_keys_away()
        self._pages.go_home()

    def tell(self, sentence: str) -> None:
        """Show a quiet notice of one sentence."""
        self._notices.tell(sentence)

    def answer(self, sentence: str) -> None:
        """Show a notice that answers something just done, before those that wait to be put away."""
        self._notices.answer(sentence)

    def take_back(self, sentence: str) -> None:
        """Put a notice away that is no longer so, if it is still there."""
        self._notices.take_back(sentence)

    @property
    def notice(self) -> str:
        """The notice that is shown, or an empty text."""
        return self._notices.text

    def choose_file(self) -> None:
        """Ask for a session file and open it."""
        session = chosen_session(self)
        if session is not None:
            self.file_opened.emit(session)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def bring_to_front(self) -> None:
        """Show the window over others: somebody started the app once more."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_keys(self) -> None:
        """List the keys of the present page and of the window; what a page has a use for, the window does not get."""
        from guide.ui.keys_overlay import window_keys  # noqa: PLC0415 - not before the first paint

        own = getattr(self.page, "keys", None)
        page_keys: Keys = own() if own else ()
        taken = {name for names, _ in page_keys for name in names.split(", ")}
        others = window_keys(
            leads_away=not self._pages.here.immersive,
            searches=hasattr(self.page, "focus_search"),
            comes_back=self.page is not self._library,
        )
        self._keys.show_keys([*page_keys, *(row for row in others if row[0] not in taken)])
        self.activateWindow()  # the class display may have asked for it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that a page has no use for."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.page is not self._library:
            self.go_back()
        elif key in {Qt.Key.Key_Question, Qt.Key.Key_F1}:
            self.show_keys()
        elif key == Qt.Key.Key_F11:
            self.toggle_full_screen()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a notice in its place."""
        super().resizeEvent(event)
        self._place_notice()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        if has_files(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first session file that was dropped; say so where there are more, and it has been opened."""
        sessions = dropped_sessions(event.mimeData())
        take_copy(event)
        if not sessions:
            # Over a practice a notice would lie on what is led by.
            say = self.told.emit if self._pages.here.immersive else self.answer
            say(self.tr("Guide opens session files: their names end in .yaml or .yml."))
            return
        self.file_opened.emit(sessions[0])
        if len(sessions) > 1 and not self._pages.here.immersive:
            said = self.tr("Guide opens one session at a time: drop the others after {name}.")
            self.tell(said.format(name=sessions[0].name))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place, and say that it is over."""
        window_place.keep(self, self._place_file)
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page's ground."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colours.paper)
        painter.drawRect(event.rect())  # to fill it, PySide would load all about gradients
        painter.end()
        self._tell_painted()

    def _tell_painted(self) -> None:
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def _look_for_paint(self) -> None:
        """Of a window that a page covers whole from the start, as a practice does, nothing is left to be painted."""
        if self.isVisible() and self.windowHandle().isExposed():
            self._tell_painted()
        elif not self._is_painted:
            QTimer.singleShot(_LOOK_MS, self, self._look_for_paint)

    def _set_icon(self) -> None:
        from PySide6.QtGui import QIcon  # noqa: PLC0415 - not before the first paint

        self.setWindowIcon(QIcon(str(asset("icons", "guide.svg"))))

    def _add_shortcuts(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415 - not before the first paint

        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Open), self.choose_file),
            (QKeySequence(QKeySequence.StandardKey.Find), self._find),
            (QKeySequence("Ctrl+,"), self.settings_requested.emit),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.activated.connect(lambda act=act: self._on_shortcut(act))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self).activated.connect(self.close)

    def _on_shortcut(self, act: Callable[[], object]) -> None:
        """A practice is not left by a slip of the hand."""
        if self._pages.here.immersive:
            self.told.emit(self.tr("A practice is under way: leave it first."))
        else:
            act()

    def _find(self) -> None:
        """Bring the keyboard to the search of a page that has one."""
        focus_search = getattr(self.page, "focus_search", None)
        if focus_search is not None:
            focus_search()

    @cached_property
    def _keys(self) -> "KeysOverlay":
        from guide.ui.keys_overlay import KeysOverlay  # noqa: PLC0415 - not before the first paint

        return KeysOverlay(self._theme, self)

    def _put_keys_away(self) -> None:
        """They are those of a page that will no longer be shown."""
        if "_keys" in self.__dict__:
            self._keys.put_away()

    def _open(self, visit: Visit) -> None:
        self._put_keys_away()
        self._pages.open(visit)
        if not self._is_painted:
            QTimer.singleShot(_LOOK_MS, self, self._look_for_paint)

    def _go_to(self, place: Place) -> None:
        match place:
            case Place.LIBRARY:
                self.go_home()
            case Place.POSES:
                self.poses_requested.emit()
            case Place.LOG:
                self.log_requested.emit()

    def _place_notice(self) -> None:
        visit = self._pages.here
        top = max(self._header.minimumHeight(), self._header.sizeHint().height()) if visit.header else 8
        if visit.immersive:
            self._notices.place(_OVER_PAGE, _WIDEST_OVER_PAGE)
            self._notice_room.setFixedHeight(0)
        else:
            height = self._notices.place(top, CONTENT_WIDTH)
            self._notice_room.setFixedHeight(height + 8 if height else 0)

    def _dress_page(self) -> None:
        """Show what the window adds to a page."""
        visit = self._pages.here
        self._header.setVisible(visit.header)
        self._header.show_place(visit.place)
        if visit.immersive:
            self._notices.put_aside()  # who practises or leads has the words in sight; it is told again after
        else:
            self._notices.bring_back()
        self._place_notice()
