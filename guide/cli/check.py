"""`guide check`: every problem of session files, with its place."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from guide.cli.answers import print_json
from guide.cli.household import Household, rendered
from guide.cli.problems import as_json, as_line
from guide.errors import InputError
from guide.player.lesson import Lesson
from guide.sessionfile.find import SUFFIXES, find_session_files
from guide.timeline.check import Remark, options_in_turn, warnings
from guide.yamlfile.problem import Problem, Severity


def run(arguments: argparse.Namespace) -> int:
    """Print the problems; 1 when one of them is an error."""
    household = Household()
    files = list(dict.fromkeys(_files(arguments.paths)))
    problems = [problem for file in files for problem in _problems(household, file, with_voice=arguments.voice)]
    if arguments.json:
        print_json([as_json(problem) for problem in problems])
    else:
        for problem in problems:
            print(as_line(problem))
        if not problems:
            print(f"No problems in {len(files)} {'session' if len(files) == 1 else 'sessions'}.")
    return int(any(problem.is_error for problem in problems))


def _files(named: list[Path]) -> Iterator[Path]:
    for path in named:
        if path.is_dir():
            found = find_session_files([path])
            if not found:
                raise InputError(f"There are no session files (*.yaml, *.yml) in {path}.")
            yield from found
        else:
            yield path


def _problems(household: Household, file: Path, *, with_voice: bool) -> Iterator[Problem]:
    reading = household.shelf.read(file)
    yield from reading.problems
    if reading.session is None:
        return
    if not file.name.endswith(SUFFIXES) and file.is_file():
        yield _misnamed(file)
    poses = household.shelf.catalogue.poses
    if not with_voice:
        yield from map(_problem, warnings(reading.session, poses, lambda _utterance: None))
        return
    with household.narrator(reading.session, None) as narrator:
        for options, _ in options_in_turn(reading.session.choices):
            rendered(Lesson(reading.session, household.shelf.catalogue, options), narrator)
        yield from map(_problem, warnings(reading.session, poses, narrator.length))


def _misnamed(file: Path) -> Problem:
    """A session is played under any name, and looked for under two: editors like to add a `.txt`."""
    stem = file.name.removesuffix(file.suffix)
    better = stem if stem.endswith(SUFFIXES) else f"{stem}{SUFFIXES[0]}"
    message = f"The Library only shows files whose names end in .yaml or .yml: rename this one to {better}."
    return Problem(file, 1, 1, "", Severity.WARNING, message, is_of_whole_file=True)


def _problem(remark: Remark) -> Problem:
    origin = remark.origin
    path = f"{origin.path}.{remark.part}" if remark.part else origin.path
    return Problem(origin.file, origin.line, origin.column, path, Severity.WARNING, remark.message)
