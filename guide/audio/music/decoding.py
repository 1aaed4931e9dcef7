"""One sound file, decoded and brought to the stream's rate a piece at a time."""

import os
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import soxr
from miniaudio import ffi, lib

from guide.audio.clip import CHANNELS, SAMPLE_RATE, Samples
from guide.errors import AudioError

PIECE = SAMPLE_RATE // 2
"""About how many frames are decoded at a time."""


def pieces(file: Path) -> Generator[Samples, None, None]:
    """The sound of an MP3, FLAC, Ogg Vorbis or WAV file, of shape (frames, 2) at 48 kHz, piece by piece.

    A damaged stretch is left out and a file that was cut off ends where it was cut. Closing the generator closes the
    file.

    Raises:
        AudioError: at the first piece, when there is nothing in the file that can be played.
    """
    with _opened(file) as decoder:
        rate = decoder.outputSampleRate
        resample = soxr.ResampleStream(rate, SAMPLE_RATE, CHANNELS, "float32", "HQ").resample_chunk
        decoded = _decoded(decoder)
        piece = next(decoded, None)
        if piece is None:
            raise AudioError(f"{file} holds no sound; leave it out.")
        while piece is not None:
            following = next(decoded, None)
            yield piece if rate == SAMPLE_RATE else resample(piece, last=following is None)
            piece = following


@contextmanager
def _opened(file: Path) -> Iterator[Any]:
    """A miniaudio decoder, in floats and two channels but at the file's own rate: soxr changes the rate better."""
    decoder = ffi.new("ma_decoder *")
    config = ffi.new("ma_decoder_config *", lib.ma_decoder_config_init(lib.ma_format_f32, CHANNELS, 0))
    if sys.platform == "win32":
        result = lib.ma_decoder_init_file_w(ffi.new("wchar_t[]", str(file)), config, decoder)
    else:
        result = lib.ma_decoder_init_file(os.fsencode(file), config, decoder)
    if result != lib.MA_SUCCESS:
        raise AudioError(f"{file} cannot be played; leave it out or save it anew.")
    try:
        yield decoder
    finally:
        lib.ma_decoder_uninit(decoder)


def _decoded(decoder: Any) -> Iterator[Samples]:  # noqa: ANN401 - a C struct
    count = ffi.new("ma_uint64 *")
    while True:
        block = np.empty((PIECE, CHANNELS), np.float32)
        lib.ma_decoder_read_pcm_frames(decoder, ffi.from_buffer(block), PIECE, count)
        if not count[0]:
            return
        # A file of floats may hold anything.
        yield np.clip(np.nan_to_num(block[: count[0]], copy=False), -1, 1)
