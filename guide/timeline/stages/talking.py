"""The stages before a hold: the turn to a pass, words in a row, and stillness."""

from typing import NamedTuple

from guide.model.cue import Pause
from guide.model.side import Side
from guide.model.units import SECOND, Ms
from guide.timeline.draft import LINE_GAP, Draft, Resume
from guide.timeline.events import Bell, BellDue, PoseStarted, SideChanged
from guide.timeline.speaker import Words

SETTLE: Ms = SECOND
"""Stillness between the last arriving word and the first breath."""

BELL_LEAD: Ms = 1_500
"""A bell sounds this long before words join it."""


class Opening(NamedTuple):
    """The turn to a pass: its side (where it is another one), its pose and its bell, which rings for `ring` alone."""

    turns_to: Side | None = None
    pose: str | None = None
    variant: str | None = None
    bell: Bell | None = None
    ring: Ms = BELL_LEAD

    def lay(self, draft: Draft, resume: Resume | None) -> None:
        """Announce all at once."""
        start = resume.start if resume else draft.now
        if resume is None:
            if self.turns_to is not None:
                draft.events.append(SideChanged(start, self.turns_to))
            if self.pose is not None:
                draft.events.append(PoseStarted(start, self.pose, self.variant, draft.side))
            if self.bell is not None:
                draft.events.append(BellDue(start, self.bell))
        draft.now = start + (self.ring if self.bell is not None else 0)


class Talk(NamedTuple):
    """Words and pauses in a row. A line left out is None, so that every line keeps its place.

    `tail` is the least stillness after the last of them, if there was any.
    """

    lines: tuple[tuple[str, Words | Pause | None], ...]
    tail: Ms = 0

    def lay(self, draft: Draft, resume: Resume | None) -> None:
        """Say one line after the other; a pause lasts as long as written, sentences without one a breath apart."""
        end = resume.start if resume else draft.now
        least = silence = first = 0
        if resume:
            for index, (key, _) in enumerate(self.lines):
                if key in resume.said:
                    end, least, first = resume.said[key], LINE_GAP, index + 1
        for _, line in self.lines[first:]:
            if isinstance(line, Pause):
                silence += line.length
            elif line is not None:
                at = end + max(silence, least)
                at = max(at, resume.free) if resume else at
                draft.say(line, at)
                end, least, silence = at + line.length, LINE_GAP, 0
        draft.now = end + max(silence, self.tail if least else 0)


class Settle(NamedTuple):
    """Stillness after the words, until the body has had `move` since its segment began."""

    move: Ms

    def lay(self, draft: Draft, resume: Resume | None) -> None:
        """Wait for both."""
        start = resume.start if resume else draft.now
        draft.now = max(start + SETTLE, draft.part_start + self.move)
