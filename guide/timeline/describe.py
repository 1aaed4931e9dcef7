"""A timeline told to others: as plain JSON values for scripts, and as a table for teachers."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from guide.model.breath import BreathPattern
from guide.model.units import SECOND, clock
from guide.timeline.events import (
    BellDue,
    BreathPhaseStarted,
    Event,
    MoveStarted,
    PoseStarted,
    SideChanged,
    SpeechDue,
)
from guide.timeline.options import Options
from guide.timeline.timeline import Segment, SegmentKind, Timeline

JsonObject: TypeAlias = dict[str, Any]

_NOUNS = {SegmentKind.REPS: ("round", "rounds")}
_BREATHS = ("breath", "breaths")


def as_json(timeline: Timeline) -> JsonObject:
    """Give a timeline as values that `json` can write; times in milliseconds, what does not apply is None."""
    return {
        "session": timeline.session_id,
        "title": timeline.title,
        "duration_ms": timeline.duration,
        "options": _options(timeline.options),
        "segments": [_segment(segment) for segment in timeline.segments],
        "events": [row for event in timeline.events if (row := _event(event)) is not None],
    }


def as_table(timeline: Timeline) -> str:
    """Give a timeline as text that can be read beside the mat: a line for each segment, its words beneath."""
    rows = [f"{timeline.title}, {clock(timeline.duration)}", ""]
    words = [event for event in timeline.events if isinstance(event, SpeechDue) and event.number is None]
    following = 0
    for segment in timeline.segments:
        rows.append(_row(segment))
        while following < len(words) and words[following].at < segment.end:
            rows.append(f"{clock(words[following].at):>6}    “{words[following].caption}”")
            following += 1
    return "\n".join(rows)


def _row(segment: Segment) -> str:
    return f"{clock(segment.start):>6}  {segment.step:<5} {', '.join(_facts(segment))}"


def _facts(segment: Segment) -> Iterator[str]:
    yield segment.title if segment.kind is not SegmentKind.SAY else segment.kind.value
    if segment.side is not None:
        yield segment.side.value
    if segment.kind not in {SegmentKind.SAY, SegmentKind.BELL}:
        yield segment.kind.value
    if segment.kept_on and segment.kind is SegmentKind.BUILD:
        yield " + ".join(segment.kept_on)
    if segment.amount is not None and segment.amount_range is not None:
        one, more = _NOUNS.get(segment.kind, _BREATHS)
        least, most = segment.amount_range
        within = f" (of {least} to {most})" if least < most else ""
        yield f"{segment.amount} {one if segment.amount == 1 else more}{within}"
    yield f"{round(segment.length / SECOND)} s"
    if segment.waits:
        yield "waits for a key"


def _segment(segment: Segment) -> JsonObject:
    return {
        "start_ms": segment.start,
        "end_ms": segment.end,
        "kind": segment.kind.value,
        "step": segment.step or None,
        "pose": segment.pose,
        "side": segment.side and segment.side.value,
        "breaths": segment.amount,
        "breaths_range": segment.amount_range and list(segment.amount_range),
    }


def _event(event: Event) -> JsonObject | None:
    row: JsonObject = {"at_ms": event.at, "kind": "", "text": None, "duration_ms": None, "phase": None, "number": None}
    match event:
        case SpeechDue():
            row |= {"kind": event.kind.value, "text": event.utterance.text, "duration_ms": event.duration}
            row |= {"phase": event.phase and event.phase.value, "number": event.number}
        case BellDue():
            row |= {"kind": "bell", "text": event.bell.value}
        case BreathPhaseStarted():
            row |= {"kind": "breath", "duration_ms": event.duration}
            row |= {"phase": event.phase.value, "number": event.number}
        case PoseStarted():
            row |= {"kind": "pose", "text": event.pose}
        case SideChanged():
            row |= {"kind": "side", "text": event.side.value}
        case MoveStarted():
            return None
    return row


def _options(options: Options) -> JsonObject:
    return {
        "choices": dict(options.choices),
        "pace": options.pace and _pace(options.pace),
        "guidance": options.guidance.value,
        "target_ms": options.target,
        "sides": [side.value for side in options.sides],
        "skipped": sorted(options.skipped),
        "amounts": dict(options.amounts),
        "speak_cautions": options.speak_cautions,
    }


def _pace(pace: BreathPattern) -> JsonObject:
    return {"inhale_ms": pace.inhale, "hold_ms": pace.hold, "exhale_ms": pace.exhale, "rest_ms": pace.rest}
