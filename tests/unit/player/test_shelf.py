"""What is on the shelf, and what is told when one of its files is not right."""

import shutil
from pathlib import Path

import pytest

from guide import resources
from guide.errors import InputError
from guide.player.shelf import Shelf
from guide.settings import Settings


def test_a_mistake_in_a_pose_is_told_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "poses").mkdir()
    for name in ("sources.yaml", "cautions.yaml", "poses/mountain.yaml"):
        shutil.copy(resources.asset(name), tmp_path / name)
    text = (tmp_path / "poses" / "mountain.yaml").read_text(encoding="utf-8")
    bent = text.replace("elbows: {flex: 6", "elbows: {flex: 600")
    assert bent != text
    (tmp_path / "poses" / "mountain.yaml").write_text(bent, encoding="utf-8")
    monkeypatch.setattr(resources, "asset", lambda *_: tmp_path)
    with pytest.raises(InputError, match=r"mountain\.yaml:\d+:\d+: This is too much: 155 at most\."):
        _ = Shelf(Settings(tmp_path / "settings.json")).catalogue
