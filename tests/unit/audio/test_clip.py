import numpy as np
import pytest

from guide.audio.clip import Clip, frames_of, ms_of


def test_time_and_frames_convert_exactly() -> None:
    assert frames_of(1_001) == 48_048
    assert ms_of(frames_of(-250)) == -250
    assert ms_of(-1) == -1


@pytest.mark.parametrize("samples", [np.zeros(4), np.zeros((4, 3), np.float32), np.zeros(4, np.int16)])
def test_a_clip_takes_only_what_the_mixer_can_add(samples: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> None:
    with pytest.raises(ValueError, match="a clip is float32"):
        Clip(samples)
