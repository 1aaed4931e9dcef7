"""A pose and what is done in it, and the words between the poses: the steps of a session, as they are written."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import (
    AfterValidator,
    ConfigDict,
    Discriminator,
    Field,
    ModelWrapValidatorHandler,
    Tag,
    ValidationInfo,
    field_validator,
    model_validator,
)

from guide.model.amount import Amount
from guide.sessionfile.cue_parts import About, CueDuring, Line, Sentence, Spoken, check_pronounced
from guide.sessionfile.fields import Note, Part, Text, Why, Words
from guide.sessionfile.lengths import (
    Crossing,
    Duration,
    HoldAmount,
    MoveLength,
    PauseLength,
    PhaseLength,
    Rounds,
)
from guide.sessionfile.references import (
    CautionText,
    KnownOptions,
    Muscle,
    OnlyWhen,
    PoseKey,
    PoseOfStep,
    RestsOn,
    VariantKey,
    checked_variant,
)
from guide.sessionfile.scope import MISSING, fault, scope_of

SideName: TypeAlias = Literal["right", "left"]


class Breath(Part):
    """The pace of one breath."""

    example = "{inhale: 4 s, exhale: 4 s}"

    inhale: Annotated[PhaseLength, Field(description="How long to breathe in.")]
    exhale: Annotated[PhaseLength, Field(description="How long to breathe out.")]
    hold: Annotated[PauseLength, Field(description="A pause after breathing in.")] = 0
    rest: Annotated[PauseLength, Field(description="A pause after breathing out.")] = 0


def _one_of_each(sides: list[SideName], info: ValidationInfo) -> list[SideName]:
    scope = scope_of(info)
    if len(set(sides)) < len(sides):
        raise fault("A side is here twice.")
    if scope.step and "sides" in scope.flow:
        raise fault("The flow around this step has sides already: leave them out here.")
    return sides


Sides: TypeAlias = Annotated[list[SideName], AfterValidator(_one_of_each), Field(min_length=1)]
IsOptional: TypeAlias = Annotated[bool, Field(description="Offer to leave it out.")]
IsAlone: TypeAlias = Annotated[bool, Field(description="Leave it out where another session includes this one.")]
WaitsFor: TypeAlias = Annotated[Literal["key"] | None, Field(description="Go on when a key is pressed.")]


class Action(Spoken):
    """One of several actions that add up."""

    example = "{name: Heels press, say: Press both heels., hold: 2 breaths}"

    name: Annotated[Text, Field(description="What the screen lists while it is kept on.")]
    hold: Annotated[HoldAmount, Field(description="How long before the next is added.")]
    works: Annotated[list[Muscle] | None, Field(description="The muscles that work.")] = None
    pose: Annotated[PoseKey | None, Field(description="The pose it is done in, when not the step's own.")] = None
    variant: Annotated[str | None, Field(description="The variant it is done in, when not the step's own.")] = None

    @field_validator("variant")
    @classmethod
    def _is_of_its_pose(cls, key: str | None, info: ValidationInfo) -> str | None:
        if key is None or "pose" not in info.data:  # nothing is written, or a pose that there is not
            return key
        scope = scope_of(info)
        return checked_variant(key, info.data["pose"] or scope.step.get("pose"), scope)


_BOTH = "A step is either held or repeated: leave out “hold” or “reps”."
_BREATHED = ("enter", "build", "hold", "reps", "leave", "rest", "when")


class Changes(Part):
    """What a step says besides which pose it is; an option of a choice may change all of it."""

    variant: Annotated[VariantKey | None, Field(description="A variant of the pose.")] = None
    arrive: Annotated[list[Line] | None, Field(description="The way into the pose, before the hold.")] = None
    enter: Annotated[Sentence | None, Field(description="The last words before the hold.")] = None
    build: Annotated[list[Action] | None, Field(description="Actions that add up.")] = None
    hold: Annotated[HoldAmount | None, Field(description="How long: breaths or time.")] = None
    reps: Annotated[Rounds | None, Field(description="Rounds of movement in place of a hold.")] = None
    crossing: Annotated[Crossing | None, Field(description="How many movements to the front of the mat.")] = None
    tempo: Annotated[
        dict[str, MoveLength] | None, Field(description="The parts of a movement, and how long each is.", min_length=1)
    ] = None
    there: Annotated[list[Sentence] | None, Field(description="Words before the way to the front.")] = None
    back: Annotated[list[Sentence] | None, Field(description="Words before the way back.")] = None
    during: Annotated[list[CueDuring] | None, Field(description="Words while the pose is held.")] = None
    leave: Annotated[Sentence | None, Field(description="The way out of the pose.")] = None
    rest: Annotated[HoldAmount | None, Field(description="How long to rest afterwards.")] = None
    breath: Annotated[Breath | None, Field(description="A pace of its own.")] = None
    props: Annotated[list[Text] | None, Field(description="What it needs.")] = None
    cautions: Annotated[list[CautionText] | None, Field(description="When to take care.")] = None
    quiet: Annotated[bool, Field(description="No count, and no cues after arrival.")] = False
    bell: Annotated[bool, Field(description="Ring a bell at its start.")] = False
    wait: WaitsFor = None
    note: Note = None
    source: RestsOn = None
    why: Why = None

    @field_validator("reps")
    @classmethod
    def _is_no_hold_too(cls, reps: Amount | None, info: ValidationInfo) -> Amount | None:
        step = scope_of(info).step
        if "hold" in step:
            raise fault(_BOTH)
        if "tempo" not in step:
            raise fault("Repetitions need a “tempo”, such as {step: 2 s, close: 2 s}.", MISSING)
        return reps

    @field_validator("crossing", "tempo", "there", "back")
    @classmethod
    def _is_repeated(cls, value: object, info: ValidationInfo) -> object:
        if "reps" not in scope_of(info).step:
            raise fault(f"“{info.field_name}” belongs to repetitions: add “reps”, such as “reps: 3 rounds”.", MISSING)
        return value

    @field_validator("during")
    @classmethod
    def _is_heard(cls, during: list[CueDuring], info: ValidationInfo) -> list[CueDuring]:
        step = scope_of(info).step
        if during and step.get("quiet") is True:
            scope_of(info).warn("None of this is said: the step is quiet.")
        if during and not step.keys() & {"hold", "reps", "when"}:
            scope_of(info).warn("None of this is said: the step has no “hold”.")
        return during

    @field_validator("breath")
    @classmethod
    def _is_breathed(cls, breath: Breath | None, info: ValidationInfo) -> Breath | None:
        scope = scope_of(info)
        if breath is not None and scope.step.keys().isdisjoint(_BREATHED):
            scope.warn("Nobody breathes like this: the step has no “hold”.")
        return breath


class PatchPart(Changes):
    """What an option changes in a step."""

    pose: Annotated[PoseOfStep | None, Field(description="Another pose.")] = None

    @field_validator("hold")
    @classmethod
    def _holds_what_is_held(cls, hold: Amount | None, info: ValidationInfo) -> Amount | None:
        if "reps" in scope_of(info).step:
            raise fault(_BOTH)
        return hold

    @field_validator("pose")
    @classmethod
    def _has_the_variant(cls, key: str, info: ValidationInfo) -> str:
        scope = scope_of(info)
        pose, variant = scope.catalogue.poses.get(key), scope.step.get("variant")
        takes_the_steps = info.data.get("variant", variant) is None
        if pose is not None and takes_the_steps and variant is not None and variant not in pose.variants:
            raise fault(f"The step's variant “{variant}” is none of “{key}”: add a “variant” here.")
        return key

    @model_validator(mode="wrap")
    @classmethod
    def _in_changed_step(cls, value: object, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        scope = scope_of(info)
        with scope.in_step({**scope.step, **value} if isinstance(value, dict) else value):
            return handler(value)


Patches: TypeAlias = Annotated[dict[str, dict[str, PatchPart]], KnownOptions]


_REPETITION_KEYS = ("crossing", "tempo", "there", "back")


class AnyStep(Part):
    """What every step is. Its parts are checked as standing in it."""

    @model_validator(mode="wrap")
    @classmethod
    def _in_step(cls, value: object, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        with scope_of(info).in_step(value):
            return handler(value)


class PoseStep(Changes, AnyStep):
    """A pose with its words, its hold and its way out."""

    model_config = ConfigDict(
        json_schema_extra={
            "not": {"required": ["hold", "reps"]},
            "dependentRequired": {"reps": ["tempo"], **{key: ["reps"] for key in _REPETITION_KEYS}},
        }
    )

    pose: Annotated[PoseOfStep, Field(description="The pose's key in the catalogue.")]
    sides: Annotated[Sides | None, Field(description="Once for each side.")] = None
    optional: IsOptional = False
    alone: IsAlone = False
    only: OnlyWhen = None
    when: Annotated[Patches | None, Field(description="What the options of a choice change.")] = None


def _kind_of_words(value: object) -> str:
    return "<lines>" if isinstance(value, list) else "<text>"


SomeWords: TypeAlias = Annotated[
    Annotated[Words, Tag("<text>")] | Annotated[list[Line], Tag("<lines>")], Discriminator(_kind_of_words)
]


_DOES_SOMETHING = ("say", "pause", "bell", "wait")


class WordsStep(About, AnyStep):
    """Words, silence, a bell or a stop between the poses."""

    example = "“say: Welcome.” or “pose: locust”"
    also = ("pose", "flow", "include")
    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": [key]} for key in _DOES_SOMETHING]})

    say: Annotated[
        SomeWords | None, Field(description="The words, or a list of words and pauses.", validate_default=True)
    ] = None
    pause: Annotated[Duration | None, Field(description="Silence afterwards, such as 10 s.")] = None
    wait: WaitsFor = None
    optional: IsOptional = False
    alone: IsAlone = False
    note: Note = None

    @field_validator("say")
    @classmethod
    def _does_something(cls, say: str | list[Line] | None, info: ValidationInfo) -> str | list[Line] | None:
        keys = scope_of(info).step.keys()
        if say is None and "audio" in keys:
            raise fault("A recording needs its words too, for the screen: add “say”.", MISSING)
        if say is None and keys.isdisjoint(_DOES_SOMETHING):
            raise fault("A step needs one of “pose”, “say”, “flow”, “include”, “pause”, “bell” or “wait”.", MISSING)
        if isinstance(say, list) and (of_one := keys & {"audio", "show", "say-as"}):
            name = min(of_one)
            raise fault(f"“{name}” is for one text: put it into the list, as in {{say: …, {name}: …}}.")
        if isinstance(say, str):
            check_pronounced(say, info)
        return say
