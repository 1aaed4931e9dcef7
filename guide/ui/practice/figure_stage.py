"""The stage with the figure on it: held and breathing, or on its way."""

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from guide.model.units import Ms
from guide.player.choreography import Going
from guide.player.moment import Moment
from guide.ui.figure.picture import Picture
from guide.ui.figure.requests import UNCOLOURED, Breathing, Coloured, OnStage, OnTheWay, Place, Request
from guide.ui.figure.service import FigureService
from guide.ui.figure.wishes import Urgency
from guide.ui.practice.stage import Stage
from guide.ui.practice.stage_measures import StageMeasures
from guide.ui.theme import Theme

_MOVING_HEIGHT: Final = 720.0
"""Pixels: a figure that moves is drawn no higher, and enlarged; on a large screen it could not keep up."""
_EVERY: Final[Ms] = 50
"""A figure that moves is drawn anew so often at most: twenty pictures a second."""
_BREATH_EVERY: Final[Ms] = 100
_BREATHS: Final = 12
"""Pictures of one breath, from empty to full."""
_REMEMBERED: Final = 2
_FADE_MS: Final = 200
_OF_PRACTICE: Final = StageMeasures(height=520, top=36, lowest=464, bottom=516, most=404)


@dataclass(frozen=True, slots=True)
class _Patch:
    """What a breath changes in the picture of a held figure."""

    at: QPoint
    pixels: QPixmap

    @property
    def box(self) -> QRect:
        return QRect(self.at, self.pixels.size())


@dataclass(slots=True)
class _Held:
    """A figure that is still, and its breaths by their number."""

    picture: QPixmap | None
    patches: dict[int, _Patch] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether all its breaths are there; what lacks some would never get them, once others are asked for."""
        return self.picture is not None and len(self.patches) == _BREATHS


class FigureStage(Stage):
    """Shows the figure of each moment. It asks for pictures and paints those that have come; it never waits."""

    def __init__(
        self,
        theme: Theme,
        service: FigureService,
        parent: QWidget | None = None,
        *,
        measures: StageMeasures = _OF_PRACTICE,
        place: str = "stage",
    ) -> None:
        """`place` is where the service takes the pictures to be for; no two stages share one."""
        super().__init__(theme, parent)
        self._service = service
        self._measures = measures
        self._here = place
        self.is_mirrored = False
        """Whether the figure is seen in a mirror."""
        self._going: Going | None = None
        self._shows_muscles = False
        self._muscles = UNCOLOURED
        self.words: tuple[QRect, ...] = ()
        """Where words stand over the stage's left, in its logical pixels: the figure stands clear of them."""
        self._held: OrderedDict[OnStage, _Held] = OrderedDict()
        self._still: OnStage | None = None
        self._stands: tuple[object, ...] = ()
        self._asked: Request | None = None
        self._asked_at: Ms = 0
        self._shown: QPixmap | None = None
        self._before: QPixmap | None = None
        self._breathing: QPixmap | None = None
        self._inhaled: _Patch | None = None
        self._breath: int | None = None
        self._breath_at: Ms = 0
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_FADE_MS)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self._on_faded)
        service.drawn.connect(self._on_drawn)
        service.changed.connect(self._on_changed)

    def show_moment(self, moment: Moment) -> None:
        """Take the body to where it is at a moment."""
        going, before = moment.going, self._going
        self._going = going
        self._muscles = Coloured(moment.works, moment.stretches) if self._shows_muscles else UNCOLOURED
        if going is None or self.width() <= 0 or self.height() <= self.horizon:
            self._still = self._asked = None
            self._show(None)
            return
        if (going.share < 1 or moment.move is not None) and not self.theme.reduce_motion:
            self._follow(going, moment.position, rests=going == before, stays=moment.move is None)
        else:
            self._hold(going)
            self._breathe(moment)

    def show_muscles(self, *, shown: bool) -> None:
        """Show which muscles work and which are stretched, or not."""
        self._shows_muscles = shown

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the figure; its mat alone where there is none."""
        if self._shown is None and self._before is None:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._before is not None:
            share = float(self._fade.currentValue())
            for picture, opacity in ((self._before, 1 - share), (self._shown, share)):
                if picture is not None:
                    painter.setOpacity(opacity)
                    self._paint(painter, picture)
        elif self._shown is not None:
            self._paint(painter, self._breathing or self._shown)

    def _paint(self, painter: QPainter, picture: QPixmap) -> None:
        painter.drawPixmap(QRectF(self.rect()), picture, QRectF(picture.rect()))

    def _follow(self, going: Going, position: Ms, *, rests: bool, stays: bool) -> None:
        """Draw a figure on its way, and make ahead what it holds when it is there, if it `stays`."""
        self._still = None
        if stays:
            self._ahead(self._on_stage(going))
        ratio = self.devicePixelRatioF() if rests else min(1.0, _MOVING_HEIGHT / self.height())
        request = OnTheWay(
            self._service.dress, going.before, going.to, going.share, self._place(ratio), self._muscles, rests=rests
        )
        if request == self._asked or (not rests and 0 <= position - self._asked_at < _EVERY):
            return
        self._asked, self._asked_at = request, position
        self._service.picture(request, Urgency.NOW, self._here)

    def _hold(self, going: Going) -> None:
        ratio = self.devicePixelRatioF()
        stands = (going.to, self._muscles, self.words, self.horizon, self.is_mirrored, self.size(), ratio)
        if self._still is not None and stands == self._stands:
            return  # as at nearly every look: nor does it wear anything else, or `_on_changed` had been called
        self._stands = stands
        wanted = self._on_stage(going)
        if wanted == self._still:
            return
        self._still = self._asked = wanted
        self._breath = None
        self._service.drop(self._here)
        held = self._held.get(wanted)
        if held is None or held.picture is None:  # one that is remembered may have made way for another size
            self._service.picture(wanted, Urgency.NOW, self._here)
        else:
            self._show(held.picture)
        self._ahead(wanted)

    def _ahead(self, still: OnStage) -> None:
        """Ask for a held figure and its breaths, unless that was done."""
        if still in self._held:
            return
        self._held = OrderedDict((one, held) for one, held in self._held.items() if held.is_whole)
        self._held[still] = _Held(None)
        while len(self._held) > _REMEMBERED:
            self._held.popitem(last=False)
        if still != self._still:
            self._service.picture(still, Urgency.SPARE, f"{self._here} held")
        if not self.theme.reduce_motion:
            for number in range(_BREATHS):
                breathing = Breathing(still, number / (_BREATHS - 1))
                self._service.picture(breathing, Urgency.SPARE, f"{self._here} breath {number}")

    def _breathe(self, moment: Moment) -> None:
        """Let ribs and belly follow the breath, ten times a second at most."""
        breathes = moment.phase is not None and not self.theme.reduce_motion
        breath = round(moment.fullness * (_BREATHS - 1)) if breathes else None
        if breath == self._breath or 0 <= moment.position - self._breath_at < _BREATH_EVERY:
            return
        self._breath, self._breath_at = breath, moment.position
        self._inhale()

    def _inhale(self) -> None:
        """Paint the present breath over the still picture, pixel by pixel; only there it is shown anew."""
        still, before, patch = self._shown, self._inhaled, self._patch()
        if still is None or patch is before:
            return
        if self._breathing is None:
            self._breathing = still.copy()
        painter = QPainter(self._breathing)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        if before is not None:
            painter.drawPixmap(before.at, still, before.box)
        if patch is not None:
            painter.drawPixmap(patch.at, patch.pixels)
        painter.end()
        self._inhaled = patch
        for one in (before, patch):
            if one is not None:
                self.update(self._on_widget(one))

    def _patch(self) -> _Patch | None:
        held = self._held.get(self._still) if self._still is not None else None
        if held is None or self._breath is None or held.picture is not self._shown:
            return None
        return held.patches.get(self._breath)

    def _on_drawn(self, request: Request, picture: Picture) -> None:
        pixels = None if picture.image is None else QPixmap.fromImage(picture.image)
        if isinstance(request, Breathing) and request.still in self._held:
            if pixels is not None:
                number = round(request.breath * (_BREATHS - 1))
                self._held[request.still].patches[number] = _Patch(QPoint(picture.x, picture.y), pixels)
                self._inhale()
        elif isinstance(request, OnStage) and request in self._held:
            self._held[request].picture = pixels
            if request == self._still:
                self._show(pixels)
        elif isinstance(request, OnTheWay) and self._still is None and self._is_mine(request):
            self._show(pixels)

    def _is_mine(self, request: OnTheWay) -> bool:
        """Whether it is the way the body is on: an older picture of it still shows it better than none."""
        asked = self._asked
        return isinstance(asked, OnTheWay) and _way(request) == _way(asked)

    def _show(self, picture: QPixmap | None) -> None:
        if picture is None and self._shown is None:
            return
        if self.theme.reduce_motion and self.isVisible():
            self._before = self._shown
            self._fade.stop()
            self._fade.start()
        self._shown = picture
        self._breathing = self._inhaled = None
        self._inhale()
        self.update()

    def _on_faded(self) -> None:
        self._before = None
        self.update()

    def _on_changed(self) -> None:
        """It wears something else: nothing that was drawn is of use."""
        self._held.clear()
        self._still = self._asked = None

    def _on_stage(self, going: Going) -> OnStage:
        return OnStage(self._service.dress, going.to, self._place(self.devicePixelRatioF()), self._muscles)

    def _place(self, ratio: float) -> Place:
        return self._measures.place(self.rect(), self.horizon, self.words, ratio, is_mirrored=self.is_mirrored)

    def _on_widget(self, patch: _Patch) -> QRect:
        return _scaled(patch.box, 1 / self.devicePixelRatioF()).toAlignedRect().adjusted(-1, -1, 1, 1)


def _way(request: OnTheWay) -> OnTheWay:
    return replace(request, share=0.0, rests=False)


def _scaled(box: QRect, factor: float) -> QRectF:
    return QRectF(box.x() * factor, box.y() * factor, box.width() * factor, box.height() * factor)
