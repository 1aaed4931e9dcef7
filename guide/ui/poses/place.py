"""The place Poses of the window: what its pages ask for."""

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QPixmap

from guide.model.drawn import Drawn
from guide.model.pose import Catalogue, Pose
from guide.ui.figure.rooms import RoomPictures
from guide.ui.header import Place
from guide.ui.main_window import MainWindow
from guide.ui.poses.page import PosesPage
from guide.ui.poses.pose_page import PosePage
from guide.ui.reciter import Reciter
from guide.ui.theme import Theme


class PosesPlace(QObject):
    """Opens the poses, and from there each one. `session_requested` carries the file of a session."""

    session_requested = Signal(Path)

    def __init__(
        self, window: MainWindow, theme: Theme, rooms: RoomPictures, catalogue: Catalogue, reciter: Reciter
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._rooms = window, theme, rooms
        self._catalogue, self._reciter = catalogue, reciter
        self._page = PosesPage(theme, tuple(catalogue.poses.values()), self._picture)
        self._page.opened.connect(self.open_pose)
        rooms.changed.connect(self._page.refresh_pictures)

    def open(self) -> None:
        """Show all poses, as they were left."""
        self._window.open_place(self._page, Place.POSES)

    def open_pose(self, pose: Pose) -> None:
        """Show one pose."""
        page = PosePage(
            self._theme, pose, self._catalogue, self._rooms.service, self._reciter, sessions=self._sessions(pose)
        )
        page.left.connect(self._window.go_back)
        page.session_requested.connect(self.session_requested)
        page.failed.connect(self._window.answer)
        self._window.open_page(page)

    def _sessions(self, pose: Pose) -> list[tuple[str, Path]]:
        cards = self._window.library.cards
        return [(card.title, card.file) for card in cards if pose.id in card.poses and not card.is_broken]

    def _picture(self, pose: Pose, size: QSize, ratio: float) -> QPixmap | None:
        return self._rooms.room((Drawn(pose.id),), size, ratio, most=1, place=f"pose {pose.id}")
