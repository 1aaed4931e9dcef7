"""Media controls on macOS: the remote command center, and what is now playing."""

from collections.abc import Callable
from typing import Any

from MediaPlayer import (
    MPMediaItemPropertyAlbumTitle,
    MPMediaItemPropertyArtist,
    MPMediaItemPropertyPlaybackDuration,
    MPMediaItemPropertyTitle,
    MPNowPlayingInfoCenter,
    MPNowPlayingInfoPropertyElapsedPlaybackTime,
    MPNowPlayingInfoPropertyPlaybackRate,
    MPNowPlayingPlaybackStatePaused,
    MPNowPlayingPlaybackStatePlaying,
    MPNowPlayingPlaybackStateStopped,
    MPRemoteCommandCenter,
    MPRemoteCommandHandlerStatusSuccess,
)

from guide.model.units import SECOND
from guide.ui.mediakeys.playing import Command, Desk, Playing, Status, Wish

_STATES = {
    Status.PLAYING: MPNowPlayingPlaybackStatePlaying,
    Status.PAUSED: MPNowPlayingPlaybackStatePaused,
    Status.STOPPED: MPNowPlayingPlaybackStateStopped,
}


def reach() -> Callable[[Wish], Desk] | None:
    """What makes the controls in the window's thread."""
    return CommandCenter


class CommandCenter:
    """Hears the system's commands and tells it what is playing."""

    def __init__(self, wish: Wish) -> None:
        """`wish` is called in the thread that runs the application's event loop."""
        center = MPRemoteCommandCenter.sharedCommandCenter()
        self._playing = MPNowPlayingInfoCenter.defaultCenter()
        self._targets = [
            (remote, remote.addTargetWithHandler_(_handler(wish, command)))
            for remote, command in (
                (center.togglePlayPauseCommand(), Command.TOGGLE),
                (center.playCommand(), Command.PLAY),
                (center.pauseCommand(), Command.PAUSE),
                (center.stopCommand(), Command.STOP),
                (center.nextTrackCommand(), Command.NEXT),
                (center.previousTrackCommand(), Command.PREVIOUS),
            )
        ]

    def show(self, playing: Playing) -> None:
        """Show title, times and status."""
        self._playing.setNowPlayingInfo_(
            {
                MPMediaItemPropertyTitle: playing.pose,
                MPMediaItemPropertyArtist: playing.session,
                MPMediaItemPropertyAlbumTitle: playing.session,
                MPMediaItemPropertyPlaybackDuration: playing.length / SECOND,
                MPNowPlayingInfoPropertyElapsedPlaybackTime: playing.position / SECOND,
                MPNowPlayingInfoPropertyPlaybackRate: 1.0 if playing.status is Status.PLAYING else 0.0,
            }
        )
        self._playing.setPlaybackState_(_STATES[playing.status])

    def close(self) -> None:
        """Hear no more, and play nothing."""
        for remote, target in self._targets:
            remote.removeTarget_(target)
        self._playing.setNowPlayingInfo_(None)
        self._playing.setPlaybackState_(MPNowPlayingPlaybackStateStopped)


def _handler(wish: Wish, command: Command) -> Callable[[Any], int]:
    def handle(_event: object) -> int:
        wish(command)
        return int(MPRemoteCommandHandlerStatusSuccess)

    return handle
