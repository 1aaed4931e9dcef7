import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from time import monotonic
from uuid import uuid4

import pytest
from PySide6.QtCore import QDir
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guide.ui.instance import Instance

Make = Callable[[], Instance]


@pytest.fixture
def name() -> str:
    return f"guide-test-{uuid4().hex}"


@pytest.fixture
def instance(qapp: QApplication, name: str) -> Iterator[Make]:  # noqa: ARG001 - sockets need the application
    made: list[Instance] = []

    def make() -> Instance:
        made.append(Instance(name))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_the_second_copy_hands_its_file_to_the_first(qtbot: QtBot, instance: Make, tmp_path: Path) -> None:
    first = instance()
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.handed_over) as handed:
        assert not instance().claim(tmp_path / "bridge.yaml")
    assert handed.args == [tmp_path / "bridge.yaml", {}]


def test_what_is_wished_with_a_file_is_handed_over_with_it(qtbot: QtBot, instance: Make, tmp_path: Path) -> None:
    first = instance()
    assert first.claim()
    first.listen()
    wishes = {"starts": True, "options": {"target": 240_000}}
    with qtbot.waitSignal(first.handed_over) as handed:
        assert not instance().claim(tmp_path / "bridge.yaml", wishes)
    assert handed.args == [tmp_path / "bridge.yaml", wishes]


def test_a_second_copy_without_a_file_only_wakes_the_first(qtbot: QtBot, instance: Make) -> None:
    first = instance()
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.handed_over) as handed:
        assert not instance().claim()
    assert handed.args == [None, {}]


def test_a_relative_file_is_handed_over_whole(
    qtbot: QtBot, instance: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = instance()
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.handed_over) as handed:
        instance().claim(Path("bridge.yaml"))
    assert handed.args == [tmp_path / "bridge.yaml", {}]


def test_the_id_of_a_session_is_handed_over_as_it_is(qtbot: QtBot, instance: Make) -> None:
    first = instance()
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.handed_over) as handed:
        instance().claim(Path("bridge"))
    assert handed.args == [Path("bridge"), {}]


def test_a_file_without_an_ending_is_a_file(
    qtbot: QtBot, instance: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bridge").touch()
    first = instance()
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.handed_over) as handed:
        instance().claim(Path("bridge"))
    assert handed.args == [tmp_path / "bridge", {}]


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe there has no file")
def test_nobody_else_may_hand_anything_over(instance: Make, name: str) -> None:
    first = instance()
    assert first.claim()
    first.listen()
    assert not Path(QDir.temp().filePath(name)).stat().st_mode & 0o077


def test_when_the_first_copy_is_gone_the_next_one_is_the_first(instance: Make) -> None:
    first = instance()
    assert first.claim()
    first.close()
    assert instance().claim()


def test_a_copy_that_was_killed_keeps_nobody_out(instance: Make, name: str) -> None:
    killed = (
        "import os, sys; from PySide6.QtCore import QCoreApplication; from guide.ui.instance import Instance\n"
        "application = QCoreApplication([]); first = Instance(sys.argv[1]); first.claim(); first.listen(); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", killed, name], check=False, timeout=60)
    next_one = instance()
    assert next_one.claim()
    next_one.listen()
    assert not instance().claim()


def test_a_first_copy_that_does_not_answer_keeps_nobody_out(instance: Make) -> None:
    assert instance().claim()
    assert instance().claim(patience=0)


def test_a_copy_waits_for_a_first_one_that_has_only_just_started(qtbot: QtBot, instance: Make) -> None:
    first, second = instance(), instance()
    assert first.claim()
    claims: list[bool] = []
    thread = Thread(target=lambda: claims.append(second.claim()))
    with qtbot.waitSignal(first.handed_over):
        thread.start()
        first.listen()
    thread.join()
    assert claims == [False]


def test_words_of_a_stranger_do_no_harm(qtbot: QtBot, instance: Make, name: str) -> None:
    first = instance()
    assert first.claim()
    first.listen()
    handed: list[object] = []
    first.handed_over.connect(lambda file, wishes: handed.append((file, wishes)))
    for words in (b"\xff\xfe nothing\n", b"[1, 2]\n", b"no end of line", b'{"file": 7, "wishes": 7}\n'):
        stranger = QLocalSocket()
        stranger.connectToServer(name)
        assert stranger.waitForConnected(1000)
        stranger.write(words)
        stranger.waitForBytesWritten(1000)
        stranger.disconnectFromServer()
    qtbot.waitUntil(lambda: handed == [(None, {})])


def test_where_there_can_be_no_lock_a_start_does_not_wait_for_one(qapp: QApplication) -> None:  # noqa: ARG001 - as above
    started = monotonic()
    assert Instance("n" * 300).claim()  # no file may have such a name
    assert monotonic() - started < 2
