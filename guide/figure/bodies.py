"""The bodies that come with the app."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from guide import resources
from guide.figure.body import Body
from guide.figure.bodyfile import load

BODIES: Final[Mapping[str, str]] = {"woman": "body-1.npz", "man": "body-2.npz"}
"""The name of each body and its file."""


@cache
def body(name: str) -> Body:
    """The body of a name, read once. Raises KeyError for an unknown name and StorageError for a damaged file."""
    return load(resources.asset("figure", BODIES[name]))
