"""How a stage is drawn, and so where a figure stands on one of any size: pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect

from guide.ui.figure.requests import Place, Words


@dataclass(frozen=True, slots=True)
class StageMeasures:
    """A stage as it is drawn, `height` pixels high; the rest counts from its top.

    The highest and lowest a body reaches, the lowest a mat does, and the most pixels to a metre.
    """

    height: float
    top: float
    lowest: float
    bottom: float
    most: float

    def place(
        self, stage: QRect, horizon: float, words: Iterable[QRect], ratio: float, *, is_mirrored: bool = False
    ) -> Place:
        """The place for a figure on a stage with `ratio` pixels of the picture to each of its own.

        Only the size of `stage` counts; `horizon`, and the boxes of the words over its left, count from its corner.
        """
        scale = stage.height() * ratio / self.height
        return Place(
            round(stage.width() * ratio),
            round(stage.height() * ratio),
            top=self.top * scale,
            lowest=self.lowest * scale,
            horizon=horizon * ratio,
            bottom=self.bottom * scale,
            most=self.most * scale,
            words=tuple(
                Words(round(box.right() * ratio), round(box.top() * ratio), round(box.bottom() * ratio))
                for box in words
            ),
            is_mirrored=is_mirrored,
        )
