"""All that a presenter shows, brought up to a moment of its player."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from guide.model.session import Session
from guide.model.units import Ms
from guide.player.moment import Moment
from guide.player.prompter import Prompter, Row, row_times
from guide.player.transport import State
from guide.ui.practice.breath_count import Counted
from guide.ui.practice.keys import Keys
from guide.ui.practice.words import described, least_words, most_words
from guide.ui.presenter.arrangement import Needed, arrange, has_room_for_preview, margins_of
from guide.ui.presenter.foot import Foot
from guide.ui.presenter.plan_panel import PlanPanel
from guide.ui.presenter.prompt import MOST, PromptView
from guide.ui.presenter.side import WIDTH as SIDE_WIDTH
from guide.ui.presenter.side import Side
from guide.ui.presenter.styles import SIDE_STRONG, fitted
from guide.ui.presenter.words import breaths_words, count_parts, pace_words, sign_names, translate, where_words
from guide.ui.theme import Theme
from guide.ui.widgets.strip import Strip
from guide.ui.widgets.text import Text

if TYPE_CHECKING:
    from guide.player.player import Player

_NOTICE_LINES: Final = 3
_LEAST_BESIDE: Final = 140
"""Words in a narrower column are not read."""

Picture: TypeAlias = Callable[[int, float], QPixmap | None]
"""What the class sees, so many logical pixels wide, for a screen of that density; None while it sees nothing of us."""


class Board(QWidget):
    """The plan, the prompter, the side with the times, a line for notices, the strip and the controls."""

    def __init__(  # noqa: PLR0913 - what is shown of which player
        self,
        theme: Theme,
        player: "Player",
        session: Session,
        picture: Picture,
        today: Callable[[], datetime],
        *,
        keys: Keys,
        rehearses: bool = False,
    ) -> None:
        """`today` is the clock on the wall."""
        super().__init__()
        self._theme, self._player, self._session = theme, player, session
        self._picture, self._today = picture, today
        self._times: dict[str, datetime] = {}
        self._timed = -1
        self.notice = ""
        self._ended: datetime | None = None
        over = translate("Presenter", "The class is over.")
        self._over = translate("Presenter", "The rehearsal is over.") if rehearses else over
        self.panel = PlanPanel(theme, player.timeline.title, keys, rehearses=rehearses)
        self.prompt = PromptView(theme)
        self.side = Side(theme, rehearses=rehearses)
        self.remark = Text(theme, style=SIDE_STRONG, lines=_NOTICE_LINES)
        self.strip = Strip(theme, lambda segment: described(segment, player.pose_name(segment)))
        self.foot = Foot(theme, keys)
        for part in (self.panel, self.prompt, self.side, self.remark, self.strip, self.foot):
            part.setParent(self)
        self._follow_timeline()

    def row(self, number: int) -> Row:
        """A row of the plan."""
        return self._prompter.rows[number]

    def found_anew(self, position: Ms) -> Callable[[], Ms | None]:
        """What tells where a position is once the class is laid out anew; None where its row was left out."""
        number = self._prompter.row_at(position)
        if number < 0:
            return lambda: position
        row = self.row(number)

        def found() -> Ms | None:
            starts = (one.start for one in self._prompter.rows if one.key == row.key)
            start = next(starts, None)
            return None if start is None else start + position - row.start

        return found

    def show_state(self, state: State) -> None:
        """Offer what can be done while the class plays, rests or is over."""
        self.side.finish.setEnabled(state is not State.ENDED)
        if state is State.ENDED:
            self.foot.show_over()
        else:
            self.foot.show_playing(playing=state is State.PLAYING)

    def show_moment(self, moment: Moment, counted: Counted | None) -> None:
        """Show the words and numbers of the player's present moment, and what is counted in it."""
        player = self._player
        is_laid_out_anew = player.timeline is not self._timeline
        if is_laid_out_anew:
            self._follow_timeline()
        reached = self._reached(moment)
        self.strip.set_position(reached)
        self._show_words(moment, reached)
        is_over = player.state is State.ENDED
        over = self._over if is_over else ""
        self._show_count(None if is_over else counted, over or translate("Practice", "Nothing is counted here."))
        self.foot.pace.show_number(pace_words(player.pace), no_less=over, no_more=over)
        self.foot.show_muted(muted=player.is_muted)
        if is_laid_out_anew:
            self.show_times(moment)

    def show_times(self, moment: Moment) -> None:
        """Show the times of the plan and of the end by the clock. What the clock cannot change may wait a second."""
        rows, current, reached = self._prompter.rows, self.panel.plan.current, self._reached(moment)
        begun = self._today() + timedelta(milliseconds=max(0, -moment.position))
        if current < self._timed:  # led back: what follows begins once more
            self._times = {row.key: self._times[row.key] for row in rows[: max(current, 0)]}
        self._timed = current
        self._times = row_times(rows, current, reached, begun, self._times)
        self.panel.plan.show_times([self._times[row.key] for row in rows])
        duration = self._timeline.duration
        if self._player.state is not State.ENDED:
            self._ended = None
        elif self._ended is None:
            self._ended = begun
        ends = self._ended or begun + timedelta(milliseconds=duration - reached)
        self.side.show_times(reached, duration, ends, is_over=self._ended is not None)
        self.show_remark(self.notice)

    def show_remark(self, notice: str) -> bool:
        """Show a notice, or none: whole, and so smaller where large text would be cut.

        Returns whether it needs another height: the page is to be laid out anew then.
        """
        self.notice = notice
        remark = self.remark
        words = notice or (self.side.in_short if self.side.isHidden() else "")
        remark.set_style(fitted(self._theme, SIDE_STRONG, words, remark.width()))
        if words != remark.text():
            remark.setText(words)
        return self._remark_height != remark.height()

    def show_picture(self) -> None:
        """Show what the class sees now, where there is room for it."""
        preview = self.side.preview
        if preview.isVisible():
            preview.show_picture(self._picture(SIDE_WIDTH, self.devicePixelRatioF()))

    def lay_out(self) -> int:
        """Give everything its place; returns the room at the edges."""
        margin = self._place()
        if self.show_remark(self.notice):
            self._place()
        return margin

    def stand_between(self, left: int, right: int) -> None:
        """Keep the words between two edges, right of the plan; where that is too narrow, the plan makes way.

        In a small window there is no room for them: they are read on once what stands beside is put away.
        """
        prompt = self.prompt
        room = right - prompt.x()
        if room < prompt.minimumSizeHint().width() * self._theme.text:
            self.panel.hide()
            prompt.move(left, prompt.y())
            room = right - left
        prompt.setVisible(room >= _LEAST_BESIDE * self._theme.text)
        prompt.resize(max(room, 1), prompt.height())

    @property
    def beneath_words(self) -> QRect:
        """A place for what may lie over the page for a while: the strip, or the controls where there is no strip."""
        return (self.foot if self.strip.isHidden() else self.strip).geometry()

    def _place(self) -> int:
        width, height, text = self.width(), self.height(), self._theme.text
        self.side.show_preview(shown=has_room_for_preview(width, height, text))
        margins = margins_of(width, height, text)
        self.foot.set_margins(*margins)
        needed = Needed(
            plan=self.panel.sizeHint().height(),
            side=self.side.sizeHint().width(),
            foot=self.foot.sizeHint().height(),
            strip=self.strip.sizeHint().height(),
            remark=self._remark_height,
        )
        places = arrange(width, height, text, needed)
        for part, box in (
            (self.panel, places.plan),
            (self.prompt, places.prompt),
            (self.side, places.side),
            (self.remark, places.remark),
            (self.strip, places.strip),
            (self.foot, places.foot),
        ):
            part.setVisible(box is not None)
            if box is not None:
                part.setGeometry(*box)
        self.side.fit()
        self.foot.fit()
        return margins[0]

    @property
    def _remark_height(self) -> int:
        """A line; more where a narrow window breaks a notice."""
        return max(self._theme.line(SIDE_STRONG), self.remark.heightForWidth(self.remark.width()))

    def _follow_timeline(self) -> None:
        self._timeline = self._player.timeline
        self._prompter = Prompter(self._timeline, self._session, self._player.pose_name)
        self.panel.plan.set_rows(self._prompter.rows)
        self.strip.set_timeline(self._timeline)

    def _reached(self, moment: Moment) -> Ms:
        """How far the class has come: at its start while there is time to get ready."""
        return self._player.timeline.duration - moment.time_left

    def _show_words(self, moment: Moment, reached: Ms) -> None:
        player = self._player
        where = where_words(moment, player.state, player.timeline.title)
        self.prompt.show_place(where, count_parts(moment, player.state, waiting=player.is_waiting))
        prompt = self._prompter.at(moment.position if moment.position < 0 else reached, MOST)
        is_over = player.state is State.ENDED
        said = prompt.said.text if prompt.said else ""
        self.prompt.show_prompt(self._over if is_over else said, prompt)
        self.panel.plan.show_current(self._prompter.row_at(reached), is_over=is_over)

    def _show_count(self, counted: Counted | None, why_none: str) -> None:
        breaths = self.foot.breaths
        if counted is None:
            breaths.show_number(translate("Presenter", "no\ncount"), no_less=why_none, no_more=why_none)
            return
        rounds = counted.rounds
        breaths.name_signs(*sign_names(rounds=rounds))
        breaths.show_number(
            breaths_words(counted.now, rounds=rounds),
            no_less=least_words(counted.least, rounds=rounds) if counted.now <= counted.least else "",
            no_more=most_words(counted.most, rounds=rounds) if counted.now >= counted.most else "",
        )
