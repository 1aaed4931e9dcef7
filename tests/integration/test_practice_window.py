"""The Practice page as it comes, goes and is given another size, and keys that are not its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guide.model.cue import Guidance
from guide.model.units import SECOND
from guide.timeline.timeline import SegmentKind
from guide.ui.practice import player_page
from tests.integration.conftest import Begin, BeginIn

Key = Qt.Key


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_a_key_with_ctrl_or_alt_is_not_the_practice_s(begin: Begin, held: Qt.KeyboardModifier) -> None:
    practice = begin()
    for key in (Key.Key_M, Key.Key_S):
        QTest.keyClick(practice.page, key, held)
    assert not practice.player.is_muted
    assert practice.player.guidance is Guidance.FULL


def test_a_page_that_is_seen_again_keeps_the_screen_awake_and_shows_what_was_changed_meanwhile(begin: Begin) -> None:
    practice = begin()
    practice.run(200)
    practice.page.hide()
    practice.player.set_muted(True)
    practice.player.next_guidance()
    practice.page.show()
    assert practice.awake.is_held
    assert practice.named("Let the voice speak (M)").isVisible()
    assert practice.named("Guidance: short (S changes it)").isVisible()


def test_in_a_narrow_window_the_panel_lies_over_the_practice(begin_in: BeginIn, qapp: QApplication) -> None:
    practice = begin_in((640, 480), 100)
    practice.go_to(SegmentKind.HOLD, 9 * SECOND, pose="pigeon")
    ring = practice.page.scene.ring.geometry()
    practice.press(Key.Key_O)
    qapp.processEvents()
    panel = practice.page.changing.panel
    assert panel is not None
    assert practice.page.scene.ring.geometry() == ring
    assert not panel.geometry().intersects(practice.page.scene.caption.geometry()), "the words are read on"


def test_a_notice_is_said_to_a_screen_reader(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(player_page, "announce", lambda _, sentence: said.append(sentence))
    begin().page.say("The sound is back.")
    assert said == ["The sound is back."]
