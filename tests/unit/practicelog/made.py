"""Practices for tests."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from guide.model.side import Side
from guide.model.units import MINUTE, SECOND
from guide.practicelog.practice import Held, Outcome, Practice, Unit

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)

PIGEON = Held("8.1", "pigeon", "Pigeon", Side.RIGHT, "blanket", 60 * SECOND, 48 * SECOND, 7, 6)
STEPS = Held("3", "side-steps", "Side steps", None, None, 30 * SECOND, 30 * SECOND, 5, 5, Unit.ROUNDS)


def practice(practice_id: str = "a", started: datetime = NOON, practised: int = 20 * MINUTE) -> Practice:
    return Practice(
        id=practice_id,
        session="strong-glutes-open-hips",
        title="Strong glutes, open hips",
        started=started,
        updated=started + timedelta(milliseconds=practised),
        planned=20 * MINUTE,
        practised=practised,
        length=20 * MINUTE,
        position=min(practised, 20 * MINUTE),
        step="8.1",
        side=Side.RIGHT,
        outcome=Outcome.FINISHED,
        options={"choices": {"legs": "neutral"}, "target_ms": None},
        poses=(PIGEON, STEPS),
    )


_POSES = st.builds(
    Held,
    step=st.just("1"),
    pose=st.sampled_from(["pigeon", "bridge", "locust", "warrior-1"]),
    name=st.sampled_from(["One", "Two"]),
    variant=st.sampled_from([None, "block"]),
    held=st.integers(0, 10 * MINUTE),
)
PRACTICES = st.lists(
    st.builds(
        Practice,
        id=st.uuids().map(str),
        session=st.just("bridge"),
        title=st.just("Bridge"),
        started=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda naive: naive.replace(tzinfo=UTC)),  # noqa: DTZ001 (made aware at once)
        updated=st.just(NOON),
        planned=st.integers(0, 60 * MINUTE),
        practised=st.integers(0, 90 * MINUTE),
        poses=st.lists(_POSES, max_size=5).map(tuple),
    ),
    max_size=25,
)
