"""A timeline's words as captions: WebVTT and SRT, with the times at which they are heard."""

from collections.abc import Callable, Iterator
from pathlib import Path

from guide.errors import InputError, StorageError
from guide.model.units import MINUTE, SECOND, Ms
from guide.safefile import made_whole
from guide.timeline.events import SpeechDue
from guide.timeline.timeline import Timeline

_HOUR = 60 * MINUTE


def is_captions(file: Path) -> bool:
    """Whether a file's ending asks for captions."""
    return file.suffix.lower() in _FORMATS


def checked_format(file: Path) -> Callable[[Timeline], str]:
    """How captions are written in the format that a file's ending asks for.

    Raises:
        InputError: the file is neither `.vtt` nor `.srt`.
    """
    if not is_captions(file):
        raise InputError(f"{file.name} must end in .vtt or .srt.")
    return _FORMATS[file.suffix.lower()]


def write_captions(file: Path, timeline: Timeline) -> None:
    """Write a practice's captions, wholly or not at all.

    Raises:
        InputError: the file is neither `.vtt` nor `.srt`.
        StorageError: it cannot be written there.
    """
    written = checked_format(file)
    try:
        with made_whole(file) as partial:
            partial.write_text(written(timeline), encoding="utf-8")
    except OSError as error:
        raise StorageError(f"{file} could not be written ({error.strerror}); choose another place.") from error


def as_vtt(timeline: Timeline) -> str:
    """Captions in WebVTT."""
    blocks = (
        f"{_stamp(begin, '.')} --> {_stamp(end, '.')}\n{_escaped(text)}\n" for begin, end, text in _captions(timeline)
    )
    return "\n".join(("WEBVTT\n", *blocks))


def as_srt(timeline: Timeline) -> str:
    """Captions in SubRip's format."""
    return "\n".join(
        f"{number}\n{_stamp(begin, ',')} --> {_stamp(end, ',')}\n{text}\n"
        for number, (begin, end, text) in enumerate(_captions(timeline), start=1)
    )


def _captions(timeline: Timeline) -> Iterator[tuple[Ms, Ms, str]]:
    for event in timeline.events:
        if isinstance(event, SpeechDue):
            yield event.at, event.end, event.caption


def _stamp(at: Ms, point: str) -> str:
    hours, rest = divmod(at, _HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds, thousandths = divmod(rest, SECOND)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{point}{thousandths:03d}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_FORMATS = {".vtt": as_vtt, ".srt": as_srt}
