"""`guide figure`: a pose, or all of them, as a picture."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter

from guide.cli.household import Household
from guide.errors import InputError, StorageError
from guide.figure.bodies import BODIES, body
from guide.figure.body import Body
from guide.figure.choice import shape_for, shown
from guide.figure.palette import palette
from guide.figure.studio import Look, Muscles, Studio
from guide.model.pose import Catalogue, Pose
from guide.model.shape import Shape
from guide.model.side import Side
from guide.safefile import check_place, made_whole
from guide.ui.fonts import load_fonts
from guide.ui.theme import SMALL, Theme
from guide.yamlfile.suggest import did_you_mean

_COLUMNS = 6
_CELL = 280
_LABEL, _MARGIN = 48, 12
_SUPERSAMPLE = 4


def run(arguments: argparse.Namespace) -> int:
    """Write the picture.

    Raises:
        InputError: there is no such pose, variant or body, or the file is no PNG or has no folder.
        StorageError: the file cannot be written.
    """
    out = arguments.out
    if not (arguments.pose or arguments.sheet):
        raise InputError(
            "Name a pose and a picture: write guide figure POSE OUT.png, or guide figure --sheet OUT.png for all."
        )
    if out.suffix.lower() != ".png":
        raise InputError(f"{out.name or out} must end in .png.")
    check_place(out)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(["guide"])
    load_fonts()
    theme = Theme("dark" if arguments.dark else "light")
    household = Household()
    catalogue = household.shelf.catalogue
    studio = Studio(_body(arguments.body or household.settings.text("body")), palette(dark=arguments.dark))
    if arguments.sheet:
        image = _sheet(catalogue, studio, theme, arguments)
    else:
        pose, variant = _named(catalogue, arguments.pose)
        image = _portrait(pose, variant, studio, theme, arguments)
    del application
    _write(image, out)
    return 0


def _write(image: QImage, out: Path) -> None:
    """Write the whole picture or nothing: a full disk leaves an older one as it was."""
    stored = QBuffer()
    stored.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(stored, QByteArray(b"PNG")).write(image)
    try:
        with made_whole(out) as partial:
            partial.write_bytes(stored.data().data())
    except OSError as error:
        raise StorageError(f"{out} could not be written; choose a folder of your own.") from error


def _portrait(pose: Pose, variant: str | None, studio: Studio, theme: Theme, arguments: argparse.Namespace) -> QImage:
    shape = shape_for(pose, variant, _side(arguments))
    if shape is None:
        raise InputError(f"“{pose.name}” has no figure yet; docs/poses.md shows how to draw one.")
    width, height = arguments.size
    image = _ground(width, height, theme)
    painter = QPainter(image)
    painter.drawImage(0, 0, _picture(studio, shown(shape), width, height, _muscles(pose, variant, arguments)))
    painter.end()
    return image


def _sheet(catalogue: Catalogue, studio: Studio, theme: Theme, arguments: argparse.Namespace) -> QImage:
    """All poses and their variants, each with its name."""
    shapes = list(_shapes(catalogue, _side(arguments)))
    rows = -(-len(shapes) // _COLUMNS)
    image = _ground(_COLUMNS * _CELL, rows * (_CELL + _LABEL), theme)
    painter = QPainter(image)
    painter.setFont(theme.font(SMALL))
    painter.setPen(theme.colours.ink)
    for index, (pose, variant, name, shape) in enumerate(shapes):
        x, y = index % _COLUMNS * _CELL, index // _COLUMNS * (_CELL + _LABEL)
        painter.drawImage(x, y, _picture(studio, shape, _CELL, _CELL, _muscles(pose, variant, arguments)))
        label = QRect(x + _MARGIN, y + _CELL, _CELL - 2 * _MARGIN, _LABEL)
        painter.drawText(label, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, name)
    painter.end()
    return image


def _shapes(catalogue: Catalogue, side: Side | None) -> Iterator[tuple[Pose, str | None, str, Shape]]:
    """The shapes of all poses and of those variants that have their own, with their names."""
    for pose in sorted(catalogue.poses.values(), key=lambda pose: pose.name):
        names = {key: one.name or f"{pose.name}, {key}" for key, one in pose.variants.items() if one.figure is not None}
        for variant, name in [(None, pose.name), *names.items()]:
            shape = shape_for(pose, variant, side)
            if shape is not None:
                yield pose, variant, name, shown(shape)


def _side(arguments: argparse.Namespace) -> Side | None:
    return Side(arguments.side) if arguments.side else None


def _muscles(pose: Pose, variant: str | None, arguments: argparse.Namespace) -> Muscles:
    return Muscles(pose.works_in(variant), pose.stretches) if arguments.muscles else Muscles()


def _picture(studio: Studio, shape: Shape, width: int, height: int, muscles: Muscles) -> QImage:
    pixels = studio.portrait(shape, width, height, Look(muscles=muscles, supersample=_SUPERSAMPLE))
    format_ = QImage.Format.Format_RGBA8888_Premultiplied
    # The image reads the array's memory: the copy is its own.
    return QImage(pixels.tobytes(), width, height, 4 * width, format_).copy()


def _ground(width: int, height: int, theme: Theme) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.colours.wall))
    return image


def _body(name: str) -> Body:
    if name not in BODIES:
        raise InputError(f"There is no body “{name}”; choose from {', '.join(BODIES)}.")
    return body(name)


def _named(catalogue: Catalogue, name: str) -> tuple[Pose, str | None]:
    """The pose of an id, or of an id and a variant such as `bridge/block`."""
    pose_id, _, variant = name.partition("/")
    pose = catalogue.poses.get(pose_id)
    if pose is None:
        raise InputError(f"There is no pose “{pose_id}”{did_you_mean(pose_id, catalogue.poses)}")
    if variant and variant not in pose.variants:
        raise InputError(f"“{pose.name}” has no variant “{variant}”{did_you_mean(variant, pose.variants)}")
    return pose, variant or None
