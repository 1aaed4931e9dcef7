"""The values of options, at the edges of what each may be."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path

import pytest

from guide.cli.arguments import parser
from guide.cli.values import choice, guidance, minutes, pace, path, size, tracks
from guide.model.breath import BreathPattern
from guide.model.cue import Guidance


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (minutes, "20", 1_200_000),
        (minutes, "7.5", 450_000),
        (minutes, "0.001", 60),
        (minutes, "1440", 86_400_000),
        (pace, "4/6", BreathPattern(4_000, 6_000)),
        (pace, "1/20", BreathPattern(1_000, 20_000)),
        (pace, "20/1", BreathPattern(20_000, 1_000)),
        (pace, "4.5/5.25", BreathPattern(4_500, 5_250)),
        (guidance, "short", Guidance.SHORT),
        (choice, "legs=neutral", ("legs", "neutral")),
        (choice, "legs=a=b", ("legs", "a=b")),
        (size, "640x480", (640, 480)),
        (size, "16X4096", (16, 4096)),
        (size, "4096x16", (4096, 16)),
        (path, ".", Path()),
        (tracks, "voice, bells", ("voice", "bells")),
        (tracks, "breath", ("breath",)),
    ],
)
def test_what_is_meant_is_read(read: Callable[[str], object], text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "texts", "told"),
    [
        (minutes, ("0", "-1", "1440.1", "nan", "inf", "", "ten"), "write minutes, such as 20"),
        (pace, ("4", "4/", "/6", "0.9/4", "4/0.9", "20.1/4", "4/20.1", "nan/4", "four/six"), "each from 1 to 20"),
        (guidance, ("loud", "Short", ""), "choose from full, short, names, silent"),
        (choice, ("legs", "legs=", "=neutral", ""), "write KEY=OPTION"),
        (size, ("640", "640x", "x480", "15x480", "640x15", "4097x480", "640x4097", "-20x20", "6.5x20"), "640x480"),
        (path, ("",), "is empty: write one"),
        (tracks, ("", "voice,drums", "drums", "voice,"), "choose from voice, bells, breath"),
    ],
)
def test_what_cannot_be_meant_is_told(read: Callable[[str], object], texts: tuple[str, ...], told: str) -> None:
    for text in texts:
        with pytest.raises(ArgumentTypeError, match=told):
            read(text)


@pytest.mark.parametrize("command", ["play", "timeline", "export"])
def test_whatever_plays_or_lays_out_a_session_takes_its_options(command: str) -> None:
    words = [command, "bridge", *(["out.wav"] if command == "export" else [])]
    usual = parser().parse_args(words)
    assert (usual.minutes, usual.pace, usual.guidance, usual.choose, usual.voice) == (None, None, None, [], None)
    options = "--minutes 5 --pace 4/6 --guidance names --choose legs=wide --choose arms=up --voice espeak:en"
    asked = parser().parse_args([*words, *options.split()])
    assert (asked.session, asked.minutes, asked.pace) == ("bridge", 300_000, BreathPattern(4_000, 6_000))
    assert (asked.guidance, asked.voice) == (Guidance.NAMES, "espeak:en")
    assert asked.choose == [("legs", "wide"), ("arms", "up")]


def test_each_command_takes_what_is_its_own() -> None:
    export = parser().parse_args(["export", "bridge", "out.wav", "--captions", "out.srt", "--tracks", "voice,bells"])
    assert (export.out, export.captions, export.tracks) == (Path("out.wav"), Path("out.srt"), ("voice", "bells"))
    plain = parser().parse_args(["export", "bridge", "out.wav"])
    assert (plain.captions, plain.tracks) == (None, None)
    assert parser().parse_args(["play", "bridge", "--no-window"]).no_window
    assert not parser().parse_args(["play", "bridge"]).no_window
    check = parser().parse_args(["check", "a.yaml", "folder", "--voice", "--json"])
    assert (check.paths, check.voice, check.json) == ([Path("a.yaml"), Path("folder")], True, True)
    plain = parser().parse_args(["check", "a.yaml"])
    assert (plain.voice, plain.json) == (False, False)
    for command in ("list", "poses", "voices", "log", "timeline bridge"):
        assert not parser().parse_args(command.split()).json
        assert parser().parse_args([*command.split(), "--json"]).json
    assert parser().parse_args(["log", "--csv"]).csv


def test_a_figure_is_a_woman_or_a_man_of_640_pixels_unless_it_is_asked_to_be_other() -> None:
    usual = parser().parse_args(["figure", "pigeon", "out.png"])
    assert (usual.pose, usual.out, usual.size) == ("pigeon", Path("out.png"), (640, 640))
    assert (usual.side, usual.body, usual.sheet, usual.muscles, usual.dark) == (None, None, False, False, False)
    asked = parser().parse_args(
        ["figure", "--sheet", "out.png", "--side", "left", "--size", "90x80", "--muscles", "--body", "man", "--dark"]
    )
    assert (asked.pose, asked.out, asked.size) == (None, Path("out.png"), (90, 80))
    assert (asked.side, asked.body, asked.sheet, asked.muscles, asked.dark) == ("left", "man", True, True, True)


@pytest.mark.parametrize(
    "words",
    [
        "pigeon out.png --side left",
        "pigeon --side left out.png",
        "--side left pigeon out.png",
        "--side left -- pigeon out.png",
    ],
)
def test_options_stand_before_between_or_after_the_words(words: str) -> None:
    asked = parser().parse_args(["figure", *words.split()])
    assert (asked.pose, asked.out, asked.side) == ("pigeon", Path("out.png"), "left")


def test_a_file_may_be_named_like_an_option_after_two_dashes() -> None:
    asked = parser().parse_args(["check", "--voice", "--", "-a.yaml", "--json"])
    assert (asked.voice, asked.json, asked.paths) == (True, False, [Path("-a.yaml"), Path("--json")])


def test_paths_to_check_may_stand_apart() -> None:
    assert parser().parse_args(["check", "a.yaml", "--json", "b.yaml"]).paths == [Path("a.yaml"), Path("b.yaml")]
