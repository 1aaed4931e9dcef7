"""The player on a real deck, with a device and a clock that the test drives."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide.audio.clip import frames_of, ms_of
from guide.audio.deck import Deck
from guide.audio.music.reel import Reel
from guide.audio.score import Track
from guide.model.amount import Amount, Unit
from guide.model.breath import BreathPattern, Phase
from guide.model.cue import Cue, Guidance, InBreath
from guide.model.pose import Catalogue, Pose
from guide.model.session import Session, Step
from guide.model.side import Side
from guide.model.units import SECOND, Ms
from guide.player.lesson import Lesson
from guide.player.player import Player
from guide.player.transport import State, step_starts
from guide.timeline.events import Event, PoseStarted, SpeechDue
from guide.timeline.speaker import Lengths
from guide.timeline.timeline import SegmentKind, Timeline
from tests.fakes import humming
from tests.fakes.humming import HummingNarrator
from tests.fakes.output import FakeOutput, FakeTime
from tests.unit.audio.music_makers import steady

CATALOGUE = Catalogue(
    {
        "locust": Pose("locust", "Locust", "Salabhasana", move=2 * SECOND),
        "warrior-1": Pose("warrior-1", "Warrior 1", "Virabhadrasana I", move=2 * SECOND),
    }
)
SESSION = Session(
    "short",
    "Short",
    (
        Step(arrive=(Cue("Welcome."),)),
        Step(
            "locust",
            arrive=(Cue("Lie on your belly."),),
            enter=Cue("Lift.", phase=Phase.INHALE),
            hold=Amount(Unit.BREATHS, 3, 3),
            during=(Cue("Keep the neck long.", moment=InBreath(2)),),
            leave=Cue("Lower down.", phase=Phase.EXHALE),
        ),
        Step(
            "warrior-1",
            sides=(Side.RIGHT, Side.LEFT),
            arrive=(Cue("Step your <side> foot forward."),),
            hold=Amount(Unit.BREATHS, 2, 2),
        ),
    ),
    breath=BreathPattern(2 * SECOND, 2 * SECOND),
)
WAITING = Session("waiting", "Waiting", (Step(arrive=(Cue("Fetch a block."),), wait=True), SESSION.steps[1]))


class Practice:
    """A player with its deck, device and clock."""

    def __init__(
        self,
        session: Session = SESSION,
        get_ready: Ms = 0,
        narrator: HummingNarrator | None = None,
        start: Ms = 0,
        *,
        has_device: bool = True,
    ) -> None:
        self.time = FakeTime()
        self.device = FakeOutput(self.time)
        self.device.present = has_device
        self.silence = FakeOutput(self.time)
        self.deck = Deck(self.device, fallback=self.silence, time=self.time.watch)
        self.narrator = narrator or HummingNarrator()
        self.told: list[str] = []
        self.events: list[Event] = []
        self.deck.open()
        self.player = Player(
            Lesson(session, CATALOGUE),
            self.narrator,
            self.deck,
            notify=self.told.append,
            get_ready=get_ready,
            start=start,
            go_on="Press G to go on.",
        )

    def run(self, length: Ms) -> float:
        """Let time pass, with a tick every 50 ms; gives the loudest sample that was heard."""
        loudest = 0.0
        for _ in range(length // 50):
            if self.device.is_open:
                loudest = max(loudest, float(abs(self.device.run(frames_of(50))).max()))
            else:
                self.silence.run(frames_of(50))
            self.deck.tend()
            self.events.extend(self.player.tick())
        return loudest

    def run_to_end(self) -> None:
        for _ in range(10_000):
            if self.player.state is not State.PLAYING:
                return
            self.run(500)
        raise AssertionError("the practice never ends")


@pytest.fixture
def practice() -> Iterator[Practice]:
    practice = Practice()
    yield practice
    practice.deck.close()


def test_a_practice_plays_from_start_to_its_clean_end(practice: Practice) -> None:
    practice.player.play()
    practice.run_to_end()
    assert practice.player.state is State.ENDED
    assert practice.player.position == practice.player.timeline.duration
    assert practice.run(500) == 0.0
    assert practice.told == []


def test_every_event_is_told_once_and_in_order(practice: Practice) -> None:
    practice.player.play()
    practice.run_to_end()
    assert tuple(practice.events) == tuple(event for event in practice.player.timeline.events if event.at > 0)


def test_there_is_time_to_walk_to_the_mat() -> None:
    practice = Practice(get_ready=3 * SECOND)
    assert practice.player.position == pytest.approx(-3_000, abs=100)
    practice.player.play()
    practice.run(2_900)
    assert practice.player.moment().seconds_to_get_ready == 1
    assert practice.events == []
    practice.run(500)
    assert practice.player.moment().seconds_to_get_ready == 0
    assert practice.player.position > 0
    practice.deck.close()


def test_a_practice_that_goes_on_from_a_step_leaves_time_to_get_ready_too() -> None:
    begin = step_starts(Practice().player.timeline)[2]
    practice = Practice(get_ready=5 * SECOND, start=begin)
    moment = practice.player.moment()
    assert (moment.seconds_to_get_ready, moment.segment.start) == (5, begin)
    assert moment.time_left == practice.player.timeline.duration - begin
    practice.player.play()
    assert practice.run(1_500) == 0.0, "nothing of the step before is heard"
    assert practice.run(3_000) > 0.1, "but the count is"
    assert practice.events == []
    practice.run(1_000)
    assert begin < practice.player.position < begin + 1_000
    practice.run_to_end()
    assert [event for event in practice.events if event.at < begin] == []
    practice.deck.close()


def test_before_a_practice_that_begins_in_a_pose_that_pose_is_the_next() -> None:
    timeline = Practice().player.timeline
    for start in [one.start for one in timeline.segments if one.pose and one.kind is SegmentKind.ARRIVE]:
        practice = Practice(get_ready=5 * SECOND, start=start)
        moment, coming = practice.player.moment(), timeline.segment_at(start)
        assert (moment.next_id, moment.next and moment.next.side) == (coming.pose, coming.side)
        practice.deck.close()


def test_before_a_practice_that_begins_with_words_the_next_pose_is_the_one_after_them() -> None:
    session = replace(SESSION, steps=(SESSION.steps[1], Step(arrive=(Cue("Sit up."),)), SESSION.steps[2]))
    words = next(one for one in Practice(session).player.timeline.segments if one.kind is SegmentKind.SAY)
    practice = Practice(session, get_ready=5 * SECOND, start=words.start)
    moment = practice.player.moment()
    assert (moment.next_id, moment.next and moment.next.side) == ("warrior-1", Side.RIGHT)
    practice.deck.close()


def test_next_while_getting_ready_begins_at_once() -> None:
    for start in (0, step_starts(Practice().player.timeline)[1]):
        practice = Practice(get_ready=5 * SECOND, start=start)
        practice.player.play()
        practice.run(1_000)
        practice.player.next_step()
        practice.run(100)
        assert start <= practice.player.position < start + 200
        practice.deck.close()


def test_previous_while_getting_ready_leaves_time_to_get_ready_anew() -> None:
    practice = Practice(get_ready=5 * SECOND)
    practice.player.play()
    practice.run(4_000)
    practice.player.previous_step()
    assert practice.player.moment().seconds_to_get_ready == 5
    practice.run(4_800)
    assert practice.events == []
    practice.run(5_000)
    player = practice.player
    assert practice.events
    assert tuple(practice.events) == player.timeline.events_between(0, player.position)
    practice.deck.close()


def test_previous_while_getting_ready_for_a_later_step_leaves_time_to_get_ready_for_the_one_before() -> None:
    starts = step_starts(Practice().player.timeline)
    practice = Practice(get_ready=5 * SECOND, start=starts[2])
    practice.player.play()
    practice.run(1_000)
    practice.player.pause()
    practice.player.previous_step()
    moment = practice.player.moment()
    assert (moment.seconds_to_get_ready, moment.segment.start) == (5, starts[1])
    practice.player.play()
    assert practice.run(1_500) == 0.0, "nothing of the step before is heard"
    practice.run(4_000)
    assert starts[1] <= practice.player.position < starts[1] + 1_000
    practice.run_to_end()
    assert practice.events == [event for event in practice.player.timeline.events if event.at > starts[1]]
    practice.deck.close()


def test_words_that_come_while_getting_ready_do_not_end_it() -> None:
    practice = Practice(get_ready=5 * SECOND, narrator=HummingNarrator(renders=False))
    practice.player.play()
    practice.run(1_000)
    practice.narrator.render()
    practice.run(1_000)
    assert practice.player.position == pytest.approx(-3_000, abs=100)
    practice.deck.close()


def test_pause_and_go_on_lose_and_repeat_nothing(practice: Practice) -> None:
    practice.player.play()
    practice.run(4_000)
    practice.player.pause()
    where = practice.player.position
    practice.run(30_000)
    assert practice.player.position == where
    assert practice.run(500) == 0.0
    practice.player.play()
    practice.run(1_000)
    assert practice.player.position == pytest.approx(where + 1_000, abs=60)


def test_next_and_previous_go_from_step_to_step(practice: Practice) -> None:
    starts = step_starts(practice.player.timeline)
    practice.player.play()
    practice.run(200)
    practice.player.next_step()
    practice.run(200)
    assert starts[1] <= practice.player.position < starts[1] + 500
    practice.player.previous_step()
    practice.run(200)
    assert practice.player.position < starts[1]
    assert practice.player.state is State.PLAYING


def test_next_after_the_last_step_ends(practice: Practice) -> None:
    practice.player.play()
    for _ in step_starts(practice.player.timeline):
        practice.player.next_step()
        practice.run(100)
    assert practice.player.state is State.ENDED


def test_playing_after_the_end_starts_over(practice: Practice) -> None:
    practice.player.seek(practice.player.timeline.duration)
    practice.player.play()
    practice.run(200)
    practice.player.play()
    practice.run(1_000)
    assert practice.player.state is State.PLAYING
    assert practice.player.position < 2_000


def test_seeking_while_paused_stays_paused_there(practice: Practice) -> None:
    practice.player.play()
    practice.run(500)
    practice.player.pause()
    practice.player.seek(9_000)
    practice.run(1_000)
    assert (practice.player.state, practice.player.position) == (State.PAUSED, 9_000)


def test_a_step_can_wait_for_a_key() -> None:
    practice = Practice(WAITING)
    practice.player.play()
    practice.run(20_000)
    stop = next(segment.end for segment in practice.player.timeline.segments if segment.waits)
    assert (practice.player.is_waiting, practice.player.position) == (True, stop)
    assert practice.run(1_000) == 0.0
    assert practice.player.moment().segment.waits, "the step that is held is shown, not the one to come"
    practice.player.play()
    practice.run(1_000)
    assert not practice.player.is_waiting
    assert practice.player.position > stop
    practice.deck.close()


def test_the_next_step_after_one_that_waits_is_the_very_next_and_plays() -> None:
    practice = Practice(WAITING)
    practice.player.play()
    practice.run_to_end()
    stop = practice.player.position
    practice.player.next_step()
    assert (practice.player.state, practice.player.is_waiting) == (State.PLAYING, False)
    practice.run(1_000)
    assert stop < practice.player.position < stop + 2_000
    practice.deck.close()


def test_a_hold_that_waits_is_left_for_the_next_step_without_its_way_out() -> None:
    hold, following_step = SESSION.steps[1:]
    assert isinstance(hold, Step)
    practice = Practice(Session("s", "S", (replace(hold, wait=True), following_step)))
    practice.player.play()
    practice.run_to_end()
    following = next(segment.start for segment in practice.player.timeline.segments if segment.step == "2")
    assert practice.player.position < following
    practice.player.next_step()
    practice.run(500)
    assert following < practice.player.position < following + 1_000
    practice.deck.close()


@pytest.fixture
def waiting() -> Iterator[Practice]:
    """A hold that waits on its right side, at its very end, where the left side begins; another pose comes after it."""
    held, following = Amount(Unit.BREATHS, 2, 2), Step("locust", hold=Amount(Unit.BREATHS, 2, 2))
    practice = Practice(
        Session("s", "S", (Step("warrior-1", sides=(Side.RIGHT, Side.LEFT), hold=held, wait=True), following))
    )
    practice.player.play()
    practice.run_to_end()
    assert practice.player.is_waiting
    yield practice
    practice.deck.close()


def test_a_pose_that_waits_is_the_one_that_is_skipped(waiting: Practice) -> None:
    waiting.player.skip_pose()
    waiting.run(500)
    assert waiting.player.options.skipped == {"1"}
    assert (waiting.player.state, waiting.player.moment().segment.step) == (State.PLAYING, "2")


def test_a_side_that_waits_is_the_one_that_comes_again(waiting: Practice) -> None:
    waiting.player.repeat_side()
    assert waiting.player.is_side_repeated
    waiting.player.play()
    waiting.run(500)
    here = waiting.player.moment().segment
    assert (here.step, here.side, here.again) == ("1", Side.RIGHT, 1)


def test_a_hold_that_waits_can_be_held_longer(waiting: Practice) -> None:
    halt = waiting.player.position
    waiting.player.change_breaths(1)
    waiting.player.play()
    waiting.run_to_end()
    assert waiting.player.is_waiting
    assert waiting.player.position == halt + waiting.player.pace.length


def test_music_goes_on_while_a_step_waits_and_leaves_with_the_practice() -> None:
    practice = Practice(WAITING)
    reel = Reel(steady())
    practice.deck.set_music(reel)

    def run(seconds: int) -> float:
        """How loud the last of some seconds is."""
        for _ in range(seconds):
            reel.fill()
            loudest = practice.run(1_000)
        return loudest

    practice.player.play()
    run(20)
    assert practice.player.is_waiting
    assert run(10) > 0.0
    practice.player.close()
    assert run(3) == 0.0
    practice.deck.close()


def test_words_that_come_late_are_taken_in_without_a_jump() -> None:
    practice = Practice(narrator=HummingNarrator(renders=False))
    guessed = practice.player.timeline
    practice.player.play()
    practice.run(300)
    practice.narrator.render()
    before = practice.player.position
    practice.run(100)
    assert practice.player.timeline != guessed
    assert practice.player.timeline.exact or practice.player.position > 0
    assert practice.player.position == pytest.approx(before + 100, abs=120)
    practice.run_to_end()
    assert practice.player.state is State.ENDED
    poses = [event.pose for event in practice.events if isinstance(event, PoseStarted)]
    assert poses == ["locust", "warrior-1", "warrior-1"]
    practice.deck.close()


def hummed(practice: Practice, length: Ms) -> Ms:
    """How long a voice is heard in so much time."""
    heard = 0
    for _ in range(length // 50):
        heard += int((abs(practice.device.run(frames_of(50))) > 0.1).any(axis=-1).sum())
        practice.deck.tend()
        practice.events.extend(practice.player.tick())
    return ms_of(heard)


def jumped() -> tuple[Practice, SpeechDue]:
    """A practice that is 700 ms into words that are not rendered yet."""
    practice = Practice(narrator=HummingNarrator(renders=False))
    for track in (Track.BREATH, Track.BELLS):
        practice.deck.set_gain(track, 0)
    player = practice.player
    player.play()
    practice.run(300)
    player.next_step()
    player.next_step()
    words = next(event for event in player.timeline.events if isinstance(event, SpeechDue) and "belly" in event.caption)
    assert hummed(practice, 700) == 0
    assert words.at < player.position <= words.at + 1_000
    return practice, words


@pytest.mark.parametrize("pauses", [False, True])
def test_words_that_come_just_after_a_jump_to_them_are_heard_from_their_beginning(*, pauses: bool) -> None:
    practice, words = jumped()
    player = practice.player
    if pauses:
        player.pause()
    practice.narrator.render()
    practice.run(50)
    assert player.position == pytest.approx(words.at, abs=150)
    player.play()
    whole = practice.narrator.length(words.utterance)
    assert hummed(practice, 1_600) == pytest.approx(whole, abs=100)
    practice.deck.close()


@pytest.mark.parametrize("jumps", [False, True])
def test_words_that_come_late_and_last_longer_than_was_guessed_never_run_into_the_next(
    monkeypatch: pytest.MonkeyPatch, *, jumps: bool
) -> None:
    monkeypatch.setattr(humming, "MS_A_LETTER", 300)
    practice = jumped()[0] if jumps else Practice(narrator=HummingNarrator(renders=False))
    for track in (Track.BREATH, Track.BELLS):
        practice.deck.set_gain(track, 0)
    practice.player.play()
    loudest = [practice.run(300)]
    practice.narrator.render()
    practice.run(300)  # going back to their beginning, words fade into themselves
    while practice.player.state is State.PLAYING:
        loudest.append(practice.run(500))
    assert max(loudest) == pytest.approx(0.25, abs=0.01), "one voice at a time"
    practice.deck.close()


def test_what_follows_words_that_came_just_after_a_jump_waits_for_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(humming, "MS_A_LETTER", 300)
    practice, guessed = jumped()
    practice.narrator.render()
    practice.run(50)
    spoken = [one for one in practice.player.timeline.of(SpeechDue) if one.at >= guessed.at]
    assert (spoken[0].at, spoken[0].caption) == (guessed.at, guessed.caption)
    assert spoken[0].duration == practice.narrator.length(guessed.utterance)
    assert spoken[0].duration > 3 * guessed.duration
    assert spoken[1].at >= spoken[0].end
    practice.deck.close()


def test_words_that_come_just_after_a_jump_to_them_are_one_compile(monkeypatch: pytest.MonkeyPatch) -> None:
    practice, _ = jumped()
    compiled: list[Ms] = []
    resumed = Lesson.resumed

    def counted(lesson: Lesson, timeline: Timeline, position: Ms, lengths: Lengths) -> tuple[Timeline, Ms]:
        compiled.append(position)
        return resumed(lesson, timeline, position, lengths)

    monkeypatch.setattr(Lesson, "resumed", counted)
    practice.narrator.render()
    practice.run(50)
    assert len(compiled) == 1
    practice.deck.close()


def test_a_muted_practice_goes_back_for_no_words() -> None:
    practice, _ = jumped()
    practice.player.set_muted(True)
    before = practice.player.position
    practice.narrator.render()
    practice.run(200)
    assert practice.player.position == pytest.approx(before + 200, abs=120)
    practice.deck.close()


@pytest.mark.parametrize("changes", [False, True])
def test_after_a_jump_the_words_of_that_place_are_rendered_first(*, changes: bool) -> None:
    practice = Practice(narrator=HummingNarrator(renders=False))
    player = practice.player
    player.next_step()
    player.next_step()
    if changes:
        player.change_pace(1)
    practice.narrator.render(1)
    coming = next(words for words in player.timeline.of(SpeechDue) if words.at >= player.position)
    assert practice.narrator.clip(coming.utterance) is not None
    practice.deck.close()


def test_words_that_come_long_after_a_jump_to_them_are_not_gone_back_for() -> None:
    practice = Practice(narrator=HummingNarrator(renders=False))
    practice.player.play()
    practice.player.next_step()
    practice.run(5_000)
    before = practice.player.position
    practice.narrator.render()
    practice.run(200)
    assert practice.player.position == pytest.approx(before + 200, abs=120)
    practice.deck.close()


def test_less_guidance_takes_hold_from_the_next_words_on(practice: Practice) -> None:
    practice.player.play()
    practice.run(500)
    practice.player.set_guidance(Guidance.SILENT)
    practice.run_to_end()
    words = [event for event in practice.events if isinstance(event, SpeechDue) and event.at > 1_000]
    assert practice.player.guidance is Guidance.SILENT
    assert words == []
    assert practice.player.state is State.ENDED


def test_the_voice_can_be_muted_alone(practice: Practice) -> None:
    practice.deck.set_gain(Track.BREATH, 0)
    practice.deck.set_gain(Track.BELLS, 0)
    practice.player.set_muted(muted=True)
    practice.player.play()
    assert practice.run(8_000) == 0.0
    practice.player.set_muted(muted=False)
    assert practice.run(8_000) > 0.1


def test_a_muted_voice_comes_back_as_loud_as_the_settings_have_it(practice: Practice) -> None:
    for track in (Track.BREATH, Track.BELLS):
        practice.deck.set_gain(track, 0)
    practice.player.play()
    before = practice.run(8_000)
    practice.player.set_muted(muted=True)
    practice.deck.set_gain(Track.VOICE, 0.5)  # it is changed in the settings meanwhile
    assert practice.run(1_000) < before
    practice.player.seek(0)
    practice.run(1_000)
    assert practice.run(7_000) == 0.0
    practice.player.set_muted(muted=False)
    practice.player.seek(0)
    assert practice.run(8_000) == pytest.approx(before / 2, rel=0.05)


def test_the_next_practice_has_its_voice_though_the_last_was_muted(practice: Practice) -> None:
    for track in (Track.BREATH, Track.BELLS):
        practice.deck.set_gain(track, 0)
    practice.player.set_muted(muted=True)
    practice.player.close()
    practice.player = Player(Lesson(SESSION, CATALOGUE), practice.narrator, practice.deck, notify=practice.told.append)
    practice.player.play()
    assert practice.run(8_000) > 0.1


def test_whoever_follows_is_called_at_every_tick_until_it_no_longer_does(practice: Practice) -> None:
    seen: list[str] = []

    def once() -> None:
        seen.append("once")
        practice.player.unfollow(once)

    practice.player.follow(once)
    practice.player.follow(lambda: seen.append("always"))
    practice.player.tick()
    practice.player.tick()
    assert seen == ["once", "always", "always"]


def test_a_lost_device_is_told_once_and_time_goes_on(practice: Practice) -> None:
    practice.player.play()
    practice.run(2_000)
    practice.device.present = False
    practice.device.close()
    practice.run(2_000)
    assert len(practice.told) == 1
    assert "no sound device" in practice.told[0]
    assert practice.player.position == pytest.approx(4_000, abs=700)
    practice.device.present = True
    practice.run(10_000)
    assert practice.told[1:] == ["The sound is back."]


def test_a_practice_that_starts_without_a_device_says_so_once() -> None:
    practice = Practice(has_device=False)
    practice.player.play()
    practice.run(SECOND)
    assert len(practice.told) == 1
    assert practice.told[0].startswith("There is no sound device")
    practice.deck.close()


def test_headphones_that_vanish_pause_the_practice(practice: Practice) -> None:
    practice.player.play()
    practice.run(2_000)
    practice.device.moved = True
    practice.run(500)
    assert practice.player.state is State.PAUSED
    assert "headphones" in practice.told[0]
    assert practice.told[0].endswith("is paused. Press G to go on.")


def test_a_closed_lid_pauses_the_practice(practice: Practice) -> None:
    practice.player.play()
    practice.run(2_000)
    practice.time.sleep(3_600)
    practice.run(500)
    assert practice.player.state is State.PAUSED
    assert practice.player.position < 3_000
    assert "asleep" in practice.told[0]


VERBS: tuple[Callable[[Player], None], ...] = (
    Player.play,
    Player.pause,
    Player.toggle,
    Player.next_step,
    Player.previous_step,
    lambda player: player.set_guidance(Guidance.NAMES),
    lambda player: player.set_guidance(Guidance.FULL),
    lambda player: player.seek(player.timeline.duration // 2),
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.sampled_from(VERBS), st.sampled_from([50, 400, 2_500])), max_size=12))
def test_whatever_is_pressed_the_practice_stays_within_itself_and_can_end(
    presses: list[tuple[Callable[[Player], None], Ms]],
) -> None:
    practice = Practice(get_ready=SECOND)
    player = practice.player
    for verb, length in presses:
        verb(player)
        practice.run(length)
        assert -SECOND <= player.position <= player.timeline.duration
        assert player.moment().time_left >= 0
    player.seek(player.timeline.duration - 1_000)
    player.play()
    practice.run_to_end()
    assert player.state is State.ENDED
    practice.deck.close()
