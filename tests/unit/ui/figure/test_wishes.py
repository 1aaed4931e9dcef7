from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread

import pytest

from guide.ui.figure.wishes import Urgency, Wishes


@dataclass
class FakeTime:
    now: float = 0.0


def test_what_moves_comes_first_and_what_is_spare_last() -> None:
    wishes: Wishes[str] = Wishes()
    wishes.add("later", Urgency.SPARE)
    wishes.add("moving", Urgency.NOW)
    wishes.add("looked at", Urgency.SOON)
    assert [wishes.take() for _ in range(3)] == ["moving", "looked at", "later"]


def test_of_two_as_urgent_what_was_asked_for_last_comes_first() -> None:
    time = FakeTime()
    wishes: Wishes[str] = Wishes(lambda: time.now)
    for one in ("old", "new", "old"):
        wishes.add(one)
        time.now += 1
    assert [wishes.take(), wishes.take()] == ["old", "new"], "asked for again it is the newest"


def test_a_page_is_drawn_in_its_order_and_before_the_page_that_was_left() -> None:
    time = FakeTime()
    wishes: Wishes[str] = Wishes(lambda: time.now)
    for page in ("library", "poses"):
        for number in range(3):
            wishes.add(f"{page} {number}")
            time.now += 0.002
        time.now += 1
    taken = [wishes.take() for _ in range(6)]
    assert taken == [f"{page} {number}" for page in ("poses", "library") for number in range(3)]


def test_in_a_place_only_the_newest_is_drawn() -> None:
    wishes: Wishes[str] = Wishes()
    wishes.add("elsewhere")
    for one in ("stale", "fresh"):
        wishes.add(one, place="stage")
    assert [wishes.take(), wishes.take()] == ["elsewhere", "fresh"]
    wishes.add("gone", place="stage")
    wishes.drop("stage")
    wishes.add("there")
    assert wishes.take() == "there"


def test_a_figure_that_always_moves_does_not_starve_the_rest() -> None:
    wishes: Wishes[str] = Wishes()
    wishes.add("tile")
    taken = []
    for number in range(5):
        wishes.add(f"frame {number}", Urgency.NOW, "stage")
        taken.append(wishes.take())
    assert "tile" in taken


def test_closed_there_is_nothing_to_draw() -> None:
    wishes: Wishes[str] = Wishes()
    wishes.add("left")
    wishes.close()
    assert wishes.take() is None


def test_what_is_held_back_waits_and_keeps_its_turn() -> None:
    wishes: Wishes[str] = Wishes()
    taken: SimpleQueue[str | None] = SimpleQueue()
    wishes.add("tile")
    wishes.hold_back(held=True)
    drawing = Thread(target=lambda: taken.put(wishes.take()))
    drawing.start()
    wishes.add("figure", Urgency.NOW)
    with pytest.raises(Empty):
        taken.get(timeout=0.05)
    wishes.hold_back(held=False)
    assert taken.get() == "figure"
    assert wishes.take() == "tile"
    drawing.join()


def test_closed_nothing_is_held_back() -> None:
    wishes: Wishes[str] = Wishes()
    wishes.hold_back(held=True)
    wishes.close()
    assert wishes.take() is None
    wishes.wait_turn()


def test_a_picture_under_way_goes_on_when_others_do() -> None:
    wishes: Wishes[str] = Wishes()
    done: SimpleQueue[str] = SimpleQueue()

    def draw() -> None:
        wishes.wait_turn()
        done.put("strip")

    wishes.hold_back(held=True)
    drawing = Thread(target=draw)
    drawing.start()
    with pytest.raises(Empty):
        done.get(timeout=0.05)
    wishes.hold_back(held=False)
    assert done.get() == "strip"
    drawing.join()
    draw()
    assert done.get_nowait() == "strip"
