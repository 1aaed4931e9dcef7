"""The command line as scripts call it, with the real reader, compiler, voice and mixer."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import soundfile
from PySide6.QtGui import QImage

from guide.cli import main
from guide.sessionfile.catalogue import read_catalogue

ROOT = Path(__file__).parents[2]

TINY = """\
format: 1
title: Tiny
breath: {inhale: 1 s, exhale: 1 s}
choices:
  legs:
    ask: Legs?
    options: {neutral: {label: Parallel}, turned: {label: Turned out}}
    default: neutral
steps:
  - pose: warrior-1
    sides: [right, left]
    arrive: [Step your <side> foot forward.]
    enter: {say: Arms up.}
    during: []
    leave: {say: Arms down.}
    hold: 2-3 breaths
"""
BROKEN = """\
format: 1
title: Broken
steps:
  - pose: locst
    hold: 5
  - pose: bridge
    hold: 5 breaths
    rset: 2 breaths
"""


@pytest.fixture(autouse=True)
def kept_clips(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """One cache for all calls of this file: each cue is spoken once."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cli-cache"))


@pytest.fixture
def tiny(tmp_path: Path) -> str:
    file = tmp_path / "tiny.yaml"
    file.write_text(TINY, encoding="utf-8")
    return str(file)


pytestmark = pytest.mark.usefixtures("qapp")
"""`guide figure` paints with Qt, and would make an application of its own that later tests cannot use."""


def guide(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """A call in this process; gives the exit code and both outputs."""
    try:
        code = main(words)
    except SystemExit as usage:
        code = int(usage.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def test_the_timeline_keeps_its_contract(capsys: pytest.CaptureFixture[str], tiny: str) -> None:
    code, out, _ = guide(capsys, "timeline", tiny, "--json")
    told = json.loads(out)
    assert code == 0
    assert set(told) == {"session", "title", "duration_ms", "options", "segments", "events"}
    assert (told["session"], told["title"]) == ("tiny", "Tiny")
    segments, events = told["segments"], told["events"]
    assert {key for segment in segments for key in segment} == {
        "start_ms", "end_ms", "kind", "step", "pose", "side", "breaths", "breaths_range",
    }  # fmt: skip
    assert {key for event in events for key in event} == {"at_ms", "kind", "text", "duration_ms", "phase", "number"}
    assert {segment["kind"] for segment in segments} <= {
        "say", "arrive", "build", "hold", "reps", "leave", "rest", "bell",
    }  # fmt: skip
    assert {event["kind"] for event in events} == {"speech", "count", "bell", "breath", "pose", "side"}
    assert all(before["end_ms"] == after["start_ms"] for before, after in pairwise(segments))
    assert segments[-1]["end_ms"] == told["duration_ms"]
    assert [event["at_ms"] for event in events] == sorted(event["at_ms"] for event in events)
    holds = [segment for segment in segments if segment["kind"] == "hold"]
    assert [(hold["side"], hold["breaths"], hold["breaths_range"]) for hold in holds] == [
        ("right", 2, [2, 3]),
        ("left", 2, [2, 3]),
    ]
    assert "Step your left foot forward." in [event["text"] for event in events]


def test_a_table_for_teachers(capsys: pytest.CaptureFixture[str], tiny: str) -> None:
    code, out, _ = guide(capsys, "timeline", tiny)
    assert code == 0
    assert "“Step your right foot forward.”" in out
    assert "2 breaths (of 2 to 3)" in out


def test_options_shape_the_timeline(capsys: pytest.CaptureFixture[str], tiny: str) -> None:
    def duration(*words: str) -> int:
        code, out, err = guide(capsys, "timeline", tiny, "--json", *words)
        assert code == 0, err
        return int(json.loads(out)["duration_ms"])

    usual = duration()
    assert duration("--pace", "2/2") > usual
    assert usual < duration("--minutes", str((usual + 4_500) / 60_000)) <= usual + 4_500
    assert duration("--guidance", "silent") == usual, "silence keeps all the time"
    assert duration("--choose", "legs=turned") == usual


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--minutes", "0.05"), "takes between"),
        (("--choose", "arms=up"), "no choice “arms”"),
        (("--choose", "legs=up"), "no option “up”"),
        (("--voice", "hibari:hart"), "did you mean “hibari:heart”?"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_1(
    capsys: pytest.CaptureFixture[str], tiny: str, words: tuple[str, ...], sentence: str
) -> None:
    code, out, err = guide(capsys, "timeline", tiny, *words)
    assert (code, out) == (1, "")
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("timeline",),
        ("timeline", "locust", "--pace", "4"),
        ("timeline", "locust", "--pace", "0/4"),
        ("timeline", "locust", "--minutes", "nan"),
        ("timeline", "locust", "--guidance", "loud"),
        ("timeline", "locust", "--choose", "legs"),
        ("export", "locust", "a.wav", "--tracks", "voice,drums"),
        ("--unknown",),
        ("play", "locust", "--fast"),
    ],
)
def test_wrong_usage_is_exit_2(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    code, out, err = guide(capsys, *words)
    assert (code, out) == (2, "")
    assert "usage: guide" in err
    assert "Traceback" not in err


def test_check_tells_every_problem_with_its_place(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    broken = tmp_path / "deep" / "er" / "broken.yml"
    broken.write_text(BROKEN, encoding="utf-8")
    (tmp_path / "tiny.yaml").write_text(TINY, encoding="utf-8")
    code, out, _ = guide(capsys, "check", str(tmp_path))
    assert code == 1
    lines = out.splitlines()
    assert all(line.startswith(f"{broken}:") for line in lines)
    assert f"{broken}:4:11: Unknown pose “locst” — did you mean “locust”? (at steps[0].pose)" in lines
    assert any(line.startswith(f"{broken}:5:11: ") and line.endswith("(at steps[0].hold)") for line in lines)
    assert any(line.startswith(f"{broken}:8:5: ") and "rset" in line for line in lines)

    code, out, _ = guide(capsys, "check", "--json", str(broken))
    assert code == 1
    assert [set(problem) for problem in json.loads(out)] == [
        {"file", "line", "column", "path", "severity", "message"}
    ] * len(lines)


def test_check_warns_of_words_that_do_not_fit(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    wordy = tmp_path / "wordy.yaml"
    long = "Let the head grow heavy, and the neck long, and the whole of the back wide, breath by breath by breath."
    wordy.write_text(TINY.replace("during: []", f'during: [{{at: 1, say: "{long}"}}]'), encoding="utf-8")
    code, out, _ = guide(capsys, "check", str(wordy))
    assert code == 0
    assert f"{wordy}:" in out
    assert "warning: " in out
    assert "hold" in out


def test_shipped_sessions_are_without_problems_with_the_real_voice(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = guide(capsys, "check", "--voice", str(ROOT / "sessions" / "locust.yaml"))
    assert (code, out) == (0, "No problems in 1 session.\n")
    code, out, _ = guide(capsys, "check", str(ROOT / "sessions"))
    assert (code, out) == (0, "No problems in 11 sessions.\n")


@pytest.mark.parametrize("what", ["nowhere.yaml", "empty-folder"])
def test_check_of_nothing_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path, what: str) -> None:
    (tmp_path / "empty-folder").mkdir()
    code, out, err = guide(capsys, "check", str(tmp_path / what))
    assert code == 1
    assert what in out + err
    assert "Traceback" not in err


def test_export_writes_what_the_timeline_says_and_captions_with_its_times(
    capsys: pytest.CaptureFixture[str], tiny: str, tmp_path: Path
) -> None:
    _, out, _ = guide(capsys, "timeline", tiny, "--json")
    told = json.loads(out)
    sound, captions = tmp_path / "tiny.wav", tmp_path / "tiny.srt"
    code, _, err = guide(capsys, "export", tiny, str(sound), "--captions", str(captions))
    assert code == 0, err
    written = soundfile.info(sound)
    assert written.samplerate == 48_000
    assert written.frames == told["duration_ms"] * 48
    words = [event for event in told["events"] if event["kind"] in {"speech", "count"}]
    assert captions.read_text(encoding="utf-8").count(" --> ") == len(words)

    quiet = tmp_path / "quiet.flac"
    code, _, _ = guide(capsys, "export", tiny, str(quiet), "--tracks", "voice")
    assert code == 0
    samples, _ = soundfile.read(quiet, dtype="float32", always_2d=True)
    spoken = next(event for event in words if event["kind"] == "speech")
    begin, end = spoken["at_ms"] * 48, (spoken["at_ms"] + spoken["duration_ms"]) * 48
    assert abs(samples[begin:end]).max() > 0.1
    assert abs(samples[:begin]).max() == 0.0, "the bell of the start belongs to another track"


@pytest.mark.parametrize("out", ["tiny.xyz", "nowhere/tiny.wav"])
def test_export_to_an_impossible_place_is_said_before_anything_is_rendered(
    capsys: pytest.CaptureFixture[str], tiny: str, tmp_path: Path, out: str
) -> None:
    code, _, err = guide(capsys, "export", tiny, str(tmp_path / out))
    assert code == 1
    assert err.count("\n") == 1


def test_lists(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = guide(capsys, "list", "--json")
    sessions = json.loads(out)
    assert code == 0
    assert {key for session in sessions for key in session} == {"id", "title", "file", "duration_ms", "problems"}
    assert {session["id"] for session in sessions} == {
        "bridge", "bridge-in-six-steps", "gentle-backbend", "glute-strength", "glutes-and-hamstrings", "locust",
        "pigeon-to-twist", "sit-stand-squat", "strong-glutes-open-hips", "utkatasana-side-steps", "warrior-1",
    }  # fmt: skip
    assert all(session["problems"] == [] and session["duration_ms"] > 60_000 for session in sessions)

    code, out, _ = guide(capsys, "list")
    assert code == 0
    assert any(line.startswith("locust ") for line in out.splitlines())

    _, out, _ = guide(capsys, "poses", "--json")
    assert {"id": "locust", "name": "Locust", "sanskrit": "Salabhasana"}.items() <= {
        key: value for pose in json.loads(out) if pose["id"] == "locust" for key, value in pose.items()
    }.items()
    _, out, _ = guide(capsys, "voices", "--json")
    assert {"hibari:heart"} <= {voice["id"] for voice in json.loads(out)}
    _, out, _ = guide(capsys, "voices")
    assert "More voices" in out
    _, out, _ = guide(capsys, "schema")
    assert json.loads(out)["$schema"].startswith("https://json-schema.org/")


def test_a_session_of_ones_own_is_listed_even_when_it_is_broken(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    settings = tmp_path / "config" / "guide-practice" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"sessions_folder": str(folder)}), encoding="utf-8")
    _, out, _ = guide(capsys, "list", "--json")
    mine = next(session for session in json.loads(out) if session["id"] == "broken")
    assert mine["title"] == "Broken"
    assert mine["duration_ms"] is None
    assert len(mine["problems"]) >= 3
    code, _, err = guide(capsys, "timeline", "broken")
    assert code == 1
    assert "did you mean “locust”" in err


def run(*words: str, code: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
    """A call in a process of its own; `code` runs before it."""
    program = f"{code}\nimport sys\nfrom guide.cli import main\nsys.exit(main({list(words)!r}))"
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_without_a_display_the_terminal_is_offered() -> None:
    environment = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    done = run(**environment)
    assert done.returncode == 1
    assert done.stderr == (
        "There is no display to open a window on. To practise in this terminal: guide play SESSION --no-window\n"
    )


def test_the_core_runs_without_qt(tiny: str) -> None:
    watched = "import atexit, sys\natexit.register(lambda: print('QT' if 'PySide6' in sys.modules else 'no qt'))"
    for words in (("check", tiny), ("list",), ("timeline", tiny, "--guidance", "silent")):
        assert run(*words, code=watched).stdout.endswith("no qt\n")


def test_no_call_reaches_for_the_network(tiny: str, tmp_path: Path) -> None:
    """Python tells of every socket that is connected or bound and every name that is looked up."""
    hook = (
        "import sys\n"
        "told = ('socket.connect', 'socket.bind', 'socket.getaddrinfo', 'socket.gethostbyname', 'urllib.Request')\n"
        "sys.addaudithook(lambda name, what: sys.stderr.write(f'NETWORK {name} {what}\\n') if name in told else None)"
    )
    done = run("export", tiny, str(tmp_path / "tiny.ogg"), "--guidance", "names", code=hook)
    assert done.returncode == 0, done.stderr
    assert "NETWORK" not in done.stderr


def test_a_bug_writes_a_log_and_shows_no_traceback(tmp_path: Path) -> None:
    spoilt = "import guide.cli.listing as l\nl._sessions = lambda _: 1 / 0"
    done = run("list", code=spoilt, XDG_STATE_HOME=str(tmp_path / "state"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    log = Path(done.stderr.strip().rpartition("the file ")[2].removesuffix("."))
    assert log.is_relative_to(tmp_path)
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_an_error_of_the_app_s_own_is_a_bug_also_when_it_is_like_one_of_the_system(tmp_path: Path) -> None:
    fault = "def fail(_):\n    raise OSError('a stream was closed twice')"
    spoilt = f"import guide.cli.listing as l\n{fault}\nl._sessions = fail"
    done = run("list", code=spoilt, XDG_STATE_HOME=str(tmp_path / "state"))
    assert "Please report it" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_the_output_is_one_sentence() -> None:
    code = "import sys; sys.stdout = open('/dev/full', 'w')"
    done = run("list", code=code)
    assert (done.returncode, done.stderr) == (1, "This could not be done: No space left on device.\n")


def test_an_empty_name_is_not_this_folder(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, said = guide(capsys, "check", "")
    assert code == 2
    assert "is empty: write one" in said


def test_a_name_longer_than_any_file_s_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    told = {"check": "This could not be done: File name too long (xxx", "timeline": "There is no session “xxx"}
    for command, sentence in told.items():
        code, _, said = guide(capsys, command, "x" * 5000)
        assert code == 1
        assert said.startswith(sentence)
        assert len(said.splitlines()) == 1


@pytest.mark.parametrize("encoding", ["ascii", "utf-8:strict"])
def test_what_a_terminal_cannot_spell_is_no_failure(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / os.fsdecode(b"caf\xe9.yaml")
    file.write_text(BROKEN, encoding="utf-8")
    command = [sys.executable, "-m", "guide", "check", str(file)]
    done = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": encoding}, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.count(b"\n") == 3


def drawn(file: Path) -> QImage:
    image = QImage(str(file))
    assert not image.isNull()
    return image


def figure(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> QImage:
    file = folder / "figure.png"
    assert guide(capsys, "figure", *words[:1], str(file), "--size", "120x90", *words[1:]) == (0, "", "")
    return drawn(file)


def test_a_pose_is_drawn_in_the_size_asked_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    image = figure(capsys, tmp_path, "pigeon")
    assert (image.width(), image.height()) == (120, 90)
    ground = image.pixel(0, 0)
    assert sum(image.pixel(x, y) != ground for x in range(0, 120, 4) for y in range(0, 90, 4)) > 100
    large = tmp_path / "large.png"
    assert guide(capsys, "figure", "pigeon", str(large))[0] == 0
    assert (drawn(large).width(), drawn(large).height()) == (640, 640)


@pytest.mark.parametrize(
    "options",
    [
        ("pigeon", "--side", "left"),
        ("pigeon", "--muscles"),
        ("pigeon", "--body", "man"),
        ("pigeon", "--dark"),
        ("pigeon/folded",),
    ],
)
def test_side_muscles_body_colours_and_variant_change_the_picture(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, options: tuple[str, ...]
) -> None:
    plain = figure(capsys, tmp_path, "pigeon")
    assert figure(capsys, tmp_path, *options) != plain
    assert figure(capsys, tmp_path, "pigeon", "--side", "right", "--body", "woman") == plain


def test_a_pose_alike_on_both_sides_has_one_picture(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert figure(capsys, tmp_path, "locust", "--side", "left") == figure(capsys, tmp_path, "locust")


def test_the_sheet_shows_every_pose_and_variant(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "sheet.png"
    assert guide(capsys, "figure", "--sheet", str(file)) == (0, "", "")
    catalogue, _ = read_catalogue(ROOT / "assets")
    count = sum(
        (pose.figure is not None) + sum(variant.figure is not None for variant in pose.variants.values())
        for pose in catalogue.poses.values()
    )
    image = drawn(file)
    across = image.width() // 280
    assert image.height() == -(-count // across) * (280 + 48)
    ground = image.pixel(0, 0)
    for place in range(count):
        left, top = place % across * 280, place // across * (280 + 48)
        cell = {image.pixel(left + x, top + y) for x in range(0, 280, 10) for y in range(0, 280, 10)}
        label = {image.pixel(left + x, top + y) for x in range(0, 280, 2) for y in range(284, 310, 2)}
        assert len(cell - {ground}) > 5
        assert len(label - {ground}) > 2
    assert guide(capsys, "figure", "--sheet", str(file), "--muscles") == (0, "", "")
    assert drawn(file).size() == image.size()
    assert drawn(file) != image, "the muscles are asked for"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("pidgeon", "a.png"), "There is no pose “pidgeon” — did you mean “pigeon”?"),
        (("pigeon/foldd", "a.png"), "“Pigeon” has no variant “foldd” — did you mean “folded”?"),
        (("pigeon", "a.jpg"), "a.jpg must end in .png."),
        (("pigeon", "a.png", "--body", "cat"), "There is no body “cat”; choose from woman, man."),
        *(
            (
                (alone,),
                "Name a pose and a picture: write guide figure POSE OUT.png, or guide figure --sheet OUT.png for all.",
            )
            for alone in ("a.png", "pigeon")
        ),
        (("pigeon", "nowhere/a.png"), "The folder nowhere does not exist; make it first or choose another."),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = guide(capsys, "figure", *words)
    assert (code, out, err.strip()) == (1, "", sentence)
    assert not list(tmp_path.glob("*.*g"))


def test_a_picture_that_finds_no_room_leaves_the_older_one_as_it_was(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource", reason="only some systems limit how large a file may become")
    figure(capsys, tmp_path, "pigeon")
    file = tmp_path / "figure.png"
    older = file.read_bytes()
    least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(older), most))
    try:
        code, _, err = guide(capsys, "figure", "pigeon", str(file), "--size", "480x480")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))
    assert (code, err) == (1, f"{file} could not be written; choose a folder of your own.\n")
    assert [(one, one.read_bytes()) for one in tmp_path.iterdir()] == [(file, older)]


@pytest.mark.parametrize("words", [("--size", "0x5"), ("--size", "big"), ("--side", "front")])
def test_a_size_or_side_that_is_none_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, str]
) -> None:
    code, _, err = guide(capsys, "figure", "pigeon", str(tmp_path / "a.png"), *words)
    assert code == 2
    assert words[0] in err
    assert not (tmp_path / "a.png").exists()
