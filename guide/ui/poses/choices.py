"""Beneath the figure: which variant, which side, and whether the muscles show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from guide.model.pose import Pose, Variant
from guide.model.side import Side
from guide.ui.poses.words import translate, variant_name
from guide.ui.practice.muscle_list import MuscleList
from guide.ui.theme import SMALL, STRONG, Theme
from guide.ui.widgets.chip import Chip
from guide.ui.widgets.flow import Flow
from guide.ui.widgets.segmented import Segmented
from guide.ui.widgets.switch import Switch
from guide.ui.widgets.text import Text

_GAP = 12


class FigureChoices(QWidget):
    """Offers what there is of a pose. `changed` tells that another shape is wanted."""

    changed = Signal()
    muscles_shown = Signal(bool)

    def __init__(self, theme: Theme, pose: Pose) -> None:
        super().__init__()
        self._theme, self._pose = theme, pose
        self._muscles = MuscleList(theme)
        self._muscles.set_style(SMALL)
        self.variant: str | None = None
        self.side = pose.drawn_side
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(_GAP)
        if pose.variants:
            rows.addWidget(self._variants(pose))
        if pose.drawn_side is not None:
            rows.addWidget(self._sides(pose.drawn_side))
        if _moves_muscles(pose) and _has_figure(pose):
            rows.addLayout(self._muscle_switch())
        rows.addWidget(self._muscles)
        self._show_muscles()

    def _variants(self, pose: Pose) -> QWidget:
        box = QWidget()
        flow = Flow(_GAP)
        group = QButtonGroup(box)
        names = {key: variant_name(pose, variant) for key, variant in pose.variants.items()}
        same = next((key for key, variant in pose.variants.items() if _is_as_usual(pose, variant)), "")
        usual = names.pop(same, None) or translate("Poses", "As usual")
        labels: list[tuple[str | None, str]] = [(None, usual), *names.items()]
        for key, label in labels:
            chip = Chip(self._theme, label)
            chip.setAutoExclusive(True)  # so that a screen reader tells of one out of many
            chip.setChecked(key is None)
            group.addButton(chip)
            flow.addWidget(chip)
            chip.clicked.connect(lambda _checked=False, key=key: self._choose(key))
        box.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        return box

    def _sides(self, first: Side) -> Segmented:
        labels = {Side.RIGHT: translate("Poses", "Right side"), Side.LEFT: translate("Poses", "Left side")}
        name = translate("Poses", "Side")
        sides = Segmented(self._theme, [(side.value, label) for side, label in labels.items()], name)
        sides.choose(first.value)
        sides.chosen.connect(self._choose_side)
        return sides

    def _muscle_switch(self) -> QHBoxLayout:
        label = translate("Poses", "Show the muscles")
        switch = Switch(self._theme, label)
        switch.toggled.connect(self.muscles_shown)
        words = Text(self._theme, label, STRONG)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addWidget(switch)
        row.addWidget(words, 1)
        return row

    def _show_muscles(self) -> None:
        works, stretches = self._pose.works_in(self.variant), self._pose.stretches
        self._muscles.set_muscles(works, stretches)
        self._muscles.setVisible(bool(works or stretches))

    def _choose(self, variant: str | None) -> None:
        self.variant = variant
        self._show_muscles()
        self.changed.emit()

    def _choose_side(self, side: str) -> None:
        self.side = Side(side)
        self.changed.emit()


def _is_as_usual(pose: Pose, variant: Variant) -> bool:
    """Whether a variant only gives a name to what the pose is anyway."""
    words = (variant.arrive, variant.enter, variant.during, variant.leave)
    is_alike = variant.figure in (None, pose.figure) and variant.works in (None, pose.works)
    return is_alike and not variant.props and words == (None,) * len(words)


def _moves_muscles(pose: Pose) -> bool:
    return bool(pose.works or pose.stretches or any(variant.works for variant in pose.variants.values()))


def _has_figure(pose: Pose) -> bool:
    return pose.figure is not None or any(variant.figure for variant in pose.variants.values())
