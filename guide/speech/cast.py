"""Who speaks a cue: its recording, else the voice, else the voice to fall back to."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from guide.errors import GuideError, SpeechError
from guide.model.cue import Utterance
from guide.speech import recording, voices
from guide.speech.clipcache import ClipCache
from guide.speech.engines import Engine
from guide.speech.loudness import Samples
from guide.speech.speaker import Speaker
from guide.speech.voice import Voice
from guide.speech.workerprocess import Worker


class Cast:
    """A voice, and the one that steps in for it; belongs to one thread.

    `start_worker` and `notify` are those of `Speaker`, whose WorkerDroppedError passes through here too.
    """

    def __init__(
        self,
        voice: Voice,
        engines: Sequence[Engine],
        *,
        cache: ClipCache,
        start_worker: Callable[[Voice], Worker],
        notify: Callable[[str], None],
    ) -> None:
        self.voice = voice
        self._notify = notify
        self._speakers = [
            Speaker(
                one,
                voices.engine_of(one, engines),
                cache=cache,
                start_worker=start_worker,
                notify=notify,
            )
            for one in (voice, voices.fallback(voice, engines))
            if one is not None
        ]

    def speak(self, utterance: Utterance, rate: float) -> Samples:
        """The clip of an utterance, from the first that can give one. `rate` is 1 for a voice's natural pace.

        Raises:
            SpeechError: none can; the reason is the voice's own.
        """
        if utterance.recording is not None:
            try:
                return recording.read(utterance.recording)
            except SpeechError as error:
                self._notify(f"{error} The voice says its words instead.")
        reason = ""
        for speaker in self._speakers:
            try:
                clip = speaker.speak(utterance, rate)
            except GuideError as error:
                reason = reason or str(error)
                continue
            if reason:
                self._notify(f"{reason} The voice {speaker.voice.name} speaks instead.")
            return clip
        raise SpeechError(reason)

    def warm_up(self) -> None:
        """Load the voice, so that the first cue does not wait for it."""
        self._speakers[0].warm_up()

    def rest(self) -> None:
        """Let the workers go."""
        for speaker in self._speakers:
            with suppress(OSError):
                speaker.rest()
