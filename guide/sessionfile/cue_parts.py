"""The words of a session, as they are written."""

from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, ConfigDict, Discriminator, Field, Tag, ValidationInfo, field_validator

from guide.model.amount import Amount, Unit, counted
from guide.model.cue import AfterTime, InBreath, Moment
from guide.sessionfile import amounts
from guide.sessionfile.fields import Part, Text, Why, Words
from guide.sessionfile.files import AudioFile
from guide.sessionfile.lengths import At, Duration
from guide.sessionfile.references import OnlyWhen, RestsOn
from guide.sessionfile.scope import MISSING, Raw, fault, scope_of

PhaseName: TypeAlias = Literal["inhale", "hold", "exhale", "rest"]
OccasionName: TypeAlias = Literal["first", "second", "left", "right"]


def _has_sides(occasion: OccasionName, info: ValidationInfo) -> OccasionName:
    if not scope_of(info).has_sides:
        raise fault(f"“for: {occasion}” needs sides: add “sides: [right, left]” to the step or its flow.")
    return occasion


class About(Part):
    """What can be said about words, besides the words themselves."""

    bell: Annotated[bool, Field(description="Ring a bell with it, or instead of words.")] = False
    audio: Annotated[AudioFile | None, Field(description="A recording beside this file, in place of the voice.")] = None
    show: Annotated[Words | None, Field(description="The words on the screen, where they differ.")] = None
    detail: Annotated[Literal["full"] | None, Field(description="Leave it out when guidance is short.")] = None
    for_: Annotated[
        Annotated[OccasionName, AfterValidator(_has_sides)] | None, Field(description="Say it on one side only.")
    ] = None
    only: OnlyWhen = None
    source: RestsOn = None
    why: Why = None
    say_as: Annotated[dict[str, Text] | None, Field(description="How words of the text are pronounced.")] = None


def check_pronounced(say: str | None, info: ValidationInfo) -> None:
    """Warn of a word that `say-as` pronounces and that is not said."""
    for word in info.data.get("say_as") or ():
        if say is not None and word not in say:
            scope_of(info).warn(f"“{word}”, which “say-as” pronounces, is not among these words.")


class Spoken(About):
    """Words, with more about them."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["say"]}, {"required": ["bell"]}]})

    say: Annotated[Words | None, Field(description="The words that are spoken.", validate_default=True)] = None

    @field_validator("say")
    @classmethod
    def _is_heard(cls, say: str | None, info: ValidationInfo) -> str | None:
        if say is None and info.data.get("audio"):
            raise fault("A recording needs its words too, for the screen: add “say”.", MISSING)
        if say is None and info.data.get("bell") is False:
            raise fault("There are no words here: add “say”.", MISSING)
        return say

    @field_validator("say")
    @classmethod
    def _has_words_to_pronounce(cls, say: str | None, info: ValidationInfo) -> str | None:
        check_pronounced(say, info)
        return say


class Cue(Spoken):
    """Words on the way into a pose."""


class CueOnBreath(Spoken):
    """Words that may start with a phase of the breath."""

    with_: Annotated[PhaseName | None, Field(description="Start with this phase of the breath.")] = None


class CueDuring(CueOnBreath):
    """Words at a moment of the hold."""

    example = "{at: 2, say: Keep the neck long.}"

    at: Annotated[At, Field(description="The breath or round (2), the last one (last), or a time (30 s).")]

    @field_validator("at")
    @classmethod
    def _is_within_hold(cls, at: Moment, info: ValidationInfo) -> Moment:
        whole = _counted_in(scope_of(info).step)
        if whole is None:
            return at
        if isinstance(at, InBreath) and whole.unit is not Unit.TIME and at.number > whole.most:
            most = counted(whole.most, whole.unit)
            this = f"{whole.unit.removesuffix('s')} {at.number}"
            there_are = "there is" if whole.most == 1 else "there are"
            scope_of(info).warn(f"This is never said: it is for {this}, and {there_are} {most} at most.")
        if isinstance(at, AfterTime) and whole.unit is Unit.TIME and at.time >= whole.most:
            scope_of(info).warn("This is never said: the hold is over by then.")
        return at


def _counted_in(step: Raw) -> Amount | None:
    """What a step's moments are counted in, as far as it is sound enough to tell."""
    written = step.get("reps", step.get("hold"))
    try:
        return amounts.amount(written, amounts.ANY) if isinstance(written, str) else None
    except ValueError:
        return None


class Pause(Part):
    """Silence, with time to move."""

    pause: Annotated[Duration, Field(description="How long, such as 4 s.")]


def _kind_of_line(value: object) -> str:
    if isinstance(value, dict):
        return "<pause>" if "pause" in value else "<cue>"
    return "<text>"


Line: TypeAlias = Annotated[
    Annotated[Words, Tag("<text>")] | Annotated[Pause, Tag("<pause>")] | Annotated[Cue, Tag("<cue>")],
    Discriminator(_kind_of_line),
]
"""Words, or silence, on the way into a pose."""

Sentence: TypeAlias = Annotated[
    Annotated[Words, Tag("<text>")] | Annotated[CueOnBreath, Tag("<cue>")],
    Discriminator(lambda value: "<cue>" if isinstance(value, dict) else "<text>"),
]
"""Words, alone or with more about them."""
