"""Opening the window on a display that is not there."""

import os
import subprocess
import sys

import pytest

PROGRAM = "import sys; from guide.cli import main; sys.exit(main([]))"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
@pytest.mark.parametrize(
    ("display", "reason"),
    [
        ({"DISPLAY": ":987", "QT_QPA_PLATFORM": "xcb"}, ""),
        ({"WAYLAND_DISPLAY": "nowhere", "QT_QPA_PLATFORM": "wayland"}, ""),
        ({"QT_QPA_PLATFORM": "no-such-platform"}, "no-such-platform"),
    ],
)
def test_a_display_that_does_not_answer_is_told_in_one_line(display: dict[str, str], reason: str) -> None:
    there = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment = {**there, "XDG_RUNTIME_DIR": "/nowhere", **display}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    told = done.stderr.strip().splitlines()[-1]
    assert told.startswith("No window can be opened (")
    assert reason in told
    assert told.endswith("guide play SESSION --no-window")
    assert "Traceback" not in done.stderr
