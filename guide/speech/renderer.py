"""Renders the words of a practice ahead of the playhead, in a thread of its own."""

import logging
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Condition, Event, Thread
from typing import Protocol

from guide.errors import SpeechError
from guide.model.cue import Utterance
from guide.model.units import SECOND, Ms
from guide.speech.cast import Cast
from guide.speech.clipcache import ClipCache
from guide.speech.engines import ENGINES, Engine
from guide.speech.loudness import Samples
from guide.speech.polish import SAMPLE_RATE
from guide.speech.scratch import Scratch
from guide.speech.voice import Voice
from guide.speech.worker import worker_command
from guide.speech.workerprocess import Patience, Worker, WorkerDroppedError, WorkerLostError

_log = logging.getLogger(__name__)

_MEMORY = 200_000_000  # bytes of clips, some fifteen minutes of speech


class Listener(Protocol):
    """Who wants to know. All are called from the renderer's thread."""

    def speech_ready(self, utterance: Utterance) -> None:
        """An utterance can be heard: `length` and `samples` have it."""

    def speech_failed(self, utterance: Utterance, reason: str) -> None:
        """An utterance cannot be heard, with a sentence that says why: show it as a caption only."""

    def speech_notice(self, sentence: str) -> None:
        """Something the person may want to know; each sentence comes once."""


@dataclass(frozen=True, slots=True, eq=False)
class _Manner:
    """In what voice and how fast is spoken; `dropped` once another is asked for."""

    voice: Voice
    rate: float
    dropped: Event = field(default_factory=Event)


class Renderer:
    """Turns utterances into clips, in the order they are wanted.

    A cue that the voice cannot speak is spoken by the fallback voice; what that cannot speak either is reported as
    failed, once. Clips stay in memory until the voice changes; those no longer wanted go when they are too many.
    """

    def __init__(  # noqa: PLR0913 (all but the first two have their defaults)
        self,
        voice: Voice,
        rate: float = 1.0,
        *,
        cache: ClipCache,
        listener: Listener | None = None,
        engines: Sequence[Engine] = ENGINES,
        command: Sequence[str] | None = None,
        patience: Patience = Patience(),  # noqa: B008 (frozen)
    ) -> None:
        self._cache = cache
        self._listener = listener
        self._engines = engines
        self._command = list(command or worker_command())
        self._patience = patience
        self._scratch = Scratch()
        self._changed = Condition()
        self._manner = self._in_force = _Manner(voice, rate)
        self._wanted: tuple[Utterance, ...] = ()
        self._clips: dict[Utterance, Samples] = {}
        self._failures: dict[Utterance, str] = {}
        self._notices: set[str] = set()
        self._warming = False
        self._closed = False
        self._thread = Thread(target=self._work, name="speech", daemon=True)
        self._thread.start()

    @property
    def voice(self) -> Voice:
        """The voice that speaks."""
        with self._changed:
            return self._manner.voice

    def want(self, utterances: Iterable[Utterance]) -> None:
        """Replace what is wanted: the first is needed first. Call it again whenever the order of need changes."""
        with self._changed:
            self._wanted = tuple(dict.fromkeys(utterances))
            self._forget_unwanted()
            self._changed.notify_all()

    def warm_up(self) -> None:
        """Load the voice before anything is wanted."""
        with self._changed:
            self._warming = True
            self._changed.notify_all()

    def speak_with(self, voice: Voice, rate: float = 1.0) -> None:
        """Change the voice or its pace (1 is natural): all that is wanted is rendered anew."""
        with self._changed:
            if (voice, rate) == (self._manner.voice, self._manner.rate):
                return
            self._manner.dropped.set()
            self._manner = _Manner(voice, rate)
            self._clips = {}
            self._failures = {}
            self._changed.notify_all()

    def length(self, utterance: Utterance) -> Ms | None:
        """The length of an utterance's clip, rounded up; None while there is no clip."""
        clip = self.samples(utterance)
        return None if clip is None else -(-clip.size * SECOND // SAMPLE_RATE)

    def samples(self, utterance: Utterance) -> Samples | None:
        """The clip of an utterance: mono, 48 kHz, not to be written to; None while there is none."""
        with self._changed:
            return self._clips.get(utterance)

    def failure(self, utterance: Utterance) -> str | None:
        """Why an utterance cannot be heard; None if it can, or it is not known yet."""
        with self._changed:
            return self._failures.get(utterance)

    def wait_all(self, progress: Callable[[int, int], None] | None = None) -> dict[Utterance, str]:
        """Wait until all that is wanted is ready or has failed; return the failures with their reasons.

        `progress` is told how many of how many are done, in the caller's thread.
        """
        told = -1
        while True:
            with self._changed:
                self._changed.wait_for(partial(self._has_news, told))
                wanted = self._wanted
                told = self._done(wanted)
                failures = {utterance: self._failures[utterance] for utterance in wanted if utterance in self._failures}
            if progress:
                progress(told, len(wanted))
            if told == len(wanted) or self._closed:
                return failures

    def close(self) -> None:
        """End the thread and the workers. What is being rendered is dropped."""
        with self._changed:
            self._closed = True
            self._manner.dropped.set()
            self._changed.notify_all()
        self._thread.join()
        self._scratch.remove()

    def _has_news(self, told: int) -> bool:
        return self._closed or self._done(self._wanted) != told

    def _done(self, wanted: tuple[Utterance, ...]) -> int:
        return sum(utterance in self._clips or utterance in self._failures for utterance in wanted)

    def _next(self) -> Utterance | None:
        return next((u for u in self._wanted if u not in self._clips and u not in self._failures), None)

    def _work(self) -> None:
        cast: Cast | None = None
        self._scratch.sweep()
        while True:
            with self._changed:
                is_woken = self._changed.wait_for(self._has_work, timeout=self._patience.idle)
                manner = self._in_force = self._manner
                utterance = self._next()
                self._warming = False
                is_over = self._closed
            if cast is not None and (is_over or not is_woken or cast.voice != manner.voice):
                cast.rest()
                cast = None  # also when idle: a voice that was given up gets another chance
            if is_over:
                return
            if is_woken:
                cast = cast or self._cast(manner.voice)
                if utterance is not None:
                    self._render(utterance, cast, manner)
                else:
                    with suppress(WorkerDroppedError):
                        cast.warm_up()

    def _has_work(self) -> bool:
        return self._closed or self._warming or self._next() is not None

    def _render(self, utterance: Utterance, cast: Cast, manner: _Manner) -> None:
        """Make one clip, or find out that it cannot be made, and tell."""
        clip, reason = None, ""
        try:
            clip = cast.speak(utterance, manner.rate)
        except WorkerDroppedError:
            return
        except SpeechError as error:
            reason = str(error)
        except Exception:  # noqa: BLE001 (a bug costs one cue, not the practice; the log tells it)
            _log.exception("“%s” could not be rendered", utterance.text)
            reason = f"A fault in the app kept “{utterance.text}” from being spoken."
        with self._changed:
            if manner.dropped.is_set():
                return
            if clip is None:
                self._failures[utterance] = reason
            else:
                clip.flags.writeable = False
                self._clips[utterance] = clip
            self._changed.notify_all()
        if self._listener and clip is None:
            self._listener.speech_failed(utterance, reason)
        elif self._listener:
            self._listener.speech_ready(utterance)

    def _cast(self, voice: Voice) -> Cast:
        return Cast(voice, self._engines, cache=self._cache, start_worker=self._start_worker, notify=self._notify)

    def _start_worker(self, voice: Voice) -> Worker:
        try:
            folder = Path(tempfile.mkdtemp(dir=self._scratch.path))
        except OSError as error:
            raise WorkerLostError(str(error)) from error
        return Worker(self._command, voice.id, folder, self._patience, self._is_dropped)

    def _is_dropped(self) -> bool:
        """Whether nobody waits for the cue in hand any more. The process may go on: another pace keeps it."""
        return self._in_force.dropped.is_set()

    def _forget_unwanted(self) -> None:
        """Bring the clips in memory below their limit, by those that are not wanted."""
        size = sum(clip.nbytes for clip in self._clips.values())
        wanted = set(self._wanted)
        for utterance in [utterance for utterance in self._clips if utterance not in wanted]:
            if size <= _MEMORY:
                return
            size -= self._clips.pop(utterance).nbytes

    def _notify(self, sentence: str) -> None:
        if sentence in self._notices:
            return
        self._notices.add(sentence)
        if self._listener:
            self._listener.speech_notice(sentence)
