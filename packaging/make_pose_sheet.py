"""Draws `docs/poses.png`: the sheet of `guide figure --sheet`, in few colours so that its file stays small.

Run by hand when a figure has changed, where there are no poses of one's own:

    PYTHONPATH=. python packaging/make_pose_sheet.py docs/poses.png
"""

import sys
from pathlib import Path
from typing import Final

from PIL import Image

from guide.cli import main

COLOURS: Final = 256


def draw(target: Path) -> int:
    """Draw the sheet, and return the command's exit code."""
    code = main(["figure", "--sheet", str(target)])
    if code == 0:
        with Image.open(target) as sheet:
            # Even a rare colour, such as a block's, gets one near to it; the means then settle where shades are many.
            few = sheet.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2)
        few.save(target, optimize=True)
    return code


if __name__ == "__main__":
    raise SystemExit(draw(Path(sys.argv[1])))
