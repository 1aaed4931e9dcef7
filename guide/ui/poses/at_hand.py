"""What to lay ready for a pose, as it is chosen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from guide.model.pose import Pose
from guide.ui.poses.words import props, translate
from guide.ui.theme import Theme
from guide.ui.widgets.heading import Heading
from guide.ui.widgets.text import Text

_BENEATH = 12


class AtHand(QWidget):
    """The props of a pose or its chosen variant; hidden where there are none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = Text(theme)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, _BENEATH)
        rows.setSpacing(4)
        rows.addWidget(Heading(theme, translate("Poses", "At hand")))
        rows.addWidget(self._words)

    def show_props(self, pose: Pose, variant: str | None) -> None:
        """Name what a variant needs, or the pose itself and its variants."""
        words = props(pose, variant)
        self._words.setText(words)
        self.setVisible(bool(words))
