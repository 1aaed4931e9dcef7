"""Make the font files of `assets/fonts` from the variable web fonts of Atkinson Hyperlegible Next.

Qt loads neither woff2 nor several subsets of one face, so the latin and the latin-ext subset are pinned to each
weight the app uses, merged, and written as TrueType. Needs `fonttools` and `brotli`, and `npm` to fetch the package.

    python packaging/make_fonts.py
"""

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PACKAGE = "@fontsource-variable/atkinson-hyperlegible-next@5.3.0"
FAMILY = "Atkinson Hyperlegible Next"
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
TARGET = Path(__file__).resolve().parent.parent / "assets" / "fonts"


def fetched() -> dict[str, bytes]:
    """The files of the package by their names within it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S607 - npm is looked up on the maintainer's own machine
        archive = next(Path(folder).glob("*.tgz"))
        with tarfile.open(archive) as files:
            members = ((member.name, files.extractfile(member)) for member in files if member.isfile())
            return {name.removeprefix("package/"): stream.read() for name, stream in members if stream}


def pinned(source: bytes, weight: int, folder: Path) -> Path:
    """One subset at one weight, as a static TrueType file."""
    font = instantiateVariableFont(TTFont(io.BytesIO(source)), {"wght": weight})
    font.flavor = None
    file = folder / f"{weight}-{len(list(folder.iterdir()))}.ttf"
    font.save(file)
    return file


def named(font: TTFont, weight: int) -> None:
    """Give a merged font the names and the weight by which font systems group a family."""
    style = WEIGHTS[weight]
    basic = style in {"Regular", "Bold"}
    names = {
        1: FAMILY if basic else f"{FAMILY} {style}",
        2: style if basic else "Regular",
        3: f"{FAMILY} {style}",
        4: f"{FAMILY} {style}",
        6: f"{FAMILY.replace(' ', '')}-{style}",
        16: FAMILY,
        17: style,
    }
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    for number in (21, 22, 25):
        font["name"].removeNames(nameID=number)
    font["OS/2"].usWeightClass = weight
    bold, regular = 1 << 5, 1 << 6
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~(bold | regular) | (bold if style == "Bold" else regular)
    font["head"].macStyle = 1 if style == "Bold" else 0


def main() -> None:
    """Write the four weights and the licence."""
    files = fetched()
    subsets = [files[f"files/atkinson-hyperlegible-next-{name}-wght-normal.woff2"] for name in ("latin", "latin-ext")]
    TARGET.mkdir(parents=True, exist_ok=True)
    for weight, style in WEIGHTS.items():
        with tempfile.TemporaryDirectory() as folder:
            font = Merger().merge([str(pinned(subset, weight, Path(folder))) for subset in subsets])
        named(font, weight)
        font.recalcTimestamp = False  # the same package gives the same bytes
        file = TARGET / f"{FAMILY.replace(' ', '')}-{style}.ttf"
        font.save(file)
        print(file.name, len(font.getBestCmap()), "characters")
    (TARGET / "OFL.txt").write_bytes(files["LICENSE"])


if __name__ == "__main__":
    main()
