"""Where a pose begins taller than it is held, nobody's head is cut off."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from guide.model.drawn import Drawn
from guide.player.shelf import Shelf
from guide.settings import Settings
from guide.ui.figure.hand import Hand
from guide.ui.figure.picture import Dress
from guide.ui.figure.requests import UNCOLOURED, OnTheWay
from guide.ui.practice.stage_measures import StageMeasures

MEASURES = StageMeasures(height=520, top=36, lowest=464, bottom=516, most=404)


@pytest.fixture(scope="module")
def hand() -> Hand:
    shelf = Shelf(Settings(Path("unused.json")))
    return Hand(lambda: shelf.catalogue.poses)


@pytest.mark.parametrize(
    "drawn",
    [
        Drawn("forward-bend", moment="arrive"),
        Drawn("squat", moment="arrive"),
        Drawn("down-dog", moment="arrive"),
        Drawn("chair-side-steps", moment="begin", x=0.5),
        Drawn("warrior-1", moment="begin"),
    ],
)
def test_a_body_is_whole_in_the_picture_where_a_pose_begins(hand: Hand, drawn: Drawn) -> None:
    place = MEASURES.place(QRect(0, 0, 480, 320), 120, (), 1.0)
    request = OnTheWay(Dress("woman", "", dark=False), drawn, drawn, 1.0, place, UNCOLOURED, rests=True)
    image = hand.draw(request).image
    assert image is not None
    pixels = image.convertToFormat(QImage.Format.Format_RGBA8888)
    alpha = np.frombuffer(pixels.constBits(), np.uint8).reshape(pixels.height(), pixels.width(), 4)[..., 3]
    assert not alpha[:8].any(), "above the body there is air"
    assert alpha[8:200].any()
