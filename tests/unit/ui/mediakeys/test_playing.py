from guide.model.amount import Amount, Unit
from guide.model.cue import Cue
from guide.model.pose import Catalogue, Pose
from guide.model.session import Session, Step
from guide.model.side import Side
from guide.model.units import SECOND
from guide.player.transport import State
from guide.ui.mediakeys.playing import Command, Status, obey, playing_of
from tests.fakes.practising import Practising

CATALOGUE = Catalogue({"pigeon": Pose("pigeon", "Pigeon", move=2 * SECOND)})
SESSION = Session("hips", "Open hips", (Step("pigeon", sides=tuple(Side), hold=Amount(Unit.BREATHS, 2, 2)),))
WAITING = Session("waiting", "Waiting", (Step(arrive=(Cue("Fetch a block."),), wait=True), SESSION.steps[0]))


def test_before_the_start_it_stands_at_the_beginning() -> None:
    player = Practising(SESSION, CATALOGUE, get_ready=10 * SECOND).player
    player.play()
    playing = playing_of(player)
    assert (playing.position, playing.status, playing.session) == (0, Status.PLAYING, "Open hips")
    assert playing.length == player.timeline.duration


def test_a_key_in_passing_does_not_begin_anew_what_has_ended() -> None:
    practising = Practising(SESSION, CATALOGUE)
    practising.player.play()
    practising.run_to_end()
    assert practising.player.state is State.ENDED
    for command in Command:
        obey(practising.player, command)
    assert practising.player.state is State.ENDED
    assert playing_of(practising.player).status is Status.STOPPED


def test_each_key_does_what_it_says_of_a_practice_under_way() -> None:
    practising = Practising(SESSION, CATALOGUE)
    player = practising.player
    player.play()
    practising.run(4 * SECOND)
    states = []
    for command in (Command.TOGGLE, Command.PLAY, Command.PAUSE, Command.TOGGLE, Command.STOP, Command.PLAY):
        obey(player, command)
        states.append(player.state)
    paused, playing = State.PAUSED, State.PLAYING
    assert states == [paused, playing, paused, playing, paused, playing]
    for command in (Command.PLAY, Command.PAUSE, Command.PAUSE, Command.STOP):
        obey(player, command)
        assert player.state is (playing if command is Command.PLAY else paused), "what is so already stays so"
    here = playing_of(player)
    obey(player, Command.SHOW)
    assert playing_of(player) == here
    sides = []
    for command in (Command.NEXT, Command.PREVIOUS):
        obey(player, command)
        practising.run(100)
        sides.append(player.moment().segment.side)
    assert sides == [Side.LEFT, Side.RIGHT]


def test_a_step_that_waits_goes_on_with_a_media_key() -> None:
    practising = Practising(WAITING, CATALOGUE)
    practising.player.play()
    practising.run_to_end()
    assert practising.player.is_waiting
    assert playing_of(practising.player).pose == "Fetch a block.", "not the pose that comes after it"
    obey(practising.player, Command.TOGGLE)
    assert practising.player.state is State.PLAYING
    practising.run_to_end()
    assert playing_of(practising.player).status is Status.STOPPED
