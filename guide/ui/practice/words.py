"""The words of the Practice page, in the language of the window."""

from textwrap import shorten
from typing import Final

from PySide6.QtCore import QCoreApplication

from guide.model.breath import BreathPattern, Phase
from guide.model.pose import Source
from guide.model.side import Side
from guide.model.units import Ms, clock
from guide.player.moment import PoseName
from guide.timeline.timeline import Segment, SegmentKind
from guide.ui.paces import phase_by_phase

translate = QCoreApplication.translate

_MOST_LETTERS: Final = 40


def phase_word(phase: Phase) -> str:
    """The word in the ring."""
    match phase:
        case Phase.INHALE:
            return translate("Practice", "Inhale")
        case Phase.HOLD:
            return translate("Practice", "Hold")
        case Phase.EXHALE:
            return translate("Practice", "Exhale")
        case Phase.REST:
            return translate("Practice", "Pause")


def side_word(side: Side) -> str:
    """The side in hand, as a line of its own."""
    return translate("Practice", "Right side") if side is Side.RIGHT else translate("Practice", "Left side")


def with_side(name: PoseName) -> str:
    """A pose and its side in one breath: “Pigeon, right side”."""
    match name.side:
        case Side.RIGHT:
            return translate("Practice", "{pose}, right side").format(pose=name.english)
        case Side.LEFT:
            return translate("Practice", "{pose}, left side").format(pose=name.english)
        case None:
            return name.english


def amount_words(segment: Segment) -> str:
    """How much of a segment there is: its breaths or rounds, else its time as on a clock."""
    number = segment.amount
    if number is None or segment.quiet:
        return clock(segment.length)
    return count_words(number, rounds=segment.kind is SegmentKind.REPS)


def count_words(number: int, *, rounds: bool = False) -> str:
    """A number of breaths, or of rounds."""
    if rounds:
        one, many = translate("Practice", "{n} round"), translate("Practice", "{n} rounds")
    else:
        one, many = translate("Practice", "{n} breath"), translate("Practice", "{n} breaths")
    return (one if number == 1 else many).format(n=number)


def least_words(number: int, *, rounds: bool = False) -> str:
    """That there can be no fewer."""
    return translate("Practice", "{count} is the least here.").format(count=count_words(number, rounds=rounds))


def most_words(number: int, *, rounds: bool = False) -> str:
    """That there can be no more."""
    return translate("Practice", "{count} is the most here.").format(count=count_words(number, rounds=rounds))


def short_pace_words(pace: BreathPattern) -> str:
    """A pace in few words: “4.5 in, 4.5 out”."""
    return phase_by_phase(
        pace,
        {
            Phase.INHALE: translate("Practice", "{n} in"),
            Phase.HOLD: translate("Practice", "{n} held"),
            Phase.EXHALE: translate("Practice", "{n} out"),
            Phase.REST: translate("Practice", "{n} rest"),
        },
    )


def described(segment: Segment, name: PoseName) -> str:
    """A segment in words: pose, side, and how much of it; “Pigeon, right side, 7 breaths”.

    Where nobody is in a pose, it is called by the first of its words.
    """
    if segment.pose is None:
        return shorten(segment.title, _MOST_LETTERS, placeholder="…")
    return translate("Practice", "{pose}, {amount}").format(pose=with_side(name), amount=amount_words(segment))


def time_left(length: Ms) -> str:
    """How long the practice still takes."""
    return translate("Practice", "{time} left").format(time=clock(length))


def muscle_word(name: str) -> str:
    """A muscle of `guide.model.muscle` as it is called on screen."""
    names = {
        "gluteus maximus": translate("Practice", "gluteus maximus"),
        "gluteus medius": translate("Practice", "gluteus medius"),
        "hamstrings": translate("Practice", "hamstrings"),
        "adductors": translate("Practice", "adductors"),
        "hip flexors": translate("Practice", "hip flexors"),
        "deep hip rotators": translate("Practice", "deep hip rotators"),
        "quadriceps": translate("Practice", "quadriceps"),
        "back extensors": translate("Practice", "back extensors"),
        "obliques": translate("Practice", "obliques"),
        "pelvic floor": translate("Practice", "pelvic floor"),
        "lower belly": translate("Practice", "lower belly"),
        "shoulders": translate("Practice", "shoulders"),
        "chest": translate("Practice", "chest"),
        "calves": translate("Practice", "calves"),
    }
    return names.get(name, name)


def why_words(why: str | None, source: Source | None) -> str:
    """Why something is said, and on what that rests; empty where neither is known."""
    article = ", ".join(part for part in (source.title, source.author) if part) if source else ""
    if why and article:
        return translate("Practice", "Why: {why} ({source})").format(why=why, source=article)
    return translate("Practice", "Why: {why}").format(why=why or article) if why or article else ""
