"""The controls of Windows and macOS, with stand-ins for the packages that only those systems have."""

import importlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate
from unittest.mock import MagicMock

import pytest

from guide.ui import mediakeys
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
        if sys.modules.pop(f"guide.ui.mediakeys.{name}", None):
            delattr(mediakeys, name)


def made(name: str, wished: list[Command]) -> Desk:
    make = importlib.import_module(f"guide.ui.mediakeys.{name}").reach()
    desk: Desk = make(wished.append)
    return desk


def test_windows_hands_on_its_buttons(stand_in: Callable[[str], MagicMock]) -> None:
    playback, media = stand_in("winrt.windows.media.playback"), stand_in("winrt.windows.media")
    button = media.SystemMediaTransportControlsButton
    player = playback.MediaPlayer.return_value
    controls = player.system_media_transport_controls
    wished: list[Command] = []
    desk = made("windows", wished)
    for enabled in ("is_enabled", *(f"is_{name}_enabled" for name in ("play", "pause", "stop", "next", "previous"))):
        assert getattr(controls, enabled) is True
    assert player.command_manager.is_enabled is False
    (on_button,) = controls.add_button_pressed.call_args.args
    for pressed in (button.PAUSE, button.PLAY, button.NEXT, button.PREVIOUS, button.STOP, button.RECORD):
        on_button(controls, MagicMock(button=pressed))
    assert wished == [Command.PAUSE, Command.PLAY, Command.NEXT, Command.PREVIOUS, Command.STOP]
    desk.close()
    assert controls.is_enabled is False
    controls.remove_button_pressed.assert_called_once_with(controls.add_button_pressed.return_value)
    player.close.assert_called_once()


def test_windows_shows_what_is_practised(stand_in: Callable[[str], MagicMock]) -> None:
    playback, media = stand_in("winrt.windows.media.playback"), stand_in("winrt.windows.media")
    controls = playback.MediaPlayer.return_value.system_media_transport_controls
    desk = made("windows", [])
    desk.show(PLAYING)
    display = controls.display_updater
    assert display.type is media.MediaPlaybackType.MUSIC
    music = display.music_properties
    assert (music.title, music.artist, music.album_title) == ("Pigeon, right side", "Open hips", "Open hips")
    display.update.assert_called_once()
    (times,) = controls.update_timeline_properties.call_args.args
    assert times is media.SystemMediaTransportControlsTimelineProperties.return_value
    assert (times.position, times.end_time) == (timedelta(seconds=61.5), timedelta(minutes=20))
    for status in Status:
        desk.show(replace(PLAYING, status=status))
        assert controls.playback_status is getattr(media.MediaPlaybackStatus, status.name)


def test_macos_hands_on_its_commands(stand_in: Callable[[str], MagicMock]) -> None:
    media = stand_in("MediaPlayer")
    center = media.MPRemoteCommandCenter.sharedCommandCenter.return_value
    shown = media.MPNowPlayingInfoCenter.defaultCenter.return_value
    media.MPRemoteCommandHandlerStatusSuccess = 0
    wished: list[Command] = []
    desk = made("macos", wished)
    remotes = {
        Command.TOGGLE: center.togglePlayPauseCommand,
        Command.PLAY: center.playCommand,
        Command.PAUSE: center.pauseCommand,
        Command.STOP: center.stopCommand,
        Command.NEXT: center.nextTrackCommand,
        Command.PREVIOUS: center.previousTrackCommand,
    }
    for remote in remotes.values():
        (handle,) = remote.return_value.addTargetWithHandler_.call_args.args
        assert handle(MagicMock()) == 0
    assert wished == list(remotes)
    desk.close()
    for remote in remotes.values():
        target = remote.return_value.addTargetWithHandler_.return_value
        remote.return_value.removeTarget_.assert_called_once_with(target)
    shown.setNowPlayingInfo_.assert_called_with(None)
    shown.setPlaybackState_.assert_called_with(media.MPNowPlayingPlaybackStateStopped)


def test_macos_shows_what_is_practised(stand_in: Callable[[str], MagicMock]) -> None:
    media = stand_in("MediaPlayer")
    shown = media.MPNowPlayingInfoCenter.defaultCenter.return_value
    desk = made("macos", [])
    for status, rate in ((Status.PLAYING, 1), (Status.PAUSED, 0), (Status.STOPPED, 0)):
        desk.show(replace(PLAYING, status=status))
        assert shown.setNowPlayingInfo_.call_args.args == (
            {
                media.MPMediaItemPropertyTitle: "Pigeon, right side",
                media.MPMediaItemPropertyArtist: "Open hips",
                media.MPMediaItemPropertyAlbumTitle: "Open hips",
                media.MPMediaItemPropertyPlaybackDuration: 1_200,
                media.MPNowPlayingInfoPropertyElapsedPlaybackTime: 61.5,
                media.MPNowPlayingInfoPropertyPlaybackRate: rate,
            },
        )
        state = getattr(media, f"MPNowPlayingPlaybackState{status.name.capitalize()}")
        shown.setPlaybackState_.assert_called_with(state)
