"""All of somebody's music as one tape without an end: file after file, one gliding into the next."""

import os.path
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np

from guide.audio.clip import CHANNELS, Samples, frames_of
from guide.audio.music.decoding import pieces
from guide.audio.music.files import music_files
from guide.errors import AudioError

Tell: TypeAlias = Callable[[str], None]
"""Called with a sentence for the practitioner."""

OVERLAP = frames_of(3_000)
"""The frames in which one file gives way to the next."""

_NAMED = 3
"""So many broken files are named; of more only the number is told."""

_NOTHING: Samples = np.zeros((0, CHANNELS), np.float32)


def tape(places: Sequence[Path], tell: Tell) -> Generator[Samples, None, None]:
    """The music in some folders and files, of shape (frames, 2), piece by piece, over and over.

    It never ends; an empty piece says that there is nothing to play just now: ask again in a while. What cannot be
    played is left out, and `tell` is called once for it.
    """
    return joined(_files(places, _Complaints(places, tell)))


def joined(files: Iterable[Iterator[Samples] | None]) -> Generator[Samples, None, None]:
    """Files of pieces as one, each gliding into the next; None stands for nothing, and gives an empty piece."""
    tail = _NOTHING
    for file in files:
        if file is None:
            yield from _some(_crossed(tail, np.zeros_like(tail)))
            tail = _NOTHING
            yield _NOTHING
            continue
        head = _first(file, 2 * OVERLAP)
        overlap = min(len(tail), OVERLAP, len(head) // 2)  # a short file keeps its other half for the one after it
        split = len(tail) - overlap
        yield from _some(tail[:split], _crossed(tail[split:], head[:overlap]))
        tail = head[overlap:]
        for piece in file:
            whole = np.concatenate((tail, piece))
            split = max(len(whole) - OVERLAP, 0)
            yield from _some(whole[:split])
            tail = whole[split:]


def _some(*parts: Samples) -> Iterator[Samples]:
    """The parts that are not empty, for an empty piece means something; copied, or each would keep its whole alive."""
    return (part.copy() for part in parts if len(part))


def _first(file: Iterator[Samples], frames: int) -> Samples:
    """The beginning of a file: at least so many frames, where it has them."""
    head = _NOTHING
    for piece in file:
        head = np.concatenate((head, piece))
        if len(head) >= frames:
            break
    return head


def _crossed(before: Samples, after: Samples) -> Samples:
    """One gives way to the other, at equal power: two pieces of music are not in step."""
    turn = ((np.arange(len(before), dtype=np.float32) + 0.5) * (np.pi / 2 / max(len(before), 1)))[:, np.newaxis]
    crossed: Samples = (before * np.cos(turn) + after * np.sin(turn)).astype(np.float32)
    return crossed


def _files(places: Sequence[Path], complaints: "_Complaints") -> Iterator[Iterator[Samples] | None]:
    """Each file that plays, opened, round after round; None after a round in which none did."""
    while True:
        heard = False
        for file in music_files(places):
            if file in complaints.broken:
                continue
            opened = pieces(file)
            try:
                first = next(opened)
            except AudioError:
                complaints.add(file)
                continue
            complaints.say()
            heard = True
            yield _whole(first, opened)
        complaints.say()
        if heard:
            complaints.is_empty = False
        else:
            complaints.nothing_there()
            yield None


def _whole(first: Samples, rest: Generator[Samples, None, None]) -> Iterator[Samples]:
    yield first
    yield from rest


class _Complaints:
    """What is wrong with somebody's music, each thing said once; broken files that follow one another together."""

    def __init__(self, places: Sequence[Path], tell: Tell) -> None:
        self._places = places
        self._tell = tell
        self._unsaid: list[str] = []
        self.broken: set[Path] = set()
        self.is_empty = False

    def add(self, file: Path) -> None:
        """A file could not be played. One that is gone is not broken: its whole stick may have been pulled."""
        if os.path.exists(file):  # noqa: PTH110 -- Path.exists raises where one may not look
            self.broken.add(file)
            self._unsaid.append(f"“{file.name}”")

    def say(self) -> None:
        """Name the broken files that were met."""
        names, self._unsaid = self._unsaid, []
        if not names:
            return
        if len(names) == 1:
            self._tell(f"{names[0]} cannot be played and is left out of the music.")
            return
        if len(names) > _NAMED:
            names[_NAMED - 1 :] = [f"{len(names) - _NAMED + 1} more files"]
        self._tell(f"{', '.join(names[:-1])} and {names[-1]} cannot be played and are left out of the music.")

    def nothing_there(self) -> None:
        """A whole round gave nothing."""
        is_there = any(map(os.path.exists, self._places))
        if self.is_empty or not self._places or (self.broken and is_there):
            return
        self.is_empty = True
        name = self._places[0].name
        if is_there:
            self._tell(f"There is no music in “{name}”: put MP3, FLAC, Ogg or WAV files there, or choose another.")
        else:
            self._tell(f"Your music “{name}” is not there: connect its disk, or choose another folder.")
