"""Passes laid in time, one after the other: what was laid before is taken over, earlier or later."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from guide.model.breath import BreathPattern
from guide.model.pose import Pose
from guide.model.side import Side
from guide.model.units import Ms
from guide.timeline.draft import Draft
from guide.timeline.events import Event, made
from guide.timeline.layout import lay_route
from guide.timeline.passes import Pass
from guide.timeline.plan import Plan
from guide.timeline.route import Router, is_words_alone
from guide.timeline.script import Scripts
from guide.timeline.slots import amounts_of, waiting_of
from guide.timeline.speaker import Speaker
from guide.timeline.timeline import Landmark, Piece, Pieces, Segment

_NO_BREATH: Final = BreathPattern(0, 0)


class Laying:
    """Lays the passes of one compile, and keeps each as it was laid last.

    A pass is laid alike wherever it begins, as all its stages count from their own start. So where it is made of the
    same as one that was laid already, in this compile or in an older one (`known`), only the times are others. Where
    only its breath or its amounts are others, its words are the same (`scripts`).
    """

    def __init__(self, poses: Mapping[str, Pose], speaker: Speaker, known: Pieces) -> None:
        self._speaker = speaker
        self._made_with = (poses, speaker.guidance, speaker.chosen)
        is_alike = known.made_with == self._made_with and speaker.measures_alike(known.measured)
        self._laid = dict(known.laid) if is_alike else {}
        self._waits = dict(known.waits) if is_alike else {}
        self.scripts = Scripts(speaker, known.scripts if is_alike else {})

    def lay(self, draft: Draft, router: Router, passes: Iterable[Pass], side: Side | None) -> None:
        """Write passes at the draft's end. `side` is the side the practice was on before them."""
        for walk in passes:
            made_of = _made_of(router.plan, walk, side)
            piece = self._laid.get((walk.key, walk.side))
            if piece is not None and piece.made_of == made_of:
                _take_over(draft, piece)
            else:
                self._laid[walk.key, walk.side] = _laid(draft, router, walk, side, made_of)
            side = walk.side

    def prepare(self, router: Router, passes: Iterable[Pass]) -> Iterator[Pass]:
        """Lay all passes ahead, one after the other, where they are not laid yet: each before it is given."""
        side: Side | None = None
        for walk in passes:
            piece = self._laid.get((walk.key, walk.side))
            if piece is None or piece.made_of != _made_of(router.plan, walk, side):
                self.lay(Draft(), router, (walk,), side)
                yield walk
            side = walk.side

    def waiting(self, router: Router, sides: Sequence[Pass], amount: int) -> Ms:
        """Tell how long the hold of a step waits for its words."""
        path, made_of = sides[0].path, (*sides, amount)
        known = self._waits.get(path)
        if known is None or known[0] != made_of:
            known = self._waits[path] = made_of, waiting_of(router, sides, amount)
        return known[1]

    def pieces(self) -> Pieces:
        """All that is kept, for a later compile."""
        return Pieces(
            made_with=self._made_with,
            measured=self._speaker.measured,
            laid=dict(self._laid),
            waits=dict(self._waits),
            scripts=dict(self.scripts.written),
        )


def _made_of(plan: Plan, walk: Pass, side: Side | None) -> tuple[object, ...]:
    """All that decides how a pass is laid, where poses, guidance, choices and lengths of words are the same."""
    amounts = tuple(plan.amount(walk.path, name, amount) for name, amount in amounts_of(walk))
    breathed = walk._replace(breath=_NO_BREATH) if is_words_alone(walk) else walk
    return breathed, walk.side is side, amounts, plan.waiting.get(walk.path)


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
    return (segment._replace(start=segment.start + by, end=segment.end + by) for segment in segments)


def _later_events(events: Iterable[Event], by: Ms) -> Iterator[Event]:
    for event in events:
        kind: type[Any] = type(event)
        yield made(kind, (event.at + by, *event[1:]))  # `_replace` would take four times as long


def _later_landmarks(landmarks: Iterable[Landmark], by: Ms) -> Iterator[Landmark]:
    for at, step, side, stage, key, end in landmarks:
        yield made(Landmark, (at + by, step, side, stage, key, end + by if key else end))
