"""The prompter: where the class is, the words being said, those to come with their breath, and the teacher's note."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guide.player.prompter import Coming, Prompt, When, shortened
from guide.ui.presenter.note import Note
from guide.ui.presenter.styles import COMING, HEAD, LABEL, WORDS
from guide.ui.presenter.words import coming_parts, translate, when_words
from guide.ui.theme import Theme
from guide.ui.widgets import paint
from guide.ui.widgets.mixed_text import MixedText, Part
from guide.ui.widgets.text import Text, ink_soft

MOST: Final = 4
"""So many of the words to come are shown at most."""
_LEAST: Final = 2
"""Before fewer than these are shown, everything is set smaller."""
_SCALES: Final = (1.0, 0.85, 0.7, 0.6)
_SMALLEST: Final = 0.5
"""Before the note would be cut: large text is still as large as usual then."""
_LONG_WORDS: Final = ((0.42, True), *((scale, False) for scale in (0.5, 0.42, 0.35, 0.3, 0.25, 0.2)))
"""How small, and whether with the note, before the words being said would be cut: those are read whole."""
_DRAWN: Final = (544, 520)
"""The room that everything is drawn for; where there is more, it is set larger."""
_LABELS: Final = 104
_BESIDE: Final = 16
_LONG_COUNT: Final = "Inhale, 10 of 10"
"""For this there is always room: what stands below does not jump when a count begins or ends."""
_AFTER_HEAD: Final = 24
_AFTER_WORDS: Final = 16
_BETWEEN: Final = 12
_BEFORE_NOTE: Final = 24


class PromptView(QWidget):
    """As much as there is room for: the words now always, the note but for very long words, some of those to come."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._coming: tuple[Coming, ...] = ()
        self._is_stacked = False
        self.where = Text(theme, style=HEAD, lines=1, parent=self)
        self.count = MixedText(theme, COMING, self)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.words = MixedText(theme, WORDS, self)
        self.words.setAccessibleDescription(translate("Presenter", "What is being said"))
        self.labels = [Text(theme, style=LABEL, colour=ink_soft, lines=1, parent=self) for _ in range(MOST)]
        self.lines = [MixedText(theme, COMING, self) for _ in range(MOST)]
        self.note = Note(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._lay_out)

    def show_place(self, where: str, count: Sequence[Part]) -> None:
        """Say what the class is in, and how far it has come."""
        if where != self.where.text() or "".join(text for text, _ in count) != self.count.text():
            self.where.setText(where)
            self.count.set_parts(count)
            was_stacked = self._is_stacked
            self._lay_out_head()
            if self._is_stacked is not was_stacked:
                self._lay_out()

    def show_prompt(self, words: str, prompt: Prompt) -> None:
        """Show the words now, what comes, and the note."""
        shown = self.words.text(), self._coming, self.note.words
        if shown == (words, prompt.coming, prompt.note or ""):
            return
        self.words.set_parts(((words, False),))
        self._coming = prompt.coming
        self.note.set_words(prompt.note)
        self._lay_out()

    def sizeHint(self) -> QSize:
        """As drawn."""
        return QSize(544, 480)

    def minimumSizeHint(self) -> QSize:
        """Room for the words."""
        return QSize(240, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give everything its place."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        self._lay_out_head()
        full = max(1.0, min(self.width() / _DRAWN[0], self.height() / _DRAWN[1]))
        sizes = [(full * scale, most) for scale in _SCALES for most in range(MOST, _LEAST - 1, -1)]
        noted = [(*size, True) for size in (*sizes, (_SCALES[-1], 1), (_SMALLEST, 1), (_SMALLEST, 0))]
        for scale, most, has_note in (*noted, *((scale, 0, has_note) for scale, has_note in _LONG_WORDS)):
            if self._fill(scale, most, has_note=has_note) <= self.height():
                break

    def _lay_out_head(self) -> None:
        """Where the class is, and the count at the right; below where there is no room beside."""
        line, width = self._theme.line(HEAD), self.width()
        count = min(self.count.sizeHint().width(), width)
        widest = max(count, paint.width_of(_LONG_COUNT, self._theme.font(COMING)))
        self._is_stacked = self.where.sizeHint().width() + widest + _BESIDE > width
        if self._is_stacked:
            self.where.setGeometry(0, 0, width, line)
            self.count.setGeometry(0, line, count, line)
        else:
            self.where.setGeometry(0, 0, max(0, width - count - _BESIDE), line)
            self.count.setGeometry(width - count, 0, count, line)

    def _fill(self, scale: float, most: int, *, has_note: bool) -> int:
        """Place everything in one size, with so many words to come; gives the height this takes."""
        width = self.width()
        top = self._theme.line(HEAD) * (2 if self._is_stacked else 1) + _AFTER_HEAD
        self.words.set_style(WORDS.scaled(scale))
        if self.words.text():
            height = self.words.heightForWidth(width)
            self.words.setGeometry(0, top, width, height)
            top += height + _AFTER_WORDS
        top = self._fill_coming(scale, shortened(self._coming, most), top)
        self.note.setVisible(has_note and bool(self.note.words))
        if not self.note.isHidden():
            self.note.set_scale(scale)
            top += _BEFORE_NOTE - _BETWEEN
            height = self.note.heightForWidth(width)
            self.note.setGeometry(0, top, width, height)
            top += height
        return top

    def _fill_coming(self, scale: float, coming: Sequence[Coming], top: int) -> int:
        left = round(_LABELS * self._theme.growth(LABEL) * scale)
        before = ""
        for place, (label, line) in enumerate(zip(self.labels, self.lines, strict=True)):
            is_shown = place < len(coming)
            label.setVisible(is_shown)
            line.setVisible(is_shown)
            if not is_shown:
                continue
            when = when_words(coming[place])
            is_new = when != before or coming[place].when is When.THEN
            label.setText(when if is_new else "")
            before = when
            label.set_style(LABEL.scaled(scale))
            line.set_style(COMING.scaled(scale))
            line.set_parts(coming_parts(coming[place]))
            height = line.heightForWidth(self.width() - left)
            label.setGeometry(0, top, left - 8, self._theme.line(LABEL.scaled(scale)))
            line.setGeometry(left, top, self.width() - left, height)
            top += height + _BETWEEN
        return top
