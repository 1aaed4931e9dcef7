"""One copy of the app for each person: a second one hands its file to the first and ends."""

import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1000
_MOST_BYTES = 64 * 1024


class Instance(QObject):
    """The first copy listens under a name; `handed_over` carries another copy's file, or None when it had none."""

    handed_over = Signal(object)

    def __init__(self, name: str) -> None:
        """`name` tells apart persons and tests."""
        super().__init__()
        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)

    def claim(self, file: Path | None = None) -> bool:
        """Whether this is the first copy. If not, the first one has come to the front with `file`."""
        if self._handed(file):
            return False
        # What a copy that was killed left behind would keep this one from listening.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _handed(self, file: Path | None) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        words = json.dumps({"file": str(file.absolute()) if file else None})
        socket.write(words.encode() + b"\n")
        socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return True

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
            name = json.loads(bytes(socket.readLine().data())).get("file")
        except (ValueError, AttributeError):
            return  # somebody else's words: nothing to do with us
        self.handed_over.emit(Path(name) if isinstance(name, str) else None)
