import random

from guide.audio.clip import SAMPLE_RATE, frames_of
from guide.audio.clock import AudibleClock

_CHUNK = frames_of(100)
_LATENCY = frames_of(160)


def test_uneven_pulls_read_as_an_even_position() -> None:
    """Pulls as PulseAudio makes them: a whole period at a time, up to 30 ms early or late."""
    jitter = random.Random(7)  # noqa: S311 - for a test
    clock = AudibleClock(0.0, _LATENCY)
    errors, last = [], -_LATENCY
    for number in range(1, 600):
        due = number * _CHUNK / SAMPLE_RATE
        clock.observe(due + jitter.uniform(-0.03, 0.03), number * _CHUNK)
        for part in range(5):
            now = due + 0.035 + part * 0.01
            heard = clock.heard(now)
            assert heard >= last
            last = heard
            errors.append(abs(heard - (now * SAMPLE_RATE - _LATENCY)))
    assert max(errors[500:]) < frames_of(8)


def test_it_waits_at_what_was_pulled_while_nothing_comes() -> None:
    clock = AudibleClock(10.0)
    clock.observe(10.0, _CHUNK)

    assert clock.heard(10.05) == _CHUNK
    assert clock.heard(15.0) == _CHUNK
    assert clock.silence(15.0) == 5.0


def test_after_standing_still_it_goes_on_from_there() -> None:
    clock = AudibleClock(0.0, _LATENCY)
    for number in range(1, 20):
        clock.observe(number * 0.1, number * _CHUNK)
    before = clock.heard(1.9)

    clock.observe(4.0, 20 * _CHUNK)
    assert clock.heard(4.0) >= before
    clock.observe(4.1, 21 * _CHUNK)
    assert abs(clock.heard(4.15) - (21 * _CHUNK - _LATENCY + frames_of(50))) < frames_of(2)


def test_another_output_never_takes_it_back() -> None:
    clock = AudibleClock(0.0)
    clock.observe(1.0, 48_000)
    heard = clock.heard(1.0)

    moved = clock.moved_to(1.0, _LATENCY)

    assert moved.heard(1.01) == heard
    moved.observe(1.0, 48_000 + _LATENCY)
    assert moved.heard(1.5) > heard
