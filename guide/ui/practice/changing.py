"""What lies over a practice while something is changed: the panel, and the sheet that counts the taps."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from guide.model.breath import BreathPattern
from guide.player.finishing import FinishReport
from guide.player.moment import Moment
from guide.ui.announcing import announce
from guide.ui.practice.change_panel import ChangePanel
from guide.ui.practice.changes import Changes
from guide.ui.practice.finish_words import ends_words, not_understood, outcome_words
from guide.ui.practice.finishing import Finishing
from guide.ui.practice.key_words import key_name
from guide.ui.practice.keys import Keys, Wish
from guide.ui.practice.tap_sheet import TapSheet
from guide.ui.practice.words import translate
from guide.ui.theme import Theme

if TYPE_CHECKING:
    from guide.player.player import Player


class Changing(QObject):
    """Opens and fills the panel, and takes the taps. The practice plays on.

    `wished` carries a `Wish` for the page, `remarked` a sentence, `pace_tapped` a `BreathPattern` to be kept,
    `choice_made` the keys of a choice and of its option, `opened` the panel, which stands in its place by then, and
    `offered` the panel when it has come to offer something else.
    """

    wished = Signal(object)
    remarked = Signal(str)
    pace_tapped = Signal(object)
    choice_made = Signal(str, str)
    opened = Signal(object)
    offered = Signal(object)
    closed = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - what the panel rests on, and whose page it lies over
        self,
        theme: Theme,
        player: "Player",
        changes: Changes,
        finishing: Finishing,
        keys: Keys,
        now: Callable[[], float],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._theme = theme
        self._player = player
        self._changes = changes
        self._finishing = finishing
        self._keys = keys
        self._page = page
        self._place = (0, 0, 0, 0)
        self.panel: ChangePanel | None = None
        tapping = keys.get(Wish.TAP_BREATH)
        self.tap_sheet = TapSheet(theme, key_name(tapping[0]) if tapping else "", now, page)
        self.tap_sheet.done.connect(self._on_tapped)

    @property
    def is_open(self) -> bool:
        """Whether something lies over the practice."""
        return self.panel is not None or self.tap_sheet.isVisible()

    def toggle(self) -> None:
        """Open the panel, or close it."""
        if self.panel is not None:
            self.panel.put_away()
        else:
            self._opened().open()

    def open_at_finish(self) -> None:
        """Open the panel where a time to finish by is typed."""
        (self.panel or self._opened()).open(at_finish=True)

    def tap(self) -> None:
        """Take a tap of the breath; the first one opens the sheet."""
        before = self.tap_sheet.words
        self.tap_sheet.tap()
        if self.tap_sheet.isVisible() and self.tap_sheet.words != before:
            announce(self.tap_sheet, self.tap_sheet.words)

    def put_away(self) -> bool:
        """Put everything away; returns whether there was anything."""
        was_open = self.is_open
        self.tap_sheet.put_away()
        if self.panel is not None:
            self.panel.put_away()
        return was_open

    def look(self, moment: Moment) -> None:
        """Bring what is open up to date, and keep the end that was asked for."""
        self.tap_sheet.look()
        if self.panel is not None:
            has_side, repeats = moment.pose.side is not None, moment.segment.pose is not None
            name = moment.pose.english if moment.pose_id else translate("Practice", "This step")
            self.panel.pose.show_pose(name, has_side=has_side, repeats=repeats)
            self.panel.breath.show_pace(self._player.pace)
        if self._finishing.has_strayed:
            self.renew_end()

    def renew_end(self) -> None:
        """Hold the practice to the end that was asked for, after a pause or a jump; say so where it cannot be met."""
        report = self._finishing.renew()
        if report is not None and not report.fits:
            self.remarked.emit(outcome_words(report, self._finishing.now))

    def raise_above(self) -> None:
        """Lie over whatever else has come up."""
        for over in (self.panel, self.tap_sheet):
            if over is not None:
                over.raise_()

    def place_panel(self, top: int, bottom: int, margin: int, left: int = 0) -> None:
        """Keep the panel at the right between two heights. It leaves what ends at `left` in sight, if it can."""
        self._place = top, bottom, margin, left
        if self.panel is not None:
            self.panel.place(*self._place)

    def place_taps(self, over: QRect, lowest: int | None = None) -> None:
        """Keep the sheet that counts taps over a place, and above a height."""
        self.tap_sheet.place(over, lowest)

    def _opened(self) -> ChangePanel:
        chosen = [(one.choice, one.option) for one in self._player.choices]
        names = {option.source for choice, _ in chosen for option in choice.options if option.source}
        sources = {name: source for name in names if (source := self._player.source(name))}
        panel = self.panel = ChangePanel(self._theme, chosen, sources, self._page, keys=self._keys)
        panel.wished.connect(self.wished)
        panel.chosen.connect(self._choose)
        panel.closed.connect(self._on_closed)
        panel.finish.requested.connect(self._finish_by)
        panel.finish.left_out.connect(self._leave_out)
        panel.finish.taken_back.connect(self._take_back)
        if self._finishing.is_asked:
            panel.finish.show_end(self._ends())
        self.look(self._player.moment())
        panel.place(*self._place)
        self.opened.emit(panel)
        return panel

    def _choose(self, choice: str, option: str) -> None:
        self.remarked.emit(self._changes.choose(choice, option))
        self.choice_made.emit(choice, option)

    def _finish_by(self, typed: str) -> None:
        report = self._finishing.ask(typed)
        if report is None:
            self._panel_says(not_understood(self._finishing.now))
        else:
            self._show_outcome(report)

    def _leave_out(self, path: str) -> None:
        if report := self._finishing.leave_out(path):
            self._show_outcome(report)

    def _take_back(self) -> None:
        self._finishing.take_back()
        if self.panel is not None:
            self.panel.finish.show_end(None)
            self.panel.finish.field.setFocus()
        self.remarked.emit(self._ends())

    def _show_outcome(self, report: FinishReport) -> None:
        if self.panel is not None:
            self.panel.finish.show_outcome(report, self._finishing.now)
            self.offered.emit(self.panel)
            self.panel.place(*self._place)
            self.panel.reveal_outcome()
        self.remarked.emit(self._ends())

    def _panel_says(self, sentence: str) -> None:
        if self.panel is not None:
            self.panel.finish.show_wrong(sentence)
            announce(self.panel, sentence)

    def _ends(self) -> str:
        return ends_words(self._finishing.now, self._finishing.left)

    def _on_closed(self) -> None:
        if self.panel is not None:
            self.panel.deleteLater()
            self.panel = None
        self.closed.emit()

    def _on_tapped(self, pace: BreathPattern) -> None:
        self.remarked.emit(self._changes.set_pace(pace))
        self.pace_tapped.emit(pace)
