"""`guide timeline`: what happens when."""

import argparse

from guide.cli.answers import print_json
from guide.cli.household import Household, rendered
from guide.timeline.describe import as_json, as_table


def run(arguments: argparse.Namespace) -> int:
    """Print a session's timeline, with the exact times of its voice."""
    household = Household()
    lesson = household.lesson(arguments)
    with household.narrator(lesson.session, arguments.voice) as narrator:
        timeline = rendered(lesson, narrator)
    if arguments.json:
        print_json(as_json(timeline))
    else:
        print(as_table(timeline))
    return 0
