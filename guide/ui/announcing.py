"""Sentences for those who listen to a screen reader: what others see come up at the edge of the eye."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Let the screen reader say a sentence when it has finished its own; without one nothing happens."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
