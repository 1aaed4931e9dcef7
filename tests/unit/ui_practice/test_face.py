from guide.model.breath import BreathPattern
from guide.model.side import Side
from guide.model.units import SECOND
from guide.player.moment import Moments
from guide.player.transport import State
from guide.timeline.timeline import SegmentKind, Timeline
from guide.ui.practice.face import face_of, stilled
from guide.ui.widgets.ring import RingFace
from tests.fakes.sketch import CATALOGUE, Sketch


def face_at(timeline: Timeline, position: int, state: State = State.PLAYING) -> RingFace:
    return face_of(Moments(timeline, CATALOGUE).at(position), state)


HOLD = Sketch().arrive("1", "pigeon", 10, Side.RIGHT).hold("1", "pigeon", 7, Side.RIGHT).timeline()


def test_a_hold_shows_the_phase_and_the_count() -> None:
    face = face_at(HOLD, (10 + 16 + 2) * SECOND)
    assert (face.word, face.number, face.of) == ("Inhale", "3", "of 7")
    assert face.spoken == "Inhale 3 of 7"
    assert face.share is not None
    assert abs(face.share - 18 / 56) < 0.001
    assert face_at(HOLD, (10 + 16 + 5) * SECOND).word == "Exhale"


def test_the_disc_is_empty_before_the_inhale_and_full_after_it() -> None:
    assert face_at(HOLD, 10 * SECOND).fullness < 0.01
    assert face_at(HOLD, 14 * SECOND - 1).fullness > 0.99


def test_on_the_way_to_a_pose_the_ring_says_nothing() -> None:
    face = face_at(HOLD, 5 * SECOND)
    assert (face.word, face.number, face.of, face.share) == ("", "", "", None)


def test_getting_ready_counts_down_in_whole_seconds() -> None:
    assert face_at(HOLD, -10_000).number == "10"
    assert face_at(HOLD, -9_999).number == "10"
    assert face_at(HOLD, -1).number == "1"
    assert face_at(HOLD, -1).word == "Get ready"


def test_a_pause_keeps_the_count_and_rests_the_disc() -> None:
    face = face_at(HOLD, 28 * SECOND, State.PAUSED)
    assert (face.word, face.number, face.of, face.fullness) == ("Paused", "3", "of 7", 0.5)
    assert face.share == face_at(HOLD, 28 * SECOND).share


def test_each_turn_of_a_breath_is_called_by_its_name() -> None:
    slow = BreathPattern(4 * SECOND, 4 * SECOND, 2 * SECOND, 2 * SECOND)
    timeline = Sketch(breath=slow).hold("1", "pigeon", 1).timeline()
    assert [face_at(timeline, at * SECOND).word for at in (1, 5, 7, 11)] == ["Inhale", "Hold", "Exhale", "Pause"]


def test_a_rest_is_called_so() -> None:
    rest = Sketch()
    rest.add(SegmentKind.REST, "1", 20 * SECOND)
    assert face_at(rest.timeline(), 5 * SECOND).word == "Rest"


def test_a_quiet_hold_has_no_words_but_breathes() -> None:
    timeline = Sketch().hold("1", "savasana", 4, quiet=True).timeline()
    face = face_at(timeline, 3_900)
    assert (face.word, face.number, face.of, face.share) == ("", "", "", None)
    assert face.fullness > 0.9


def test_the_end_says_done() -> None:
    assert face_at(HOLD, HOLD.duration, State.ENDED).word == "Done"


def test_reduced_motion_moves_the_arc_only_with_the_words() -> None:
    shown, seen = RingFace(), set()
    for position in range(10 * SECOND, 18 * SECOND, 33):
        shown = stilled(face_at(HOLD, position), shown)
        seen.add((shown.word, shown.share))
        assert shown.fullness == 0.5
    assert len(seen) == 2
