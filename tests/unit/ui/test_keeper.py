import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from guide.errors import StorageError
from guide.sessionfile.entry import Entry
from guide.ui.library.keeper import LibraryKeeper

Make = Callable[..., LibraryKeeper]


@pytest.fixture
def keep() -> Iterator[Make]:
    made: list[LibraryKeeper] = []

    def make(read: Callable[[], tuple[Entry, ...]], folder: Path) -> LibraryKeeper:
        made.append(LibraryKeeper(read, lambda: (folder,)))
        return made[-1]

    yield make
    for keeper in made:
        keeper.close()


def reader(folder: Path) -> Callable[[], tuple[Entry, ...]]:
    def read() -> tuple[Entry, ...]:
        files = sorted(folder.rglob("*.yaml")) if folder.is_dir() else []
        return tuple(Entry(file.stem, file.read_text(), file, duration=60_000) for file in files)

    return read


def titles(cards: tuple[Entry, ...]) -> list[str]:
    return [card.title for card in cards]


def test_a_saved_file_is_noticed_whether_new_changed_or_gone(qtbot: QtBot, keep: Make, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    (folder / "deep").mkdir(parents=True)
    keeper = keep(reader(folder), folder)
    with qtbot.waitSignal(keeper.changed) as seen:
        keeper.refresh()
    assert titles(seen.args[0]) == []
    file = folder / "deep" / "bridge.yaml"
    for act, expected in (
        (lambda: file.write_text("Bridge"), ["Bridge"]),
        (lambda: file.write_text("Bridge, longer"), ["Bridge, longer"]),
        (file.unlink, []),
    ):
        with qtbot.waitSignal(keeper.changed) as seen:
            act()
        assert titles(seen.args[0]) == expected


def test_a_folder_that_is_made_later_is_noticed(qtbot: QtBot, keep: Make, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    keeper = keep(reader(folder), folder)
    with qtbot.waitSignal(keeper.changed):
        keeper.refresh()
    made = tmp_path / "made"
    made.mkdir()
    (made / "bridge.yaml").write_text("Bridge")
    with qtbot.waitSignal(keeper.changed) as seen:
        made.rename(folder)
    assert titles(seen.args[0]) == ["Bridge"]


def test_a_folder_deep_in_others_that_are_made_later_is_noticed(qtbot: QtBot, keep: Make, tmp_path: Path) -> None:
    folder = tmp_path / "stick" / "yoga" / "own"
    read = reader(folder)
    readings: list[int] = []

    def counted() -> tuple[Entry, ...]:
        readings.append(1)
        return read()

    keeper = keep(counted, folder)
    with qtbot.waitSignal(keeper.changed):
        keeper.refresh()
    (tmp_path / "stick").mkdir()
    qtbot.waitUntil(lambda: len(readings) == 2)
    with qtbot.waitSignal(keeper.changed) as seen:
        folder.mkdir(parents=True)
        (folder / "bridge.yaml").write_text("Bridge")
    assert titles(seen.args[0]) == ["Bridge"]


def test_a_folder_where_one_may_not_look_is_no_bug(
    qtbot: QtBot, keep: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, stat = tmp_path / "closed", Path.stat

    def guarded(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if closed in path.parents:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", guarded)  # whoever runs the tests as root may look everywhere
    keeper = keep(lambda: (), closed / "own")
    with qtbot.waitSignal(keeper.changed):
        keeper.refresh()


def test_nothing_is_said_when_nothing_has_changed(qtbot: QtBot, keep: Make, tmp_path: Path) -> None:
    readings: list[int] = []

    def read() -> tuple[Entry, ...]:
        readings.append(1)
        return ()

    keeper = keep(read, tmp_path)
    with qtbot.waitSignal(keeper.changed):
        keeper.refresh()
    said: list[object] = []
    keeper.changed.connect(said.append)
    keeper.refresh()
    keeper.refresh()
    keeper.refresh()
    qtbot.waitUntil(lambda: len(readings) == 3)
    assert said == []


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (StorageError("The index is damaged."), "The index is damaged."),
        (KeyError("a bug"), "Something went wrong inside Guide."),
    ],
)
def test_a_fault_is_said_and_the_next_reading_works(
    qtbot: QtBot, keep: Make, tmp_path: Path, fault: Exception, sentence: str
) -> None:
    faults = [fault]

    def read() -> tuple[Entry, ...]:
        if faults:
            raise faults.pop()
        return ()

    keeper = keep(read, tmp_path)
    with qtbot.waitSignal(keeper.failed) as failed:
        keeper.refresh()
    assert sentence in failed.args[0]
    with qtbot.waitSignal(keeper.changed):
        keeper.refresh()


def test_a_file_that_may_not_be_read_is_not_watched_until_it_may_be(qtbot: QtBot, keep: Make, tmp_path: Path) -> None:
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)  # nobody may read it; of one that is only closed, Qt complains in the same way
    files = reader(tmp_path)
    keeper = keep(lambda: () if loop.is_symlink() else files(), tmp_path)
    with qtbot.waitSignal(keeper.changed):
        keeper.refresh()
    made = tmp_path / "made"
    made.write_text("Bridge")
    with qtbot.waitSignal(keeper.changed) as seen:
        made.rename(loop)
    assert titles(seen.args[0]) == ["Bridge"]
