"""Small pictures kept on disk, so that the library shows them at once the next time."""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from guide import __version__, resources
from guide.safefile import write_atomically
from guide.ui.figure.picture import Room
from guide.ui.figure.requests import Figurine, Request

_CODE: Final = Path(__file__).resolve().parents[2]
_MOST: Final = 400
"""More pictures than this are not kept: windows come in many sizes."""


class KeptPictures:
    """Keeps the pictures of one version of the app, its bodies and its poses; those of any other are thrown away.

    Nothing here may fail: a picture that cannot be read or kept is drawn anew.
    """

    def __init__(self, folder: Path) -> None:
        self._home = folder
        made_from = (resources.asset("figure"), resources.asset("poses"), _CODE / "figure", _CODE / "ui" / "figure")
        self._folder = folder / _edition(file for one in made_from for file in one.glob("*.*"))

    def load(self, request: Request) -> QImage | None:
        """The picture, if it is one that is kept and is there."""
        if not isinstance(request, (Room, Figurine)):
            return None
        file = self._file(request)
        image = QImage(str(file))
        if image.isNull():
            return None
        with suppress(OSError):
            os.utime(file)  # used now: `tidy` throws away what was not for the longest time
        return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)

    def save(self, request: Request, image: QImage) -> None:
        """Keep a picture, if it is one to keep."""
        if not isinstance(request, (Room, Figurine)) or image.isNull():
            return
        stored = QBuffer()
        stored.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(stored, QByteArray(b"PNG")).write(image)
        try:
            write_atomically(self._file(request), [bytes(stored.data().data())])
        except OSError:
            return

    def tidy(self) -> None:
        """Throw away what no other start will use: other editions, and what was used the longest time ago."""
        try:
            others = [one for one in self._home.iterdir() if one != self._folder]
            kept = sorted(self._folder.glob("*.png"), key=lambda file: file.stat().st_mtime, reverse=True)
            for file in kept[_MOST:]:
                file.unlink(missing_ok=True)
        except OSError:
            return
        for folder in others:
            rmtree(folder, ignore_errors=True)

    def _file(self, request: Request) -> Path:
        return self._folder / f"{hashlib.sha256(repr(request).encode()).hexdigest()[:24]}.png"


def _edition(files: Iterable[Path]) -> str:
    """A name that changes with the app and with everything the pictures are made from."""
    digest = hashlib.sha256(__version__.encode())
    for file in sorted(files):
        try:
            digest.update(file.name.encode() + file.read_bytes())
        except OSError:
            digest.update(file.name.encode())
    return digest.hexdigest()[:16]
