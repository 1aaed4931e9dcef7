"""How a practice begins, halts and ends: what is told of it, and what is still heard."""

from collections.abc import Callable

import numpy as np
import pytest

from guide.audio.clip import frames_of
from guide.audio.music.reel import Reel
from guide.model.cue import Cue, Guidance
from guide.model.pose import Catalogue
from guide.model.session import Session, Step
from guide.model.units import SECOND, Ms
from guide.player.transport import State
from guide.timeline.events import SpeechDue
from tests.fakes.humming import HummingNarrator
from tests.fakes.practising import Practising
from tests.unit.audio.music_makers import steady

WORDS = Step(arrive=(Cue("Welcome."),))
LATER = Step(arrive=(Cue("Later."),))
WAITING = Step(arrive=(Cue("Fetch a block."),), wait=True)


def practising(*steps: Step) -> Practising:
    return Practising(Session("s", "S", steps), Catalogue())


def loudest(practice: Practising, length: Ms) -> float:
    """The loudest sample of some milliseconds."""
    practice.player.tick()
    return float(np.abs(practice.device.run(frames_of(length))).max())


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


def test_words_that_are_rendered_while_getting_ready_are_heard_from_their_first_on() -> None:
    session = Session("s", "S", (WORDS, WORDS), cautions=("mind your knees",))
    practice = Practising(session, Catalogue(), get_ready=5 * SECOND, narrator=HummingNarrator(renders=False))
    practice.player.play()
    practice.run(SECOND)
    practice.narrator.render(most=1)
    assert not practice.narrator.is_idle
    practice.run(4 * SECOND)
    assert practice.player.position == pytest.approx(0, abs=100)
    assert loudest(practice, 500) > 0.1
    practice.deck.close()


def test_words_that_are_rendered_in_a_pause_are_heard_from_their_first_on() -> None:
    practice = Practising(Session("s", "S", (WORDS, LATER)), Catalogue(), narrator=HummingNarrator(renders=False))
    player = practice.player
    player.play()
    practice.run(SECOND)
    player.pause()
    first = next(event for event in player.timeline.events if isinstance(event, SpeechDue))
    player.seek(first.at)
    player.set_guidance(Guidance.SHORT)
    practice.narrator.render(most=1)
    practice.run(SECOND)
    assert not practice.narrator.is_idle
    player.play()
    practice.run(100)
    assert loudest(practice, 500) > 0.1
    practice.deck.close()


def test_going_to_the_end_once_it_is_over_begins_no_other_practice() -> None:
    practice = practising(WORDS)
    player = practice.player
    player.play()
    practice.run_to_end()
    player.next_step()
    assert (player.state, player.position) == (State.ENDED, player.timeline.duration)
    player.play()
    practice.run(SECOND)
    assert (player.state, player.position < 2 * SECOND) == (State.PLAYING, True)
    practice.deck.close()


def close_the_lid(practice: Practising) -> None:
    practice.time.sleep(3_600)


def unplug(practice: Practising) -> None:
    practice.device.moved = True


@pytest.mark.parametrize("go_away", [close_the_lid, unplug])
def test_what_is_not_playing_is_not_told_to_be_paused(go_away: Callable[[Practising], None]) -> None:
    practice = practising(WORDS)
    practice.player.play()
    practice.run_to_end()
    go_away(practice)
    practice.run(SECOND)
    assert (practice.player.state, practice.told) == (State.ENDED, [])
    practice.deck.close()
