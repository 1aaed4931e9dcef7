"""The Prepare page: a session before its start."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from guide.model.drawn import Drawn
from guide.model.units import Ms
from guide.player.moment import Moments
from guide.timeline.options import Options
from guide.timeline.timeline import Segment
from guide.ui.figure.rooms import RoomPictures
from guide.ui.practice.words import described, with_side
from guide.ui.prepare.about_column import AboutColumn
from guide.ui.prepare.bead_figures import BeadFigures
from guide.ui.prepare.choices_column import ChoicesColumn, Voices
from guide.ui.prepare.foot import Foot
from guide.ui.prepare.lengths import holdings, minutes_of, stops
from guide.ui.prepare.parts import Part, flow_titles, parts
from guide.ui.prepare.renewing import renewed
from guide.ui.prepare.words import ends_words, holdings_words, translate
from guide.ui.theme import CONTENT_WIDTH, Theme, page_margin
from guide.ui.widgets.buttons import PlainButton
from guide.ui.widgets.scroll import ScrollPage
from guide.ui.widgets.strip import Strip
from guide.ui.widgets.strip_layout import Mark

if TYPE_CHECKING:
    from guide.player.preparation import Preparation

_LEFT: Final = 376
_BETWEEN: Final = 56
_TWO_COLUMNS_FROM: Final = 1120
"""A page narrower than this, at 100 % text, is one column."""
_LOW: Final = 720
_ICON_INSET: Final = 8
"""The room within the icon of the first button: its arrow, not its box, stands at the margin."""
_LOOK: Final = 250
"""Milliseconds between two looks at whether the voice is ready."""
_REFRESH_EVERY: Final = 4
"""Words arrive many a second, and laying a long session out anew takes a twentieth of one: not at every look."""


class PreparePage(QWidget):
    """Shows a preparation and hands it what is chosen.

    `options_changed` tells the `Options` to remember for this session. `start_requested` tells the position to start
    from, in milliseconds; 0 is the beginning.
    """

    back_requested = Signal()
    settings_requested = Signal()
    start_requested = Signal(int)
    class_requested = Signal()
    options_changed = Signal(object)
    voice_chosen = Signal(str)

    def __init__(  # noqa: PLR0913 - what the page shows beside the preparation
        self,
        theme: Theme,
        preparation: "Preparation",
        *,
        voices: Voices = (),
        voice: str = "",
        music: QWidget | None = None,
        rooms: RoomPictures | None = None,
        get_ready: Ms = 0,
        liked: Callable[[], Options] = Options,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`liked` tells how one likes to practise this session: what of that changes elsewhere is taken over."""
        super().__init__()
        self._theme = theme
        self._preparation = preparation
        self._liked, self._liked_before = liked, liked()
        self._get_ready = get_ready
        self._looks = 0
        self._now = now
        session, catalogue = preparation.lesson.session, preparation.lesson.catalogue
        self._flows = flow_titles(session)
        self._asked: tuple[Options, bool] | None = None
        self._stops: tuple[int, ...] = ()
        self._moments = Moments(preparation.timeline, catalogue)
        self.setAccessibleName(session.title)
        self._figures: tuple[Drawn, ...] = ()
        paint_room = rooms.painter(lambda: self._figures, "prepare") if rooms else None
        self.about = AboutColumn(theme, session, catalogue, self._pose_names(), paint_room)
        self.choices = ChoicesColumn(theme, preparation.lesson, voices, voice, music)
        strip = Strip(theme, lambda segment: described(segment, self._moments.pose_name(segment)))
        self.foot = Foot(theme, strip, BeadFigures(rooms.service) if rooms else None)
        if rooms:
            rooms.changed.connect(self.about.update)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.choices.changed.connect(self._on_changed)
        self.choices.voice_chosen.connect(self.voice_chosen)
        self.foot.start_requested.connect(lambda: self._start(0))
        self.foot.class_requested.connect(self.class_requested)
        strip.seek_requested.connect(self._offer_start)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        theme.changed.connect(self._lay_out)
        self._show_plan()

    @property
    def preparation(self) -> "Preparation":
        """The preparation that is shown."""
        return self._preparation

    def look(self) -> None:
        """Take in what the voice has rendered, and the time of day. The timer calls it."""
        if self._looks % _REFRESH_EVERY == 0 and self._preparation.refresh():
            self._show_plan()
        self._looks += 1
        self._show_readiness()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page, for the window's list of them."""
        return ((translate("Prepare", "Enter"), translate("Prepare", "Start")),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, Esc goes back."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.foot.start.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look."""
        super().showEvent(event)
        before, self._liked_before = self._liked_before, self._liked()
        if self._liked_before != before and not event.spontaneous():
            self._take_over(before)
        self.look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking."""
        super().hideEvent(event)
        self._liked_before = self._liked()
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one column or two."""
        super().resizeEvent(event)
        self._lay_out()

    def _build(self) -> None:
        back = PlainButton(self._theme, translate("Prepare", "Library"), "back")
        settings = PlainButton(self._theme, translate("Prepare", "Settings"), "settings")
        back.clicked.connect(self.back_requested)
        settings.clicked.connect(self.settings_requested)
        self._edge = back.padding
        self._bar = QHBoxLayout()
        self._bar.addWidget(back)
        self._bar.addStretch(1)
        self._bar.addWidget(settings)
        area = ScrollPage(self._theme)
        area.content.setLayout(self._columns)
        self._columns.setSpacing(_BETWEEN)
        self._columns.addWidget(self.about)
        self._columns.addWidget(self.choices, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._bar)
        rows.addWidget(area, 1)
        rows.addWidget(self.foot)

    def _lay_out(self) -> None:
        wide = self.width() >= _TWO_COLUMNS_FROM * self._theme.text
        column = round(_LEFT * self._theme.text)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._columns.setSpacing(_BETWEEN if wide else _BETWEEN // 2)
        self.about.setMinimumWidth(column if wide else 0)
        self.about.setMaximumWidth(column if wide else CONTENT_WIDTH)
        self.choices.set_columns(2 if self.width() >= _LOW * self._theme.text else 1)
        self.foot.set_low(low=self.width() < _TWO_COLUMNS_FROM or self.height() < _LOW)
        margin = max(page_margin(self.width()), (self.width() - CONTENT_WIDTH) // 2) - self._edge
        self._bar.setContentsMargins(margin - _ICON_INSET, 8, margin, 8)

    def _on_changed(self, options: Options) -> None:
        self._preparation.change(options)
        self.choices.show_options(self._preparation.lesson.options)
        self._show_plan()
        self._show_readiness()
        self.options_changed.emit(self._preparation.lesson.options)

    def _take_over(self, before: Options) -> None:
        """Take what was changed in the settings, or on the way through a practice, while the page was out of sight."""
        options = self._preparation.lesson.options
        self._preparation.change(renewed(options, before, self._liked_before))
        self.choices.stand_on(self._preparation.lesson.options)
        self._show_plan()

    def _show_plan(self) -> None:
        preparation = self._preparation
        timeline = preparation.timeline
        self._moments = Moments(timeline, preparation.lesson.catalogue)
        figures = tuple(dict.fromkeys(self._moments.choreography.poses))
        if figures != self._figures:
            self._figures = figures
            self.about.update()
        self.foot.show_timeline(timeline, self._name_parts, self._figure_in)
        asked = replace(preparation.lesson.options, target=None), preparation.is_exact
        if asked != self._asked:
            # Not at every rendered word: in a long session it takes a tenth of a second.
            self._asked, self._stops = asked, stops(preparation.reachable())
        meaning = holdings_words(holdings(timeline, self._flows))
        now = minutes_of(timeline.duration)
        self.choices.show_lengths(self._stops, now, exact=preparation.is_exact, meaning=meaning)
        self.about.show_props(self._chosen_props())

    def _show_readiness(self) -> None:
        preparation = self._preparation
        self.foot.show_ready(ready=preparation.is_ready)
        end = self._now() + timedelta(milliseconds=self._get_ready + preparation.timeline.duration)
        self.foot.show_end(ends_words(end.strftime("%H:%M"), exact=preparation.is_exact))

    def _chosen_props(self) -> tuple[str, ...]:
        """What the chosen answers ask for."""
        lesson = self._preparation.lesson
        picked = [
            option
            for choice in lesson.session.choices
            for option in choice.options
            if option.key == lesson.options.choices.get(choice.key, choice.default)
        ]
        return tuple(prop for option in picked for prop in option.props)

    def _pose_names(self) -> tuple[str, ...]:
        segments = self._preparation.timeline.segments
        return tuple(dict.fromkeys(self._moments.pose_name(segment).english for segment in segments if segment.pose))

    def _name_parts(self, marks: Sequence[Mark]) -> Sequence[Part]:
        return parts(self._preparation.timeline, marks, self._flows, self._name_of)

    def _name_of(self, segment: Segment) -> str:
        return self._moments.pose_name(segment).english

    def _figure_in(self, segment: Segment) -> Drawn | None:
        """Who stands above a bead: the pose as it is best known, wherever it is on the mat."""
        return self._moments.choreography.pose_at(segment.start) if segment.pose else None

    def _offer_start(self, position: int) -> None:
        """Neither a click on the strip nor Enter starts by itself: it asks, at the pointer or at the bead."""
        strip = self.foot.strip
        segment = self._preparation.timeline.segment_at(position)
        name = self._moments.pose_name(segment)
        where = with_side(name) if segment.pose else described(segment, name)
        menu = QMenu(self)
        menu.setAccessibleName(where)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(translate("Prepare", "Start from {pose}").format(pose=where))
        action.setEnabled(self._preparation.is_ready)
        action.triggered.connect(lambda: self._start(segment.start))
        menu.popup(QCursor.pos() if strip.underMouse() else strip.mapToGlobal(strip.ring()[0].center()))

    def _start(self, position: Ms) -> None:
        if self._preparation.is_ready:
            self.start_requested.emit(position)
