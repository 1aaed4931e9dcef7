"""All poses of the catalogue, to search and to look through."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from guide.model.pose import Pose
from guide.ui.poses.finding import Filter, Wanted
from guide.ui.poses.tile import PictureOf, PoseTile
from guide.ui.poses.words import translate
from guide.ui.theme import COLUMN_GAP, Theme
from guide.ui.widgets.chip import Chip
from guide.ui.widgets.find_bar import FindBar
from guide.ui.widgets.no_match import NoMatch
from guide.ui.widgets.scroll import ScrollPage
from guide.ui.widgets.tile_grid import TileGrid, column_width, columns


class PosesPage(ScrollPage):
    """Shows poses; `opened` carries the one that is pressed."""

    opened = Signal(object)

    def __init__(self, theme: Theme, poses: Sequence[Pose], picture: PictureOf) -> None:
        super().__init__(theme)
        self.setAccessibleName(translate("Poses", "Poses"))
        self._poses = {pose.id: pose for pose in sorted(poses, key=lambda pose: pose.name.casefold())}
        self._picture = picture
        name, hint = translate("Poses", "Search poses"), translate("Poses", "Name, muscle or prop")
        self._find_bar = FindBar(theme, name, hint, {one: Chip(theme, label) for one, label in _labels().items()})
        self._grid: TileGrid[str] = TileGrid(theme, self._tile, lambda tile: tile)
        hint = translate("Poses", "Try another name or muscle, or fewer filters.")
        self._no_match = NoMatch(theme, hint, translate("Poses", "Show all poses"))
        rows = QVBoxLayout(self.content)
        rows.setSpacing(COLUMN_GAP)
        for widget in (self._find_bar, self._grid, self._no_match):
            rows.addWidget(widget)
        rows.addStretch(1)
        self._find_bar.changed.connect(self._find)
        self._no_match.all_requested.connect(self._find_bar.clear)
        self._no_match.all_requested.connect(self.focus_search)  # the button that had the keyboard is gone
        theme.changed.connect(self._align)
        self._find()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page, for the window's list of them."""
        return ((translate("Poses", "Arrows"), translate("Poses", "From pose to pose")),)

    def refresh_pictures(self) -> None:
        """Paint anew: pictures that were missing are there."""
        self._grid.update()

    def focus_search(self) -> None:
        """Bring the keyboard to the search."""
        self.verticalScrollBar().setValue(0)
        self._find_bar.focus_search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Align the search with the tiles' columns."""
        super().resizeEvent(event)
        self._align()

    def _find(self) -> None:
        wanted = Wanted(self._find_bar.text, self._find_bar.filters)
        found = [key for key, pose in self._poses.items() if wanted.finds(pose)]
        self._grid.show_items(found)
        self._no_match.say("" if found else self._in_vain())
        count = translate("Poses", "1 pose") if len(found) == 1 else translate("Poses", "{count} poses")
        self._find_bar.say_count(count.format(count=len(found)))
        self._align()

    def _align(self) -> None:
        width, text = self.content_width, self._theme.text
        self._find_bar.align(round(column_width(width, text)), columns(width, text))

    def _tile(self, key: str) -> PoseTile:
        pose = self._poses[key]
        tile = PoseTile(self._theme, pose, self._picture, self._grid)
        tile.clicked.connect(lambda: self.opened.emit(pose))
        return tile

    def _in_vain(self) -> str:
        text = self._find_bar.text.strip()
        if not text:
            return translate("Poses", "No pose matches all these filters.")
        return translate("Poses", "No pose matches “{text}”.").format(text=text)


def _labels() -> dict[Filter, str]:
    return {
        Filter.WORKS: translate("Poses", "Works"),
        Filter.STRETCHES: translate("Poses", "Stretches"),
        Filter.GLUTES: translate("Poses", "Glutes"),
        Filter.HIPS: translate("Poses", "Hips"),
        Filter.LEGS: translate("Poses", "Legs"),
        Filter.TRUNK: translate("Poses", "Trunk"),
        Filter.SHOULDERS: translate("Poses", "Shoulders"),
    }
