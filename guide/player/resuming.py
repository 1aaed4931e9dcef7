"""Going on with a practice that was cut off or left: where, and how."""

import os.path
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from guide import paths
from guide.errors import InputError, StorageError
from guide.model.session import Session
from guide.model.side import Side
from guide.model.units import Ms
from guide.player.lesson import Lesson
from guide.player.manner import options_of
from guide.player.moment import Moments, PoseName
from guide.player.shelf import Shelf
from guide.practicelog.log import FILE_NAME, Log
from guide.practicelog.opening import unusable
from guide.practicelog.practice import Outcome, Practice
from guide.timeline.options import Options
from guide.timeline.timeline import Timeline

_FORGOTTEN_AFTER = timedelta(days=14)
"""After so long nobody goes on in the middle."""
_PATIENCE_SECONDS = 0.25
"""How long a locked log is waited for: the window looks back, too."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A practice to go on with: its session and options, and the step on a side to begin with.

    `timeline` and `position` are for showing where that is; lengths of words in it are estimates. `pose` is None for
    words alone.
    """

    practice: Practice
    session: Session
    options: Options
    timeline: Timeline
    position: Ms
    name: PoseName
    pose: str | None

    @property
    def left_over(self) -> Ms:
        """How much is still to come."""
        return self.timeline.duration - self.position


def look_back(shelf: Shelf) -> tuple[Unfinished | None, list[str]]:
    """What the person's log has to go on with, and what there is to tell of the log. It makes no file."""
    file = paths.data_folder() / FILE_NAME
    try:
        if not file.is_file():
            return None, []
        with closing(Log(file, to_read=True, patience=_PATIENCE_SECONDS)) as log:
            return unfinished(log.last(), shelf, datetime.now().astimezone()), list(log.notices)
    except (InputError, StorageError) as error:  # a pose that is being written may not be readable yet
        return None, [str(error).partition("\n")[0]]
    except OSError as error:  # a folder that the system does not let look into
        return None, [str(unusable(file, error))]


def unfinished(last: Practice | None, shelf: Shelf, now: datetime) -> Unfinished | None:
    """What there is to go on with, seen from the practice that was begun last.

    None after a practice that came to its end, one of long ago, or one whose session or step is no longer there.
    """
    if last is None or last.outcome is Outcome.FINISHED or now - last.updated > _FORGOTTEN_AFTER:
        return None
    file = _file_of(last, shelf)
    session = shelf.read(file).session if file else None
    if session is None:
        return None
    options = options_of(session, last.options)
    timeline = _shown(Lesson(session, shelf.catalogue, options))
    position = beginning_of(timeline, last.step, last.side)
    if not position:
        return None
    here = timeline.segment_at(position)
    name = Moments(timeline, shelf.catalogue).pose_name(here)
    return Unfinished(last, session, options, timeline, position, name, here.pose)


def beginning_of(timeline: Timeline, step: str, side: Side | None) -> Ms | None:
    """Where a step on a side begins; None where the timeline does not have it."""
    here = (segment.start for segment in timeline.segments if (segment.step, segment.side) == (step, side))
    return next(here, None)


def _shown(lesson: Lesson) -> Timeline:
    """The plan before any word is rendered; where estimates miss the length asked for, the usual one."""
    try:
        return lesson.estimate()
    except InputError:
        return lesson.with_options(replace(lesson.options, target=None)).estimate()


def _file_of(practice: Practice, shelf: Shelf) -> Path | None:
    """The session's file, or where it lies now."""
    is_there = os.path.isfile(practice.file)  # noqa: PTH113 -- Path.is_file raises where one may not look
    return Path(practice.file) if is_there else shelf.find(practice.session)
