"""`guide export`: exactly what would be heard, as a file, faster than real time; or its captions alone."""

import argparse
from pathlib import Path

from guide.audio import export as audio
from guide.audio.clip import frames_of
from guide.audio.mixer import only
from guide.cli.household import Household, progress, rendered
from guide.errors import InputError
from guide.model.units import clock
from guide.player import captions
from guide.player.scoring import score_of
from guide.player.wishes import volumes_of
from guide.safefile import check_place


def run(arguments: argparse.Namespace) -> int:
    """Write a session's sound, and its captions if they are asked for; these alone where OUT is a file of them."""
    texts = _checked_captions(arguments)
    household = Household()
    lesson = household.lesson(arguments)
    with household.narrator(lesson.session, arguments.voice) as narrator:
        timeline = rendered(lesson, narrator)
        score = score_of(timeline, narrator.clip)
    if arguments.out not in texts:
        volumes = volumes_of(household.settings)
        gains = only(arguments.tracks, volumes) if arguments.tracks else volumes
        with progress(f"Writing {arguments.out.name}") as show:
            frames = max(frames_of(timeline.duration), score.end)
            audio.write(arguments.out, score, frames, gains=gains, progress=show)
    for file in texts:
        captions.write_captions(file, timeline)
    print(f"{arguments.out}: {timeline.title}, {clock(timeline.duration)}")
    return 0


def _checked_captions(arguments: argparse.Namespace) -> list[Path]:
    """The files of captions to write. Raises InputError before something long is done for what cannot be written."""
    out, beside = arguments.out, arguments.captions
    alone = captions.is_captions(out)
    if alone and arguments.tracks:
        raise InputError(f"{out.name} holds captions, and no sound: leave “--tracks” out.")
    if not alone and out.suffix.lower() not in audio.FORMATS:
        raise InputError(f"{out.name} must end in one of {', '.join(audio.FORMATS)}; for captions alone, .vtt or .srt.")
    if not alone:
        audio.checked_format(out)
    texts = [file for file in (out if alone else None, beside) if file]
    for file in texts:
        captions.checked_format(file)
        check_place(file)
    return texts
