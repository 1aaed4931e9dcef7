"""Which pictures are still there at the next start."""

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from guide import resources
from guide.model.drawn import Drawn
from guide.ui.figure.kept import KeptPictures
from guide.ui.figure.picture import Dress, Room


def test_what_was_used_the_longest_time_ago_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.ui.figure.kept._MOST", 2)
    kept = KeptPictures(tmp_path)
    dress = Dress("she", "light", dark=False)
    rooms = [Room(dress, (Drawn(pose),), 4, 3) for pose in ("locust", "pigeon", "mountain")]
    picture = QImage(4, 3, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    for room in rooms:
        kept.save(room, picture)
        for file in tmp_path.rglob("*.png"):
            os.utime(file, (file.stat().st_atime, file.stat().st_mtime - 60))  # a minute goes by
    assert kept.load(rooms[0]) is not None
    kept.tidy()
    assert [kept.load(room) is not None for room in rooms] == [True, False, True]


def test_pictures_of_another_edition_are_thrown_away(tmp_path: Path) -> None:
    other = tmp_path / "0123456789abcdef"
    other.mkdir()
    (other / "room.png").write_bytes(b"")
    KeptPictures(tmp_path).tidy()
    assert not other.exists()


def test_a_pose_that_was_changed_is_drawn_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pose = tmp_path / "poses" / "own.yaml"
    pose.parent.mkdir()
    monkeypatch.setattr(resources, "asset", tmp_path.joinpath)
    room = Room(Dress("she", "light", dark=False), (Drawn("own"),), 4, 3)
    picture = QImage(4, 3, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    found = []
    for text in ("pitch: 10", "pitch: 20", "pitch: 10"):
        pose.write_text(text, encoding="utf-8")
        kept = KeptPictures(tmp_path / "pictures")
        found.append(kept.load(room) is not None)
        kept.save(room, picture)
    assert found == [False, False, True]
