"""Words that outlast their hold are told before anybody practises."""

from dataclasses import replace

from guide.model.amount import Amount, Unit
from guide.model.cue import Cue, InBreath, Utterance
from guide.model.session import Choice, Option, Origin, Session, Step, When
from guide.model.units import SECOND, Ms
from guide.timeline.check import warnings

HERE = Origin(path="steps[0]", line=12, column=5)
WAY = Choice("way", "Which?", (Option("plain", "Plain"), Option("strong", "Strong")), "plain")


def ten_seconds(utterance: Utterance) -> Ms:
    return (10 if utterance.text in {"Fits.", "Long."} else 1) * SECOND


def step(least: int, *cues: Cue) -> Step:
    return Step(arrive=(), hold=Amount(Unit.BREATHS, least, 9), during=cues, origin=HERE)


def test_words_that_fit_are_not_worth_a_warning() -> None:
    assert warnings(Session("s", "S", (step(2, Cue("Fits.", moment=InBreath(1))),)), {}, ten_seconds) == ()


def test_words_that_outlast_the_low_end_of_the_range_are_told_with_the_seconds() -> None:
    (warning,) = warnings(Session("s", "S", (step(1, Cue("Long.", moment=InBreath(1))),)), {}, ten_seconds)
    assert (warning.origin, warning.part) == (HERE, "hold")
    assert warning.message == "The words are 3.5 s longer than 1 breath: say less, or hold longer."


def test_details_that_are_left_out_are_not_worth_a_warning() -> None:
    cue = Cue("Long.", moment=InBreath(1), is_detail=True)
    assert warnings(Session("s", "S", (step(1, cue),)), {}, ten_seconds) == ()


def test_each_option_is_tried_and_named() -> None:
    fits = step(2, Cue("Long.", moment=InBreath(1)))
    changed = replace(fits, when=(When("way", "strong", {"hold": Amount(Unit.BREATHS, 1, 2)}),))
    (warning,) = warnings(Session("s", "S", (changed,), choices=(WAY,)), {}, ten_seconds)
    assert warning.message == "The words are 3.5 s longer than 1 breath with way: strong: say less, or hold longer."
