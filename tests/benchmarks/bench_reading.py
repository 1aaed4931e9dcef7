"""Reading and checking session files, against PyYAML's bare loader on the same files.

Run by hand: `python -m tests.benchmarks.bench_reading [FILES]`. Prints a table of processor time, so that other
programs do not count; the ratio is to be at most 3.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time
from typing import TypeAlias

import yaml

from guide import resources
from guide.sessionfile.catalogue import read_catalogue
from guide.sessionfile.find import find_session_files
from guide.sessionfile.library import Library, Places
from guide.sessionfile.session import SessionReader
from guide.yamlfile.reading import read

Reads: TypeAlias = Callable[[Path], object]

_FILES = 1_000
_ROUNDS = 5
_MOST = 3.0


def main(count: int) -> int:
    """Measure on `count` copies of the shipped sessions; 1 when the ratio is too large."""
    shipped = find_session_files([resources.shipped_sessions()])
    catalogue, _ = read_catalogue(resources.asset())
    known = {file.stem: file for file in shipped}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [_copy(shipped[number % len(shipped)], folder, number) for number in range(count)]
        kinds: dict[str, Callable[[], Reads]] = {
            "PyYAML's CSafeLoader": lambda: lambda file: yaml.load(file.read_bytes(), yaml.CSafeLoader),
            "values with places": lambda: read,
            "session, all checks": lambda: SessionReader(catalogue, known.get).read,
        }
        times = _measured(kinds, files)
        bare = times["PyYAML's CSafeLoader"]
        print(
            f"{count} files, {sum(file.stat().st_size for file in files) / 1000:.0f} kB, median of {_ROUNDS} rounds\n"
        )
        for kind, time in times.items():
            print(f"{kind:24} {time * 1000:8.0f} ms   {time / bare:5.2f}x")
        _print_library(folder)
    return int(times["session, all checks"] / bare > _MOST)


def _copy(file: Path, folder: Path, number: int) -> Path:
    copy = folder / f"{file.stem}-{number}.yaml"
    copy.write_bytes(file.read_bytes())
    return copy


def _measured(kinds: dict[str, Callable[[], Reads]], files: list[Path]) -> dict[str, float]:
    """The median time of each kind over all files; the kinds take turns, so that a busy moment meets them all."""
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(_ROUNDS):
        for kind, reads in kinds.items():
            read_one = reads()
            began = process_time()
            for file in files:
                read_one(file)
            times[kind].append(process_time() - began)
    return {kind: median(taken) for kind, taken in times.items()}


def _print_library(folder: Path) -> None:
    places = Places(folder, resources.shipped_sessions(), resources.asset(), folder / "index.json")
    for label in ("library, first time", "library, nothing new"):
        began = process_time()
        library = Library(places, lambda _session, _catalogue: 0, "bench")
        shown = process_time()
        library.refresh()
        whole = process_time() - began
        print(f"{label:24} {whole * 1000:8.0f} ms   entries there after {(shown - began) * 1000:.0f} ms")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else _FILES))
