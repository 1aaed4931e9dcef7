"""Draws `docs/poses.png`: every pose of the catalogue and every variant with a shape of its own, labelled.

Run by hand when a figure has changed:

    PYTHONPATH=. python packaging/make_pose_sheet.py docs/poses.png
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import fill
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from guide.figure.bodyfile import load
from guide.figure.choice import shown
from guide.figure.palette import LIGHT
from guide.figure.studio import Look, Studio
from guide.model.shape import Shape
from guide.resources import asset
from guide.sessionfile.catalogue import read_catalogue

COLUMNS: Final = 6
WIDTH, HEIGHT, LABEL = 260, 200, 44
LETTERS: Final = 34  # in a line of a label
WALL, INK = "#FDEDCC", "#2A1B1C"


def named_shapes() -> Iterator[tuple[str, Shape]]:
    """Every shape to show, with its name."""
    catalogue, _ = read_catalogue(asset("poses").parent)
    for pose in catalogue.poses.values():
        if pose.figure is None:
            continue
        seen = [replace(shown(pose.figure), moments={})]
        yield pose.name, seen[0]
        for variant in pose.variants.values():
            if variant.figure is None:
                continue
            shape = replace(shown(variant.figure), moments={})
            if shape not in seen:
                seen.append(shape)
                yield variant.name or variant.id, shape


def main(target: Path) -> None:
    """Draw the sheet."""
    studio = Studio(load(asset("figure", "body-1.npz")), LIGHT)
    shapes = list(named_shapes())
    rows = -(-len(shapes) // COLUMNS)
    sheet = Image.new("RGBA", (COLUMNS * WIDTH, rows * (HEIGHT + LABEL)), WALL)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(14)
    for number, (name, shape) in enumerate(shapes):
        x, y = number % COLUMNS * WIDTH, number // COLUMNS * (HEIGHT + LABEL)
        picture = studio.portrait(shape, WIDTH, HEIGHT, Look(supersample=4))
        figure = Image.frombuffer("RGBA", (WIDTH, HEIGHT), picture.tobytes(), "raw", "RGBa", 0, 1)
        sheet.alpha_composite(figure, (x, y))
        pen.multiline_text((x + WIDTH / 2, y + HEIGHT + 6), fill(name, LETTERS), INK, font, "ma", align="center")
    sheet.convert("RGB").quantize(200).save(target, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
