"""Looking at the figure: from the room to the screen and back, and how large it is drawn."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from guide.figure.rotation import Array, about_x, about_y
from guide.model.shape import Camera

Points = NDArray[np.float32]


def turn(camera: Camera) -> Array:
    """The rotation (3, 3) from the room to the view: x to the right, y up, z towards the viewer."""
    return about_x(camera.pitch) @ about_y(-camera.yaw)


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of `width` by `height` pixels at `scale` pixels per metre; the room's origin is at pixel (`x`, `y`)."""

    width: int
    height: int
    scale: float
    x: float
    y: float

    def times(self, factor: int) -> "Frame":
        """The same picture with `factor` times as many pixels each way."""
        return Frame(self.width * factor, self.height * factor, self.scale * factor, self.x * factor, self.y * factor)

    def toward(self, other: "Frame", t: float) -> "Frame":
        """A part `t` of the way to another frame of the same size."""
        return replace(
            self,
            scale=self.scale + (other.scale - self.scale) * t,
            x=self.x + (other.x - self.x) * t,
            y=self.y + (other.y - self.y) * t,
        )

    def screen(self, viewed: Points) -> Points:
        """Viewed points (v, 3) in metres as pixels: x right, y down, z towards the viewer. Each axis lies together."""
        scale = np.float32(self.scale)
        screen = viewed.T * np.array([[scale], [-scale], [scale]], np.float32)
        screen[0] += np.float32(self.x)
        screen[1] += np.float32(self.y)
        return np.asarray(screen.T)
