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

    def unplug(self, name: str, *, moves_first: bool = False) -> None:
        """Take a screen away. Its windows come to the first one, before that is told or afterwards: systems differ."""
        self._names.remove(name)
        kept = {window: place for window, place in self._places.items() if place != name}
        self._places = kept if moves_first else self._places
        self.removed.emit(name)
        self._places = kept
