"""One pose: its figure from all sides, its names, its words, and what to know about it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from guide.errors import GuideError
from guide.figure.choice import shape_of, shown
from guide.model.cue import Utterance
from guide.model.drawn import Drawn
from guide.model.pose import Catalogue, Pose
from guide.ui.figure.service import FigureService
from guide.ui.poses.at_hand import AtHand
from guide.ui.poses.choices import FigureChoices
from guide.ui.poses.cue_list import CueList
from guide.ui.poses.cues import Lead, leads, sources
from guide.ui.poses.turntable import Subject, Turntable
from guide.ui.poses.words import translate
from guide.ui.poses.written import Written, written
from guide.ui.prepare.words import cautions, source_words
from guide.ui.reciter import Reciter
from guide.ui.theme import LARGE, MEDIUM, SMALL, Theme
from guide.ui.widgets.buttons import BackButton, LinkButton, PlainButton
from guide.ui.widgets.heading import Heading
from guide.ui.widgets.mixed_text import MixedText, with_lead
from guide.ui.widgets.scroll import ScrollPage
from guide.ui.widgets.text import Text, ink_soft

Sessions: TypeAlias = Sequence[tuple[str, Path]]
"""The titles and files of sessions."""

_TWO_COLUMNS_FROM: Final = 880
"""A page narrower than this, at 100 % text, is one column."""
_BETWEEN: Final = 48
_OVER_FIGURE: Final = 76
"""What stands above the figure, and the air beneath it, in a window that shows it whole."""
_LEAST_FIGURE: Final = 280
_HIGH: Final = 0.8
"""How high a figure's room is at most, as a share of its width."""
_SHARES: Final = (5, 4)
"""How the columns share the width."""


class PosePage(ScrollPage):
    """`left` asks to go back, `session_requested` carries the file of a session, `failed` a sentence."""

    left = Signal()
    session_requested = Signal(Path)
    failed = Signal(str)

    def __init__(  # noqa: PLR0913 - what the page is made of
        self,
        theme: Theme,
        pose: Pose,
        catalogue: Catalogue,
        figure: FigureService,
        reciter: Reciter,
        *,
        sessions: Sessions = (),
    ) -> None:
        super().__init__(theme)
        self.setAccessibleName(pose.name)
        self._pose, self._catalogue, self._reciter = pose, catalogue, reciter
        self._leads: tuple[Lead, ...] | None = None
        self._are_cues_heard = False
        self.choices = FigureChoices(theme, pose)
        self.turntable = Turntable(theme, figure, self._subject())
        self.cues = CueList(theme)
        self.at_hand = AtHand(theme)
        self.written = Written(theme)
        self._head, self._figure, self._facts = self._heading(), self._beside(), self._about(sessions)
        self._grid = QGridLayout()
        self._build()
        self.choices.changed.connect(self._show_choice)
        self.choices.muscles_shown.connect(self.turntable.show_muscles)
        self.cues.listen_requested.connect(self._listen)
        self.cues.stop_requested.connect(reciter.stop)
        reciter.moved.connect(self._on_moved)
        reciter.ended.connect(self._on_ended)
        theme.changed.connect(self._lay_out)
        self._show_words()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page, for the window's list of them."""
        if not self.turntable.has_figure:
            return ()
        return (
            ("← → ↑ ↓", translate("Poses", "Turn the figure")),
            (translate("Poses", "Home"), translate("Poses", "Turn it back")),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows turn the figure, wherever on the page the keyboard is; without one they scroll."""
        if not self.turntable.has_figure:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home}:
            self.turntable.keyPressEvent(event)
        else:
            event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        """Fall silent."""
        super().hideEvent(event)
        self._reciter.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one column or two."""
        super().resizeEvent(event)
        self._lay_out()

    def _build(self) -> None:
        back = BackButton(self._theme, translate("Poses", "Poses"))
        back.clicked.connect(self.left)
        rows = QVBoxLayout(self.content)
        rows.setSpacing(8)
        rows.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addLayout(self._grid)
        rows.addStretch(1)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(16)

    def _heading(self) -> QWidget:
        box, rows = _column()
        rows.addWidget(Text(self._theme, self._pose.name, LARGE, lines=2))
        if self._pose.sanskrit:
            rows.addWidget(Text(self._theme, self._pose.sanskrit, MEDIUM, lines=2))
            say = PlainButton(self._theme, translate("Poses", "Hear the name"), "voice")
            say.setAccessibleDescription(self._pose.sanskrit)
            say.clicked.connect(self._say_name)
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            pronounced = Text(self._theme, self._pose.pronounce or "", colour=ink_soft)
            pronounced.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(pronounced, 1)
            row.addWidget(say)
            rows.addLayout(row)
        return box

    def _beside(self) -> QWidget:
        box, rows = _column()
        rows.setSpacing(16)
        rows.addWidget(self.turntable)
        rows.addWidget(self.choices)
        rows.addStretch(1)
        return box

    def _about(self, sessions: Sessions) -> QWidget:
        theme, pose = self._theme, self._pose
        box, rows = _column()
        rows.setSpacing(4)

        def part(title: str, entries: Sequence[QWidget], icon: str = "") -> None:
            if entries:
                rows.addWidget(Heading(theme, title, icon))
                for entry in entries:
                    rows.addWidget(entry)
                rows.addSpacing(12)

        warnings = [
            MixedText(theme, SMALL, parts=with_lead(*caution))
            for caution in cautions(pose.cautions, self._catalogue.cautions)
        ]
        rests_on = sources(pose, self._catalogue)
        rows.addWidget(self.cues)
        rows.addSpacing(12)
        part(translate("Poses", "Take care"), warnings, "warning")
        rows.addWidget(self.at_hand)
        part(translate("Poses", "Practised in"), [self._link(title, file) for title, file in sessions])
        part(
            translate("Poses", "What it rests on"),
            [Text(theme, source_words(source), colour=ink_soft) for source in rests_on],
        )
        part(translate("Poses", "In a session file"), [self.written])
        rows.addStretch(1)
        return box

    def _link(self, title: str, file: Path) -> LinkButton:
        link = LinkButton(self._theme, title)
        link.setAccessibleDescription(translate("Poses", "Prepare this session"))
        link.clicked.connect(lambda: self.session_requested.emit(file))
        return link

    def _subject(self) -> Subject:
        drawn = Drawn(self._pose.id, self.choices.variant, self.choices.side)
        shape = shape_of({self._pose.id: self._pose}, drawn)
        variant = self._pose.variants.get(self.choices.variant or "")
        name = (variant.name if variant else None) or self._pose.name
        return Subject(name, drawn, None if shape is None else shown(shape).camera)

    def _show_choice(self) -> None:
        self.turntable.show_subject(self._subject())
        self._show_words()

    def _show_words(self) -> None:
        """What the chosen shape needs, how it is written, and the way into it."""
        self.at_hand.show_props(self._pose, self.choices.variant)
        self.written.setText(written(self._pose, self.choices.variant))
        chosen = leads(self._pose, self.choices.variant, self.choices.side)
        if chosen != self._leads:
            self._reciter.stop()
            self._leads = chosen
            self.cues.show_leads(chosen)

    def _listen(self) -> None:
        self._say(self._leads or ())
        self._are_cues_heard = self._reciter.is_saying
        self.cues.show_heard(is_heard=self._are_cues_heard)

    def _say_name(self) -> None:
        self._say((Lead(Utterance(f"{self._pose.sanskrit}.")),))

    def _say(self, chosen: Sequence[Lead]) -> None:
        try:
            self._reciter.say([lead.said for lead in chosen])
        except GuideError as error:
            self.failed.emit(str(error))

    def _on_moved(self, number: int | None) -> None:
        if self._are_cues_heard:
            self.cues.show_heard(is_heard=True, number=number)

    def _on_ended(self) -> None:
        self._are_cues_heard = False
        self.cues.show_heard(is_heard=False)

    def _lay_out(self) -> None:
        is_wide = self.width() >= _TWO_COLUMNS_FROM * self._theme.text
        for part in (self._head, self._figure, self._facts):
            self._grid.removeWidget(part)
        if is_wide:
            self._grid.addWidget(self._figure, 0, 0, 2, 1)
            self._grid.addWidget(self._head, 0, 1)
            self._grid.addWidget(self._facts, 1, 1)
        else:
            for row, part in enumerate((self._head, self._figure, self._facts)):
                self._grid.addWidget(part, row, 0)
        self._grid.setColumnStretch(0, _SHARES[0])
        self._grid.setColumnStretch(1, _SHARES[1] if is_wide else 0)
        self._grid.setHorizontalSpacing(_BETWEEN if is_wide else 0)
        self._grid.setRowStretch(1, 1 if is_wide else 0)
        beneath = min(self.choices.sizeHint().height(), self.height() // 4) if is_wide else self.height() // 3
        room = self.height() - _OVER_FIGURE - beneath
        column = (self.content_width - _BETWEEN) * _SHARES[0] / sum(_SHARES) if is_wide else self.content_width
        self.turntable.setFixedHeight(round(max(min(room, column * _HIGH), _LEAST_FIGURE)))


def _column() -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    rows = QVBoxLayout(box)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    return box, rows
