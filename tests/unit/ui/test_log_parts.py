from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guide.model.units import MINUTE
from guide.practicelog.statistics import PoseTime
from guide.ui.log.poses import PoseRow, Poses
from guide.ui.theme import Theme


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget, int], None]:
    def show(widget: QWidget, width: int) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, 640)
        with qtbot.waitExposed(widget):
            widget.show()

    return show


def test_as_long_a_bar_stands_for_as_long_a_time_however_it_is_written(
    theme: Theme, shown: Callable[[QWidget, int], None]
) -> None:
    theme.set_text_size(200)
    poses = Poses(theme, None)
    times = (331 * MINUTE, 300 * MINUTE)  # “5 h 31 min” is far longer to write than “5 h”
    poses.show_times([PoseTime(str(held), "Bridge", held) for held in times])
    shown(poses, 960)
    look = theme.colours.sun
    bars = []
    for row in poses.findChildren(PoseRow):
        image = row.grab().toImage()
        middle = image.height() // 2
        bars.append(sum(image.pixelColor(x, middle) == look for x in range(image.width())))
    assert bars[1] / bars[0] == pytest.approx(times[1] / times[0], abs=0.02)
