"""The controls of Windows and macOS, with stand-ins for the packages that only those systems have."""

import importlib
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import accumulate
from unittest.mock import MagicMock

import pytest

from guide.ui.mediakeys.playing import Command, Desk, Playing, Status

PLAYING = Playing("Pigeon, right side", "Open hips", Status.PLAYING, 61_500, 1_200_000)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], MagicMock]]:
    """Puts a module in place of a package."""

    def put(name: str) -> MagicMock:
        *above, _ = accumulate(name.split("."), "{}.{}".format)
        for package in above:
            monkeypatch.setitem(sys.modules, package, sys.modules.get(package, MagicMock()))
        module = MagicMock()
        monkeypatch.setitem(sys.modules, name, module)
        return module

    yield put
    for name in ("windows", "macos"):
        sys.modules.pop(f"guide.ui.mediakeys.{name}", None)


def made(name: str, wished: list[Command]) -> Desk:
    make = importlib.import_module(f"guide.ui.mediakeys.{name}").reach()
    desk: Desk = make(wished.append)
    return desk


def test_windows_shows_what_is_practised_and_hands_on_its_buttons(stand_in: Callable[[str], MagicMock]) -> None:
    playback, media = stand_in("winrt.windows.media.playback"), stand_in("winrt.windows.media")
    button = media.SystemMediaTransportControlsButton
    controls = playback.MediaPlayer.return_value.system_media_transport_controls
    wished: list[Command] = []
    desk = made("windows", wished)
    assert controls.is_play_enabled
    assert controls.is_next_enabled
    assert not playback.MediaPlayer.return_value.command_manager.is_enabled
    (on_button,) = controls.add_button_pressed.call_args.args
    for pressed in (button.PAUSE, button.PLAY, button.NEXT, button.PREVIOUS, button.STOP, button.RECORD):
        on_button(controls, MagicMock(button=pressed))
    assert wished == [Command.PAUSE, Command.PLAY, Command.NEXT, Command.PREVIOUS, Command.STOP]
    desk.show(PLAYING)
    music = controls.display_updater.music_properties
    assert (music.title, music.artist) == ("Pigeon, right side", "Open hips")
    controls.display_updater.update.assert_called_once()
    (times,) = controls.update_timeline_properties.call_args.args
    assert (times.position, times.end_time) == (timedelta(seconds=61.5), timedelta(minutes=20))
    assert controls.playback_status is media.MediaPlaybackStatus.PLAYING
    desk.close()
    assert not controls.is_enabled
    controls.remove_button_pressed.assert_called_once_with(controls.add_button_pressed.return_value)


def test_macos_shows_what_is_practised_and_hands_on_its_commands(stand_in: Callable[[str], MagicMock]) -> None:
    media = stand_in("MediaPlayer")
    center = media.MPRemoteCommandCenter.sharedCommandCenter.return_value
    shown = media.MPNowPlayingInfoCenter.defaultCenter.return_value
    media.MPRemoteCommandHandlerStatusSuccess = 0
    wished: list[Command] = []
    desk = made("macos", wished)
    remotes = (center.togglePlayPauseCommand, center.pauseCommand, center.nextTrackCommand)
    for remote in remotes:
        (handle,) = remote.return_value.addTargetWithHandler_.call_args.args
        assert handle(MagicMock()) == 0
    assert wished == [Command.TOGGLE, Command.PAUSE, Command.NEXT]
    desk.show(PLAYING)
    (told,) = shown.setNowPlayingInfo_.call_args.args
    assert told[media.MPMediaItemPropertyTitle] == "Pigeon, right side"
    assert told[media.MPMediaItemPropertyPlaybackDuration] == 1_200
    assert told[media.MPNowPlayingInfoPropertyElapsedPlaybackTime] == 61.5
    shown.setPlaybackState_.assert_called_with(media.MPNowPlayingPlaybackStatePlaying)
    desk.close()
    for remote in remotes:
        target = remote.return_value.addTargetWithHandler_.return_value
        remote.return_value.removeTarget_.assert_called_once_with(target)
    shown.setNowPlayingInfo_.assert_called_with(None)
