"""`guide export`: exactly what would be heard, as a file, faster than real time."""

import argparse

from guide.audio import export as audio
from guide.audio.clip import frames_of
from guide.audio.mixer import only
from guide.cli.household import Household, progress, rendered
from guide.model.units import clock
from guide.player import captions
from guide.player.scoring import score_of
from guide.player.wishes import volumes_of
from guide.safefile import check_place


def run(arguments: argparse.Namespace) -> int:
    """Write a session's sound, and its captions if they are asked for."""
    audio.checked_format(arguments.out)
    if arguments.captions:
        captions.checked_format(arguments.captions)
        check_place(arguments.captions)
    household = Household()
    lesson = household.lesson(arguments)
    with household.narrator(lesson.session, arguments.voice) as narrator:
        timeline = rendered(lesson, narrator)
        score = score_of(timeline, narrator.clip)
    volumes = volumes_of(household.settings)
    gains = only(arguments.tracks, volumes) if arguments.tracks else volumes
    with progress(f"Writing {arguments.out.name}") as show:
        audio.write(
            arguments.out,
            score,
            max(frames_of(timeline.duration), score.end),
            gains=gains,
            progress=show,
        )
    if arguments.captions:
        captions.write_captions(arguments.captions, timeline)
    print(f"{arguments.out}: {timeline.title}, {clock(timeline.duration)}")
    return 0
