"""Passes laid in time, one after the other: what was laid before is taken over, earlier or later."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any, Final, get_args

from guide.model.pose import Pose
from guide.model.side import Side
from guide.model.units import Ms
from guide.timeline.draft import Draft
from guide.timeline.events import Event
from guide.timeline.layout import lay_route
from guide.timeline.passes import Pass
from guide.timeline.route import Router
from guide.timeline.slots import amounts_of
from guide.timeline.speaker import Speaker
from guide.timeline.timeline import Landmark, Piece, Pieces, Segment


class Laying:
    """Lays the passes of one compile, and keeps each as it was laid last.

    A pass is laid alike wherever it begins, as all its stages count from their own start. So where it is made of the
    same as one that was laid already, in this compile or in an older one (`known`), only the times are others.
    """

    def __init__(self, poses: Mapping[str, Pose], speaker: Speaker, known: Pieces) -> None:
        self._speaker = speaker
        self._made_with = (poses, speaker.guidance, speaker.chosen)
        is_alike = known.made_with == self._made_with and speaker.measures_alike(known.measured)
        self._laid = dict(known.laid) if is_alike else {}

    def lay(self, draft: Draft, router: Router, passes: Iterable[Pass], side: Side | None) -> None:
        """Write passes at the draft's end. `side` is the side the practice was on before them."""
        for walk in passes:
            amounts = tuple(router.plan.amount(walk.path, name, amount) for name, amount in amounts_of(walk))
            made_of = (walk, walk.side is side, amounts, router.plan.waiting.get(walk.path))
            piece = self._laid.get((walk.key, walk.side))
            if piece is not None and piece.made_of == made_of:
                _take_over(draft, piece)
            else:
                self._laid[walk.key, walk.side] = _laid(draft, router, walk, side, made_of)
            side = walk.side

    def pieces(self) -> Pieces:
        """All that is kept, for a later compile."""
        return Pieces(self._made_with, self._speaker.measured, dict(self._laid))


def _laid(draft: Draft, router: Router, walk: Pass, side: Side | None, made_of: tuple[object, ...]) -> Piece:
    start, segments, events, landmarks = draft.now, len(draft.segments), len(draft.events), len(draft.landmarks)
    lay_route(draft, router.route(walk, side))
    return Piece(
        made_of,
        start,
        draft.now,
        tuple(draft.segments[segments:]),
        tuple(draft.events[events:]),
        tuple(draft.landmarks[landmarks:]),
    )


def _take_over(draft: Draft, piece: Piece) -> None:
    by = draft.now - piece.start
    if by:
        draft.segments.extend(_later_segments(piece.segments, by))
        draft.events.extend(_later_events(piece.events, by))
        draft.landmarks.extend(_later_landmarks(piece.landmarks, by))
    else:
        draft.segments.extend(piece.segments)
        draft.events.extend(piece.events)
        draft.landmarks.extend(piece.landmarks)
    draft.now = piece.end + by


def _later_segments(segments: Iterable[Segment], by: Ms) -> Iterator[Segment]:
    for segment in segments:
        start, end, *rest = _OF_SEGMENT(segment)
        yield Segment(start + by, end + by, *rest)


def _later_events(events: Iterable[Event], by: Ms) -> Iterator[Event]:
    for event in events:
        kind = type(event)
        at, *rest = _OF_EVENT[kind](event)
        yield kind(at + by, *rest)


def _later_landmarks(landmarks: Iterable[Landmark], by: Ms) -> Iterator[Landmark]:
    for at, step, side, stage, key, end in landmarks:
        yield Landmark(at + by, step, side, stage, key, end + by if key else end)


def _reader(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """What reads all fields of a dataclass in their order. `dataclasses.replace` would take three times as long."""
    return attrgetter(*(field.name for field in fields(kind)))


_OF_SEGMENT: Final = _reader(Segment)
_OF_EVENT: Final = {kind: _reader(kind) for kind in get_args(Event)}
