"""Which words of the catalogue are for one side at a time."""

import re

from guide.model.cue import Cue, Line, Pause
from guide.model.pose import Pose

PLACE_HOLDER = re.compile(r"<([^<>]{1,30})>")
SIDE_WORDS = ("side", "other")


def fields_that_need_sides(pose: Pose, variant: str | None = None) -> frozenset[str]:
    """The fields of a step whose words, when the catalogue's own are used, name a side."""
    own: dict[str, tuple[Line, ...] | Cue | None] = {
        "arrive": pose.arrive,
        "enter": pose.enter,
        "during": pose.during,
        "leave": pose.leave,
    }
    changed = pose.variants.get(variant or "")
    if changed is not None:
        theirs = {"arrive": changed.arrive, "enter": changed.enter, "during": changed.during, "leave": changed.leave}
        own |= {name: words for name, words in theirs.items() if words is not None}
    return frozenset(name for name, words in own.items() if _needs_side(words))


def _needs_side(words: tuple[Line, ...] | Cue | None) -> bool:
    if words is None or isinstance(words, Pause):
        return False
    if isinstance(words, Cue):
        texts = f"{words.say} {words.show or ''}"
        return words.occasion is not None or any(f"<{word}>" in texts for word in SIDE_WORDS)
    return any(_needs_side(word) for word in words if isinstance(word, Cue))
