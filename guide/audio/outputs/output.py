"""What every output of the stream can do."""

from collections.abc import Callable
from typing import Protocol, TypeAlias

from guide.audio.clip import Samples

Pull: TypeAlias = Callable[[int], Samples]
"""Gives the next frames of the stream, of shape (frames, 2); it never waits."""


class Output(Protocol):
    """Something that plays a stream. It can be opened again after it was closed."""

    @property
    def live(self) -> bool:
        """Whether frames are pulled by a thread of the output's own, in real time."""
        ...

    @property
    def latency(self) -> int:
        """The frames between the last one pulled and the one at the ear, once the output is open."""
        ...

    @property
    def place(self) -> str:
        """The name of the device the sound goes to, once it is open; empty where that is not known."""
        ...

    def open(self, pull: Pull) -> None:
        """Begin to pull. Raises AudioError when it cannot be."""
        ...

    def close(self) -> None:
        """Stop pulling. Harmless when it is not open."""
        ...

    def displaced(self) -> bool:
        """Whether, since this was asked last, the place where the sound was heard went away and it moved to another."""
        ...
