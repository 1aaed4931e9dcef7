"""What a session's card tells where it has no room for its words."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPixmap
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from guide.sessionfile.entry import Entry
from guide.ui.library.card_corner import CornerButton
from guide.ui.library.card_view import CardView
from guide.ui.library.favourites import Favourites
from guide.ui.library.pictures import NoPictures
from guide.ui.theme import Theme


def test_every_line_that_is_cut_is_whole_in_the_tooltip(
    qtbot: QtBot, theme: Theme, card: Callable[..., Entry], tmp_path: Path
) -> None:
    entry = card(props_needed=("block", "strap", "cushion"), practised=datetime.now().astimezone())
    view = CardView(theme, entry, NoPictures(), Favourites(tmp_path / "favourites.json"))
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.grab()
    assert not view.toolTip()
    view.resize(180, 400)
    view.grab()
    needs, last = view.toolTip().splitlines()
    assert all(prop in needs.casefold() for prop in ("block", "strap", "cushion"))
    assert "today" in last.casefold()


def test_the_buttons_of_a_card_are_there_while_the_pointer_or_the_keyboard_is(
    qtbot: QtBot, theme: Theme, card: Callable[..., Entry], tmp_path: Path
) -> None:
    window = QWidget()
    rows = QVBoxLayout(window)
    first, second = (CardView(theme, card(), NoPictures(), Favourites(tmp_path / "favourites.json")) for _ in range(2))
    for view in (first, second):
        rows.addWidget(view)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    second.setFocus(Qt.FocusReason.TabFocusReason)
    middle = QPointF(first.rect().center())
    QApplication.sendEvent(first, QEnterEvent(middle, middle, middle))
    heart = first.findChildren(CornerButton)[-1]
    assert heart.isVisible()
    QApplication.sendEvent(first, QEvent(QEvent.Type.Leave))
    assert not heart.isVisible()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert heart.isVisible()
    heart.setFocus(Qt.FocusReason.TabFocusReason)
    assert heart.isVisible()
    second.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert not heart.isVisible()


class FullPictures:
    """The tile is trousers all over, as close to the ink as they come."""

    def tile(self, card: Entry, size: QSize, ratio: float, *, most: int = 3) -> QPixmap | None:  # noqa: ARG002 - the protocol
        picture = QPixmap(size * ratio)
        picture.fill(Qt.GlobalColor.darkCyan)
        return picture


def test_the_buttons_of_a_card_are_seen_over_whatever_its_picture_shows_there(
    qtbot: QtBot, theme: Theme, card: Callable[..., Entry], tmp_path: Path
) -> None:
    view = CardView(theme, card(), FullPictures(), Favourites(tmp_path / "favourites.json"))
    qtbot.addWidget(view)
    view.resize(400, 400)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    image = view.grab().toImage()
    assert image.pixelColor(40, 40) == Qt.GlobalColor.darkCyan
    buttons = view.findChildren(CornerButton)
    assert len(buttons) == 2
    for button in buttons:
        middle = button.rect().center()
        beside = button.mapTo(view, middle) - middle * 0.55  # within its round, and not in the icon
        assert image.pixelColor(beside) == theme.colours.paper
