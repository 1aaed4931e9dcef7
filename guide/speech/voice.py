"""A voice that can be chosen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of one engine.

    `id` is the engine's name and the voice's own, such as `system:anna`. `language` is a BCP 47 tag such as `en-US`.
    A voice that is not installed carries the `hint` that says in one sentence how to get it.
    """

    id: str
    name: str
    language: str
    gender: str | None = None
    installed: bool = True
    hint: str = ""

    @property
    def engine(self) -> str:
        """The part of the id that names the engine."""
        return self.id.partition(":")[0]

    @property
    def key(self) -> str:
        """The part of the id that the engine knows the voice by."""
        return self.id.partition(":")[2]

    def speaks(self, language: str) -> bool:
        """Whether the voice is one for a language: `en-GB` speaks `en`, and `en-US` too if need be."""
        return primary(self.language) == primary(language)


def primary(language: str) -> str:
    """The language of a tag without its region: `en-GB` is `en`."""
    return language.replace("_", "-").partition("-")[0].lower()
