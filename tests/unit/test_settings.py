import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.errors import StorageError
from guide.settings import TABLE, Setting, Settings, write_atomically


def test_a_setting_survives_and_listeners_hear_of_it(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.json"
    settings = Settings.load(file)
    heard: list[str] = []
    settings.listen(heard.append)
    settings.set("rate", 0.9)
    settings.set("rate", 0.9)
    settings.set("reduce_motion", value=True)
    again = Settings.load(file)
    assert (again.number("rate"), again.flag("reduce_motion")) == (0.9, True)
    assert heard == ["rate", "reduce_motion"]


def test_a_damaged_setting_falls_back_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"rate": "fast", "theme": "dark", "text_size": 900, "from_a_later_version": 1}', encoding="utf-8")
    settings = Settings.load(file)
    assert settings.number("rate") == 1.0
    assert settings.text("theme") == "dark"
    assert settings.number("text_size") == 100
    assert len(settings.notices) == 2


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_is_set_aside(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    settings = Settings.load(file)
    assert settings.text("guidance") == "full"
    assert "settings.damaged" in settings.notices[0]
    assert (tmp_path / "settings.damaged").read_bytes() == content
    settings.set("theme", "dark")
    assert Settings.load(file).text("theme") == "dark"


def test_a_change_that_cannot_be_saved_is_in_force_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("", encoding="utf-8")
    settings = Settings.load(tmp_path / "in-the-way" / "settings.json")
    with pytest.raises(StorageError, match="could not be saved"):
        settings.set("theme", "dark")
    assert settings.text("theme") == "dark"


@given(
    st.sampled_from(TABLE), st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.none())
)
def test_whatever_a_file_holds_a_setting_keeps_its_type_and_bounds(setting: Setting, value: object) -> None:
    if setting.accepts(value):
        assert isinstance(value, type(setting.default)) or (isinstance(setting.default, float) and type(value) is int)
        if isinstance(value, float):
            assert (setting.least or 0) <= value <= (setting.most or 0)


def test_what_a_later_version_wrote_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"from_a_later_version": [1]}', encoding="utf-8")
    Settings.load(file).set("theme", "dark")
    assert json.loads(file.read_text(encoding="utf-8")) == {"from_a_later_version": [1], "theme": "dark"}


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("old", encoding="utf-8")

    def parts() -> Iterator[bytes]:
        yield b"half of the new"
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write_atomically(file, parts())
    assert file.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]
    write_atomically(file, [json.dumps({}).encode()])
    assert file.read_text(encoding="utf-8") == "{}"
