import runpy
from pathlib import Path

import numpy as np
import pytest

from guide.audio import bells
from guide.audio.clip import SAMPLE_RATE
from guide.errors import StorageError

_SCRIPT = Path(__file__).parents[3] / "packaging" / "make_sounds.py"


@pytest.mark.parametrize("name", bells.NAMES)
def test_a_bell_is_struck_softly_and_rings_out_into_silence(name: str) -> None:
    sound = bells.bell(name).samples
    loudness = [float(np.sqrt(np.mean(part**2))) for part in np.array_split(sound, 8)]

    assert 0.2 < np.abs(sound).max() < 0.5
    assert np.abs(sound[0]).max() < 0.01
    assert np.abs(sound[-1]).max() == 0.0
    assert np.argmax(np.abs(sound).max(axis=1)) < 0.3 * len(sound)
    assert loudness[-1] < loudness[0] / 100


@pytest.mark.parametrize("name", bells.NAMES)
def test_a_bell_rings_in_the_modes_of_a_bowl(name: str) -> None:
    sound = bells.bell(name).samples[: 2 * SAMPLE_RATE].mean(axis=1)
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    lowest = np.argmax(spectrum) * SAMPLE_RATE / len(sound)
    above = spectrum.copy()
    above[: int(1.5 * np.argmax(spectrum))] = 0
    second = np.argmax(above) * SAMPLE_RATE / len(sound)

    assert 170 < lowest < 270
    assert second / lowest == pytest.approx(2.71, abs=0.05)


def test_the_bells_are_what_the_script_makes() -> None:
    script = runpy.run_path(str(_SCRIPT))

    assert set(script["BOWLS"]) == set(bells.NAMES)
    for name, bowl in script["BOWLS"].items():
        assert np.allclose(bells.bell(name).samples, script["ring"](bowl), atol=1 / 32_000)


def test_a_bell_that_is_missing_is_said() -> None:
    with pytest.raises(StorageError, match="install Guide again"):
        bells.bell("gong")
