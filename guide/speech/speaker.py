"""One voice, with its clips on disk and its worker process kept alive."""

import logging
from collections.abc import Callable
from contextlib import suppress

from guide.errors import SpeechError
from guide.model.cue import Utterance
from guide.speech import clipfile, lexicon
from guide.speech.clipcache import ClipCache, key_of
from guide.speech.engines import Engine
from guide.speech.loudness import Samples
from guide.speech.polish import VERSION
from guide.speech.prepare import prepare
from guide.speech.voice import Voice
from guide.speech.workerprocess import Worker, WorkerDroppedError, WorkerLostError, WorkerSlowError

_log = logging.getLogger(__name__)

_ATTEMPTS = 2  # at loading and at a cue: the second with a fresh worker, unless the first was given all its time
_LOST_CUES = 3  # in a row: the voice is given up


class Speaker:
    """Speaks utterances one at a time; belongs to one thread.

    `start_worker` gives a running worker for the voice, or raises as `Worker` does. `notify` is told in a sentence
    what does not stop a cue from being spoken. WorkerDroppedError passes through, and the voice is as good as before.
    """

    def __init__(
        self,
        voice: Voice,
        engine: Engine,
        *,
        cache: ClipCache,
        start_worker: Callable[[Voice], Worker],
        notify: Callable[[str], None],
    ) -> None:
        self.voice = voice
        self._engine = engine
        self._cache = cache
        self._start_worker = start_worker
        self._notify = notify
        self._worker: Worker | None = None
        self._lost = 0
        self._given_up: SpeechError | None = None

    def speak(self, utterance: Utterance, rate: float) -> Samples:
        """The clip of an utterance: from disk, else from the worker, which is restarted once.

        `rate` is 1 for the voice's natural pace.

        Raises:
            SpeechError: the voice cannot speak it.
        """
        script = self._script(utterance)
        key = key_of(
            {
                "polish": VERSION,
                "engine": self._engine.name,
                "version": self._engine.version,
                "pace": self._engine.pace,
                "voice": self.voice.key,
                "rate": round(rate, 3),
                "script": script,
            }
        )
        clip = self._cache.get(key)
        if clip is not None:
            return clip
        content = self._rendered(script, rate)
        try:
            clip = clipfile.decoded(content)
        except clipfile.DamagedClipError as error:
            raise SpeechError(f"The voice {self.voice.name} made a clip that cannot be read.") from error
        try:
            self._cache.put(key, content)
        except OSError as error:
            self._notify(f"Spoken clips cannot be kept on disk ({error.strerror}); they are made anew each time.")
        return clip

    def warm_up(self) -> None:
        """Load the voice, so that the first cue does not wait for it. Trouble shows at the first cue."""
        with suppress(SpeechError):
            self._loaded()

    def rest(self) -> None:
        """Let the worker go; the next cue starts another."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def _script(self, utterance: Utterance) -> str:
        prepared = prepare(utterance, self.voice.language, lexicon.shipped())
        if prepared.unreadable:
            words = ", ".join(f"“{word}”" for word in prepared.unreadable)
            raise SpeechError(f"The voice {self.voice.name} cannot read {words}.")
        if prepared.left_out:
            self._notify(f"The voice leaves out {' '.join(prepared.left_out)} in “{utterance.text}”.")
        script = self._engine.script(prepared.pieces, self.voice.key).strip()
        if not any(map(str.isalnum, script)):
            raise SpeechError(f"There is nothing to say in “{utterance.text}”.")
        return script

    def _rendered(self, script: str, rate: float) -> bytes:
        """A clip from the worker, as the bytes of a clip file. Raises SpeechError."""
        lost = SpeechError(f"The voice {self.voice.name} does not answer.")
        for _ in range(_ATTEMPTS):
            worker = self._loaded()
            try:
                content = worker.render(script, rate)
            except WorkerDroppedError:
                self._worker = None
                raise
            except WorkerLostError as error:
                _log.info("The voice %s is lost at “%s”: %s", self.voice.id, script, error)
                self._worker = None
                if isinstance(error, WorkerSlowError):
                    break
            else:
                self._lost = 0
                return content
        self._lost += 1
        if self._lost >= _LOST_CUES:
            self._given_up = lost
        raise lost

    def _loaded(self) -> Worker:
        """The running worker. Raises SpeechError, from then on at once, when there can be none."""
        if self._given_up:
            raise self._given_up
        for _ in range(_ATTEMPTS):
            try:
                self._worker = self._worker or self._start_worker(self.voice)
            except SpeechError as error:
                self._given_up = error
                raise
            except WorkerLostError as error:
                _log.info("The voice %s does not load: %s", self.voice.id, error)
                if isinstance(error, WorkerSlowError):
                    break
            else:
                return self._worker
        self._given_up = SpeechError(f"The voice {self.voice.name} does not load.")
        raise self._given_up
