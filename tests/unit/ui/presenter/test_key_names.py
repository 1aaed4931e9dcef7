from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from guide.ui.practice.keys import DEFAULTS, Wish, with_keys
from guide.ui.presenter.foot import Foot
from guide.ui.presenter.plan_panel import PlanPanel
from guide.ui.theme import Theme


def test_the_controls_name_the_keys_as_they_are_usually(qtbot: QtBot, theme: Theme) -> None:
    foot, panel = Foot(theme, DEFAULTS), PlanPanel(theme, "Open hips", DEFAULTS)
    for part in (foot, panel):
        qtbot.addWidget(part)
    controls = (foot.back, foot.toggle, foot.next, foot.voice, panel.leave, panel.keys)
    assert [control.accessibleName() for control in controls] == [
        "To the start of this step; twice: one back (Left, Page Up)",
        "Pause (Space, “.”)",
        "Next step (Right, Page Down)",
        "Silence the voice (M)",
        "End class mode (C)",
        "The keys (?)",
    ]


def test_the_controls_name_a_person_s_own_keys(qtbot: QtBot, theme: Theme) -> None:
    keys = with_keys(with_keys(DEFAULTS, Wish.NEXT, (Qt.Key.Key_N,)), Wish.CLASS, ())
    foot, panel = Foot(theme, keys), PlanPanel(theme, "Open hips", keys)
    for part in (foot, panel):
        qtbot.addWidget(part)
    assert (foot.next.toolTip(), panel.leave.toolTip()) == ("Next step (N)", "End class mode")
