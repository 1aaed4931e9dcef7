"""The voice of a practice: rendered speech as clips for the mixer and lengths for the compiler."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import attrgetter
from queue import SimpleQueue

from guide.audio.clip import Clip
from guide.model.cue import Utterance
from guide.model.units import Ms
from guide.player.scoring import GET_READY_COUNT
from guide.speech.clipcache import ClipCache
from guide.speech.renderer import Renderer
from guide.speech.voice import Voice
from guide.timeline.events import SpeechDue
from guide.timeline.timeline import Timeline


class Narrator:
    """Renders ahead of the playhead and hands out what is ready.

    `version` grows with every utterance that was rendered or given up, so that a reader can see that it has to look
    again. What the voice has to tell the practitioner waits in `notices`.
    """

    def __init__(self, voice: Voice, rate: float, cache: ClipCache) -> None:
        self.version = 0
        self._notices: SimpleQueue[str] = SimpleQueue()
        self._told: set[str] = set()
        self._clips: dict[Utterance, Clip] = {}
        self._wanted: tuple[Utterance, ...] = ()
        self._renderer = Renderer(voice, rate, cache=cache, listener=self)

    def want(self, timeline: Timeline, position: Ms = 0) -> None:
        """Render a timeline's words: those from a position on first, in their order, then those before it."""
        words = timeline.of(SpeechDue)
        first = bisect_left(words, position, key=attrgetter("at"))
        coming, gone = ([event.utterance for event in part] for part in (words[first:], words[:first]))
        wanted = dict.fromkeys((*coming[:1], *GET_READY_COUNT, *coming, *gone))
        self._wanted = tuple(wanted)
        self._clips = {utterance: clip for utterance, clip in self._clips.items() if utterance in wanted}
        self._renderer.want(self._wanted)

    def want_first(self, utterance: Utterance) -> None:
        """Render one utterance before all else that is wanted."""
        self._wanted = tuple(dict.fromkeys((utterance, *self._wanted)))
        self._renderer.want(self._wanted)

    def clip(self, utterance: Utterance) -> Clip | None:
        """The clip of an utterance; None while it is not rendered, or when it could not be."""
        if utterance not in self._clips:
            samples = self._renderer.samples(utterance)
            if samples is None:
                return None
            self._clips[utterance] = Clip(samples)
        return self._clips[utterance]

    def length(self, utterance: Utterance) -> Ms | None:
        """The exact length of an utterance; None while it is not rendered."""
        return self._renderer.length(utterance)

    def is_settled(self, utterance: Utterance) -> bool:
        """Whether an utterance is rendered, or known to be beyond any voice."""
        return self._renderer.length(utterance) is not None or self._renderer.failure(utterance) is not None

    @property
    def is_idle(self) -> bool:
        """Whether all that is wanted is settled."""
        return all(self.is_settled(utterance) for utterance in self._wanted)

    def speak_with(self, voice: Voice, rate: float) -> None:
        """Speak with another voice, or at another pace (1 is natural) from now on."""
        self._renderer.speak_with(voice, rate)
        self._clips.clear()
        self.version += 1

    def warm_up(self) -> None:
        """Load the voice before it is wanted."""
        self._renderer.warm_up()

    def wait(self, progress: Callable[[int, int], None] | None = None) -> Sequence[Utterance]:
        """Wait until all that is wanted is settled; `progress` hears how many of how many are. Returns the failures."""
        return tuple(self._renderer.wait_all(progress))

    def notices(self) -> list[str]:
        """What the voice has had to tell since it was last asked."""
        sentences = []
        while not self._notices.empty():
            sentences.append(self._notices.get_nowait())
        return sentences

    def close(self) -> None:
        """Let the voice go."""
        self._renderer.close()

    def speech_ready(self, utterance: Utterance) -> None:  # noqa: ARG002 (the renderer's word for it)
        """Heard from the renderer's thread."""
        self.version += 1

    def speech_failed(self, utterance: Utterance, reason: str) -> None:  # noqa: ARG002 (as above)
        """Heard from the renderer's thread: the cue stays a caption, and the practitioner is told why.

        A voice that is not there was told of when no other was found.
        """
        if self._renderer.voice.installed:
            self.speech_notice(f"{reason} Its words are shown instead.")
        self.version += 1

    def speech_notice(self, sentence: str) -> None:
        """Heard from the renderer's thread: told once, however many cues it is about."""
        if sentence not in self._told:
            self._told.add(sentence)
            self._notices.put(sentence)
