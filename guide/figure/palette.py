"""What the figure is painted with: one table of colours per palette, looked up by material, muscle and light."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from guide.figure.body import Material

Colour: TypeAlias = str
Ramp: TypeAlias = tuple[Colour, Colour, Colour]
Words = NDArray[np.uint32]

LIGHTS: Final = 256
LEVELS: Final = 8
"""Steps from bare cloth to a full muscle patch, once for working and once for stretched."""
BANDS: Final = 1 + 2 * LEVELS
_OPAQUE = np.uint32(255 << 24)


def rgb(colour: Colour) -> NDArray[np.float64]:
    """The colour `#RRGGBB` as three numbers from 0 to 255."""
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], np.float64)


def words(colours: NDArray[np.float64]) -> Words:
    """Opaque RGBA words, in the byte order R, G, B, A, of colours (n, 3)."""
    c = np.clip(np.round(colours), 0, 255).astype(np.uint32)
    return np.asarray(_OPAQUE | (c[:, 2] << np.uint32(16)) | (c[:, 1] << np.uint32(8)) | c[:, 0], np.uint32)


@dataclass(frozen=True)
class Palette:
    """The colours of a figure; ramps run from shade through middle to light."""

    skin: Ramp
    leggings: Ramp
    top: Ramp
    hair: Ramp
    ink: Colour
    mat: Colour
    mat_edge: Colour
    shadow: float
    working: Colour
    stretched: Colour
    block: Ramp
    towel: Ramp
    chair: Ramp
    strap: Ramp
    arrow: Colour
    feature_share: float = field(default=0.62)

    def _ramps(self) -> dict[Material, Ramp]:
        skin, ink = rgb(self.skin[0]), rgb(self.ink)
        brow = "#" + "".join(f"{int(v):02X}" for v in skin * (1 - self.feature_share) + ink * self.feature_share)
        return {
            Material.SKIN: self.skin,
            Material.LEGGINGS: self.leggings,
            Material.TOP: self.top,
            Material.HAIR: self.hair,
            Material.FEATURE: (brow, brow, brow),
            Material.BLOCK: self.block,
            Material.TOWEL: self.towel,
            Material.CHAIR: self.chair,
            Material.STRAP: self.strap,
            Material.ARROW: (self.arrow, self.arrow, self.arrow),
        }

    @cached_property
    def table(self) -> Words:
        """RGBA words by (material · BANDS + band) · LIGHTS + light; band 0 is bare, then working, then stretched."""
        light = np.linspace(0, 1, LIGHTS)[:, None]
        rows = []
        for _, ramp in sorted(self._ramps().items()):
            dark, middle, bright = (rgb(c) for c in ramp)
            base = dark + (middle - dark) * _step(light, 0.30, 0.46) + (bright - middle) * _step(light, 0.60, 0.92)
            rows.append(base)
            for muscle in (self.working, self.stretched):
                lit = np.minimum(rgb(muscle) * (0.66 + 0.44 * light), 255)
                rows += [base + (lit - base) * (level / LEVELS) * 0.95 for level in range(1, LEVELS + 1)]
        return words(np.concatenate(rows))

    @cached_property
    def ink_words(self) -> Words:
        """The ink line's word for each material, and last for the outline against the background."""
        ink = rgb(self.ink)
        lines = [rgb(ramp[1]) * 0.26 + ink * 0.74 for _, ramp in sorted(self._ramps().items())]
        lines[Material.ARROW] = rgb(self.arrow)
        return words(np.array([*lines, ink]))


def _step(x: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


LIGHT: Final = Palette(
    skin=("#B67E64", "#D49E80", "#EABEA2"),
    leggings=("#143C4A", "#265C6A", "#4E8892"),
    top=("#7E9698", "#B0C6C6", "#CEDDDB"),
    hair=("#2E2220", "#46342E", "#644C42"),
    ink="#1E2228",
    mat="#B6CBBE",
    mat_edge="#92AC9E",
    shadow=0.4,
    working="#E2603E",
    stretched="#F9C968",
    block=("#A87B4A", "#C99A62", "#DDB682"),
    towel=("#C9BFB4", "#E6DED4", "#F7F2EA"),
    chair=("#6E5238", "#8E6C4C", "#AA8763"),
    strap=("#6A1C34", "#8A2340", "#A63A58"),
    arrow="#8A2340",
)
DARK: Final = Palette(
    skin=("#9E6C58", "#C28E74", "#DEB298"),
    leggings=("#305C6A", "#528896", "#7CAEB8"),
    top=("#889C9E", "#B6C8C8", "#D4E0DE"),
    hair=("#4E3A34", "#70564C", "#927466"),
    ink="#120E12",
    mat="#344A47",
    mat_edge="#263836",
    shadow=0.55,
    working="#F48460",
    stretched="#F0C46E",
    block=("#8E6840", "#B08656", "#CBA375"),
    towel=("#A79E95", "#C8BFB6", "#E2DAD1"),
    chair=("#5C4634", "#7C6048", "#9A7A5C"),
    strap=("#B5685F", "#D4857A", "#F4A497"),
    arrow="#F4A497",
)
_SKINS: Final[dict[str, tuple[tuple[Ramp, Ramp], tuple[Ramp, Ramp]]]] = {
    "rose": ((LIGHT.skin, LIGHT.hair), (DARK.skin, DARK.hair)),
    "olive": (
        (("#9A6A48", "#BC8A62", "#D6AA82"), ("#1E1A1C", "#302A2A", "#4A4040")),
        (("#8A6048", "#AE8060", "#CCA482"), ("#403632", "#5C4E48", "#7E6E66")),
    ),
    "brown": (
        (("#6A432F", "#8A5C42", "#AB7C5E"), ("#1A1416", "#2A2022", "#42343A")),
        (("#6E4836", "#90644C", "#B28468"), ("#3A302D", "#54473F", "#74655B")),
    ),
    "deep": (
        (("#452A20", "#623E2E", "#845A46"), ("#17120F", "#261E1A", "#3C302A")),
        (("#543626", "#744E3A", "#966C54"), ("#3A302C", "#544640", "#72625A")),
    ),
}
SKINS: Final = tuple(_SKINS)
_PALETTES: Final = {
    (dark, name): replace(base, skin=pair[dark][0], hair=pair[dark][1])
    for dark, base in ((False, LIGHT), (True, DARK))
    for name, pair in _SKINS.items()
}


def palette(*, dark: bool = False, skin: str = SKINS[0]) -> Palette:
    """The palette for a light or dark window and one of the `SKINS`; an unknown skin gets the first."""
    return _PALETTES[dark, skin if skin in _SKINS else SKINS[0]]
