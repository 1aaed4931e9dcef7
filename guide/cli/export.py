"""`guide export`: exactly what would be heard, as a file, faster than real time."""

import argparse

from guide.audio import export as audio
from guide.audio.clip import frames_of
from guide.cli.household import Household, progress, rendered
from guide.model.units import clock
from guide.player import captions
from guide.player.scoring import score_of
from guide.player.wishes import volumes_of


def run(arguments: argparse.Namespace) -> int:
    """Write a session's sound, and its captions if they are asked for."""
    audio.checked_format(arguments.out)
    if arguments.captions:
        captions.checked_format(arguments.captions)
    household = Household()
    lesson = household.lesson(arguments)
    with household.narrator(lesson.session, arguments.voice) as narrator:
        timeline = rendered(lesson, narrator)
        score = score_of(timeline, narrator.clip)
    volumes = volumes_of(household.settings)
    if arguments.tracks:
        volumes = {track: volume if track in arguments.tracks else 0.0 for track, volume in volumes.items()}
    with progress(f"Writing {arguments.out.name}") as show:
        audio.write(
            arguments.out,
            score,
            max(frames_of(timeline.duration), score.end),
            gains=volumes,
            progress=show,
        )
    if arguments.captions:
        captions.write_captions(arguments.captions, timeline)
    print(f"{arguments.out}: {timeline.title}, {clock(timeline.duration)}")
    return 0
