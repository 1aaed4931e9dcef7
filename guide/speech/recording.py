"""A teacher's own recording in place of the voice."""

from pathlib import Path

import numpy as np
import soundfile

from guide.errors import SpeechError
from guide.speech.loudness import Samples
from guide.speech.polish import gain_for, polish

_LONGEST = 15 * 60  # seconds; longer sound is music, and would not fit in memory with others
_MOST_GAIN = 20.0  # a recording of near silence is not blown up to a roar


def read(file: Path) -> Samples:
    """A recording, made as pleasant as a spoken clip, each levelled by itself.

    Raises:
        SpeechError: it is missing, unreadable, too long or silent.
    """
    try:
        with soundfile.SoundFile(file) as stream:
            if stream.frames > _LONGEST * stream.samplerate:
                raise SpeechError(f"The recording {file.name} is longer than {_LONGEST // 60} minutes.")
            rate = stream.samplerate
            channels = stream.read(dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError) as error:
        raise SpeechError(f"The recording {file.name} is missing or cannot be read.") from error
    # A file of floats may hold anything.
    mono = np.nan_to_num(channels, copy=False, posinf=0, neginf=0).mean(axis=1)
    clip = polish(mono, rate, min(gain_for(mono, rate), _MOST_GAIN))
    if not clip.size:
        raise SpeechError(f"The recording {file.name} is silent.")
    return clip
