"""The app as it is given away: the wheel, and what desktops read about it."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"

SHORT_SESSION = """\
format: 1
title: Two breaths
breath: {inhale: 1 s, exhale: 1 s}
steps:
  - say: Welcome.
    wait: key
  - pose: locust
    arrive: []
    enter: {say: Lift.}
    hold: 2 breaths
"""


def run(*command: str | Path, cwd: Path | None = None, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment or None, timeout=120, cwd=cwd
    )


@pytest.mark.parametrize(
    ("validator", "words", "file"),
    [
        ("desktop-file-validate", (), "io.github.guide_practice.guide.desktop"),
        ("appstreamcli", ("validate", "--no-net"), "io.github.guide_practice.guide.metainfo.xml"),
    ],
)
def test_desktop_data_pass_their_validators(validator: str, words: tuple[str, ...], file: str) -> None:
    if not shutil.which(validator):
        pytest.skip(f"{validator} is not installed")
    done = run(validator, *words, PACKAGING / file)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def installed_guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and installed into an environment of its own; the libraries are those of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    assert built.returncode == 0, built.stderr
    wheel = next(folder.glob("*.whl"))
    venv.create(folder / "env", with_pip=False, symlinks=True)
    python = folder / "env" / "bin" / "python"
    purelib = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip()
    installed = run(
        sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel
    )
    assert installed.returncode == 0, installed.stderr
    # A .pth adds the folder alone: the editable checkout that lies in it is not seen.
    Path(purelib, "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "env" / "bin" / "guide"


def test_the_wheel_plays_a_session(installed_guide: Path, tmp_path: Path) -> None:
    session = tmp_path / "two-breaths.yaml"
    session.write_text(SHORT_SESSION, encoding="utf-8")
    settings = tmp_path / "config" / "guide-practice" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"get_ready_seconds": 0}', encoding="utf-8")
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    ask = "import guide; print(guide.__file__)"
    where = run(installed_guide.with_name("python"), "-c", ask, cwd=tmp_path, **environment).stdout.strip()
    assert str(ROOT) not in where
    # Nobody is at a keyboard here: it plays on over a step that waits for a key.
    played = run(installed_guide, "play", str(session), "--no-window", cwd=tmp_path, **environment)
    assert played.returncode == 0, played.stderr
    assert "Lift." in played.stdout
    assert "Done" in played.stdout
    listed = run(installed_guide, "list", cwd=tmp_path, **environment)
    assert "strong-glutes-open-hips" in listed.stdout, listed.stderr
