"""The shape of the breath ring: pure geometry, in logical pixels."""

from dataclasses import dataclass

_LEAST_SWEEP = 4.0
"""Degrees: the arc is never so short that it cannot be seen."""


@dataclass(frozen=True, slots=True)
class RingMeasures:
    """The radii and strokes of a ring: the disc breathes between `least` and `most`."""

    least: float
    most: float
    gap: float
    arc: float
    circle: float

    def radius(self, fullness: float) -> float:
        """The disc's radius for a breath that is empty (0) to full (1)."""
        return self.least + (self.most - self.least) * fullness

    def circle_radius(self, radius: float) -> float:
        """The radius of the thin circle round a disc, and of the arc on it."""
        return radius + self.gap + self.arc / 2

    @property
    def extent(self) -> float:
        """How far the ring reaches from its centre at its fullest, with a pixel for smooth edges."""
        return self.circle_radius(self.most) + max(self.arc, self.circle) / 2 + 1

    def scaled(self, factor: float) -> "RingMeasures":
        """The same ring, larger or smaller."""
        return RingMeasures(
            self.least * factor, self.most * factor, self.gap * factor, self.arc * factor, self.circle * factor
        )


def sweep(share: float) -> float:
    """The arc's length in degrees for a share of the hold, 0 to 1."""
    return max(_LEAST_SWEEP, 360.0 * min(1.0, max(0.0, share)))
