"""A clip as a file: FLAC, which any player plays, with a checksum of its samples in the comment."""

import io
import zlib
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from guide.speech.loudness import Samples
from guide.speech.polish import SAMPLE_RATE

_FULL = 32_767
_LONGEST = 15 * 60 * SAMPLE_RATE  # frames: a wrong bit in the length must not ask for all memory


class DamagedClipError(Exception):
    """A file does not hold the clip it should."""


def encoded(clip: Samples, title: str) -> bytes:
    """A clip as the bytes of a file."""
    pcm = np.rint(np.clip(clip, -1, 1) * _FULL).astype(np.int16)
    stream = io.BytesIO()
    with soundfile.SoundFile(stream, "w", SAMPLE_RATE, 1, "PCM_16", format="FLAC") as file:
        file.title = title
        file.comment = _checksum(pcm)
        file.write(pcm)
    return stream.getvalue()


def decoded(content: bytes) -> Samples:
    """The clip in the bytes of a file.

    Raises:
        DamagedClipError: it is not a clip, or not whole.
    """
    try:
        with soundfile.SoundFile(io.BytesIO(content)) as file:
            if file.frames > _LONGEST:
                raise DamagedClipError("it claims to be longer than any clip")
            checksum = file.comment
            pcm = file.read(dtype="int16")
    except (soundfile.SoundFileError, ValueError) as error:
        raise DamagedClipError(str(error)) from error
    if pcm.ndim != 1 or not pcm.size or checksum != _checksum(pcm):
        raise DamagedClipError("the samples are not those that were written")
    return np.asarray(pcm, np.float32) / np.float32(_FULL)


def read(file: Path) -> Samples:
    """The clip in a file. Raises OSError and DamagedClipError."""
    return decoded(file.read_bytes())


def _checksum(pcm: NDArray[np.int16]) -> str:
    return f"crc32:{zlib.crc32(pcm.tobytes()):08x}"
