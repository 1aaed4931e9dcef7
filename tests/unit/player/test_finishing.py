"""What could be left out of a practice that does not end in time."""

from guide.model.amount import Amount, Unit
from guide.model.session import Flow, Session, Step
from guide.model.side import Side
from guide.model.units import MINUTE, Ms
from guide.player.finishing import FinishReport, report
from guide.timeline.compiler import compile_session
from guide.timeline.options import Options

BOTH = (Side.RIGHT, Side.LEFT)


def pose(name: str, minutes: int, *, optional: bool = False) -> Step:
    held = Amount(Unit.TIME, minutes * MINUTE, minutes * MINUTE)
    return Step(pose=name, arrive=(), during=(), hold=held, optional=optional)


LOCUST = pose("locust", 4)
OPENERS = Flow("Hip openers", (pose("pigeon", 3), pose("cow-face", 2)), sides=BOTH)
REST = pose("savasana", 2)


def looked_at(*items: Step | Flow, too_much: Ms, position: Ms = 0) -> FinishReport:
    session = Session("s", "S", items)
    timeline = compile_session(session, {}, Options(), lambda _: 0)
    return report(session, timeline, position, timeline.duration - position - too_much)


def offered(found: FinishReport) -> list[tuple[str, str]]:
    return [(one.path, one.title) for one in found.droppable]


def test_a_step_of_a_flow_is_enough_where_the_whole_flow_would_be_too_much() -> None:
    found = looked_at(LOCUST, OPENERS, REST, too_much=3 * MINUTE)
    assert not found.together
    assert offered(found) == [("1", "Locust"), ("2.2", "Cow face"), ("2.1", "Pigeon")]
    assert found.droppable[1].takes >= 4 * MINUTE, "it goes on both sides"
    assert offered(looked_at(LOCUST, OPENERS, REST, too_much=8 * MINUTE)) == [("2", "Hip openers")]


def test_a_flow_goes_as_a_whole_where_one_step_is_not_enough() -> None:
    found = looked_at(LOCUST, OPENERS, REST, too_much=13 * MINUTE)
    assert found.together
    assert offered(found) == [("2", "Hip openers"), ("1", "Locust")]


def test_of_a_flow_under_way_the_steps_that_have_not_begun_can_go() -> None:
    assert offered(looked_at(OPENERS, REST, too_much=MINUTE, position=MINUTE)) == [("1.2", "Cow face")]
    assert offered(looked_at(OPENERS, REST, too_much=MINUTE, position=8 * MINUTE)) == []


def test_what_ends_the_practice_stays_but_not_the_rest_of_its_flow() -> None:
    assert offered(looked_at(LOCUST, OPENERS, too_much=MINUTE)) == [("1", "Locust"), ("2.1", "Pigeon")]
    alone = Flow("Rest", (REST,))
    assert offered(looked_at(alone, REST, too_much=MINUTE)) == [("1", "Rest")], "a flow of one pose is offered once"


def test_what_is_optional_is_offered_first() -> None:
    either = Flow("Either", (pose("pigeon", 3), pose("cow-face", 4, optional=True)))
    assert offered(looked_at(LOCUST, either, REST, too_much=MINUTE))[0] == ("2.2", "Cow face")
