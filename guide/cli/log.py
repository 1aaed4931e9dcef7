"""`guide log`: what was practised."""

import argparse
import sys

from guide import paths
from guide.cli.answers import print_json
from guide.cli.household import say
from guide.model.units import clock
from guide.practicelog.log import FILE_NAME, Log
from guide.practicelog.table import as_json, print_csv


def run(arguments: argparse.Namespace) -> int:
    """Print the log, the newest practice first."""
    log = Log(paths.data_folder() / FILE_NAME, to_read=True)
    try:
        for notice in log.notices:
            say(notice)
        practices = log.practices()
    finally:
        log.close()
    if arguments.json:
        print_json([as_json(practice) for practice in practices])
    elif arguments.csv:
        print_csv(practices, sys.stdout)
    else:
        for one in practices:
            times = f"{clock(one.practised)} of {clock(one.planned)}"
            print(f"{one.started:%Y-%m-%d %H:%M}  {times:>14}  {one.title}{_quoted(one.note)}")
        if not practices:
            print("Nothing has been practised yet.")
    return 0


def _quoted(note: str) -> str:
    """A note's lines in one."""
    return f"  “{' '.join(note.split())}”" if note else ""
