"""A practice in a process of its own, which plays fast and is killed at some moment: what the log keeps of it."""

import random
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from guide.practicelog.log import Log
from guide.practicelog.practice import Practice

_ROOT = Path(__file__).resolve().parent.parent.parent

# Tells each step and side when it is begun, and again when it is on disk.
_PROGRAM = """
import sys
from pathlib import Path
from guide.player.recorder import Recorder
from guide.player.shelf import Shelf
from guide.player.transport import State
from guide.practicelog.writer import Writer
from guide.settings import Settings
from tests.fakes.practising import Practising

file, shelf = Path(sys.argv[1]), Shelf(Settings(Path(sys.argv[1] + ".json")))
session = shelf.session(sys.argv[2])
practising = Practising(session, shelf.catalogue)
writer, player = Writer(file), practising.player
recorder = Recorder(player, writer, print, clock=practising.seconds)
player.play()
here = None
while player.state is State.PLAYING:
    practising.run(250)
    segment = player.timeline.segment_at(player.position)
    if (segment.step, segment.side) != here:
        here = segment.step, segment.side
        print("begun", *here, sep="|", flush=True)
        writer.settle()
        print("kept", *here, sep="|", flush=True)
"""


@dataclass(frozen=True, slots=True)
class Killed:
    """What a killed practice had told, as steps with sides, and what its log holds."""

    begun: tuple[str, ...]
    kept: tuple[str, ...]
    found: Practice | None
    notices: tuple[str, ...]

    @property
    def lost(self) -> int:
        """How many steps that had begun are not in the log; negative where the log is ahead of what was told."""
        if self.found is None:
            return len(self.begun)
        here = f"{self.found.step}|{self.found.side}"
        return len(self.begun) - 1 - self.begun.index(here) if here in self.begun else -1


def kill_a_practice(file: Path, session: str, chance: random.Random, most_lines: int) -> Killed:
    """Play a session into a log and kill the process after some, at most so many, of the lines it tells."""
    program = [sys.executable, "-c", _PROGRAM, str(file), session]
    with subprocess.Popen(program, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as process:
        lines: list[str] = []
        assert process.stdout is not None
        for _ in range(chance.randrange(1, most_lines)):
            line = process.stdout.readline().strip()
            if not line:
                assert process.wait() == 0, "it failed by itself, before it was killed"
                break
            lines.append(line)
        process.kill()
    told = [line.partition("|") for line in lines]
    with closing(Log(file)) as log:
        return Killed(
            begun=tuple(rest for word, _, rest in told if word == "begun"),
            kept=tuple(rest for word, _, rest in told if word == "kept"),
            found=log.last(),
            notices=log.notices,
        )
