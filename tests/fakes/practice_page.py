"""The Practice page with all that stands behind it."""

from datetime import datetime

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from guide.model.session import Session
from guide.model.units import Ms
from guide.player.shelf import Shelf
from guide.timeline.options import Options
from guide.ui.practice.key_words import go_on_words
from guide.ui.practice.keys import DEFAULTS, Keys
from guide.ui.practice.page import PracticePage
from guide.ui.theme import Theme
from tests.fakes.on_page import OnPage
from tests.fakes.practising import Practising

EVENING = datetime(2026, 3, 1, 18, 40)  # noqa: DTZ001 - the time on the wall
"""When every practice begins."""


class PracticeOnPage(OnPage):
    """What one sees who practises."""

    page: PracticePage

    def __init__(  # noqa: PLR0913 - what a practice is begun with; all but the first three have a quiet default
        self,
        theme: Theme,
        session: Session,
        shelf: Shelf,
        get_ready: Ms = 0,
        keys: Keys = DEFAULTS,
        *,
        has_device: bool = True,
    ) -> None:
        practising = Practising(
            session,
            shelf.catalogue,
            get_ready=get_ready,
            options=Options(speak_cautions=False),
            has_device=has_device,
            notify=self._tell,
            go_on=go_on_words(keys),
        )
        super().__init__(practising, EVENING)
        self.page = PracticePage(
            theme,
            self.player,
            awake=self.awake,
            keys=keys,
            now=practising.seconds,
            time_of_day=self.time_of_day,
        )

    @property
    def remark(self) -> str:
        """The quiet line that is shown."""
        return self.page.remarks.notice.text()

    def named(self, name: str) -> QAbstractButton:
        """The button that a screen reader calls so."""
        return next(button for button in self.page.findChildren(QAbstractButton) if name_of(button) == name)

    def _tell(self, sentence: str) -> None:
        self.page.say(sentence)


def name_of(widget: QWidget) -> str:
    """How a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
