"""The breath ring: a sun that grows on the inhale and shrinks on the exhale, with the count inside."""

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from guide.ui.theme import CAPTION, COUNT, NOTE, TextStyle, Theme
from guide.ui.widgets import paint
from guide.ui.widgets.ring_geometry import RingMeasures, sweep

_ABOVE_SMALL: Final = 0.5
"""What the last line adds to the room above it, as a share of its capitals' height."""
_CHORD: Final = 0.92
"""How much of the disc's width, when it is smallest, a word may take."""
_DEGREE: Final = 16
"""Qt counts angles in sixteenths of a degree, anticlockwise from three o'clock."""
_TOP: Final = 90 * _DEGREE
_WHOLE: Final = 360 * _DEGREE


@dataclass(frozen=True, slots=True)
class RingFace:
    """What the ring shows: a word, a number, and “of n”, any of them empty.

    `share` is how much of the hold has passed, None without an arc; `fullness` is the breath, 0 empty to 1 full.
    `spoken` is all of it in words, for those who do not see it.
    """

    word: str = ""
    number: str = ""
    of: str = ""
    share: float | None = None
    fullness: float = 0.5
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class RingType:
    """How the words in a ring are set; `above` and `below` are room at the number, as shares of its size."""

    word: TextStyle = CAPTION
    count: TextStyle = COUNT
    small: TextStyle = NOTE
    above: float = 0.22
    below: float = 0.1


class Ring(QLabel):
    """Paints a face, and all of its own rectangle, so that a frame of the breath paints nothing else.

    The ring stands on the horizon: wall above its middle, floor below. To a screen reader it is a label whose text
    changes with the word and the number.
    """

    def __init__(self, theme: Theme, measures: RingMeasures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._measures = measures
        self._type = RingType()
        self._face = RingFace()
        self._seen = self._look_of(self._face)
        self._words: QPixmap | None = None
        self._circle, self._arc = self._pens()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self._set_anew)

    @property
    def face(self) -> RingFace:
        """What is shown."""
        return self._face

    def set_measures(self, measures: RingMeasures, typography: RingType) -> None:
        """Draw in another size."""
        self._measures, self._type = measures, typography
        self.updateGeometry()
        self._set_anew()

    def set_face(self, face: RingFace) -> None:
        """Show a face; paints only where it looks different."""
        if face.spoken != self._face.spoken:
            self.setText(face.spoken)
        if (face.word, face.number, face.of) != (self._face.word, self._face.number, self._face.of):
            self._words = None
        self._face = face
        seen = self._look_of(face)
        if seen != self._seen:
            self._seen = seen
            self.update()

    def sizeHint(self) -> QSize:
        """All that a frame may paint."""
        side = 2 * math.ceil(self._measures.extent)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint wall and floor, the disc, the circle with the arc, and the words."""
        colours = self._theme.colours
        painter = QPainter(self)
        width, horizon = self.width(), self.height() // 2
        painter.fillRect(0, 0, width, horizon, colours.wall)
        painter.fillRect(0, horizon, width, self.height() - horizon, colours.floor)
        paint.start(painter)
        centre = QPointF(width / 2, horizon)
        radius = self._measures.radius(self._face.fullness)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.sun)
        painter.drawEllipse(centre, radius, radius)
        self._paint_circle(painter, centre, self._measures.circle_radius(radius))
        if self._words is None or self._words.devicePixelRatio() != self.devicePixelRatioF():
            self._words = self._set_words()
        size = self._words.deviceIndependentSize()
        painter.drawPixmap(centre - QPointF(size.width() / 2, size.height() / 2), self._words)

    def _paint_circle(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        """Paint the arc, and the circle only where the arc does not cover it: such long strokes are slow to paint."""
        share = self._face.share
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        swept = 0 if share is None else round(sweep(share) * _DEGREE)
        painter.setPen(self._circle)
        painter.drawArc(box, _TOP, _WHOLE - swept)
        if swept:
            painter.setPen(self._arc)
            painter.drawArc(box, _TOP, -swept)

    def _pens(self) -> tuple[QPen, QPen]:
        """What the circle and the arc on it are drawn with."""
        colours, measures, line = self._theme.colours, self._measures, Qt.PenStyle.SolidLine
        circle = QPen(colours.sun_line, measures.circle, line, Qt.PenCapStyle.FlatCap)
        return circle, QPen(colours.accent, measures.arc, line, Qt.PenCapStyle.RoundCap)

    def _set_words(self) -> QPixmap:
        """Word, number and “of n” as one block centred on the disc; it does not grow with the breath.

        They are set once, not at every frame: a number as large as this is painted as an outline.
        """
        ratio, side = self.devicePixelRatioF(), 2 * math.ceil(self._measures.least)
        picture = QPixmap(QSize(side, side) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint.start(painter)
        painter.setPen(self._theme.colours.on_sun)
        lines = self._lines()
        heights = [gap + QFontMetricsF(font).capHeight() for _, font, gap in lines]
        baseline = (side - sum(heights)) / 2
        for (text, font, _), height in zip(lines, heights, strict=True):
            baseline += height
            # The tracking after the last letter is not seen: it must not push the line to the left.
            width = QFontMetricsF(font).horizontalAdvance(text) - font.letterSpacing()
            painter.setFont(font)
            painter.drawText(QPointF((side - width) / 2, baseline), text)
        painter.end()
        return picture

    def _lines(self) -> list[tuple[str, QFont, float]]:
        """The lines that are not empty: the text, its font, and the room above it."""
        theme, styles, face = self._theme, self._type, self._face
        count = styles.count.size
        small = theme.font(styles.small, tabular=True)
        below = count * styles.below + QFontMetricsF(small).capHeight() * _ABOVE_SMALL
        return [
            (text, font, gap)
            for text, font, gap in (
                (face.word, theme.font(self._word_style()), 0.0),
                (face.number, theme.font(styles.count, tabular=True), count * styles.above if face.word else 0.0),
                (face.of, small, below),
            )
            if text
        ]

    def _word_style(self) -> TextStyle:
        """The word's style, or the small one where a translated word is wider than the smallest disc."""
        styles = self._type
        height = styles.count.size / 2 if self._face.number else 0.0
        chord = 2 * math.sqrt(max(self._measures.least**2 - height**2, 0.0))
        width = QFontMetricsF(self._theme.font(styles.word)).horizontalAdvance(self._face.word)
        return styles.word if width <= _CHORD * chord else styles.small

    def _set_anew(self) -> None:
        self._words = None
        self._circle, self._arc = self._pens()
        self._seen = self._look_of(self._face)
        self.update()

    def _look_of(self, face: RingFace) -> tuple[str, str, str, int, int]:
        """What of a face makes a difference to the eye: half a pixel of the disc, half a degree of the arc."""
        share = -1 if face.share is None else round(2 * sweep(face.share))
        return face.word, face.number, face.of, share, round(2 * self._measures.radius(face.fullness))
