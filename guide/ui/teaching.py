"""A practice led as a class: the presenter in the window, the class display on the second screen."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from guide.player.rehearsing import Rehearsal
from guide.ui.classroom.window import ClassWindow
from guide.ui.presenter.page import PresenterPage
from guide.ui.presenter.side import Display

if TYPE_CHECKING:
    from guide.player.lesson import Lesson
    from guide.player.player import Player
    from guide.ui.backstage import Backstage
    from guide.ui.practice.finishing import Finishing
    from guide.ui.practice.keys import Keys


class Teaching(QObject):
    """Opens class mode over the page of one practice, and closes it; the player plays on through both.

    `left` says that the class is over. `pace_tapped` carries a `BreathPattern` that is to be kept, `choice_made` the
    keys of a choice and its option, `led` the player that is led from now on: a rehearsal's, or the class's again.
    """

    left = Signal()
    music_toggled = Signal()
    pace_tapped = Signal(object)
    choice_made = Signal(str, str)
    led = Signal(object)

    def __init__(
        self,
        backstage: "Backstage",
        player: "Player",
        lesson: "Lesson",
        keys: "Keys",
        finishing: "Finishing | None" = None,
    ) -> None:
        """`lesson` is what the player began with, `finishing` holds the end that was asked for."""
        super().__init__(backstage.window)
        self._backstage, self._window = backstage, backstage.window
        self._player, self._lesson, self._keys = player, lesson, keys
        self._finishing = finishing
        self._page: PresenterPage | None = None
        self._display: ClassWindow | None = None
        self._rehearsal: Rehearsal | None = None
        self._rehearsing: PresenterPage | None = None

    @property
    def is_open(self) -> bool:
        """Whether the practice is led as a class now."""
        return self._page is not None

    @property
    def page(self) -> PresenterPage | None:
        """The presenter that is shown, that of a rehearsal while there is one; None outside class mode."""
        return self._rehearsing or self._page

    @property
    def display(self) -> ClassWindow | None:
        """The class display, while it is open."""
        return self._display

    def open(self) -> None:
        """Show the presenter, and the class its display."""
        if self._page is None:
            self._page = page = self._presenter(self._player)
            page.practice_requested.connect(self.close)
            page.rehearsal_requested.connect(self.rehearse)
            page.left.connect(self._finish)
            page.pace_tapped.connect(self.pace_tapped)
            page.choice_made.connect(self.choice_made)
            self._open_display(self._player)
            self._window.open_page(page, immersive=True)

    def close(self) -> None:
        """Go back to the page of the practice."""
        self._end_rehearsal()
        self._close_display()
        page, self._page = self._page, None
        if page is not None:
            self._leave(page)

    def rehearse(self) -> None:
        """See the class through as it is planned now; the practice waits."""
        self._player.pause()
        lesson = self._lesson.with_options(self._player.options)
        self._rehearsal = rehearsal = Rehearsal(lesson, self._backstage.sound.narrator, self.say)
        self._rehearsing = page = self._presenter(rehearsal.player, rehearsal)
        for signal in (page.practice_requested, page.rehearsal_requested, page.left):
            signal.connect(self._end_rehearsal)
        self._say_what_is_shown()
        self._follow(rehearsal.player)
        self._window.open_page(page, immersive=True)

    def say(self, sentence: str) -> None:
        """Show the teacher a notice."""
        if self.page is not None:
            self.page.say(sentence)

    def _presenter(self, player: "Player", rehearsal: Rehearsal | None = None) -> PresenterPage:
        page = PresenterPage(
            self._backstage.theme,
            player,
            self._lesson.session,
            self._picture,
            keys=self._keys,
            figure=self._backstage.figure,
            finishing=None if rehearsal else self._finishing,
            rehearses=rehearsal is not None,
            today=rehearsal.time_of_day if rehearsal else datetime.now,
        )
        page.display_wished.connect(self._set_display)
        page.full_screen_requested.connect(self._window.toggle_full_screen)
        page.keys_requested.connect(self._window.show_keys)
        page.music_toggled.connect(self.music_toggled)
        return page

    def _finish(self) -> None:
        self.close()
        self.left.emit()

    def _picture(self, width: int, ratio: float) -> QPixmap | None:
        return self._display.preview(width, ratio) if self._display else None

    def _open_display(self, player: "Player") -> None:
        backstage = self._backstage
        display = self._display = ClassWindow(
            backstage.theme, player, backstage.figure, backstage.settings, teacher=self._window
        )
        display.key_pressed.connect(lambda event: self.page.keyPressEvent(event) if self.page else None)
        display.told.connect(self.say)
        display.taken_back.connect(self._take_back)
        display.closed.connect(partial(self._on_display_closed, display))
        display.open()
        self._say_what_is_shown()

    def _close_display(self) -> None:
        display, self._display = self._display, None
        if display is not None:
            display.close()

    def _on_display_closed(self, display: ClassWindow) -> None:
        """The teacher may have closed it by hand."""
        if self._display is display:
            self._display = None
            self._say_what_is_shown()

    def _set_display(self, wanted: Display) -> None:
        if self._display is None:
            self._open_display(self._rehearsal.player if self._rehearsal else self._player)
        else:
            self._display.set_blank(wanted is Display.BLANK)
            self._say_what_is_shown()

    def _say_what_is_shown(self) -> None:
        """Let the presenter, and that of a rehearsal over it, say alike what the class display does now."""
        now = Display.CLOSED
        if self._display is not None:
            now = Display.BLANK if self._display.is_blank else Display.SHOWN
        for page in filter(None, (self._page, self._rehearsing)):
            page.show_display(now)

    def _end_rehearsal(self) -> None:
        rehearsal, self._rehearsal = self._rehearsal, None
        page, self._rehearsing = self._rehearsing, None
        if rehearsal is None or page is None:
            return
        if self._page is not None:
            self._follow(self._player)
        self._leave(page)
        rehearsal.close()

    def _leave(self, page: PresenterPage) -> None:
        """Go back to what was shown before a page, which is told what nobody has seen here."""
        if self._window.page is page:
            self._window.go_back()
        for sentence in page.untold:
            self._window.told.emit(sentence)

    def _take_back(self, sentence: str) -> None:
        for page in filter(None, (self._page, self._rehearsing)):
            page.take_back(sentence)

    def _follow(self, player: "Player") -> None:
        """Let the class display, if it is open, and whoever else leads, follow another player."""
        if self._display is not None:
            self._display.follow(player)
        self.led.emit(player)
