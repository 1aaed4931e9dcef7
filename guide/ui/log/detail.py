"""One practice in detail: what was planned and what was done, in one's own words, and the way to forget it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from guide.model.units import Ms, clock
from guide.practicelog.practice import Held, Practice
from guide.ui.log.words import counted_words, held_name, outcome_words, when_words
from guide.ui.practice.question import Question
from guide.ui.theme import COLUMN_GAP, LARGE, MEDIUM, STRONG, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.buttons import BackButton, LinkButton
from guide.ui.widgets.paint import Look
from guide.ui.widgets.scroll import ScrollPage
from guide.ui.widgets.text import Text, ink_soft
from guide.ui.widgets.text_area import TextArea

_NARROW: Final = 720
_BAR: Final = 14


class PlanBar(QWidget):
    """How long a pose was to be held as an outline, and how long it was as its filling."""

    def __init__(self, theme: Theme, held: Held, longest: Ms) -> None:
        super().__init__()
        self._theme, self._held, self._longest = theme, held, longest
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A bar."""
        return QSize(160, _BAR)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the plan over what was done."""
        painter = QPainter(self)
        paint.start(painter)
        colours = self._theme.colours
        done, planned = (
            QRectF(0, 0, max(_BAR, self.width() * length / self._longest), _BAR)
            for length in (self._held.held, self._held.planned)
        )
        if self._held.held:
            paint.paint_box(painter, done, Look(colours.ink, colours.sun, colours.data_line, 2), _BAR / 2)
        if self._held.planned:
            paint.paint_box(painter, planned, Look(colours.ink, None, colours.bead_line, 2), _BAR / 2)
        painter.end()


class DetailPage(ScrollPage):
    """Shows a practice. `note_changed` carries its id and the words, `delete_requested` its id."""

    widest = 960

    left = Signal()
    note_changed = Signal(str, str)
    delete_requested = Signal(str)

    def __init__(self, theme: Theme, practice: Practice, manner: Sequence[tuple[str, str]] = ()) -> None:
        """`manner` tells how it was practised, as questions and answers."""
        super().__init__(theme)
        self._practice = practice
        self._said = practice.note
        self._question: Question | None = None
        self._is_wide: bool | None = None
        self.setAccessibleName(practice.title)
        rows = self._rows = QVBoxLayout(self.content)
        rows.setSpacing(12)
        back = BackButton(theme, self.tr("Log"))
        back.clicked.connect(self.left)
        rows.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(Text(theme, practice.title, LARGE))
        rows.addWidget(Text(theme, when_words(practice.started), colour=ink_soft))
        rows.addWidget(Text(theme, outcome_words(practice), STRONG))
        rows.addSpacing(12)
        rows.addWidget(Text(theme, self.tr("In your own words"), MEDIUM))
        hint = self.tr("How was it? A note for yourself")
        self.note = TextArea(theme, self.tr("A note in your own words"), hint)
        self.note.setPlainText(practice.note)
        self.note.settled.connect(self._keep_note)
        rows.addWidget(self.note)
        self._add_manner(manner)
        self._table = QGridLayout()
        self._cells: list[tuple[QWidget, ...]] = []
        self._add_poses(practice.poses)
        rows.addSpacing(24)
        self.delete = LinkButton(theme, self.tr("Delete this practice"))
        self.delete.clicked.connect(self._ask)
        rows.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)
        theme.changed.connect(self._lay_out)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the bars go where there is no room for them."""
        super().resizeEvent(event)
        self._lay_out()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed, however the page is left."""
        self._keep_note()
        super().hideEvent(event)

    def _add_manner(self, manner: Sequence[tuple[str, str]]) -> None:
        if not manner:
            return
        self._rows.addSpacing(12)
        self._rows.addWidget(Text(self._theme, self.tr("As you chose"), MEDIUM))
        holder = QWidget()
        table = QGridLayout(holder)
        table.setContentsMargins(0, 0, 0, 0)
        table.setHorizontalSpacing(COLUMN_GAP)
        table.setVerticalSpacing(8)
        for row, (question, answer) in enumerate(manner):
            for column, cell in enumerate((Text(self._theme, question, colour=ink_soft), Text(self._theme, answer))):
                cell.setAlignment(Qt.AlignmentFlag.AlignTop)  # an answer begins where its question does
                table.addWidget(cell, row, column)
        for column in range(2):
            table.setColumnStretch(column, 1)
        self._rows.addWidget(holder)

    def _add_poses(self, poses: Sequence[Held]) -> None:
        if not poses:
            return
        self._rows.addSpacing(12)
        self._rows.addWidget(Text(self._theme, self.tr("Planned and held"), MEDIUM))
        longest = max(max(one.planned, one.held) for one in poses) or 1
        self._table.setHorizontalSpacing(COLUMN_GAP)
        self._table.setVerticalSpacing(8)
        self._table.setColumnStretch(1, 1)
        for one in poses:
            times = self.tr("{held} of {planned}").format(held=clock(one.held), planned=clock(one.planned))
            cells = (
                Text(self._theme, held_name(one)),
                PlanBar(self._theme, one, longest),
                Text(self._theme, counted_words(one), colour=ink_soft),
                Text(self._theme, times, tabular=True),
            )
            cells[3].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            cells[1].setAccessibleName(f"{held_name(one)}, {times}")
            self._cells.append(cells)
        holder = QWidget()
        holder.setLayout(self._table)
        self._table.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(holder)
        self._lay_out()

    def _lay_out(self) -> None:
        is_wide = self.width() >= _NARROW * self._theme.text
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._place_cells()
        if self._question is not None:
            self._question.place()

    def _place_cells(self) -> None:
        """A pose in a row, or in two without its bar. In a long practice it takes a while: not at every resize."""
        for row, (name, bar, counted, times) in enumerate(self._cells):
            if self._is_wide:
                for column, cell in enumerate((name, bar, counted, times)):
                    self._table.addWidget(cell, row, column, Qt.AlignmentFlag.AlignVCenter)
                bar.show()  # not before it has its place: it would come up as a window of its own
            else:
                bar.hide()
                self._table.addWidget(name, 2 * row, 0, 1, 3)
                self._table.addWidget(counted, 2 * row + 1, 0)
                self._table.addWidget(times, 2 * row + 1, 2)

    def _keep_note(self) -> None:
        said = self.note.toPlainText().strip()
        if said != self._said:
            self._said = said
            self.note_changed.emit(self._practice.id, said)

    def _ask(self) -> None:
        if self._question is not None:
            return
        self._question = Question(
            self._theme,
            self.tr("Delete this practice?"),
            self.tr("Its times and your note are gone for good."),
            (self.tr("Delete"), self.tr("Keep")),
            self,
        )
        self._question.agreed.connect(lambda: self.delete_requested.emit(self._practice.id))
        self._question.declined.connect(self._keep)
        self._question.ask()

    def _keep(self) -> None:
        if self._question is not None:
            self._question.hide()
            self._question.deleteLater()
            self._question = None
        self.delete.setFocus(Qt.FocusReason.OtherFocusReason)
