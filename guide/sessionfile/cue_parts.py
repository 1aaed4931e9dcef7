"""The words of a session, as they are written."""

from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Discriminator, Field, Tag, ValidationInfo, field_validator

from guide.model.cue import AfterTime, InBreath, Moment
from guide.sessionfile import amounts
from guide.model.amount import Unit
from guide.sessionfile.fields import At, AudioFile, Duration, Only, Part, SourceKey, Text, Words
from guide.sessionfile.scope import fault, scope_of

PhaseName: TypeAlias = Literal["inhale", "hold", "exhale", "rest"]
OccasionName: TypeAlias = Literal["first", "second", "left", "right"]


def _has_sides(value: OccasionName, info: ValidationInfo) -> OccasionName:
    if not scope_of(info).has_sides:
        raise fault(f"“for: {value}” needs sides: add “sides: [right, left]” to the step or its flow.")
    return value


class Spoken(Part):
    """What every cue can say of itself."""

    bell: Annotated[bool, Field(description="Ring a bell with it, or instead of words.")] = False
    audio: Annotated[
        AudioFile | None, Field(description="A recording in the session's folder, in place of the voice.")
    ] = None
    say: Annotated[Words | None, Field(description="The words that are spoken.", validate_default=True)] = None
    show: Annotated[Words | None, Field(description="The words on the screen, where they differ.")] = None
    detail: Annotated[Literal["full"] | None, Field(description="Leave it out when guidance is short.")] = None
    for_: Annotated[
        Annotated[OccasionName, AfterValidator(_has_sides)] | None, Field(description="Say it on one side only.")
    ] = None
    only: Annotated[Only | None, Field(description="Say it only when these options are picked.")] = None
    source: Annotated[SourceKey | None, Field(description="The key of the source it rests on.")] = None
    why: Annotated[Text | None, Field(description="The reason for it, in a sentence.")] = None
    say_as: Annotated[dict[str, Text] | None, Field(description="How words of the text are pronounced.")] = None

    @field_validator("say")
    @classmethod
    def _is_heard(cls, say: str | None, info: ValidationInfo) -> str | None:
        if say is None and info.data.get("audio"):
            raise fault("A recording needs its words too, for the screen: add “say”.")
        if say is None and info.data.get("bell") is False:
            raise fault("There are no words here: add “say”.")
        return say

    @field_validator("say_as")
    @classmethod
    def _is_in_words(cls, say_as: dict[str, str] | None, info: ValidationInfo) -> dict[str, str] | None:
        words = info.data.get("say")
        for word in say_as or ():
            if words is not None and word not in words:
                scope_of(info).warn(f"“{word}” is not among the words that are spoken.")
        return say_as


class Cue(Spoken):
    """Words, with more about them than the words alone."""


class CueOnBreath(Spoken):
    """Words that may start with a phase of the breath."""

    with_: Annotated[PhaseName | None, Field(description="Start with this phase of the breath.")] = None


class CueDuring(CueOnBreath):
    """Words at a moment of the hold."""

    at: Annotated[At, Field(description="The breath or round (2), the last one (last), or a time (30 s).")]

    @field_validator("at")
    @classmethod
    def _is_within_hold(cls, at: Moment, info: ValidationInfo) -> Moment:
        step = scope_of(info).step
        written = step.get("reps", step.get("hold"))
        try:
            whole = amounts.amount(written, tuple(Unit)) if isinstance(written, str) else None
        except ValueError:
            return at
        if whole is None:
            return at
        if isinstance(at, InBreath) and whole.unit is not Unit.TIME and at.number > whole.most:
            noun = str(whole.unit).removesuffix("s")
            number = f"{whole.most} {noun}{'' if whole.most == 1 else 's'}"
            scope_of(info).warn(f"This is never said: there are {number} at most, and this is for {noun} {at.number}.")
        if isinstance(at, AfterTime) and whole.unit is Unit.TIME and at.time >= whole.most:
            scope_of(info).warn("This is never said: the hold is over by then.")
        return at


class Pause(Part):
    """Silence, with time to move."""

    pause: Annotated[Duration, Field(description="How long, such as 4 s.")]


def _kind_of_line(value: object) -> str:
    if isinstance(value, (str, int, float)) or value is None:
        return "<text>"
    if isinstance(value, (dict, Pause)) and "pause" in value:
        return "<pause>"
    return "<cue>"


Line: TypeAlias = Annotated[
    Annotated[Words, Tag("<text>")] | Annotated[Pause, Tag("<pause>")] | Annotated[Cue, Tag("<cue>")],
    Discriminator(_kind_of_line),
]
"""Words, or silence, on the way into a pose."""

Sentence: TypeAlias = Annotated[
    Annotated[Words, Tag("<text>")] | Annotated[CueOnBreath, Tag("<cue>")],
    Discriminator(lambda value: "<text>" if isinstance(value, str) else "<cue>"),
]
"""Words, alone or with more about them."""
