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
    parts = [Part(SegmentKind.BELL, Shape("Bell"), (Opening(bell=Bell.START, ring=START_RING),))]
    if session.cautions and options.speak_cautions and speaker.says_cues:
        texts = enumerate(_texts(session.cautions, cautions))
        lines = tuple(
            (f"caution.{index}", speaker.cue(f"caution.{index}", Cue(say=text), None, Occasion.FIRST))
            for index, text in texts
        )
        parts.insert(0, Part(SegmentKind.SAY, Shape("Cautions"), (Talk(lines, SETTLE),)))
    return Route(OPENING, "", tuple(parts))


def closing_route() -> Route:
    """Make what comes after the last step."""
    ring = Opening(bell=Bell.END, ring=END_RING)
    return Route(CLOSING, "", (Part(SegmentKind.BELL, Shape("Bell"), (ring,)),))


def _texts(keys: tuple[str, ...], cautions: Mapping[str, Caution]) -> Iterator[str]:
    for key in keys:
        caution = cautions.get(key)
        text = key[:1].upper() + key[1:] if caution is None else f"{caution.name.rstrip('.')}. {caution.advice}"
        yield text if text.endswith((".", "!", "?")) else f"{text}."
