"""The pose catalogue's entries (asanas)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from guide.model.cue import Cue, Line
from guide.model.shape import Shape
from guide.model.side import Side
from guide.model.units import SECOND, Ms

USUAL_MOVE: Ms = 8 * SECOND
"""How long a body needs to get into a pose that says nothing of it."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Another shape of a pose: what it changes. None keeps what the pose says."""

    id: str
    name: str | None = None
    props: tuple[str, ...] = ()
    arrive: tuple[Line, ...] | None = None
    enter: Cue | None = None
    during: tuple[Cue, ...] | None = None
    leave: Cue | None = None
    figure: Shape | None = None
    works: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Pose:
    """A pose of the catalogue.

    `pronounce` is how the Sanskrit name is said, respelled for people to read. `move` is the least time a body needs to
    get there, in milliseconds. `drawn_side` is the side its figure is drawn on; None for a pose that is alike on both.
    `rests_in` is the pose a body sinks into when it rests after this one; None when it stays.
    """

    id: str
    name: str
    sanskrit: str | None = None
    pronounce: str | None = None
    variants: Mapping[str, Variant] = field(default_factory=dict)
    works: tuple[str, ...] = ()
    stretches: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    props: tuple[str, ...] = ()
    arrive: tuple[Line, ...] = ()
    enter: Cue | None = None
    during: tuple[Cue, ...] = ()
    leave: Cue | None = None
    move: Ms = USUAL_MOVE
    drawn_side: Side | None = None
    rests_in: str | None = None
    figure: Shape | None = None

    def works_in(self, variant_id: str | None) -> tuple[str, ...]:
        """The muscles that work in a variant, or in the pose itself."""
        variant = self.variants.get(variant_id or "")
        return self.works if variant is None or variant.works is None else variant.works

    @property
    def ever_works(self) -> tuple[str, ...]:
        """The muscles that work in the pose or in one of its variants, each once."""
        ways = (self.works, *(self.works_in(variant) for variant in self.variants))
        return tuple(dict.fromkeys(muscle for way in ways for muscle in way))


@dataclass(frozen=True, slots=True)
class Source:
    """An article the sessions rest on."""

    key: str
    title: str
    author: str
    published: str = ""


@dataclass(frozen=True, slots=True)
class Caution:
    """A condition and what to leave out or change because of it, in one sentence each."""

    key: str
    name: str
    advice: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything a session may refer to by key."""

    poses: Mapping[str, Pose] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    cautions: Mapping[str, Caution] = field(default_factory=dict)
