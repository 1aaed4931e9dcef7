"""Draws pictures of the figure in a thread of its own, so that the window never waits for one."""

from functools import cached_property
from threading import Thread
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from guide import bugs, paths
from guide.errors import GuideError
from guide.settings import Settings
from guide.ui.figure.picture import Dress, Picture
from guide.ui.figure.wishes import Urgency, Wishes
from guide.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from guide.model.pose import Pose
    from guide.ui.figure.hand import Hand
    from guide.ui.figure.requests import Request


_MOMENT_MS: Final = 20
"""What a window has done is painted within that time: a picture of most screens."""


class FigureService(QObject):
    """Takes requests and answers each with `drawn`, in the thread of the window.

    `changed` tells that the figure wears something else: whatever is shown is asked for anew. `failed` carries one
    sentence, once for each body that cannot be drawn and for each bug.
    """

    drawn = Signal(object, object)
    changed = Signal()
    failed = Signal(str)
    _answered = Signal(object, object)
    _went_wrong = Signal(str)

    def __init__(self, theme: Theme, settings: Settings, poses: "Callable[[], Mapping[str, Pose]]") -> None:
        """`poses` gives the catalogue's; it is called in the thread that draws."""
        super().__init__()
        self._theme, self._settings, self._poses = theme, settings, poses
        self._wishes: Wishes[Request] = Wishes()
        self._thread: Thread | None = None
        self._going_on = QTimer(self, singleShot=True, interval=_MOMENT_MS)
        self._going_on.timeout.connect(lambda: self._wishes.hold_back(held=False))
        self._met: set[str] = set()
        self._dress = self.dress
        self._answered.connect(self.drawn)
        self._went_wrong.connect(self.failed)
        theme.changed.connect(self._on_changed)
        settings.listen(lambda _name: self._on_changed())

    @property
    def dress(self) -> Dress:
        """What the figure wears now."""
        return Dress(self._settings.text("body"), self._settings.text("skin"), self._theme.dark)

    def picture(self, request: "Request", urgency: Urgency = Urgency.SOON, place: str = "") -> None:
        """Ask for a picture; of those for the same `place` only the newest is drawn."""
        self._wishes.add(request, urgency, place)

    def drop(self, place: str) -> None:
        """Ask for nothing more in a place."""
        self._wishes.drop(place)

    def give_way(self) -> None:
        """Draw nothing until what the window has just done is painted, not even the rest of a picture.

        Two threads of Python share one processor at best: a key takes half as long when nothing is drawn beside it.
        """
        self._wishes.hold_back(held=True)
        self._going_on.start()

    def start(self) -> None:
        """Begin to draw. What was asked for before has waited."""
        if self._thread is None:
            self._thread = Thread(target=self._work, name="figure", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Draw nothing more, and wait for the picture under way: it must not outlive what it tells."""
        self._wishes.close()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        from guide.ui.figure.kept import KeptPictures  # noqa: PLC0415 (the disk: not before the first paint)

        kept = KeptPictures(paths.cache_folder() / "pictures")
        kept.tidy()
        while (request := self._wishes.take()) is not None:
            image = kept.load(request)
            picture = Picture(image) if image else self._draw(request)
            self._answered.emit(request, picture)
            if not image and picture.image:
                kept.save(request, picture.image)

    def _draw(self, request: "Request") -> Picture:
        try:
            return self._hand.draw(request)
        except Exception as error:  # noqa: BLE001 - a bug in one picture must not end them all
            if repr(error) not in self._met:  # a figure that is being turned would meet it many a second
                self._met.add(repr(error))
                self._went_wrong.emit(str(error) if isinstance(error, GuideError) else bugs.report(error))
        return Picture(None)

    @cached_property
    def _hand(self) -> "Hand":
        """It is there once something is drawn; pictures that were kept need none."""
        from guide.figure.paint import before_strip  # noqa: PLC0415 (numpy and the figure: as above)
        from guide.ui.figure.hand import Hand  # noqa: PLC0415 (as above)

        before_strip.set(self._wishes.wait_turn)
        return Hand(self._poses)

    def _on_changed(self) -> None:
        if self.dress != self._dress:
            self._dress = self.dress
            self.changed.emit()
