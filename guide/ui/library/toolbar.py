"""Search and filters over the cards."""

from PySide6.QtCore import QCoreApplication

from guide.ui.library.favourites import Favourites
from guide.ui.library.finding import Filter, Wanted
from guide.ui.theme import Theme
from guide.ui.widgets.chip import Chip, IconChip
from guide.ui.widgets.find_bar import FindBar

translate = QCoreApplication.translate


class Toolbar(FindBar[Filter]):
    """What of the library is looked for."""

    def __init__(self, theme: Theme, favourites: Favourites) -> None:
        self._favourites = favourites
        labels = {
            Filter.SHORT: translate("Toolbar", "Up to 10 min"),
            Filter.BEGINNER: translate("Toolbar", "Beginner"),
            Filter.NO_PROPS: translate("Toolbar", "No props"),
            Filter.STRENGTH: translate("Toolbar", "Strength"),
            Filter.STRETCH: translate("Toolbar", "Stretch"),
        }
        chips = {one: Chip(theme, label) for one, label in labels.items()}
        chips[Filter.FAVOURITE] = IconChip(theme, "heart", "heart-full", translate("Toolbar", "Favourites"))
        super().__init__(
            theme, translate("Toolbar", "Search sessions"), translate("Toolbar", "Pose, focus or prop"), chips
        )

    @property
    def wanted(self) -> Wanted:
        """What is looked for now."""
        return Wanted(self.text, self.filters, self._favourites)
