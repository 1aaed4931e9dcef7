"""The stream as fast as it can be mixed, for whoever asks for frames."""

from guide.audio.clip import Samples
from guide.audio.outputs.output import Pull
from guide.errors import AudioError


class OfflineOutput:
    """Pulls only when told to, and hands out what it pulled."""

    live = False
    latency = 0
    place = ""

    def __init__(self) -> None:
        self._pull: Pull | None = None

    def open(self, pull: Pull) -> None:
        """Remember where to pull from."""
        self._pull = pull

    def close(self) -> None:
        """Pull no more."""
        self._pull = None

    def displaced(self) -> bool:
        """Never: it is nowhere."""
        return False

    def run(self, frames: int) -> Samples:
        """The next frames of the stream, of shape (frames, 2). Raises AudioError when it is not open."""
        if self._pull is None:
            raise AudioError("The sound is closed.")
        return self._pull(frames)
