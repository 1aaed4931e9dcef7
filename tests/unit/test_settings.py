import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.errors import StorageError
from guide.settings import TABLE, Setting, Settings


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
    assert settings.notices == (
        "The settings “rate” and “text size” could not be read and are back at their defaults.",
    )


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
    heard: list[str] = []
    settings.listen(heard.append)
    with pytest.raises(StorageError, match=r"could not be saved in .*\. Make room there, or let Guide write to it"):
        settings.set("theme", "dark")
    assert settings.text("theme") == "dark"
    assert heard == ["theme"]


def test_a_listener_that_listens_no_more_keeps_nothing_from_the_others(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    heard: list[str] = []
    stop = settings.listen(lambda _: stop())
    settings.listen(heard.append)
    settings.set("theme", "dark")
    assert heard == ["theme"]


@given(
    st.sampled_from(TABLE), st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.none())
)
def test_whatever_a_file_holds_a_setting_keeps_its_type_and_bounds(setting: Setting, value: object) -> None:
    if setting.accepts(value):
        assert isinstance(value, type(setting.default)) or (isinstance(setting.default, float) and type(value) is int)
        if isinstance(value, float) and not (setting.or_zero and value == 0):
            assert (setting.least or 0) <= value <= (setting.most or 0)


def test_what_a_later_version_wrote_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"from_a_later_version": [1]}', encoding="utf-8")
    Settings.load(file).set("theme", "dark")
    assert json.loads(file.read_text(encoding="utf-8")) == {"from_a_later_version": [1], "theme": "dark"}


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot kill itself like that")
def test_a_change_survives_the_end_of_the_app_right_after_it(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    kept = Settings(file)
    kept.set("theme", "dark")
    code = (
        "import os, sys; from pathlib import Path; from guide.settings import Settings\n"
        "settings = Settings.load(Path(sys.argv[1]))\n"
        "settings.set('music_folder', '/music'); settings.set('music', True); os.kill(os.getpid(), 9)"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(file)], check=False, cwd=Path(__file__).parents[2])
    assert ended.returncode == -9
    again = Settings.load(file)
    assert (again.text("theme"), again.text("music_folder"), again.flag("music")) == ("dark", "/music", True)
    assert again.notices == ()
    assert [one.name for one in tmp_path.iterdir()] == ["settings.json"]


def test_whatever_one_setting_holds_the_others_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    sound: dict[str, object] = {setting.name: other(setting) for setting in TABLE}
    for broken in TABLE:
        file.write_text(json.dumps({**sound, broken.name: [None]}), encoding="utf-8")
        settings = Settings.load(file)
        assert len(settings.notices) == 1
        assert broken.name.replace("_", " ") in settings.notices[0]
        for setting in TABLE:
            expected = setting.default if setting is broken else sound[setting.name]
            assert read(settings, setting) == expected


def other(setting: Setting) -> str | float | bool:
    """A value that is not the default."""
    if isinstance(setting.default, bool):
        return not setting.default
    if isinstance(setting.default, str):
        return next((one for one in setting.allowed if one != setting.default), "" if setting.allowed else "other")
    return type(setting.default)((setting.most if setting.most != setting.default else setting.least) or 0)


def read(settings: Settings, setting: Setting) -> str | float | bool:
    """A setting's value by the method for its type."""
    if isinstance(setting.default, bool):
        return settings.flag(setting.name)
    return settings.text(setting.name) if isinstance(setting.default, str) else settings.number(setting.name)


def test_a_folder_in_the_home_of_nobody_is_one_that_is_not_there(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json", {"sessions_folder": "~nobody-of-that-name/yoga"})
    assert settings.sessions_folder == Path("~nobody-of-that-name/yoga")


def test_what_is_lent_is_in_force_until_another_is_set_and_never_saved(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings = Settings.load(file)
    settings.set("voice", "espeak:en-gb")
    heard: list[str] = []
    settings.listen(heard.append)
    settings.lend("voice", "espeak:en-us")
    settings.set("theme", "dark")
    assert settings.text("voice") == "espeak:en-us"
    assert Settings.load(file).text("voice") == "espeak:en-gb"
    settings.set("voice", "espeak:en-us")
    assert Settings.load(file).text("voice") == settings.text("voice") == "espeak:en-us"
    assert heard == ["theme", "voice"]
    with pytest.raises(ValueError, match="rate"):
        settings.lend("rate", 9.0)


def test_a_text_that_no_file_can_be_called_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"sessions_folder": "a\0b"}), encoding="utf-8")
    settings = Settings.load(file)
    assert settings.text("sessions_folder") == ""
    assert len(settings.notices) == 1


@pytest.mark.parametrize(("seconds", "in_force"), [(0, 0), (0.0004, 0), (0.4, 0), (0.5, 0.5), (20, 20), (21, 0)])
def test_a_breath_too_short_to_be_breathed_is_damaged(tmp_path: Path, seconds: float, in_force: float) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"inhale_seconds": seconds}), encoding="utf-8")
    settings = Settings.load(file)
    assert settings.number("inhale_seconds") == in_force
    assert len(settings.notices) == (seconds != in_force)
