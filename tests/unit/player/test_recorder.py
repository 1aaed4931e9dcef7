"""What the recorder writes of a practice on the real player."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import paths
from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern
from guide.model.cue import Cue, Guidance
from guide.model.pose import Catalogue, Pose
from guide.model.session import Choice, Move, Option, Repetitions, Session, Step
from guide.model.side import Side
from guide.model.units import MINUTE, SECOND
from guide.player import recorder
from guide.player.manner import kept, options_of
from guide.player.recorder import Recorder
from guide.player.transport import State
from guide.practicelog.log import FILE_NAME, Log
from guide.practicelog.practice import Outcome, Practice
from guide.practicelog.practice import Unit as Counted
from guide.practicelog.writer import Writer
from guide.timeline.options import Options
from guide.timeline.timeline import Segment, SegmentKind
from tests.fakes.practising import Practising

CATALOGUE = Catalogue(
    {
        "locust": Pose("locust", "Locust", move=2 * SECOND),
        "pigeon": Pose("pigeon", "Pigeon", move=2 * SECOND),
        "squat": Pose("squat", "Squat", move=2 * SECOND),
    }
)
SESSION = Session(
    "short",
    "Short",
    (
        Step(arrive=(Cue("Welcome."),)),
        Step("locust", arrive=(Cue("Lie on your belly."),), hold=Amount(Unit.BREATHS, 4, 4)),
        Step("squat", repetitions=Repetitions(Amount(Unit.ROUNDS, 2, 2), 2, (Move("step", 2 * SECOND),))),
        Step("pigeon", sides=(Side.RIGHT, Side.LEFT), hold=Amount(Unit.BREATHS, 5, 5)),
    ),
    breath=BreathPattern(2 * SECOND, 2 * SECOND),
    choices=(Choice("legs", "Legs?", (Option("neutral", "Neutral"), Option("out", "Out")), "neutral"),),
)
NOW = datetime(2026, 11, 18, 18, 30, tzinfo=UTC)


class Pages:
    """Keeps what is written."""

    def __init__(self) -> None:
        self.written: list[Practice] = []
        self.dropped: list[str] = []
        self.telling: list[str] = []

    def put(self, practice: Practice) -> None:
        self.written.append(practice)

    def drop(self, practice_id: str) -> None:
        self.dropped.append(practice_id)

    def notices(self) -> list[str]:
        told, self.telling = self.telling, []
        return told

    @property
    def last(self) -> Practice:
        return self.written[-1]


class Recorded:
    def __init__(self, *, options: Options | None = None, start: int = 0, get_ready: int = 0) -> None:
        self.practising = Practising(SESSION, CATALOGUE, options=options, get_ready=get_ready, start=start)
        self.player = self.practising.player
        self.pages = Pages()
        self.recorder = Recorder(
            self.player,
            self.pages,
            self.practising.told.append,
            file=Path("short.yaml"),
            today=lambda: NOW + timedelta(seconds=self.practising.seconds()),
            clock=self.practising.seconds,
        )
        self.player.play()


@pytest.fixture
def recorded() -> Iterator[Recorded]:
    recorded = Recorded()
    yield recorded
    recorded.practising.deck.close()


def test_the_file_of_a_practice_is_found_from_every_folder(recorded: Recorded) -> None:
    recorded.practising.run(1000)
    assert recorded.pages.last.file == str(Path.cwd() / "short.yaml")


def test_a_whole_practice_is_written_as_it_was(recorded: Recorded) -> None:
    recorded.practising.run_to_end()
    recorded.recorder.close()
    last, timeline = recorded.pages.last, recorded.player.timeline
    assert (last.session, last.title, last.outcome) == ("short", "Short", Outcome.FINISHED)
    assert last.planned == last.length == last.position == timeline.duration
    assert last.practised == pytest.approx(timeline.duration, abs=100)
    assert [(one.pose, one.side) for one in last.poses] == [
        ("locust", None),
        ("squat", None),
        ("pigeon", Side.RIGHT),
        ("pigeon", Side.LEFT),
    ]
    for one in last.poses:
        assert one.held == pytest.approx(one.planned, abs=100)
        assert one.counted == one.to_count
    assert [one.to_count for one in last.poses] == [4, 2, 5, 5]
    assert [one.unit for one in last.poses[:2]] == [Counted.BREATHS, Counted.ROUNDS]
    assert last.poses[0].name == "Locust"


def test_what_is_played_after_it_is_closed_is_no_practice(recorded: Recorded) -> None:
    recorded.practising.run(MINUTE)
    recorded.recorder.close()
    before = list(recorded.pages.written)
    recorded.practising.run(10 * SECOND)
    assert recorded.pages.written == before


def test_who_practised_is_told_when_the_end_could_not_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    file = paths.data_folder() / FILE_NAME
    Log(file).close()
    writer = Writer(file)
    monkeypatch.setattr(writer, "close", partial(writer.close, 0.05))  # who waits for the disk no longer than that
    monkeypatch.setattr(recorder, "Writer", lambda _file: writer)
    notices: list[str] = []
    practising = Practising(SESSION, CATALOGUE)
    with closing(practising.deck), closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with recorder.recorded(practising.player, None, notices):
            practising.player.play()
        other.execute("COMMIT")
    assert Writer.close(writer)
    (told,) = notices
    assert str(file) in told
    assert "not in the log" in told


def test_nothing_is_told_when_all_was_written() -> None:
    notices: list[str] = []
    practising = Practising(SESSION, CATALOGUE)
    with closing(practising.deck), recorder.recorded(practising.player, None, notices):
        practising.player.play()
    assert notices == []


def test_a_row_is_there_from_the_start_and_anew_at_every_step(recorded: Recorded) -> None:
    recorded.practising.run(100)
    assert recorded.pages.last.outcome is Outcome.UNDER_WAY
    recorded.practising.run_to_end()
    steps = dict.fromkeys((one.step, one.side) for one in recorded.pages.written)
    passes = dict.fromkeys((segment.step, segment.side) for segment in recorded.player.timeline.segments)
    assert list(steps) == list(passes)
    assert len({one.id for one in recorded.pages.written}) == 1
    assert len(recorded.pages.written) < 2 * len(passes)


def test_time_to_get_ready_is_not_practice() -> None:
    recorded = Recorded(get_ready=5 * SECOND)
    recorded.practising.run(4_000)
    assert recorded.pages.written == []
    recorded.practising.run(35_000)
    recorded.recorder.close()
    assert recorded.pages.last.practised == pytest.approx(34_000, abs=100)
    recorded.practising.deck.close()


def test_pauses_and_leaps_are_not_practice(recorded: Recorded) -> None:
    recorded.practising.run(25_000)
    recorded.player.pause()
    recorded.practising.run(60_000)
    assert recorded.pages.last.practised == pytest.approx(25_000, abs=100)
    recorded.player.play()
    recorded.player.seek(recorded.player.timeline.duration - 15_000)
    recorded.practising.run(10_000)
    recorded.recorder.close()
    last = recorded.pages.last
    assert last.practised == pytest.approx(35_000, abs=200)
    assert last.outcome is Outcome.LEFT
    squat = next(one for one in last.poses if one.pose == "squat")
    assert (squat.held, squat.counted) == (0, 0)
    assert squat.planned > 0


def test_where_it_was_left_is_known(recorded: Recorded) -> None:
    def hold() -> Segment:
        return next(
            one for one in recorded.player.timeline.segments if one.kind is SegmentKind.HOLD and one.side is Side.LEFT
        )

    recorded.practising.run_to(hold().start)
    recorded.practising.run_to(hold().start + 9_000)  # where it is now that every word has its own length
    recorded.recorder.close()
    last = recorded.pages.last
    assert (last.step, last.side, last.outcome) == (hold().step, Side.LEFT, Outcome.LEFT)
    assert last.poses[-1].counted == 2
    assert last.poses[-1].held == pytest.approx(9_000, abs=150)


def test_who_only_looked_leaves_nothing(recorded: Recorded) -> None:
    recorded.practising.run(5_000)
    recorded.recorder.close()
    assert recorded.pages.dropped == [recorded.pages.last.id]


def test_once_more_is_another_practice(recorded: Recorded) -> None:
    recorded.practising.run_to_end()
    first = recorded.pages.last
    recorded.practising.run(5_000)
    recorded.player.play()
    recorded.practising.run_to(40_000)
    recorded.recorder.close()
    assert recorded.player.state is State.PLAYING
    second = recorded.pages.last
    assert second.id != first.id
    assert second.practised == pytest.approx(40_000, abs=200)
    assert recorded.pages.dropped == []


@pytest.mark.parametrize("get_ready", [0, 5 * SECOND])
def test_from_the_middle_only_the_rest_is_planned(get_ready: int) -> None:
    recorded = Recorded(start=30 * SECOND, get_ready=get_ready)
    recorded.practising.run_to_end()
    last = recorded.pages.last
    assert last.planned == last.length - 30 * SECOND
    assert last.practised == pytest.approx(last.planned, abs=100)
    assert sum(one.planned for one in last.poses) == pytest.approx(sum(one.held for one in last.poses), abs=100)
    recorded.practising.deck.close()


def test_what_the_log_has_to_tell_is_told_in_the_practice_which_goes_on(recorded: Recorded) -> None:
    recorded.practising.run(1_000)
    recorded.pages.telling = ["The log cannot be used."]
    recorded.practising.run(1_000)
    assert recorded.practising.told == ["The log cannot be used."]
    assert recorded.player.state is State.PLAYING


OPTIONS = st.builds(
    Options,
    choices=st.sampled_from([{}, {"legs": "out"}]),
    pace=st.none() | st.builds(BreathPattern, st.integers(1, 9_000), st.integers(1, 9_000), st.integers(0, 900)),
    guidance=st.sampled_from(list(Guidance)),
    target=st.none() | st.integers(1, 90 * MINUTE),
    sides=st.lists(st.sampled_from(list(Side)), unique=True).map(tuple),
    skipped=st.frozensets(st.sampled_from(["1", "8.2"])),
    amounts=st.dictionaries(st.sampled_from(["1", "8.2"]), st.integers(1, 30)),
    repeats=st.dictionaries(st.sampled_from(["1", "8.2"]), st.integers(1, 20)),
    speak_cautions=st.booleans(),
)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(OPTIONS)
def test_the_manner_of_a_practice_is_kept_and_found_again(options: Options) -> None:
    assert options_of(SESSION, kept(options)) == options


@given(st.dictionaries(st.sampled_from(sorted(kept(Options()))), JUNK))
def test_whatever_was_kept_something_sound_is_made_of_it(values: dict[str, object]) -> None:
    found = options_of(SESSION, values)
    assert options_of(SESSION, kept(found)) == found


def test_the_plan_is_kept_as_it_was_changed_on_the_way(recorded: Recorded) -> None:
    player = recorded.player
    recorded.practising.run(2 * SECOND)
    usual = recorded.pages.last
    player.seek(next(one.start for one in player.timeline.segments if one.side is Side.RIGHT))
    recorded.practising.run(4 * SECOND)
    player.change_breaths(+2)
    player.change_pace(+1)
    recorded.practising.run(SECOND)
    longer = recorded.pages.last
    assert longer.planned == player.timeline.duration > usual.planned
    assert longer.options["amounts"] == {"4": 7}
    assert [one.to_count for one in longer.poses if one.pose == "pigeon"] == [7, 7]
    player.skip_pose()
    recorded.practising.run(SECOND)
    assert [one.side for one in recorded.pages.last.poses if one.pose == "pigeon"] == [Side.RIGHT]


def test_a_wish_to_finish_by_some_time_is_not_kept_for_another_day(recorded: Recorded) -> None:
    recorded.practising.run(2 * SECOND)
    recorded.player.finish_within(20 * SECOND)
    recorded.player.change_pace(-1)
    recorded.practising.run(SECOND)
    assert recorded.pages.last.options["target"] is None
    assert options_of(SESSION, recorded.pages.last.options).pace == recorded.player.pace
