"""What every part of a file is made of: words, texts and keys."""

import re
from typing import Annotated, ClassVar, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

from guide.sessionfile.scope import fault, scope_of
from guide.sessionfile.sided import PLACE_HOLDER, SIDE_WORDS
from guide.yamlfile.suggest import did_you_mean


def _as_written(name: str) -> str:
    return name.strip("_").replace("_", "-")


class Part(BaseModel):
    """A part of a file. Its docstring and its fields' descriptions are what an editor shows."""

    example: ClassVar[str] = ""
    """How it may be written, for sentences about what is written in its place."""
    also: ClassVar[tuple[str, ...]] = ()
    """Keys of other parts that may have been meant when one of this part's is unknown."""

    model_config = ConfigDict(extra="forbid", strict=True, alias_generator=_as_written)


_COMMANDS = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # to a terminal; what is left out breaks lines
_UNPRINTED = re.compile(f"[{_COMMANDS}]")
_PAUSE = re.compile(r"[Pp]ause:? ?[0-9.]+ ?[a-z]*\.?")


def _text(value: str) -> str:
    text = " ".join(value.split())
    if not text:
        raise fault("There is no text here.")
    if _UNPRINTED.search(value):
        raise fault("There is a character here that cannot be printed, such as “\\e”: leave it out.")
    return text


def _words(value: str, info: ValidationInfo) -> str:
    text = _text(value)
    if _PAUSE.fullmatch(text):
        scope_of(info).warn("This is spoken as it stands: for silence, write “pause: 4 s”.")
    if "<" not in text:
        return text
    for found in PLACE_HOLDER.findall(text):
        if found not in SIDE_WORDS:
            meant = did_you_mean(found, SIDE_WORDS)
            known = ": there are “<side>” and “<other>”; a side that stays the same is written as it is said."
            raise fault(f"Unknown place-holder “<{found}>”{known if meant == '.' else meant}")
        if not scope_of(info).has_sides:
            raise fault(f"“<{found}>” needs sides: add “sides: [right, left]” to the step or its flow.")
    return text


_PATTERN = rf"^(?=[\s\S]*\S)[^{_COMMANDS}]*$"
_SOME_LETTERS = Field(min_length=1, max_length=2_000, json_schema_extra={"pattern": _PATTERN})

Text: TypeAlias = Annotated[str, _SOME_LETTERS, AfterValidator(_text)]
"""A text for the eyes."""

Note: TypeAlias = Annotated[Text | None, Field(description="A note for the teacher alone.")]
Why: TypeAlias = Annotated[Text | None, Field(description="The reason for it, in a sentence.")]

Words: TypeAlias = Annotated[str, _SOME_LETTERS, AfterValidator(_words)]
"""Words for the practitioner, in which `<side>` and `<other>` are filled in."""

Key: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""A name by which other parts of a file call something."""
