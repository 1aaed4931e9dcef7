"""The words of the presenter, in the language of the window."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from guide.model.breath import BreathPattern
from guide.model.side import Side
from guide.model.units import SECOND, Ms, clock
from guide.player.moment import Moment
from guide.player.prompter import Block, Coming, When
from guide.player.transport import State
from guide.timeline.timeline import SegmentKind
from guide.ui.practice.words import phase_word, with_side
from guide.ui.widgets.mixed_text import Part, with_lead

translate = QCoreApplication.translate


def when_words(line: Coming) -> str:
    """When words that come are said; empty where they simply follow."""
    match line.when:
        case When.BREATH:
            return translate("Presenter", "Breath {n}").format(n=line.number)
        case When.ROUND:
            return translate("Presenter", "Round {n}").format(n=line.number)
        case When.LEAVING:
            return translate("Presenter", "Way out")
        case When.THEN:
            return translate("Presenter", "Then")
        case When.NEXT:
            return ""


def coming_parts(line: Coming) -> tuple[Part, ...]:
    """Words that come; where they lead into a pose, its name in bold before them, unless they begin with it."""
    if line.pose is None:
        return ((line.text, False),)
    name = f"{with_side(line.pose)}."
    begins_with_it = line.text.casefold().startswith(f"{line.pose.english.casefold()}.")
    rest = line.text[len(line.pose.english) + 1 :].strip() if begins_with_it else line.text
    return with_lead(name, rest)


def block_words(block: Block) -> str:
    """The heading of several rows of the plan: “Hip openers, right”."""
    match block.side:
        case Side.RIGHT:
            return translate("Presenter", "{part}, right").format(part=block.title)
        case Side.LEFT:
            return translate("Presenter", "{part}, left").format(part=block.title)
        case None:
            return block.title


def where_words(moment: Moment, state: State, title: str) -> str:
    """What the class is in: the pose and its side; the session's title where it is in none."""
    if state is State.ENDED or moment.pose_id is None:
        return title
    return with_side(moment.pose)


def count_parts(moment: Moment, state: State, *, waiting: bool) -> tuple[Part, ...]:
    """How far the hold has come: “Inhale, 3 of 7”; or why nothing moves."""
    if state is State.ENDED:
        return ()
    if waiting:
        return ((translate("Presenter", "Waits for you"), True),)
    if state is not State.PLAYING:
        return ((translate("Presenter", "Paused"), True),)
    if moment.position < 0:
        words = translate("Presenter", "Begins in {n}").format(n=moment.seconds_to_get_ready)
        return ((words, False),)
    if moment.number is None or moment.segment.quiet:
        return ()
    of = translate("Presenter", " of {n}").format(n=moment.total)
    return ((_before_count(moment), False), (str(moment.number), True), (of, False))


def _before_count(moment: Moment) -> str:
    if moment.segment.kind is SegmentKind.REPS:
        return translate("Presenter", "Round ")
    return f"{phase_word(moment.phase)}, " if moment.phase else ""


def time_of_day(moment: datetime) -> str:
    """A time of the day: “18:52”."""
    return moment.strftime("%H:%M")


def ends_at(moment: datetime) -> str:
    """When the class is over."""
    return translate("Presenter", "Ends at {time}").format(time=time_of_day(moment))


def ended_at(moment: datetime) -> str:
    """When the class was over."""
    return translate("Presenter", "Ended at {time}").format(time=time_of_day(moment))


def gone_of(position: Ms, duration: Ms) -> str:
    """How much of the class is over: “8:16 gone of 20:05”."""
    return translate("Presenter", "{time} gone of {whole}").format(time=clock(position), whole=clock(duration))


def pace_words(pace: BreathPattern) -> str:
    """How long one breathes in and out, in two lines."""
    inhale = translate("Presenter", "{n} s in").format(n=f"{pace.inhale / SECOND:g}")
    exhale = translate("Presenter", "{n} s out").format(n=f"{pace.exhale / SECOND:g}")
    return f"{inhale}\n{exhale}"


def sign_names(*, rounds: bool) -> tuple[str, str]:
    """What the signs beside the number of breaths or rounds do."""
    if rounds:
        return translate("Presenter", "One round fewer"), translate("Presenter", "One round more")
    return translate("Presenter", "One breath fewer"), translate("Presenter", "One breath more")


def breaths_words(number: int, *, rounds: bool) -> str:
    """How many breaths or rounds are held, in two lines."""
    if rounds:
        one, many = translate("Presenter", "{n}\nround"), translate("Presenter", "{n}\nrounds")
    else:
        one, many = translate("Presenter", "{n}\nbreath"), translate("Presenter", "{n}\nbreaths")
    return (one if number == 1 else many).format(n=number)
