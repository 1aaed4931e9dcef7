"""How a practice begins, halts and ends: what is told of it, and what is still heard."""

import numpy as np
import pytest

from guide.audio.clip import frames_of
from guide.audio.music.reel import Reel
from guide.model.cue import Cue
from guide.model.pose import Catalogue
from guide.model.session import Session, Step
from guide.model.units import SECOND
from guide.player.transport import State
from tests.fakes.practising import Practising
from tests.unit.audio.music_makers import steady

WORDS = Step(arrive=(Cue("Welcome."),))
WAITING = Step(arrive=(Cue("Fetch a block."),), wait=True)


def practising(*steps: Step) -> Practising:
    return Practising(Session("s", "S", steps), Catalogue())


def heard(practice: Practising, reel: Reel, seconds: int) -> list[float]:
    """How loud each of some seconds is at its end."""
    levels = []
    for _ in range(seconds):
        reel.fill()
        practice.player.tick()
        levels.append(float(np.abs(practice.device.run(frames_of(SECOND))[-480:]).mean()))
        practice.deck.tend()
    return levels


def test_music_leaves_gently_once_the_practice_is_over() -> None:
    practice = practising(WORDS)
    reel = Reel(steady())
    practice.deck.set_music(reel)
    practice.player.play()
    for _ in range(60):
        if practice.player.state is State.ENDED:
            break
        before = heard(practice, reel, 1)
    after = heard(practice, reel, 8)
    assert before[0] > 0.1
    assert after[0] > 0.1, "it does not break off"
    assert after[:5] == sorted(after[:5], reverse=True)
    assert after[-1] == pytest.approx(0.0, abs=1e-4)
    practice.deck.close()


def test_nobody_waits_and_nothing_is_muted_until_it_is_so() -> None:
    practice = practising(WAITING, WORDS)
    player = practice.player
    assert (player.state, player.is_waiting, player.is_muted) == (State.STOPPED, False, False)
    player.play()
    practice.run_to_end()
    assert (player.state, player.is_waiting) == (State.PAUSED, True)
    player.play()
    assert (player.state, player.is_waiting) == (State.PLAYING, False)
    player.seek(0)
    assert not player.is_waiting
    practice.run_to_end()
    assert player.is_waiting
    player.seek(0)
    assert (player.state, player.is_waiting) == (State.PAUSED, False)
    player.play()
    practice.run_to_end()
    player.next_step()
    assert not player.is_waiting
    player.play()
    practice.run_to_end()
    assert (player.state, player.is_waiting) == (State.ENDED, False)
    practice.deck.close()
