"""A whole session, as it is written."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from guide.sessionfile.fields import Key, Part, Text, Why
from guide.sessionfile.flow_parts import Step
from guide.sessionfile.references import CautionText, RestsOn, SourceKey
from guide.sessionfile.scope import fault
from guide.sessionfile.step_parts import Breath
from guide.yamlfile.suggest import did_you_mean, shortened

FORMAT = 1
"""The version of the format that is read."""


class Props(Part):
    """What lies ready beside the mat."""

    example = "{needed: [mat], optional: [block]}"

    needed: Annotated[list[Text] | None, Field(description="What it cannot be done without.")] = None
    optional: Annotated[list[Text] | None, Field(description="What helps.")] = None


class Option(Part):
    """One answer to a choice."""

    example = "{label: Step only}"

    label: Annotated[Text, Field(description="How it is offered.")]
    why: Why = None
    source: RestsOn = None
    props: Annotated[list[Text] | None, Field(description="What it needs besides.")] = None


class Choice(Part):
    """What the practitioner picks."""

    ask: Annotated[Text, Field(description="The question.")]
    options: Annotated[dict[Key, Option], Field(description="The answers.", min_length=1)]
    default: Annotated[str, Field(description="The key of the answer that is picked at first.")]

    @field_validator("default")
    @classmethod
    def _is_an_option(cls, default: str, info: ValidationInfo) -> str:
        options = info.data.get("options")
        if options is not None and default not in options:
            raise fault(f"The default “{shortened(default)}” is none of the options{did_you_mean(default, options)}")
        return default


class SessionFile(Part):
    """A session of Guide: a timed practice that a voice leads."""

    format: Annotated[Literal[1], Field(description="The version of this format.")] = 1
    title: Annotated[Text, Field(description="The name of the session.")]
    summary: Annotated[Text | None, Field(description="What it is, in a sentence or two.")] = None
    language: Annotated[
        str, Field(description="The language of its words.", pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})?$")
    ] = "en"
    level: Annotated[
        Literal["beginner", "intermediate", "advanced", "all levels"] | None, Field(description="Whom it is for.")
    ] = None
    focus: Annotated[list[Text] | None, Field(description="What it works on.")] = None
    sources: Annotated[list[SourceKey] | None, Field(description="The keys of the sources it rests on.")] = None
    props: Annotated[Props | None, Field(description="What lies ready beside the mat.")] = None
    cautions: Annotated[list[CautionText] | None, Field(description="When to take care; shown and spoken first.")] = (
        None
    )
    breath: Annotated[Breath | None, Field(description="The pace of the breath, unless a step has its own.")] = None
    say_as: Annotated[dict[str, Text] | None, Field(description="How words are pronounced, wherever they come.")] = None
    choices: Annotated[dict[Key, Choice] | None, Field(description="What is picked before the start.")] = None
    steps: Annotated[list[Step], Field(description="The practice, in order.", min_length=1)]
