from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from guide.model.breath import BreathPattern
from guide.model.cue import Guidance
from guide.model.session import Choice, Option, Session
from guide.model.side import Side
from guide.model.units import MINUTE
from guide.player.manner import kept
from guide.practicelog.practice import Held, Outcome, Practice, Unit
from guide.practicelog.statistics import Total, by_week
from guide.timeline.options import Options
from guide.ui.log.manner import manner_words
from guide.ui.log.weeks import named_months
from guide.ui.log.words import counted_words, length_words, month_line, outcome_words

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
LEGS = Choice("legs", "How shall the legs be?", (Option("in", "Parallel"), Option("out", "Turned out")), "in")
SESSION = Session("bridge", "Bridge", (), choices=(LEGS,))
PIGEON = Held("8.1", "pigeon", "Pigeon", Side.RIGHT)
PRACTICE = Practice("a", "bridge", "Bridge", NOON, NOON, planned=20 * 60_000, practised=11 * 60_000, poses=(PIGEON,))


def test_choices_breath_and_guidance_are_told_as_they_were() -> None:
    options = Options(choices={"legs": "out"}, pace=BreathPattern(4_000, 6_500), guidance=Guidance.NAMES)
    assert manner_words(replace(PRACTICE, options=kept(options)), SESSION) == (
        ("How shall the legs be?", "Turned out"),
        ("Breath", "4 s in, 6.5 s out"),
        ("Guidance", "Names"),
    )


def test_what_was_not_chosen_was_as_usual() -> None:
    told = manner_words(replace(PRACTICE, options=kept(Options())), SESSION)
    assert told == (("How shall the legs be?", "Parallel"), ("Guidance", "Full"))


def test_a_session_that_is_gone_or_options_that_are_damaged_hide_nothing_else() -> None:
    assert manner_words(replace(PRACTICE, options={"choices": {"legs": "out"}, "guidance": "short"}), None) == (
        ("Guidance", "Short"),
    )
    assert manner_words(replace(PRACTICE, options={"choices": 5, "pace": "slow"}), SESSION) == (
        ("How shall the legs be?", "Parallel"),
    )


def test_where_a_practice_was_left_is_told_and_not_where_it_ended() -> None:
    left = replace(PRACTICE, outcome=Outcome.LEFT, step="8.1", side=Side.RIGHT)
    assert outcome_words(left) == "11 of 20 min. Left in pigeon, right side"
    assert outcome_words(replace(left, outcome=Outcome.FINISHED)) == "11 of 20 min"
    assert outcome_words(replace(left, step="9")) == "11 of 20 min"


@pytest.mark.parametrize(("length", "words"), [(45, "45 min"), (60, "1 h"), (130, "2 h 10 min")])
def test_a_length_is_told_as_people_say_it(length: int, words: str) -> None:
    assert length_words(length * MINUTE) == words


def test_a_month_tells_of_its_days() -> None:
    assert month_line(NOON.date(), Total(0, 0)) == "November"
    assert month_line(NOON.date(), Total(20 * MINUTE, 1)) == "November so far: 20 min on 1 day"
    assert month_line(NOON.date(), Total(40 * MINUTE, 2)) == "November so far: 40 min on 2 days"


def test_what_was_counted_is_told_also_where_none_of_it_was_done() -> None:
    assert counted_words(PIGEON) == ""
    assert counted_words(replace(PIGEON, to_count=7)) == "0 of 7 breaths"
    assert counted_words(replace(PIGEON, to_count=5, counted=4, unit=Unit.ROUNDS)) == "4 of 5 rounds"


@pytest.mark.parametrize(
    ("pitch", "names"),
    [
        (20, ["August", "September", "October", "November"]),
        (16, ["Aug", "Sep", "Oct", "Nov"]),
        (7, ["Aug", "Nov"]),
    ],
)
def test_no_month_under_the_weeks_is_left_out_while_short_names_have_room(pitch: int, names: list[str]) -> None:
    weeks = by_week((), date(2026, 8, 1), date(2026, 11, 23))
    found = named_months(weeks, pitch, lambda name: 8.0 * len(name) + 8)
    assert [name for _, name in found] == names
