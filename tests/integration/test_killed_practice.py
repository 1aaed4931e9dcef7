"""A practice whose process is killed: the log opens, at most the step in hand is lost, and it can be gone on with."""

import random
from pathlib import Path

from guide.player.resuming import unfinished
from guide.player.shelf import Shelf
from guide.practicelog.log import FILE_NAME
from guide.practicelog.practice import Outcome
from guide.settings import Settings
from tests.fakes.killed import kill_a_practice

KILLS = 8


def test_a_killed_practice_loses_at_most_the_step_in_hand(tmp_path: Path) -> None:
    shelf = Shelf(Settings(tmp_path / "settings.json"))
    chance = random.Random(7)  # noqa: S311 (moments, not secrets)
    for number in range(KILLS):
        killed = kill_a_practice(tmp_path / str(number) / FILE_NAME, "locust", chance, 10)
        assert killed.notices == ()
        assert killed.lost <= 1
        if not killed.kept:
            continue
        found = killed.found
        assert found is not None
        assert found.outcome is Outcome.UNDER_WAY
        offer = unfinished(found, shelf, found.updated)
        if offer is None:
            assert found.step == ""  # still at the first words: there is nothing to go on with
        else:
            here = offer.timeline.segment_at(offer.position)
            assert (here.step, here.side) == (found.step, found.side)
