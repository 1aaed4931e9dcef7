from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from guide.model.side import Side
from guide.player.moment import PoseName
from guide.ui.practice.next_sign import NextSign
from guide.ui.theme import Theme


def test_what_comes_next_is_written_with_its_side_where_there_is_room(qtbot: QtBot, theme: Theme) -> None:
    sign = NextSign(theme)
    qtbot.addWidget(sign)

    def written(side: Side) -> QImage:
        sign.set_name(PoseName("Half-seated twist", side=side))
        return sign.grab().toImage()

    sign.resize(600, 40)
    assert written(Side.RIGHT) != written(Side.LEFT)
    whole = sign.written
    sign.resize(round(whole) - 1, 40)
    assert written(Side.RIGHT) == written(Side.LEFT), "the side goes before the name is cut"
    assert sign.written < whole
