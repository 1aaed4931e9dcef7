"""What a session's card tells where it has no room for its words."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from guide.sessionfile.entry import Entry
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
