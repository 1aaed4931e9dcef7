"""The right of the Prepare page: everything that can be chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from guide.model.cue import Guidance
from guide.model.session import Choice, Flow, Item, Session
from guide.model.units import MINUTE
from guide.player.lesson import Lesson
from guide.timeline.options import Options
from guide.ui.guidance import guidance_answers
from guide.ui.prepare.choice_group import ChoiceGroup
from guide.ui.prepare.lengths import nearest
from guide.ui.prepare.pace_field import PaceField
from guide.ui.prepare.source_card import SourceCard
from guide.ui.prepare.words import length_words, translate
from guide.ui.theme import COLUMN_GAP, MEDIUM, Theme
from guide.ui.widgets.chip import Chip
from guide.ui.widgets.flow import Flow as FlowLayout
from guide.ui.widgets.length_slider import LengthSlider
from guide.ui.widgets.segmented import Segmented
from guide.ui.widgets.select import Select
from guide.ui.widgets.text import Text, ink_soft

Voices: TypeAlias = Sequence[tuple[str, str]]
"""Pairs of a voice's id and how it is called."""


class ChoicesColumn(QWidget):
    """The session's questions, its optional steps, the length, the breath, the guidance, the voice and the music."""

    changed = Signal(object)
    """Other `Options` are wanted."""
    voice_chosen = Signal(str)
    """The id of a voice."""

    def __init__(self, theme: Theme, lesson: Lesson, voices: Voices, voice: str, music: QWidget | None = None) -> None:
        """`music` is a field of its own, which belongs beside the voice."""
        super().__init__()
        session, catalogue, options = lesson.session, lesson.catalogue, lesson.options
        self._theme = theme
        self._catalogue = catalogue
        self._options = options
        self._minutes: tuple[int, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(24)
        self._groups: list[tuple[Choice, ChoiceGroup]] = []
        for choice in session.choices:
            picked = options.choices.get(choice.key, choice.default)
            group = ChoiceGroup(theme, choice, picked, dict(catalogue.sources))
            group.chosen.connect(self._on_chosen)
            group.source_requested.connect(self._open_source)
            self._rows.addWidget(group)
            self._groups.append((choice, group))
        self._add_optional(session)
        self._add_length()
        self.pace = PaceField(theme, session.breath, options.pace)
        self.pace.chosen.connect(lambda pace: self._change(replace(self._options, pace=pace)))
        self.guidance = Segmented(theme, guidance_answers(), translate("Prepare", "Guidance"))
        self.guidance.choose(options.guidance.value)
        self.guidance.chosen.connect(lambda key: self._change(replace(self._options, guidance=Guidance(key))))
        self.voice = Select(theme, translate("Prepare", "Voice"), "voice")
        for key, label in voices:
            self.voice.add(key, label)
        self.show_voice(voice)
        if not voices:
            self.voice.hide()  # to show it here would open a window of its own, for it has no parent yet
        self.voice.activated.connect(lambda: self.voice_chosen.emit(self.voice.value))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(COLUMN_GAP)
        self._grid.setVerticalSpacing(16)
        self._rows.addLayout(self._grid)
        self._rows.addStretch(1)
        self._cells = (
            self._headed(translate("Prepare", "Your breath"), self.pace),
            self._headed(translate("Prepare", "Guidance"), self.guidance),
            self.voice,
            *([music] if music else ()),
        )
        self.set_columns(2)

    def set_columns(self, columns: int) -> None:
        """Stand breath, guidance, voice and music two by two, or one beneath the other."""
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def show_options(self, options: Options) -> None:
        """Take the options that came into force; a length that could not be kept is none."""
        self._options = options

    def stand_on(self, options: Options) -> None:
        """Take options that were chosen elsewhere, and show them."""
        self.show_options(options)
        for choice, group in self._groups:
            group.choose(options.choices.get(choice.key, choice.default))
        self.pace.show_pace(options.pace)
        self.guidance.choose(options.guidance.value)

    def show_voice(self, voice: str) -> None:
        """Show the voice that speaks; the first one stands for a voice that is not on offer."""
        self.voice.setCurrentIndex(max(0, self.voice.findData(voice)))

    def show_lengths(self, minutes: Sequence[int], now: int, *, exact: bool, meaning: str) -> None:
        """Offer lengths, stand on the present one, both in minutes, and say what it means."""
        self._minutes = tuple(minutes)
        index = nearest(self._minutes, now) if self._minutes else 0
        self.length.set_stops(self._minutes or (now,), index)
        self.length.setVisible(len(self._minutes) > 1)
        self._length_heading.setText(length_words(now, exact=exact))
        self._meaning.setText(meaning)

    def _headed(self, title: str, control: QWidget) -> QWidget:
        cell = QWidget()
        rows = QVBoxLayout(cell)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(Text(self._theme, title, MEDIUM))
        rows.addWidget(control)
        return cell

    def _add_optional(self, session: Session) -> None:
        optional = tuple(_optional(session))
        if not optional:
            return
        row = FlowLayout()
        for path, title in optional:
            name = self._catalogue.poses[title].name if title in self._catalogue.poses else title
            chip = Chip(self._theme, name)
            chip.setChecked(path not in self._options.skipped)
            chip.toggled.connect(lambda on, path=path: self._on_optional(path, on=on))
            row.addWidget(chip)
        rows = QVBoxLayout()
        rows.setSpacing(8)
        rows.addWidget(Text(self._theme, translate("Prepare", "If you like"), MEDIUM))
        rows.addLayout(row)
        self._rows.addLayout(rows)

    def _add_length(self) -> None:
        self._length_heading = Text(self._theme, style=MEDIUM, tabular=True)
        self._meaning = Text(self._theme, colour=ink_soft)
        self._meaning.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.length = LengthSlider(self._theme, translate("Prepare", "Length"))
        self.length.chosen.connect(lambda minutes: self._change(replace(self._options, target=minutes * MINUTE)))
        heading = QHBoxLayout()
        heading.addWidget(self._length_heading, 0, Qt.AlignmentFlag.AlignBottom)
        heading.addWidget(self._meaning, 1, Qt.AlignmentFlag.AlignBottom)
        rows = QVBoxLayout()
        rows.setSpacing(8)
        rows.addLayout(heading)
        rows.addWidget(self.length)
        self._rows.addLayout(rows)

    def _on_chosen(self, choice: str, option: str) -> None:
        self._change(replace(self._options, choices={**self._options.choices, choice: option}))

    def _on_optional(self, path: str, *, on: bool) -> None:
        skipped = self._options.skipped - {path} if on else self._options.skipped | {path}
        self._change(replace(self._options, skipped=skipped))

    def _change(self, options: Options) -> None:
        self._options = options
        self.changed.emit(options)

    def _open_source(self, key: str, box: QWidget) -> None:
        if key in self._catalogue.sources:
            SourceCard(self._theme, self._catalogue.sources[key], self).open_at(box)


def _optional(session: Session) -> Iterator[tuple[str, str]]:
    """The path and the title of each entry, and of each step in a flow, that may be left out."""
    for place, item in enumerate(session.steps, start=1):
        if item.optional:
            yield str(place), _title(item)
        elif isinstance(item, Flow):
            yield from ((f"{place}.{within}", _title(one)) for within, one in enumerate(item.steps, 1) if one.optional)


def _title(item: Item) -> str:
    """What an optional entry is called: a flow by its title, a step by its pose."""
    if isinstance(item, Flow):
        return item.title
    return item.pose or translate("Prepare", "Words")
