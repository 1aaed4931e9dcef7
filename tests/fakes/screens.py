"""Screens that come and go when a test says so."""

from PySide6.QtWidgets import QWidget

from guide.ui.classroom.screens import Screens


class FakeScreens(Screens):
    """Knows which window is on which screen; one that nobody has put anywhere is on the first."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self._names = list(names)
        self._places: dict[int, str] = {}

    def names(self) -> tuple[str, ...]:
        return tuple(self._names)

    def of(self, window: QWidget) -> str:
        return self._places.get(id(window), self._names[0])

    def fill(self, window: QWidget, name: str) -> None:
        self._places[id(window)] = name
        window.showFullScreen()

    def plug_in(self, name: str) -> None:
        self._names.append(name)
        self.added.emit(name)

    def unplug(self, name: str) -> None:
        """Take a screen away. As in Qt, windows are still on it while that is told, and on the first one afterwards."""
        self._names.remove(name)
        self.removed.emit(name)
        self._places = {window: place for window, place in self._places.items() if place != name}
