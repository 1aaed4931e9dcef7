"""How a session file names a pose and its variant, to be read, marked and copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from guide.model.pose import Pose
from guide.ui.poses.words import translate
from guide.ui.theme import SMALL, Theme


def written(pose: Pose, variant: str | None = None) -> str:
    """The lines of a step, such as `pose: pigeon` and `variant: upright`."""
    lines = [f"pose: {pose.id}"]
    if variant is not None:
        lines.append(f"variant: {variant}")
    return "\n".join(lines)


class Written(QLabel):
    """Lines that can be marked with mouse and keyboard. Qt paints them: the app's own labels show no selection."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleDescription(translate("Poses", "What a step of a session file says for this pose"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        palette = self._theme.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colours.ink_soft)
        self.setPalette(palette)
        self.setFont(self._theme.font(SMALL))
