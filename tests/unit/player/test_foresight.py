"""What is likely to be changed next is laid ahead: it spares work, and nothing else."""

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model.amount import Amount, Unit
from guide.model.cue import Cue, Guidance, Utterance
from guide.model.pose import Catalogue
from guide.model.session import Session, Step
from guide.model.side import Side
from guide.model.units import SECOND, Ms
from guide.player.changes import Place
from guide.player.foresight import Foresight
from guide.player.lesson import Lesson
from guide.timeline.options import Options
from guide.timeline.speaker import Lengths
from guide.timeline.timeline import Piece, Pieces, Timeline
from tests.fakes.humming import HummingNarrator
from tests.fakes.practising import Practising
from tests.unit.player.rehearsing import WISHES
from tests.unit.timeline.strategies import POSES, clips, plans

STEP = Step(
    arrive=(Cue("Stand."),),
    hold=Amount(Unit.BREATHS, 3, 5),
    sides=(Side.RIGHT, Side.LEFT),
    during=(Cue("Only at length.", is_detail=True),),
)
SESSION = Session("long", "Long", (STEP,) * 20)
LESSON = Lesson(SESSION, Catalogue())
CHANGED = (
    Options(pace=replace(SESSION.breath, inhale=SESSION.breath.inhale + 500, exhale=SESSION.breath.exhale + 500)),
    Options(pace=replace(SESSION.breath, inhale=SESSION.breath.inhale - 500, exhale=SESSION.breath.exhale - 500)),
    Options(guidance=Guidance.SHORT),
)
part_way = st.floats(0, 1, exclude_max=True)


@dataclass
class Ticking:
    """A clock on which every look at it takes a millisecond."""

    now: float = 0.0

    def __call__(self) -> float:
        self.now += 0.001
        return self.now


def a_second(_: Utterance) -> Ms:
    return SECOND


def looked_ahead(place: Place, lengths: Lengths, looks: int) -> Foresight:
    foresight = Foresight(Ticking())
    foresight.begin(place, lengths)
    for _ in range(looks):
        foresight.go_on()
    return foresight


def test_a_likely_change_finds_nearly_all_its_passes_laid() -> None:
    timeline = LESSON.timeline(a_second)
    foresight = looked_ahead(Place(LESSON, timeline, SECOND), a_second, looks=500)
    for options in CHANGED:
        known = foresight.known(timeline, options)
        changed, _ = LESSON.with_options(options).resumed(known, SECOND, a_second)
        taken_over = [key for key, piece in changed.pieces.laid.items() if piece is known.pieces.laid.get(key)]
        assert len(taken_over) >= len(changed.pieces.laid) - 1  # but for the one that is under way


def test_it_stops_after_a_little_and_goes_on_where_it_was() -> None:
    timeline = LESSON.timeline(a_second)
    place = Place(LESSON, timeline, SECOND)
    made = [
        sum(len(laid_ahead(looked_ahead(place, a_second, looks).known(timeline, one))) for one in CHANGED)
        for looks in (0, 20, 500)
    ]
    assert made[0] < made[1] < made[2]


def test_what_was_left_is_known_when_somebody_goes_back_to_it() -> None:
    timeline = LESSON.timeline(a_second)
    foresight = looked_ahead(Place(LESSON, timeline, SECOND), a_second, looks=0)
    slower = LESSON.with_options(CHANGED[0])
    changed, _ = slower.resumed(timeline, SECOND, a_second)
    foresight.begin(Place(slower, changed, SECOND), a_second)
    assert foresight.known(changed, Options()).pieces.laid == timeline.pieces.laid


def test_once_a_change_is_made_its_own_pieces_are_all_that_is_known_of_it() -> None:
    timeline = LESSON.timeline(a_second)
    foresight = looked_ahead(Place(LESSON, timeline, SECOND), a_second, looks=1)
    slower = LESSON.with_options(CHANGED[0])
    changed, _ = slower.resumed(foresight.known(timeline, slower.options), SECOND, a_second)
    assert foresight.known(changed, slower.options).pieces is changed.pieces


@settings(max_examples=40, deadline=None)
@given(
    plans(),
    st.lists(st.tuples(part_way, st.sampled_from(sorted(WISHES)), st.integers(0, 40), st.none() | clips), max_size=4),
)
def test_a_practice_is_the_same_whatever_was_laid_ahead(
    asked: tuple[Session, Options, Lengths], changes: list[tuple[float, str, int, Lengths | None]]
) -> None:
    session, options, lengths = asked
    lesson = Lesson(session, Catalogue(POSES), options)
    timeline = lesson.nearest(lengths)
    foresight = Foresight(Ticking())
    for part, name, looks, arrived in changes:
        place = Place(lesson, timeline, int(part * timeline.duration))
        foresight.begin(place, lengths)
        for _ in range(looks):
            foresight.go_on()
        lengths = arrived or lengths
        wished = WISHES[name](place)
        lesson = lesson.with_options(wished)
        expected, _ = lesson.resumed(replace(timeline, pieces=Pieces()), place.position, lengths)
        timeline, _ = lesson.resumed(foresight.known(timeline, wished), place.position, lengths)
        assert timeline == expected


def test_a_player_looks_ahead_once_all_words_have_their_lengths() -> None:
    practising = Practising(SESSION, Catalogue(), narrator=HummingNarrator(renders=False))
    player = practising.player
    for _ in range(500):
        player.look_ahead()
    player.change_pace(+1)
    assert len(laid_ahead(player.timeline)) <= 1
    practising.narrator.render()
    practising.run(2 * SECOND)
    for _ in range(500):
        player.look_ahead()
    player.change_pace(+1)
    assert len(laid_ahead(player.timeline)) >= len(SESSION.steps)
    practising.deck.close()


def laid_ahead(timeline: Timeline) -> list[Piece]:
    """What was laid by itself, and not in its place."""
    return [piece for piece in timeline.pieces.laid.values() if piece.start == 0]
