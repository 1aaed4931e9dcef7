"""What Guide is, what it is made of, and what its sessions rest on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from guide.ui.theme import LARGE, MEDIUM, STRONG, Theme
from guide.ui.widgets.buttons import BackButton
from guide.ui.widgets.scroll import ScrollPage
from guide.ui.widgets.text import Text, ink_soft

Titled = Sequence[tuple[str, str]]
"""Pairs of a title and a line about it."""


class AboutPage(ScrollPage):
    """Version, licences and sources. `left` asks to go back."""

    widest = 760

    left = Signal()

    def __init__(self, theme: Theme, version: str, sources: Titled) -> None:
        """`sources` are pairs of an article's title and its author."""
        super().__init__(theme)
        self._rows = QVBoxLayout(self.content)
        self._rows.setSpacing(0)
        back = BackButton(theme, self.tr("Back"))
        back.clicked.connect(self.left)
        self._rows.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addSpacing(16)
        self._rows.addWidget(Text(theme, self.tr("Guide {version}").format(version=version), LARGE))
        self._rows.addSpacing(8)
        self._paragraph(
            self.tr(
                "Timed yoga sessions with a calm voice, a counted breath and a drawn figure. All of it happens on your"
                " own computer: Guide never connects to the network."
            )
        )
        self._rows.addSpacing(8)
        self._paragraph(self.tr("This is guidance, not medical advice. Stop at pain."))
        self._part(self.tr("What the sessions rest on"), sources)
        self._part(self.tr("What Guide is made of"), self._licences())
        self._rows.addStretch(1)

    def _licences(self) -> Titled:
        return (
            (self.tr("Guide"), self.tr("GNU General Public License, version 3 or later")),
            (self.tr("Qt and PySide6, the window"), self.tr("GNU Lesser General Public License, version 3")),
            ("Atkinson Hyperlegible Next", self.tr("The type. SIL Open Font License 1.1, by the Braille Institute")),
            ("Hibari", self.tr("The voice. Apache License 2.0")),
            ("eSpeak NG", self.tr("The voice in reserve. GNU General Public License, version 3 or later")),
            ("pyttsx3", self.tr("The door to the voices. Mozilla Public License 2.0")),
            ("miniaudio", self.tr("The sound device. MIT licence")),
            ("libsndfile", self.tr("Sound files. GNU Lesser General Public License, version 2.1 or later")),
            ("PyYAML, pydantic", self.tr("Session files. MIT licence")),
            ("NumPy", self.tr("Numbers and samples. BSD licence")),
        )

    def _part(self, title: str, entries: Titled) -> None:
        self._rows.addSpacing(24)
        self._rows.addWidget(Text(self._theme, title, MEDIUM))
        for name, about in entries:
            self._rows.addSpacing(12)
            self._paragraph(name, strong=True)
            self._paragraph(about)

    def _paragraph(self, text: str, *, strong: bool = False) -> None:
        paragraph = Text(self._theme, text, STRONG) if strong else Text(self._theme, text, colour=ink_soft)
        paragraph.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._rows.addWidget(paragraph)
