"""What a killed process leaves in memory is swept up; what is in use, new or somebody else's is not."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guide.speech.scratch import PREFIX, Scratch

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no folder in memory")

KILLED = "import os, sys; from pathlib import Path; from guide.speech.scratch import Scratch\n"
HOLDS = KILLED + "scratch = Scratch(Path(sys.argv[1])); print(scratch.path, flush=True); sys.stdin.read(); os._exit(1)"


def aged(folder: Path) -> Path:
    """A folder as it looks an hour later."""
    hour_ago = time.time() - 3600
    os.utime(folder, (hour_ago, hour_ago))
    return folder


def test_a_killed_process_s_folder_is_swept_up_and_not_before(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        left = Path(process.stdout.readline().strip())
        (left / "clip").write_bytes(b"sound")
        aged(left)
        scratch.sweep()
        assert left.is_dir()
        process.kill()
    scratch.sweep()
    assert not left.exists()
    assert scratch.path.is_dir()
    scratch.remove()
    assert not scratch.path.exists()


def test_only_old_folders_with_our_name_are_swept_up(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (tmp_path / f"{PREFIX}link").symlink_to(aged(precious))
    new = tmp_path / f"{PREFIX}new"
    new.mkdir()
    aged(tmp_path / "precious")
    file = tmp_path / f"{PREFIX}file"
    file.touch()
    aged(file)
    scratch = Scratch(tmp_path)
    scratch.sweep()
    scratch.remove()
    assert {path.name for path in tmp_path.iterdir()} == {"precious", f"{PREFIX}link", f"{PREFIX}new", f"{PREFIX}file"}


def test_an_emptied_parent_does_no_harm(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path)
    scratch.path.rmdir()
    scratch.sweep()
    scratch.remove()
