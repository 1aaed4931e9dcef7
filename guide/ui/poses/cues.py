"""The words that lead into a pose, as the Poses page shows and says them."""

from collections.abc import Iterator
from dataclasses import dataclass

from guide.model.cue import Cue, Line, Occasion, Pause, Utterance
from guide.model.pose import Catalogue, Pose, Source, Variant
from guide.model.side import Side
from guide.timeline.words import filled


@dataclass(frozen=True, slots=True)
class Lead:
    """One line: what is said, and how it is written; a pause has no words."""

    said: Utterance | Pause
    caption: str = ""


def leads(pose: Pose, variant: str | None = None, side: Side | None = None) -> tuple[Lead, ...]:
    """The whole way into a pose or a variant on its first side; what a session chooses is left out."""
    return tuple(lead for line in _entry(pose, variant) if (lead := _lead(line, side)) is not None)


def sources(pose: Pose, catalogue: Catalogue) -> tuple[Source, ...]:
    """What the words of a pose and its variants rest on, in the order they come."""
    keys = dict.fromkeys(cue.source for cue in _all_cues(pose) if cue.source)
    return tuple(catalogue.sources[key] for key in keys if key in catalogue.sources)


def _entry(pose: Pose, variant: str | None) -> Iterator[Line]:
    other = pose.variants.get(variant) if variant else None
    yield from other.arrive if other and other.arrive is not None else pose.arrive
    enter = other.enter if other and other.enter is not None else pose.enter
    if enter is not None:
        yield enter


def _lead(line: Line, side: Side | None) -> Lead | None:
    if isinstance(line, Pause):
        return Lead(line)
    of_side = side.value if side else None
    if line.only or line.occasion not in {None, Occasion.FIRST, of_side}:
        return None
    text = filled(line.say, side).strip()
    if not text and not line.recording:
        return None
    caption = text if line.show is None else filled(line.show, side)
    return Lead(Utterance(text, line.say_as, line.recording), caption)


def _all_cues(pose: Pose) -> Iterator[Cue]:
    parts: tuple[Pose | Variant, ...] = (pose, *pose.variants.values())
    for part in parts:
        lines: tuple[Line | None, ...] = (*(part.arrive or ()), part.enter, *(part.during or ()), part.leave)
        yield from (line for line in lines if isinstance(line, Cue))
