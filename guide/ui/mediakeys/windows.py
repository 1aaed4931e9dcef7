"""Media controls on Windows: the system media transport controls."""

from collections.abc import Callable
from datetime import timedelta

from winrt.windows.media import (
    MediaPlaybackStatus,
    MediaPlaybackType,
    SystemMediaTransportControls,
    SystemMediaTransportControlsButton,
    SystemMediaTransportControlsButtonPressedEventArgs,
    SystemMediaTransportControlsTimelineProperties,
)
from winrt.windows.media.playback import MediaPlayer

from guide.ui.mediakeys.playing import Command, Desk, Playing, Status, Wish

_COMMANDS = {
    SystemMediaTransportControlsButton.PLAY: Command.PLAY,
    SystemMediaTransportControlsButton.PAUSE: Command.PAUSE,
    SystemMediaTransportControlsButton.STOP: Command.STOP,
    SystemMediaTransportControlsButton.NEXT: Command.NEXT,
    SystemMediaTransportControlsButton.PREVIOUS: Command.PREVIOUS,
}
_STATUS = {
    Status.PLAYING: MediaPlaybackStatus.PLAYING,
    Status.PAUSED: MediaPlaybackStatus.PAUSED,
    Status.STOPPED: MediaPlaybackStatus.STOPPED,
}


def reach() -> Callable[[Wish], Desk] | None:
    """What makes the controls in the window's thread."""
    return TransportControls


class TransportControls:
    """A media player that plays nothing: a program without a window of its own kind has the controls from one."""

    def __init__(self, wish: Wish) -> None:
        """`wish` is called in a thread of the system's."""
        self._wish = wish
        self._player = MediaPlayer()
        self._player.command_manager.is_enabled = False  # the keys are ours, and not for the empty player
        controls = self._controls = self._player.system_media_transport_controls
        controls.is_play_enabled = controls.is_pause_enabled = controls.is_stop_enabled = True
        controls.is_next_enabled = controls.is_previous_enabled = True
        self._token = controls.add_button_pressed(self._on_button)
        controls.is_enabled = True

    def show(self, playing: Playing) -> None:
        """Show title, times and status."""
        controls = self._controls
        display = controls.display_updater
        display.type = MediaPlaybackType.MUSIC
        display.music_properties.title = playing.pose
        display.music_properties.artist = playing.session
        display.music_properties.album_title = playing.session
        display.update()
        times = SystemMediaTransportControlsTimelineProperties()
        times.end_time = timedelta(milliseconds=playing.length)
        times.position = timedelta(milliseconds=playing.position)
        controls.update_timeline_properties(times)
        controls.playback_status = _STATUS[playing.status]

    def close(self) -> None:
        """Take the controls away."""
        self._controls.remove_button_pressed(self._token)
        self._controls.is_enabled = False
        self._player.close()

    def _on_button(
        self, _sender: SystemMediaTransportControls, pressed: SystemMediaTransportControlsButtonPressedEventArgs
    ) -> None:
        command = _COMMANDS.get(pressed.button)
        if command is not None:
            self._wish(command)
