"""Sounds whose samples tell where they are, and strategies for scores of them."""

import numpy as np
from hypothesis import strategies as st

from guide.audio.clip import CHANNELS, Clip
from guide.audio.score import Placement, Score, Track

SLOPE = 1e-6
"""How much a sample of `ruler` is above the one before it."""


def ruler(frames: int) -> Clip:
    """Sample n is n times `SLOPE`: what is heard tells which frame it is."""
    return Clip((np.arange(frames) * SLOPE).astype(np.float32))


def hum(frames: int, level: float = 0.3) -> Clip:
    """A smooth sound of whole waves, which takes no step above 3 % of its level from one sample to the next."""
    waves = max(round(frames * 0.02 / (2 * np.pi)), 1)
    return Clip((level * np.sin(np.arange(frames) * (2 * np.pi * waves / frames))).astype(np.float32))


@st.composite
def clips(draw: st.DrawFn, longest: int = 400) -> Clip:
    frames = draw(st.integers(1, longest))
    shape = draw(st.sampled_from([(frames,), (frames, CHANNELS)]))
    noise = np.random.default_rng(draw(st.integers(0, 99))).uniform(-1, 1, shape)
    return Clip(noise.astype(np.float32))


placements = st.builds(
    Placement,
    at=st.integers(-500, 1_500),
    clip=clips(),
    track=st.sampled_from(Track),
    gain=st.sampled_from([0.0, 0.5, 1.0]),
)
scores = st.lists(placements, max_size=8).map(Score)
gains = st.dictionaries(st.sampled_from(Track), st.sampled_from([0.0, 0.3, 1.0]))
