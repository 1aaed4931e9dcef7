"""From the settings to the options of a session."""

from guide.audio.score import Track
from guide.model.breath import BreathPattern
from guide.model.cue import Guidance
from guide.model.units import SECOND
from guide.settings import Settings
from guide.timeline.options import Options

_LOUDEST_MUSIC = 0.4
"""Music as it is sold is some 6 dB louder than the voice here; it is meant to lie beneath it."""


def options_of(settings: Settings) -> Options:
    """How the practitioner likes any session to be practised."""
    return Options(
        pace=pace_of(settings),
        guidance=Guidance(settings.text("guidance")),
        speak_cautions=settings.flag("speak_cautions"),
    )


def pace_of(settings: Settings) -> BreathPattern | None:
    """The practitioner's own pace; None keeps each session's."""
    inhale, exhale = settings.number("inhale_seconds"), settings.number("exhale_seconds")
    if not (inhale and exhale):
        return None
    return BreathPattern(round(inhale * SECOND), round(exhale * SECOND))


def volumes_of(settings: Settings) -> dict[Track, float]:
    """How loud each track is, as a factor from 0 to 1."""
    return {
        Track.VOICE: settings.number("voice_volume"),
        Track.BELLS: settings.number("bell_volume"),
        Track.BREATH: settings.number("breath_volume"),
        Track.MUSIC: _LOUDEST_MUSIC * settings.number("music_volume"),
    }
