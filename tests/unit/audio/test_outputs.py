import os
import subprocess
import sys
import threading

import numpy as np
import pytest

from guide.audio.clip import Samples
from guide.audio.outputs.device import DeviceOutput
from guide.audio.outputs.listing import device_names
from guide.audio.outputs.null import NullOutput
from guide.audio.outputs.quiet import stderr_silenced
from guide.errors import AudioError


def test_silence_keeps_time_and_ends() -> None:
    pulled: list[int] = []
    enough = threading.Event()

    def pull(frames: int) -> Samples:
        pulled.append(frames)
        if sum(pulled) > 4_800:
            enough.set()
        return np.zeros((frames, 2), np.float32)

    output = NullOutput()
    output.open(pull)
    assert enough.wait(5)
    output.close()
    output.close()
    assert max(pulled) <= 24_000
    assert not output.displaced()


def test_a_device_that_is_not_connected_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    output = DeviceOutput("A headset that nobody has")

    with pytest.raises(AudioError, match=r"“A headset that nobody has” is not connected: connect it, or choose"):
        output.open(lambda frames: np.zeros((frames, 2), np.float32))

    assert "A headset that nobody has" not in device_names()
    assert capfd.readouterr().err == ""
    output.close()


def test_standard_error_is_silent_until_the_last_has_done(capfd: pytest.CaptureFixture[str]) -> None:
    first, second = stderr_silenced(), stderr_silenced()
    for one in (first, second):
        one.__enter__()
    os.write(2, b"a page of noise\n")
    first.__exit__(None, None, None)
    os.write(2, b"and another\n")
    second.__exit__(None, None, None)
    os.write(2, b"heard again\n")
    assert capfd.readouterr().err == "heard again\n"


def test_devices_are_listed_where_there_is_no_standard_error() -> None:
    script = "import os; os.close(2); from guide.audio.outputs.listing import device_names; print(len(device_names()))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.strip().isdecimal()
