"""The filter chip."""

from PySide6.QtWidgets import QWidget

from guide.ui.theme import CHOSEN_BORDER, RADIUS_CHIP, SMALL, STRONG, Theme
from guide.ui.widgets.buttons import Button
from guide.ui.widgets.paint import Look


class Chip(Button):
    """A filter that is on or off."""

    padding = 20
    radius = 2 * RADIUS_CHIP  # round ends, however high the text makes it

    def __init__(self, theme: Theme, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, style=SMALL, parent=parent)
        self.setCheckable(True)
        self.toggled.connect(lambda on: self.show_on(on=on))

    def look(self) -> Look:
        """A quiet fill; an accent border and a tick when on."""
        colours = self.theme.colours
        hover = self.underMouse() or self.isDown()
        if not self.isEnabled():
            return Look(colours.disabled_text, colours.wall)
        if self.isChecked():
            return Look(colours.ink, colours.floor if hover else colours.wall, colours.accent, CHOSEN_BORDER)
        return Look(colours.ink, colours.floor if hover else colours.wall)

    def show_on(self, *, on: bool) -> None:
        """Say whether it is on with more than colour."""
        self._style = STRONG if on else SMALL
        self.set_icon("tick" if on else "")
        self.updateGeometry()


class IconChip(Chip):
    """A filter that is known by its icon; its name is for screen readers and the tooltip."""

    def __init__(self, theme: Theme, icon: str, icon_on: str, name: str) -> None:
        super().__init__(theme, "")
        self._icons = icon, icon_on
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.show_on(on=False)

    def show_on(self, *, on: bool) -> None:
        """Another icon."""
        self.set_icon(self._icons[on])
