"""The one continuous stream of a practice, and the place of the practice that is heard."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event, Thread
from types import MappingProxyType
from typing import TypeAlias

from guide.audio.clip import Clip, frames_of
from guide.audio.mixer import Joint
from guide.audio.music.reel import Reel
from guide.audio.outlet import Notice, Outlet
from guide.audio.outputs.null import NullOutput
from guide.audio.outputs.output import Output
from guide.audio.programme import LEAVE, Programme, Running, Standing
from guide.audio.score import Score, Track
from guide.audio.sleep import SleepWatch
from guide.audio.stream import Stream

SHORT_FADE = frames_of(20)
"""Frames, for every change: pause, going on, a volume, another score at the same place."""

SEEK_FADE = frames_of(150)
"""Frames, for words that are cut by a seek, where it leaves them and where it comes into them."""

LAST_LEAVE = frames_of(5_000)
"""Frames, for music at the end of a practice."""

_MIX_EVERY = 0.1  # seconds
_LOOK_EVERY = 0.1  # seconds
_PATIENCE = 2.0
"""Seconds that closing waits for a device that is just being opened."""

Listener: TypeAlias = Callable[[Notice], None]


class Deck:
    """Plays a score without a break between opening and closing; silence is played too.

    Frames are those of the practice, at 48 kHz; before its beginning they are negative. All methods may be called
    from any thread. Listeners are called on a thread of the deck's own.
    """

    def __init__(
        self,
        output: Output,
        *,
        fallback: Output | None = None,
        time: SleepWatch | None = None,
    ) -> None:
        self._live = output.live
        self._stream = Stream()
        self._outlet = Outlet(
            self._stream, output, fallback or NullOutput(), time or SleepWatch.of_this_machine(), self._noticed
        )
        self._score = Score()
        self._gains: dict[Track, float] = {}
        self._muted: tuple[Track, ...] = ()
        self._listeners: list[Listener] = []
        self._ended = Event()
        self._wake = Event()
        self._threads: tuple[Thread, ...] = ()

    def listen(self, listener: Listener) -> None:
        """Call `listener` with each notice, on a thread of the deck's own."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Stop calling a listener."""
        self._listeners.remove(listener)

    def open(self) -> None:
        """Open the stream and return at once; it runs in silence until the device is there."""
        self._stream.fill()
        self._outlet.open()
        if not self._live:
            self.tend()
        else:
            self._threads = (
                Thread(target=self._keep_mixed, name="mixer", daemon=True),
                Thread(target=self._keep_watch, name="sound watch", daemon=True),
            )
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Fall silent and let go of the device."""
        self._ended.set()
        self._wake.set()
        for thread in self._threads:
            thread.join(_PATIENCE)
        self._threads = ()
        self._outlet.close()

    @property
    def position(self) -> int:
        """The frame of the practice that is heard now; after a seek or a pause at once the frame where it will be."""
        return self._stream.position_at(self._outlet.heard)

    @property
    def reach(self) -> int:
        """The frame of the practice from which on another score could be heard: a little after `position`."""
        return self._stream.reach

    @property
    def playing(self) -> bool:
        """Whether the practice runs, as last asked for."""
        return isinstance(self._stream.latest, Running)

    @property
    def silent(self) -> bool:
        """Whether nothing can be heard for want of a device."""
        return self._outlet.silent

    @property
    def trouble(self) -> str:
        """A sentence that says why nothing can be heard; empty when all is well."""
        return self._outlet.trouble

    @property
    def underruns(self) -> int:
        """How often the output asked for more than was mixed: gaps in the sound."""
        return self._stream.underruns

    def load(self, score: Score) -> None:
        """Play another score from now on, without a break and from the same place."""
        self._score = score
        if self.playing:
            self._change(self._go_on)

    def play(self, at: int | None = None) -> None:
        """Run, from the frame `at`, or from where the practice stands: a pause goes on at the sample it stopped at."""
        if at is not None:
            self._change(lambda first, _position: self._running(first, at, SEEK_FADE), SEEK_FADE)
        elif not self.playing:
            self._change(self._run_on)

    def pause(self, leave: int = LEAVE) -> None:
        """Fall silent as soon as can be, and remember the sample that was heard; music takes `leave` frames."""
        if self.playing or self._waiting:
            self._change(lambda _frame, position: Standing(position, leave))

    def wait(self) -> None:
        """Stand still as in a pause, while music goes on."""
        self._change(lambda _frame, position: Standing(position, music=self._gains.get(Track.MUSIC, 1.0)))

    def seek(self, frame: int) -> None:
        """Go to a frame, playing or paused. Words that it cuts fade out, and in."""
        latest = self._stream.latest
        if isinstance(latest, Standing):
            self._change(lambda _first, _position: replace(latest, position=frame))
        else:
            self.play(frame)

    def set_gain(self, track: Track, gain: float) -> None:
        """How loud a track is, as a factor; 1 is as it was made."""
        self._gains[track] = gain
        self._regain()

    def mute(self, *tracks: Track) -> None:
        """Let these tracks be silent whatever their gains, and no others."""
        self._muted = tracks
        self._regain()

    def sound(self, clip: Clip, track: Track) -> None:
        """Let a clip be heard at once, whether or not the practice runs: a sample of a voice, a test of the device."""
        self._stream.add(clip, track, self._gains.get(track, 1.0))
        self._wake.set()

    def set_music(self, reel: Reel | None) -> None:
        """Play music while the practice runs, ducked under the voice; None for none.

        A reel goes on where it was left. It stays its owner's, who closes it once the deck has another.
        """
        self._stream.play_music(reel)
        self._wake.set()

    def use(self, output: Output) -> None:
        """Play through another output from now on."""
        self._outlet.use(output)

    def tend(self) -> None:
        """One look at the output; the deck's own thread does it ten times a second for a live output."""
        self._outlet.look()
        self._stream.forget(self._outlet.heard)

    def _noticed(self, notice: Notice) -> None:
        if notice in (Notice.DISPLACED, Notice.SLEPT):
            self._halt()
        for listener in tuple(self._listeners):
            listener(notice)

    def _halt(self) -> None:
        """Stand at what is heard now: what the device still holds will not be. Music may be leaving still."""
        self._stream.halt(self.position, SHORT_FADE)
        self._wake.set()

    def _keep_mixed(self) -> None:
        while not self._ended.is_set():
            self._stream.fill()
            self._wake.wait(_MIX_EVERY)
            self._wake.clear()

    def _keep_watch(self) -> None:
        while not self._ended.wait(_LOOK_EVERY):
            self.tend()

    def _regain(self) -> None:
        if self.playing:
            self._change(self._go_on)
        elif self._waiting:
            self.wait()

    @property
    def _waiting(self) -> bool:
        latest = self._stream.latest
        return isinstance(latest, Standing) and latest.music is not None

    def _go_on(self, frame: int, position: int) -> Programme:
        """As before with what is new, unless the watch has halted it meanwhile: then the sound had to stop."""
        latest = self._stream.latest
        return self._run_on(frame, position) if isinstance(latest, Running) else latest

    def _run_on(self, frame: int, position: int) -> Programme:
        return self._running(frame, position, 0)

    def _running(self, frame: int, position: int, fade: int) -> Running:
        gains = self._gains | dict.fromkeys(self._muted, 0.0)
        return Running(self._score, MappingProxyType(gains), frame, Joint(position, fade))

    def _change(self, plan: Callable[[int, int], Programme], falling: int = SHORT_FADE) -> None:
        self._stream.change(plan, SHORT_FADE, falling)
        self._wake.set()
