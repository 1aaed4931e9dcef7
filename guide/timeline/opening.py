"""What stands round a session's steps: its cautions, and the bells of its start and end."""

from collections.abc import Iterator, Mapping

from guide.model.cue import Cue, Occasion
from guide.model.pose import Caution
from guide.model.session import Session
from guide.model.units import SECOND, Ms
from guide.timeline.events import Bell
from guide.timeline.options import Options
from guide.timeline.route import Part, Route, Shape
from guide.timeline.speaker import Speaker
from guide.timeline.stages.talking import SETTLE, Opening, Talk
from guide.timeline.timeline import SegmentKind

OPENING = "opening"
CLOSING = "closing"
"""The keys of the routes before the first step and after the last."""

START_RING: Ms = 4 * SECOND
END_RING: Ms = 8 * SECOND
"""How long the bells ring alone; the last one dies away."""


def opening_route(session: Session, options: Options, speaker: Speaker, cautions: Mapping[str, Caution]) -> Route:
    """Make what comes before the first step: the cautions, then the bell."""
    texts = _texts(session.cautions, cautions) if options.speak_cautions else ()
    keyed = ((f"caution.{index}", text) for index, text in enumerate(texts))
    lines = tuple((key, speaker.cue(key, Cue(say=text), None, Occasion.FIRST)) for key, text in keyed)
    said = Part(SegmentKind.SAY, Shape("Cautions"), (Talk(lines, SETTLE),))
    rung = Part(SegmentKind.BELL, Shape("Bell"), (Opening(bell=Bell.START, ring=START_RING),))
    return Route(OPENING, "", (said, rung))


def closing_route() -> Route:
    """Make what comes after the last step."""
    ring = Opening(bell=Bell.END, ring=END_RING)
    return Route(CLOSING, "", (Part(SegmentKind.BELL, Shape("Bell"), (ring,)),))


def _texts(keys: tuple[str, ...], cautions: Mapping[str, Caution]) -> Iterator[str]:
    for key in keys:
        caution = cautions.get(key)
        text = key[:1].upper() + key[1:] if caution is None else f"{caution.name.rstrip('.')}. {caution.advice}"
        yield text if text.endswith((".", "!", "?")) else f"{text}."
