"""Search and filters over the cards."""

from PySide6.QtCore import QCoreApplication

from guide.ui.library.finding import Filter, Wanted
from guide.ui.theme import Theme
from guide.ui.widgets.find_bar import FindBar

translate = QCoreApplication.translate


class Toolbar(FindBar[Filter]):
    """What of the library is looked for."""

    def __init__(self, theme: Theme) -> None:
        labels = {
            Filter.SHORT: translate("Toolbar", "Up to 10 min"),
            Filter.BEGINNER: translate("Toolbar", "Beginner"),
            Filter.NO_PROPS: translate("Toolbar", "No props"),
            Filter.STRENGTH: translate("Toolbar", "Strength"),
            Filter.STRETCH: translate("Toolbar", "Stretch"),
        }
        super().__init__(
            theme, translate("Toolbar", "Search sessions"), translate("Toolbar", "Pose, focus or prop"), labels
        )

    @property
    def wanted(self) -> Wanted:
        """What is looked for now."""
        return Wanted(self.text, self.filters)
