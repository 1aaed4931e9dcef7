"""What the quiet line tells: every notice for its whole time, and each answer at once."""

from hypothesis import given
from hypothesis import strategies as st

from guide.ui.practice.sayings import Sayings

STAYS = 12.0


def test_a_notice_stays_its_time_and_goes() -> None:
    sayings = Sayings(STAYS)
    sayings.notify("full")
    sayings.pass_time(STAYS - 1, playing=True)
    assert sayings.text == "full"
    sayings.pass_time(1, playing=True)
    assert sayings.text == ""


def test_the_next_notice_waits_for_the_one_before_it() -> None:
    sayings = Sayings(STAYS)
    sayings.notify("gone")
    sayings.notify("back")
    assert sayings.text == "gone"
    sayings.pass_time(STAYS, playing=True)
    assert sayings.text == "back"


def test_what_happened_last_is_told_last_though_it_was_told_before() -> None:
    sayings = Sayings(STAYS)
    told = []
    for sentence in ("gone", "back", "gone", "back", "gone"):
        sayings.notify(sentence)
    while sayings.text:
        told.append(sayings.text)
        sayings.pass_time(STAYS, playing=True)
    assert told == ["gone", "back", "gone"]


def test_an_answer_is_told_at_once_and_the_notice_has_its_whole_time_after_it() -> None:
    sayings = Sayings(STAYS)
    sayings.notify("full")
    sayings.pass_time(STAYS - 1, playing=True)
    sayings.answer("mute")
    assert sayings.text == "mute"
    sayings.answer("not mute")
    assert sayings.text == "not mute"
    sayings.pass_time(STAYS, playing=True)
    assert sayings.text == "full"
    sayings.pass_time(STAYS - 1, playing=True)
    assert sayings.text == "full"


def test_a_pause_gives_the_last_of_them_all_the_time_there_is() -> None:
    sayings = Sayings(STAYS)
    sayings.notify("gone")
    sayings.pass_time(10 * STAYS, playing=False)
    assert sayings.text == "gone"
    sayings.notify("back")
    sayings.pass_time(STAYS, playing=False)
    assert sayings.text == "back"
    sayings.pass_time(10 * STAYS, playing=False)
    assert sayings.text == "back"


def test_what_is_no_longer_so_is_told_no_more_and_the_next_has_its_whole_time() -> None:
    sayings = Sayings(STAYS)
    for sentence in ("gone", "full", "gone too"):
        sayings.notify(sentence)
    sayings.pass_time(STAYS - 1, playing=True)
    sayings.take_back(lambda told: told.startswith("gone"))
    assert (sayings.text, sayings.untold) == ("full", ())
    sayings.pass_time(STAYS - 1, playing=True)
    assert sayings.text == "full"
    sayings.pass_time(1, playing=True)
    assert sayings.text == ""


def test_an_answer_over_what_is_taken_back_keeps_its_time() -> None:
    sayings = Sayings(STAYS)
    sayings.notify("gone")
    sayings.answer("mute")
    sayings.pass_time(STAYS - 1, playing=True)
    sayings.take_back(lambda told: told == "gone")
    assert sayings.text == "mute"
    sayings.pass_time(1, playing=True)
    assert sayings.text == ""


@given(st.lists(st.sampled_from(["a", "b", "c", "!one", "!two", ""]), max_size=12))
def test_no_notice_is_ever_lost(happened: list[str]) -> None:
    """What begins with a sign is an answer, an empty text three seconds that pass."""
    sayings, told = Sayings(STAYS), set()

    def live(seconds: float) -> None:
        told.add(sayings.text)
        sayings.pass_time(seconds, playing=True)
        told.add(sayings.text)

    for sentence in happened:
        if sentence.startswith("!"):
            sayings.answer(sentence)
        elif sentence:
            sayings.notify(sentence)
        else:
            live(3)
    for _ in range(len(happened) + 1):
        live(STAYS)
    assert told >= {sentence for sentence in happened if sentence and not sentence.startswith("!")}
    assert sayings.text == ""
