"""Steps in a row: those of a flow, of another session, and which kind each is, as they are written."""

from typing import Annotated, Self, TypeAlias

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    ModelWrapValidatorHandler,
    Tag,
    ValidationInfo,
    field_validator,
    model_validator,
)

from guide.sessionfile.fields import Note, Part, Text
from guide.sessionfile.files import included_file
from guide.sessionfile.scope import fault, scope_of
from guide.sessionfile.step_parts import Changes, IsAlone, IsOptional, PoseStep, Sides, WordsStep


class Include(Part):
    """The steps of another session."""

    include: Annotated[Text, Field(description="The other session's id, or the path of its file from here.")]

    @field_validator("include")
    @classmethod
    def _is_there(cls, name: str, info: ValidationInfo) -> str:
        included_file(scope_of(info), name)
        return name


_KEYS_OF_POSES = frozenset({"pose", *Changes.model_fields, "sides", "when"}) - WordsStep.model_fields.keys()


def _kind_of_step(value: object) -> str:
    keys = value.keys() if isinstance(value, dict) else set()
    if "flow" in keys or "steps" in keys:
        return "<flow>"
    if "include" in keys:
        return "<include>"
    return "<pose>" if "pose" in keys or ("say" not in keys and keys & _KEYS_OF_POSES) else "<words>"


def _no_flow_within(value: object) -> object:
    if isinstance(value, dict) and "flow" in value:
        raise fault("A flow cannot hold another flow: put its steps here, or end this flow before it.")
    return value


StepInFlow: TypeAlias = Annotated[
    Annotated[PoseStep, Tag("<pose>")] | Annotated[WordsStep, Tag("<words>")] | Annotated[Include, Tag("<include>")],
    Discriminator(_kind_of_step),
    BeforeValidator(_no_flow_within),
]


class Flow(Part):
    """Several steps in a row on one side, then all of them on the other."""

    flow: Annotated[Text, Field(description="Its title.")]
    sides: Annotated[Sides | None, Field(description="Once for each side.")] = None
    steps: Annotated[list[StepInFlow], Field(description="The steps in a row.", min_length=1)]
    optional: IsOptional = False
    alone: IsAlone = False
    note: Note = None

    @model_validator(mode="wrap")
    @classmethod
    def _in_flow(cls, value: object, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        with scope_of(info).in_flow(value):
            return handler(value)


Step: TypeAlias = Annotated[
    Annotated[PoseStep, Tag("<pose>")]
    | Annotated[WordsStep, Tag("<words>")]
    | Annotated[Flow, Tag("<flow>")]
    | Annotated[Include, Tag("<include>")],
    Discriminator(_kind_of_step),
]
