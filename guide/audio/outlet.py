"""Where the stream goes: the wanted output while it works, the fallback while it does not."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from threading import Thread

import numpy as np

from guide.audio.clip import CHANNELS, Samples, frames_of
from guide.audio.clock import AudibleClock
from guide.audio.outputs.output import Output
from guide.audio.sleep import SleepWatch
from guide.audio.stream import Stream
from guide.errors import AudioError

_SILENCE_MEANS_LOST = 0.6  # seconds
_LOOKS_MEAN_LOST = 6
"""A process that itself stood still must not take that for the device's fault: it also has to look this often."""

_GRACE = 3.0
"""Seconds. A device just opened may swallow a buffer and then keep quiet for long."""

_FLOWING = frames_of(500)
"""Once a device has pulled this much it is past that."""

_RETRY_AFTER = 3.0  # seconds


class Notice(StrEnum):
    """What listeners are told about the sound."""

    LOST = "lost"
    """The device cannot be opened or is gone; the practice goes on in silence."""

    BACK = "back"
    """Sound is heard again."""

    DISPLACED = "displaced"
    """Where the sound was heard (headphones, say) went away; it would go on somewhere else."""

    SLEPT = "slept"
    """The machine slept."""


class Outlet:
    """Keeps a stream pulled by one output at a time and knows which of its frames is heard.

    `trouble` is a sentence for the user that says why nothing can be heard; empty when all is well.
    """

    def __init__(
        self,
        stream: Stream,
        wanted: Output,
        fallback: Output,
        time: SleepWatch,
        tell: Callable[[Notice], None],
    ) -> None:
        self._stream = stream
        self._wanted = wanted
        self._fallback = fallback
        self._now = time.now
        self._time = time
        self._tell = tell
        self._tap: _Tap | None = None
        self._clock = AudibleClock(time.now())
        self._place = ""
        self._said_lost = False
        self._is_closed = False
        self.trouble = ""
        self._try_at = time.now()
        self._patient_until = time.now()
        self._flowing_from = 0
        self._looks = 0
        self._seen = 0

    @property
    def silent(self) -> bool:
        """Whether nothing can be heard for want of a device."""
        return self._tap is None or self._tap.output is not self._wanted

    @property
    def heard(self) -> int:
        """The frame of the stream that is heard now."""
        return self._clock.heard(self._now())

    def open(self) -> None:
        """Begin in silence; the device is opened by the first `look`, for that can take a second."""
        self._take(self._fallback)

    def close(self) -> None:
        """Stop the stream and let go of the device, also of one that is just being opened."""
        self._is_closed = True
        tap, self._tap = self._tap, None
        if tap is not None:
            tap.output.close()

    def use(self, wanted: Output) -> None:
        """Play through another output from the next `look` on."""
        self._wanted = wanted
        self._place = ""
        self._try_at = self._now()

    def look(self) -> None:
        """See that the stream flows; to be called about ten times a second, always from the same thread."""
        if self._time.slept():
            self._be_patient()
            self._tell(Notice.SLEPT)
        if self.silent:
            if self._now() >= self._try_at:
                self._try_wanted()
        elif self._wanted.displaced():
            self._leave()
        elif self._stands_still():
            self._lose()

    def _stands_still(self) -> bool:
        now, pulled = self._now(), self._stream.pulled
        patient = now < self._patient_until and pulled < self._flowing_from
        if pulled != self._seen or patient:
            self._seen = pulled
            self._looks = 0
            return False
        self._looks += 1
        return self._looks >= _LOOKS_MEAN_LOST and self._clock.silence(now) > _SILENCE_MEANS_LOST

    def _lose(self) -> None:
        lost, self._tap = self._tap, None
        if lost is not None:
            # A dead device can hang while it is closed.
            Thread(target=lost.output.close, name="closing a lost device", daemon=True).start()
        self._give_up("The sound's device went away: connect it, or choose another output in the settings.")

    def _leave(self) -> None:
        """Close the device, so that what it still holds is not heard in the other place, and open it again at once."""
        self._tell(Notice.DISPLACED)
        self._take(self._fallback)
        self._place = ""
        self._try_at = self._now()

    def _give_up(self, trouble: str) -> None:
        self.trouble = trouble
        self._try_at = self._now() + _RETRY_AFTER
        if self._tap is None or self._tap.output is not self._fallback:
            self._take(self._fallback)
        if not self._said_lost:
            self._said_lost = True
            self._tell(Notice.LOST)

    def _try_wanted(self) -> None:
        place = self._place
        try:
            tap = self._open(self._wanted)
        except AudioError as error:
            self._give_up(str(error))
            return
        finally:
            self._time.restart()
        self.trouble = ""
        self._be_patient()
        self._place = self._wanted.place
        if place and self._place != place:
            self._tell(Notice.DISPLACED)
        self._turn_on(tap)
        if self._said_lost:
            self._said_lost = False
            self._tell(Notice.BACK)

    def _be_patient(self) -> None:
        self._patient_until = self._now() + _GRACE
        self._flowing_from = self._stream.pulled + _FLOWING

    def _take(self, output: Output) -> None:
        self._turn_on(self._open(output))

    def _open(self, output: Output) -> "_Tap":
        """Open an output. It gets silence until its tap is turned on."""
        tap = _Tap(output)

        def pull(frames: int) -> Samples:
            if self._tap is not tap:
                return np.zeros((frames, CHANNELS), np.float32)
            if not output.live:
                self._stream.fill_for(frames)
            block = self._stream.pull(frames)
            self._clock.observe(self._now(), self._stream.pulled)
            return block

        output.open(pull)
        return tap

    def _turn_on(self, tap: "_Tap") -> None:
        """Let an output have the stream, and it alone: the one before is closed first."""
        before, self._tap = self._tap, None
        if before is not None:
            before.output.close()
        self._clock = self._clock.moved_to(self._now(), tap.output.latency)
        self._tap = tap
        if self._is_closed:
            self.close()


@dataclass(frozen=True, slots=True, eq=False)
class _Tap:
    """One opening of an output: an output that was lost may come to life again and pull, but its tap is off."""

    output: Output
