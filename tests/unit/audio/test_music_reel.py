import tracemalloc
from collections.abc import Generator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from guide.audio.clip import SAMPLE_RATE, Samples
from guide.audio.music.reel import AHEAD, Reel
from tests.unit.audio.music_makers import RULE, ruled


@settings(max_examples=25)
@given(st.lists(st.integers(1, 30_000), min_size=1, max_size=30), st.integers(7_000, 40_000))
def test_any_stretch_reads_as_the_tape_has_it(steps: list[int], size: int) -> None:
    reel = Reel(ruled(piece=size))
    at = 0
    for step in steps:
        reel.ahead(at)
        assert reel.fill()
        expected = (np.arange(at, at + step) * RULE).astype(np.float32)
        assert np.array_equal(reel.read(at, step)[:, 0], expected)
        half_a_second_back = max(at - SAMPLE_RATE // 2, 0)
        assert np.array_equal(reel.read(half_a_second_back, 1)[0], np.full(2, half_a_second_back * RULE, np.float32))
        at += step


def test_what_is_not_decoded_is_silent() -> None:
    reel = Reel(ruled(1, piece=4_800))
    assert not reel.fill()
    assert reel.ahead(40_000) == 8_000
    heard = reel.read(40_000, 10_000)
    assert heard[7_999, 0] > 0
    assert not heard[8_000:].any()


def test_minutes_of_music_take_the_room_of_seconds() -> None:
    reel = Reel(ruled(piece=24_000))
    tracemalloc.start()
    for at in range(0, 300 * SAMPLE_RATE, AHEAD // 2):
        reel.ahead(at)
        reel.fill()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 8_000_000


def test_a_thread_decodes_ahead_of_whoever_reads(qtbot: QtBot) -> None:
    reel = Reel(ruled())
    reel.start()
    qtbot.waitUntil(lambda: reel.ahead(0) >= AHEAD)
    qtbot.waitUntil(lambda: reel.ahead(AHEAD) >= AHEAD)
    reel.close()
    before = reel.ahead(3 * AHEAD)
    assert before < AHEAD
    assert reel.ahead(3 * AHEAD) == before


def test_closing_lets_go_of_the_tape(qtbot: QtBot) -> None:
    gone = []

    def tape() -> Generator[Samples, None, None]:
        try:
            yield from ruled()
        finally:
            gone.append(True)

    reel = Reel(tape())
    reel.start()
    qtbot.waitUntil(lambda: reel.ahead(0) > 0)
    reel.close()
    assert gone == [True]
    assert reel.read(100, 1)[0, 0] == pytest.approx(100 * RULE)
