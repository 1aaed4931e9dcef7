"""The voice and the stream of sound as the settings have them, from the first need to the end of the app."""

from collections.abc import Callable, Sequence

from guide import paths
from guide.audio import bells
from guide.audio.deck import Deck
from guide.audio.outputs.device import DeviceOutput
from guide.audio.score import Track
from guide.errors import AudioError, SpeechError
from guide.model.cue import Utterance
from guide.player.accompaniment import SETTINGS as MUSIC_SETTINGS
from guide.player.accompaniment import Accompaniment
from guide.player.narrator import Narrator
from guide.player.recital import Recital, Said
from guide.player.wishes import volumes_of
from guide.settings import Settings
from guide.speech import voices
from guide.speech.clipcache import ClipCache
from guide.speech.voice import Voice

Tell = Callable[[str], None]
"""Called with a sentence for the practitioner, from any thread."""

SAMPLE = Utterance("Breathe in, and lift everything that will lift. Breathe out, and lower down.")
"""What a voice says to show how it sounds."""


def narrator_of(settings: Settings, language: str, tell: Tell, voice_id: str | None = None) -> Narrator:
    """A voice for a language: the one asked for, else that of the settings, else the best there is.

    Raises:
        SpeechError: the voice asked for does not exist.
    """
    voice = voices.find(voice_id) if voice_id else chosen_voice(settings, language, tell)
    return Narrator(voice, settings.number("rate"), ClipCache(paths.cache_folder() / "speech"))


def chosen_voice(settings: Settings, language: str, tell: Tell) -> Voice:
    """The voice of the settings where it speaks the language, else the best one that does, if any."""
    if voice_id := settings.text("voice"):
        try:
            voice = voices.find(voice_id)
        except SpeechError as error:
            tell(f"{error} The best voice there is speaks instead.")
        else:
            if voice.speaks(language):
                return voice
    try:
        return voices.best(language)
    except SpeechError as error:
        # Words that no voice can say are captions; the practice is led all the same.
        tell(f"{error} The words are shown instead.")
        return voices.available()[0]


def deck_of(settings: Settings) -> Deck:
    """The stream to the chosen device, with the chosen volumes; not open yet."""
    deck = Deck(DeviceOutput(settings.text("output_device")))
    for track, volume in volumes_of(settings).items():
        deck.set_gain(track, volume)
    return deck


class Sound:
    """A narrator and an open deck that follow the settings."""

    def __init__(self, settings: Settings, tell: Tell, language: str = "en") -> None:
        self._settings = settings
        self._tell = tell
        self._language = language
        self.narrator = narrator_of(settings, language, tell)
        self.deck = deck_of(settings)
        self.deck.open()
        self._music = Accompaniment(settings, self.deck, tell)
        self.narrator.warm_up()
        settings.listen(self._on_changed)

    def speak(self, language: str) -> None:
        """Speak a session's language from now on."""
        self._language = language
        self.narrator.speak_with(chosen_voice(self._settings, language, self._tell), self._settings.number("rate"))

    def recite(self, lines: Sequence[Said]) -> Recital:
        """Say something now, outside a practice."""
        return Recital(self.narrator, self.deck, lines)

    def check_device(self) -> None:
        """Raises AudioError where nothing can be heard; it says what to do."""
        if self.deck.trouble:
            raise AudioError(self.deck.trouble)

    def ring(self) -> None:
        """Let a bell be heard: a test of the device.

        Raises:
            AudioError: nothing can be heard.
            StorageError: the bell's file is damaged.
        """
        self.check_device()
        self.deck.sound(bells.bell("start"), Track.BELLS)

    def close(self) -> None:
        """Fall silent and let go of the voice and the device."""
        self.deck.close()
        self._music.close()
        self.narrator.close()

    def _on_changed(self, name: str) -> None:
        if name in ("voice", "rate"):
            self.speak(self._language)
        elif name == "output_device":
            self.deck.use(DeviceOutput(self._settings.text(name)))
        elif name in MUSIC_SETTINGS:
            self._music.follow()
        elif name.endswith("_volume"):
            for track, volume in volumes_of(self._settings).items():
                self.deck.set_gain(track, volume)
