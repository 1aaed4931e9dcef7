"""The bells, as kept in the assets; `packaging/make_sounds.py` makes them."""

from functools import cache

import soundfile

from guide import resources
from guide.audio.clip import SAMPLE_RATE, Clip
from guide.errors import StorageError

NAMES = ("start", "side", "end")


@cache
def bell(name: str) -> Clip:
    """The bell for the `start`, another `side` or the `end` of a practice, two channels, read once.

    Raises:
        StorageError: the app's own file is missing or damaged.
    """
    file = resources.asset("sounds", f"{name}.flac")
    try:
        samples, rate = soundfile.read(file, dtype="float32")
    except (OSError, soundfile.SoundFileError) as error:
        raise StorageError(f"The sound {file} cannot be read; install Guide again.") from error
    if rate != SAMPLE_RATE:
        raise StorageError(f"The sound {file} has {rate} frames a second; make it again at {SAMPLE_RATE}.")
    samples.flags.writeable = False
    return Clip(samples)
