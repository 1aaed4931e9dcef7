"""The pose catalogue, as it is written."""

from typing import Annotated, Literal

from pydantic import Field

from guide.sessionfile.cue_parts import CueDuring, Line, Sentence
from guide.sessionfile.fields import Key, Part, Text
from guide.sessionfile.figure_document import FigureDocument
from guide.sessionfile.lengths import Duration
from guide.sessionfile.references import CautionText, Muscle


class Shared(Part):
    """What a pose and its variants both can say."""

    props: Annotated[list[Text] | None, Field(description="What it needs.")] = None
    arrive: Annotated[list[Line] | None, Field(description="The way into the pose.")] = None
    enter: Annotated[Sentence | None, Field(description="The last words before the hold.")] = None
    during: Annotated[list[CueDuring] | None, Field(description="Words while the pose is held.")] = None
    leave: Annotated[Sentence | None, Field(description="The way out of the pose.")] = None
    figure: Annotated[FigureDocument | None, Field(description="The shape that is drawn.")] = None


class Variant(Shared):
    """Another shape of a pose; what it leaves out is as in the pose."""

    name: Annotated[Text | None, Field(description="What it is called.")] = None
    works: Annotated[list[Muscle] | None, Field(description="The muscles that work, where they are others.")] = None


class PoseFile(Shared):
    """One pose of the catalogue."""

    id: Annotated[Key, Field(description="Its key; the file has the same name.")]
    name: Annotated[Text, Field(description="Its English name.")]
    sanskrit: Annotated[Text | None, Field(description="Its Sanskrit name.")] = None
    pronounce: Annotated[Text | None, Field(description="How its Sanskrit name is said, spelt for people.")] = None
    variants: Annotated[dict[Key, Variant] | None, Field(description="Other shapes of it.")] = None
    works: Annotated[list[Muscle] | None, Field(description="The muscles that work.")] = None
    stretches: Annotated[list[Muscle] | None, Field(description="The muscles that are stretched.")] = None
    cautions: Annotated[list[CautionText] | None, Field(description="When to take care.")] = None
    move: Annotated[Duration | None, Field(description="The least time a body needs to get there.")] = None
    rests_in: Annotated[Key | None, Field(description="The pose a body sinks into to rest after it.")] = None
    drawn: Annotated[Literal["right", "left", "both"], Field(description="The side its figure is drawn on.")] = "both"


class Source(Part):
    """An article that sessions rest on."""

    title: Annotated[Text, Field(description="Its title.")]
    author: Annotated[Text, Field(description="Who wrote it.")]
    published: Annotated[Text | None, Field(description="Where and when it came out.")] = None


class Caution(Part):
    """A condition, and what to do about it."""

    name: Annotated[Text, Field(description="What the condition is called.")]
    advice: Annotated[Text, Field(description="What to leave out or change, in a sentence.")]
