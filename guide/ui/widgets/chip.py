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
        self.toggled.connect(self._on_toggled)

    def look(self) -> Look:
        """A quiet fill; an accent border and a tick when on."""
        colours = self.theme.colours
        hover = self.underMouse() or self.isDown()
        if not self.isEnabled():
            return Look(colours.disabled_text, colours.wall)
        if self.isChecked():
            return Look(colours.ink, colours.floor if hover else colours.wall, colours.accent, CHOSEN_BORDER)
        return Look(colours.ink, colours.floor if hover else colours.wall)

    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._style = STRONG if on else SMALL
        self.set_icon("tick" if on else "")
        self.updateGeometry()
