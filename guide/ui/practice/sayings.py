"""What one quiet line tells, and how long: pure, in seconds that whoever shows it lets pass."""

from collections import deque
from collections.abc import Callable


class Sayings:
    """A notice waits for those before it; an answer to a key is told at once, and the notice it covers comes back.

    So no notice is lost to another, nor to a key that happens to be pressed as it comes.
    """

    def __init__(self, stays: float) -> None:
        """Everything that is told stays so many seconds."""
        self._stays = self._left = stays
        self._answer = self._notice = ""
        self._waiting: deque[str] = deque()

    @property
    def text(self) -> str:
        """What is told now; empty where nothing is."""
        return self._answer or self._notice

    def notify(self, sentence: str) -> None:
        """Tell what happened, after what is still to be read. What waits already now waits at the end."""
        if not self._notice:
            self._notice = sentence
            return
        if sentence in self._waiting:
            self._waiting.remove(sentence)
        self._waiting.append(sentence)

    @property
    def untold(self) -> tuple[str, ...]:
        """The notices that nobody has seen yet."""
        return tuple(self._waiting)

    def take_back(self, is_over: Callable[[str], bool]) -> None:
        """Tell no more the notices that are no longer so, told or waiting."""
        self._waiting = deque(sentence for sentence in self._waiting if not is_over(sentence))
        if self._notice and is_over(self._notice):
            self._next()

    def answer(self, sentence: str) -> None:
        """Tell what a wish has done; a newer answer takes its place."""
        self._answer, self._left = sentence, self._stays

    def pass_time(self, seconds: float, *, playing: bool) -> None:
        """Let time pass. A pause gives what is told all the time there is, unless a notice waits behind it."""
        waits = self._waiting or (self._answer and self._notice)
        if not self.text or not (playing or waits):
            return
        self._left -= seconds
        if self._left > 0:
            return
        if self._answer:
            self._answer, self._left = "", self._stays
        else:
            self._next()

    def _next(self) -> None:
        """Go on to the notice that has waited longest; an answer over it keeps its time."""
        self._notice = self._waiting.popleft() if self._waiting else ""
        self._left = self._left if self._answer else self._stays
