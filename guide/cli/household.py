"""What the commands share: the settings, the shelf and a voice."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from guide import paths
from guide.errors import InputError
from guide.model.session import Session
from guide.player.lesson import Lesson
from guide.player.narrator import Narrator
from guide.player.shelf import Shelf
from guide.player.sound import narrator_of
from guide.player.wishes import options_of
from guide.settings import FILE_NAME, Settings
from guide.timeline.estimate import estimated_length
from guide.timeline.options import Options
from guide.timeline.timeline import Timeline


class Household:
    """The person's settings and sessions, for one call."""

    def __init__(self) -> None:
        self.settings = Settings.load(paths.config_folder() / FILE_NAME)
        self.shelf = Shelf(self.settings)
        for notice in self.settings.notices:
            say(notice)

    def lesson(self, arguments: argparse.Namespace) -> Lesson:
        """The session that was asked for, with the options that were."""
        session = self.shelf.session(arguments.session)
        return Lesson(session, self.shelf.catalogue, self._options(arguments))

    @contextmanager
    def narrator(self, session: Session, voice_id: str | None) -> Iterator[Narrator]:
        """A voice for a session, let go at the end of the block."""
        narrator = narrator_of(self.settings, session.language, say, voice_id)
        try:
            yield narrator
        finally:
            narrator.close()
            for notice in narrator.notices():
                say(notice)

    def _options(self, arguments: argparse.Namespace) -> Options:
        liked = options_of(self.settings)
        return replace(
            liked,
            choices=dict(arguments.choose),
            pace=arguments.pace or liked.pace,
            guidance=arguments.guidance or liked.guidance,
            target=arguments.minutes,
        )


def check_options(lesson: Lesson) -> None:
    """Say at once, before a voice is loaded, what no voice could meet.

    Raises:
        InputError: a choice the session does not have, or a length out of reach even if the words took no time at all,
            or three times as long as estimated. What lies between, `rendered` tells.
    """
    try:
        lesson.estimate()
    except InputError:
        target = lesson.options.target
        if target is None:
            raise
        shortest = lesson.reachable(lambda _words: 0)[0]
        longest = lesson.reachable(lambda words: estimated_length(words) * 3)[-1]
        if not shortest <= target <= longest:
            raise


def rendered(lesson: Lesson, narrator: Narrator) -> Timeline:
    """The timeline of a lesson with every word rendered, so that its times are exact.

    Raises:
        InputError: an option that cannot be met. Whether a length can be, is judged by the voice, not by an estimate.
    """
    check_options(lesson)
    if lesson.options.target is not None:
        _rendered(lesson.with_options(replace(lesson.options, target=None)), narrator)
    return _rendered(lesson, narrator)


def _rendered(lesson: Lesson, narrator: Narrator) -> Timeline:
    while True:
        timeline = lesson.timeline(narrator.length)
        narrator.want(timeline)
        if narrator.is_idle:
            return timeline
        with progress("Rendering the voice") as show:
            narrator.wait(lambda done, total: show(done / max(total, 1)))


@contextmanager
def progress(title: str) -> Iterator[Callable[[float], None]]:
    """A progress bar on standard error while the block runs; call what it gives with the share done, 0 to 1."""
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(title, total=1.0)
        yield lambda share: bar.update(task, completed=share)


def say(sentence: str) -> None:
    """Tell the person something that is not the answer."""
    print(sentence, file=sys.stderr)
