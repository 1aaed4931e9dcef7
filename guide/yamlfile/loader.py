"""PyYAML's safe loader, bounded.

Only its composer is used, which builds nodes with their places; no object is ever constructed from a tag.
"""

from typing import TYPE_CHECKING, Any

import yaml

from guide.yamlfile.limits import Limits

if TYPE_CHECKING:
    FASTEST = yaml.SafeLoader
else:
    FASTEST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML may be installed without libyaml
"""The quickest safe loader there is."""

PLAIN = "plain"
"""The tag of a scalar without quotes and without a tag: what it stands for is for the reader to say."""
TEXT = "tag:yaml.org,2002:str"
LIST = "tag:yaml.org,2002:seq"
MAPPING = "tag:yaml.org,2002:map"


class TooMuchError(Exception):
    """A file asks for more than its limits allow. `str(error)` is the sentence for the user."""


def compose(text: bytes, limits: Limits) -> yaml.Node | None:
    """The root node of the one document in a text; None when it is empty. Raises TooMuchError and yaml.YAMLError."""
    loader = BoundedLoader(text, limits)
    try:
        root: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return root


class BoundedLoader(FASTEST):
    """Composes nodes within limits.

    libyaml's composer descends by calling itself in C and overflows the stack on some ten thousand open brackets. It
    calls `descend_resolver` before each step down, so the depth is checked there, before anything deeper is read.
    """

    def __init__(self, text: bytes, limits: Limits) -> None:
        super().__init__(text)
        self._limits = limits
        self._depth = -1
        self._values = 0

    def descend_resolver(self, _parent: Any, _index: Any) -> None:  # noqa: ANN401 -- PyYAML's own signature
        """Count one step down."""
        self._depth += 1
        self._values += 1
        if self._depth > self._limits.depth:
            raise TooMuchError(f"Lists and mappings may be {self._limits.depth} levels deep at most.")
        if self._values > self._limits.values:
            raise TooMuchError(f"A file may hold {self._limits.values} values at most.")

    def ascend_resolver(self) -> None:
        """Count one step up."""
        self._depth -= 1

    def resolve(self, kind: type[yaml.Node], _value: Any, implicit: Any) -> str:  # noqa: ANN401 -- as above
        """The tag of a node that was written without one."""
        if kind is yaml.ScalarNode:
            return PLAIN if implicit[0] else TEXT
        return LIST if kind is yaml.SequenceNode else MAPPING
