"""The words of the command line: a contract that others script against."""

import argparse
from collections.abc import Sequence

from guide import __version__
from guide.cli import WINDOW
from guide.cli.values import choice, guidance, minutes, pace, path, size, tracks
from guide.model.cue import Guidance
from guide.model.side import Side

_EPILOG = "Without a command, `guide [FILE]` opens the window. SESSION is an id from `guide list` or a file's path."


class _Command(argparse.ArgumentParser):
    """A command whose options may also stand between its words: by itself argparse then misses the later words."""

    _is_asked = False

    def parse_known_args(  # type: ignore[override]  # it knows no namespace but argparse's own
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse options first and words then: each of the two passes comes back here, and neither keeps a --."""
        if self._is_asked or "--" in (args or ()):
            return super().parse_known_args(args, namespace)
        self._is_asked = True
        return self.parse_known_intermixed_args(args, namespace)


def parser() -> argparse.ArgumentParser:
    """The parser of every call but the bare `guide [FILE]`."""
    top = argparse.ArgumentParser(prog="guide", description="Timed yoga sessions, spoken and counted.", epilog=_EPILOG)
    top.add_argument("--version", action="version", version=f"guide {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Command)

    window = commands.add_parser(WINDOW, help="open the window (the same as `guide [FILE]`)")
    window.add_argument("file", nargs="?", type=path, metavar="FILE", help="a session file to open")
    _add_play(commands.add_parser("play", help="play a session"))
    _add_check(commands.add_parser("check", help="find every problem in session files"))
    _add_timeline(commands.add_parser("timeline", help="show what happens when in a session"))
    _add_export(commands.add_parser("export", help="write a session's sound or its captions to a file"))
    for name, summary in (
        ("list", "list the sessions"),
        ("poses", "list the poses of the catalogue"),
        ("voices", "list the voices, and say how to get more"),
    ):
        _add_json(commands.add_parser(name, help=summary))
    _add_figure(commands.add_parser("figure", help="draw a pose, or all of them, as a PNG picture"))
    commands.add_parser("schema", help="print the JSON Schema of session files")
    _add_log(commands.add_parser("log", help="list what was practised, the newest first"))
    return top


def _add_play(play: argparse.ArgumentParser) -> None:
    play.add_argument("session", metavar="SESSION")
    play.add_argument("--no-window", action="store_true", help="play in this terminal")
    play.add_argument(
        "--rehearse", action="store_true", help="see a class through: four times as fast, without sound, not logged"
    )
    _add_options(play)


def _add_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("paths", nargs="+", type=path, metavar="PATH", help="a file, or a folder to search to any depth")
    check.add_argument("--voice", action="store_true", help="measure with the real voice")
    _add_json(check)


def _add_timeline(timeline: argparse.ArgumentParser) -> None:
    timeline.add_argument("session", metavar="SESSION")
    _add_json(timeline)
    _add_options(timeline)


def _add_export(export: argparse.ArgumentParser) -> None:
    export.add_argument("session", metavar="SESSION")
    export.add_argument(
        "out", type=path, metavar="OUT", help="a .wav, .flac, .ogg or .mp3 file; or .vtt or .srt for captions alone"
    )
    export.add_argument("--captions", type=path, metavar="FILE", help="write captions too, as .vtt or .srt")
    export.add_argument("--tracks", type=tracks, metavar="LIST", help="only these of voice,bells,breath")
    _add_options(export)


def _add_log(log: argparse.ArgumentParser) -> None:
    log.description = "List what was practised, the newest first: when, how long of how long, what, and your note."
    log.epilog = "Times in JSON and in the table are in milliseconds. JSON also has the choices and every pose held."
    forms = log.add_mutually_exclusive_group()
    _add_json(forms)
    forms.add_argument("--csv", action="store_true", help="print a table with commas, a row for each practice")


def _add_figure(figure: argparse.ArgumentParser) -> None:
    figure.add_argument("pose", metavar="POSE", nargs="?", help="a pose from `guide poses`, or a variant: bridge/block")
    figure.add_argument("out", metavar="OUT", type=path, help="a .png file")
    figure.add_argument("--sheet", action="store_true", help="draw all poses with their names")
    figure.add_argument("--side", choices=[side.value for side in Side], help="the side to draw it on")
    figure.add_argument("--size", type=size, default=(640, 640), metavar="WIDTHxHEIGHT", help="of one pose, in pixels")
    figure.add_argument("--muscles", action="store_true", help="show what works and what is stretched")
    figure.add_argument("--body", metavar="NAME", help="another body than that of the settings: woman or man")
    figure.add_argument("--dark", action="store_true", help="draw it for a dark room")


def _add_json(command: argparse._ActionsContainer) -> None:
    command.add_argument("--json", action="store_true", help="print JSON")


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--minutes", type=minutes, metavar="N", help="the longest it may take")
    command.add_argument("--pace", type=pace, metavar="IN/OUT", help="seconds to breathe in and out, such as 4/6")
    command.add_argument("--guidance", type=guidance, metavar="|".join(Guidance), help="how much the voice says")
    command.add_argument(
        "--choose", type=choice, action="append", default=[], metavar="KEY=OPTION", help="answer a choice; repeatable"
    )
    command.add_argument("--voice", metavar="ID", help="a voice from `guide voices`")
