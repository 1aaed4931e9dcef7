"""What is heard when somebody changes their mind again and again: each word once and to its end."""

import random
from collections.abc import Callable

import numpy as np
import pytest

from guide.audio.clip import Samples, frames_of
from guide.audio.mixer import mix
from guide.audio.score import Track
from guide.model.cue import Guidance
from guide.model.units import SECOND, Ms
from guide.player.player import Player
from guide.player.scoring import score_of
from guide.player.transport import State
from tests.unit.player.test_changing import SESSION
from tests.unit.player.test_player import Practice

WISHES: tuple[Callable[[Player], object], ...] = (
    lambda player: player.change_breaths(+1),
    lambda player: player.change_breaths(-1),
    lambda player: player.change_pace(+1),
    lambda player: player.change_pace(-1),
    lambda player: player.set_guidance(Guidance.SHORT),
    lambda player: player.set_guidance(Guidance.FULL),
    lambda player: player.choose("way", "long"),
    lambda player: player.choose("way", "plain"),
    lambda player: player.finish_within(100_000),
    lambda player: player.finish_within(None),
)
AUDIBLE = 0.1
LONGEST_TRACE: Ms = 10


@pytest.mark.parametrize("seed", [3, 5])
def test_the_voice_is_heard_as_the_last_plan_has_it(seed: int) -> None:
    """The sound of the whole is that of the timeline it ended with: nothing was cut, doubled or lost on the way."""
    chance = random.Random(seed)  # noqa: S311 (wishes, not secrets)
    practice = Practice(SESSION)
    player = practice.player
    for track in (Track.BELLS, Track.BREATH):
        practice.deck.set_gain(track, 0.0)
    player.play()
    heard = []
    while player.state is State.PLAYING:
        for _ in range(chance.choice((3, 5, 7, 11, 23))):
            heard.append(practice.device.run(frames_of(10)))
            practice.deck.tend()
        practice.events.extend(player.tick())
        if chance.random() < 0.6 and player.position < 60_000:
            chance.choice(WISHES)(player)
    practice.deck.close()
    assert [(type(event), event.at) for event in practice.events] == [
        (type(event), event.at) for event in player.timeline.events if event.at > 0
    ]
    whole = np.concatenate(heard)[:, 0]
    expected = mix(
        score_of(player.timeline, practice.narrator.clip), 0, len(whole), {Track.BELLS: 0.0, Track.BREATH: 0.0}
    )[:, 0]
    late = int(np.flatnonzero(whole)[0] - np.flatnonzero(expected)[0])
    assert longest_difference(whole[late:], expected[: len(whole) - late]) <= LONGEST_TRACE


def test_a_score_that_reaches_only_a_little_about_sounds_like_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.player.loading._AHEAD", 4 * SECOND)
    monkeypatch.setattr("guide.player.loading._BEHIND", 20 * SECOND)
    practice = Practice(SESSION)
    player = practice.player
    player.play()
    heard = []
    while player.state is State.PLAYING:
        heard.append(practice.device.run(frames_of(50)))
        player.tick()
    practice.deck.close()
    whole = np.concatenate(heard)[:, 0]
    expected = mix(score_of(player.timeline, practice.narrator.clip), 0, len(whole), {})[:, 0]
    late = int(np.flatnonzero(whole)[0] - np.flatnonzero(expected)[0])
    assert longest_difference(whole[late:], expected[: len(whole) - late]) <= LONGEST_TRACE


@pytest.mark.parametrize(("at", "to"), [(4, 6), (4, 9), (4, 30), (4, 1), (44, 43), (44, 33), (44, 12), (44, 0)])
def test_whatever_was_loaded_before_a_jump_all_after_it_is_heard(
    at: int, to: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guide.player.loading._AHEAD", 8 * SECOND)
    monkeypatch.setattr("guide.player.loading._BEHIND", 20 * SECOND)
    practice = Practice(SESSION)
    player = practice.player
    player.play()
    for _ in range(at):
        practice.device.run(frames_of(SECOND))
        player.tick()
    player.seek(to * SECOND)
    practice.device.run(frames_of(SECOND))  # in which the words fade that the jump cuts
    first, heard = practice.deck.position, []
    while player.state is State.PLAYING:
        player.tick()
        heard.append(practice.device.run(frames_of(50)))
    practice.deck.close()
    timeline = player.timeline
    expected = mix(score_of(timeline, practice.narrator.clip), first, frames_of(timeline.duration - SECOND) - first, {})
    whole = np.concatenate(heard)[: len(expected), 0]
    assert longest_difference(whole, expected[:, 0]) <= LONGEST_TRACE


def longest_difference(heard: Samples, expected: Samples) -> Ms:
    """For how long at most the two differ audibly."""
    differs = np.concatenate(([0], np.abs(heard - expected) > AUDIBLE, [0])).astype(np.int8)
    edges = np.flatnonzero(np.diff(differs))
    return max(
        (int(end - start) // frames_of(1) for start, end in zip(edges[::2], edges[1::2], strict=True)), default=0
    )
