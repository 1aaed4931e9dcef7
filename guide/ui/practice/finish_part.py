"""The part of the panel of changes where one says when the practice shall end."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guide.player.finishing import FinishReport
from guide.ui.practice.change_parts import Part
from guide.ui.practice.finish_words import dropping_words, outcome_words, step_words
from guide.ui.practice.words import translate
from guide.ui.theme import Theme
from guide.ui.widgets.buttons import OtherButton
from guide.ui.widgets.flow import Flow
from guide.ui.widgets.text import Text, ink_soft
from guide.ui.widgets.text_field import TextField


class FinishPart(Part):
    """A field that takes a time of day or minutes; what came of it, and what could be left out where it does not fit.

    `requested` carries what was typed, `left_out` the path of a step to leave out; `taken_back` undoes the wish.
    """

    requested = Signal(str)
    left_out = Signal(str)
    taken_back = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, translate("Practice", "Finish by"))
        name = translate("Practice", "A time of day, or minutes that are left")
        self.field = TextField(theme, name, translate("Practice", "18:55, or 12 minutes"))
        self.go = OtherButton(theme, translate("Practice", "Set"))
        self.go.setAccessibleName(translate("Practice", "Set the end"))
        self.back = OtherButton(theme, translate("Practice", "As planned"))
        self.back.setAccessibleName(translate("Practice", "Let it end as planned"))
        self.said, self._dropping = Text(theme, ""), Text(theme, "", colour=ink_soft)
        self._offers = QWidget()
        self._row = Flow()
        self._offers.setLayout(self._row)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.field, 1)
        line.addWidget(self.go)
        line.addWidget(self.back)
        self._rows.addLayout(line)
        self._rows.addWidget(self.said)
        self._rows.addWidget(self._dropping)
        self._rows.addWidget(self._offers)
        self.field.returnPressed.connect(self._ask)
        self.go.clicked.connect(self._ask)
        self.back.clicked.connect(self.taken_back)
        self.show_end(None)

    @property
    def offers(self) -> tuple[OtherButton, ...]:
        """The steps that can be left out, each a button."""
        return tuple(self._offers.findChildren(OtherButton))

    def show_end(self, said: str | None) -> None:
        """Say when it ends, where a wish for that is in force, and offer to take it back."""
        self.back.setVisible(said is not None)
        self._say(said or "", "")
        self._offer(None)

    def show_outcome(self, report: FinishReport, now: datetime) -> None:
        """Say what came of a wish, and offer what could be left out."""
        self.back.show()
        self._say(outcome_words(report, now), dropping_words(report))
        self._offer(report)

    def show_wrong(self, sentence: str) -> None:
        """Say that what was typed is no time."""
        self._say(sentence, "")
        self._offer(None)

    def _say(self, said: str, dropping: str) -> None:
        for line, words in ((self.said, said), (self._dropping, dropping)):
            line.setText(words)
            line.setVisible(bool(words))

    def _offer(self, report: FinishReport | None) -> None:
        for button in self.offers:
            self._row.removeWidget(button)
            button.hide()
            button.setParent(None)
            button.deleteLater()
        for step in report.droppable if report and not report.fits else ():
            button = OtherButton(self._theme, step_words(step))
            button.setAccessibleName(translate("Practice", "Leave out {step}").format(step=step_words(step)))
            button.clicked.connect(lambda _=False, path=step.path: self.left_out.emit(path))
            self._row.addWidget(button)
        self._offers.setVisible(self._row.count() > 0)

    def _ask(self) -> None:
        self.requested.emit(self.field.text())
