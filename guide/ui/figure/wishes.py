"""What waits to be drawn: the most urgent first, among those what was asked for last, and nothing no longer wanted.

What is asked for at once, as a page that opens asks for its tiles, is drawn in the order it was asked for.
"""

import time
from collections.abc import Callable, Hashable
from enum import IntEnum
from threading import Condition
from typing import Final, Generic, NamedTuple, TypeVar

RequestT = TypeVar("RequestT", bound=Hashable)


class Urgency(IntEnum):
    """How soon a picture is wanted."""

    SPARE = 0
    """Some time: what may be wanted later."""
    SOON = 1
    """Somebody looks at its place."""
    NOW = 2
    """It moves."""


_IN_A_ROW: Final = 3
_AT_ONCE: Final = 0.1
"""Seconds between two wishes of one page."""


class _Wish(NamedTuple, Generic[RequestT]):
    request: RequestT
    urgency: Urgency
    place: str
    page: int


class Wishes(Generic[RequestT]):
    """Taken from one thread, put in from another. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._page, self._asked_at = 0, clock()
        self._waiting: dict[RequestT, _Wish[RequestT]] = {}
        self._changed = Condition()
        self._is_closed = False
        self._is_held_back = False
        self._in_a_row = 0

    def add(self, request: RequestT, urgency: Urgency = Urgency.SOON, place: str = "") -> None:
        """Wish for a picture. In a `place` that is named only the newest wish is kept."""
        with self._changed:
            if place:
                self._drop(place)
            self._waiting.pop(request, None)
            now = self._clock()
            self._page += now - self._asked_at > _AT_ONCE
            self._asked_at = now
            self._waiting[request] = _Wish(request, urgency, place, self._page)
            self._changed.notify()

    def drop(self, place: str) -> None:
        """Wish for nothing more in a place."""
        with self._changed:
            self._drop(place)

    def hold_back(self, *, held: bool) -> None:
        """Hand nothing out for a while, or go on: what waits keeps its turn."""
        with self._changed:
            self._is_held_back = held
            self._changed.notify()

    def wait_turn(self) -> None:
        """Wait, in the middle of a picture, while nothing is handed out."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_held_back or self._is_closed)

    def close(self) -> None:
        """Wish for nothing more at all."""
        with self._changed:
            self._waiting.clear()
            self._is_closed = True
            self._changed.notify_all()

    def take(self) -> RequestT | None:
        """The next picture to draw; waits for one. None once closed."""
        with self._changed:
            self._changed.wait_for(lambda: (self._waiting and not self._is_held_back) or self._is_closed)
            if self._is_closed:
                return None
            waiting = list(self._waiting.values())
            patient = [wish for wish in waiting if wish.urgency is not Urgency.NOW]
            # A machine too slow for what moves must still come to the rest.
            among = patient if patient and self._in_a_row >= _IN_A_ROW else waiting
            wish = max(among, key=lambda one: (one.urgency, one.page))
            self._in_a_row = self._in_a_row + 1 if wish.urgency is Urgency.NOW else 0
            return self._waiting.pop(wish.request).request

    def _drop(self, place: str) -> None:
        for request in [request for request, wish in self._waiting.items() if wish.place == place]:
            del self._waiting[request]
