"""Where later copies of the app hand their file to the first: a local socket, for the same person only."""

import json
import os.path
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from guide.sessionfile.find import SUFFIXES

_WAIT_MS = 1000
_MOST_BYTES = 64 * 1024


class Reception(QObject):
    """Listens under a name; `handed_over` carries a file, or None when there was none, and what is wished with it."""

    handed_over = Signal(object, dict)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)
        # What a copy that was killed left behind would keep this one from listening.
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(_MOST_BYTES)
            socket.readyRead.connect(self._on_words)
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _on_words(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            words = json.loads(bytes(socket.readLine().data()))
            name, wishes = words.get("file"), words.get("wishes")
        except (ValueError, AttributeError):
            return  # somebody else's words: nothing to do with us
        self.handed_over.emit(Path(name) if isinstance(name, str) else None, wishes if isinstance(wishes, dict) else {})


def hand_over(name: str, file: Path | None, wishes: Mapping[str, Any]) -> bool:
    """Hand a file, or None, and what is wished with it to the copy that listens. Returns whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return False
    words = json.dumps({"file": _told_elsewhere(file) if file else None, "wishes": dict(wishes)})
    socket.write(words.encode() + b"\n")
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


def _told_elsewhere(file: Path) -> str:
    """A file as another process finds it, whose folder is another; a session's id as it is."""
    is_id = file.suffix not in SUFFIXES and not os.path.exists(file)  # noqa: PTH110 -- Path.exists raises for some names
    return str(file if is_id else file.absolute())
