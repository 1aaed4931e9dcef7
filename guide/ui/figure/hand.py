"""The hand that draws: answers requests with pictures. It belongs to one thread, and loads the figure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from guide.figure.bodies import BODIES, body
from guide.figure.choice import shape_of, shown
from guide.figure.journey import Journey
from guide.figure.palette import palette
from guide.figure.studio import Look, Muscles, Studio
from guide.figure.studio import Picture as Pixels
from guide.figure.tween import ease
from guide.figure.view import Frame
from guide.model.drawn import Drawn
from guide.model.pose import Pose
from guide.model.shape import Shape
from guide.ui.figure.cast import cast
from guide.ui.figure.picture import Dress, Picture, Room
from guide.ui.figure.requests import (
    UNCOLOURED,
    Breathing,
    Coloured,
    Figurine,
    FromBehind,
    OnStage,
    OnTheWay,
    Place,
    Portrait,
    Request,
)
from guide.ui.figure.staging import cut_off, frame_on, framed, lifted, standing
from guide.ui.figure.walking import walk

_NOTHING = Picture(None)
_SEEN = 3  # of 255: a smaller change is not seen
_MOVING, _STILL = 1, 2  # supersampling
_SMALL, _ROOM = 5, 2  # so many times larger small pictures are drawn and then shrunk: ink and shadows stay fine


class Hand:
    """Draws figures of the catalogue's poses. It remembers shapes, ways and the last still pictures."""

    def __init__(self, poses: Callable[[], Mapping[str, Pose]]) -> None:
        self._poses = poses
        self._shapes: dict[Drawn, Shape | None] = {}
        self._studio = lru_cache(4)(self._new_studio)
        self._journey = lru_cache(4)(self._new_journey)
        # Two stages may show the practice at once, each in its own size.
        self._frames = lru_cache(8)(self._new_frames)
        self._frame = lru_cache(16)(self._new_frame)
        self._still = lru_cache(4)(self._still_pixels)

    def draw(self, request: Request) -> Picture:
        """Draw what is asked for. Raises StorageError where the body cannot be read."""
        match request:
            case OnStage():
                picture = _picture(self._still(request))
            case Breathing():
                picture = self._patch(request)
            case OnTheWay():
                picture = self._on_the_way(request)
            case Portrait():
                picture = self._portrait(request)
            case FromBehind():
                picture = self._from_behind(request)
            case Figurine():
                picture = self._figurine(request)
            case Room():
                picture = self._room(request)
        return picture

    def shape(self, drawn: Drawn) -> Shape | None:
        """The shape that is meant, always the same object for the same name."""
        if drawn not in self._shapes:
            self._shapes[drawn] = shape_of(self._poses(), drawn)
        return self._shapes[drawn]

    def _still_pixels(self, request: OnStage) -> Pixels | None:
        shape = self.shape(request.drawn)
        if shape is None:
            return None
        studio = self._studio(request.dress)
        look = _look(request.muscles, _STILL)
        frame = self._frame(request.dress, request.drawn, request.place)
        return _seen(studio.picture(studio.stance(shape), frame, replace(look, breath=request.breath)), request.place)

    def _patch(self, request: Breathing) -> Picture:
        still = self._still(request.still)
        pixels = self._still_pixels(replace(request.still, breath=request.breath))
        if still is None or pixels is None or not pixels.size:
            return _NOTHING
        differs = np.maximum(pixels, still) - np.minimum(pixels, still) > _SEEN
        changed = differs.view(np.uint32)[..., 0]  # in any of the four channels, looked at as one
        rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
        if not len(rows):
            return _NOTHING
        part = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        return Picture(_image(part), int(columns[0]), int(rows[0]))

    def _on_the_way(self, request: OnTheWay) -> Picture:
        if self.shape(request.to) is None:
            return _NOTHING
        before = request.before if self.shape(request.before) is not None else request.to
        studio, place = self._studio(request.dress), request.place
        journey = self._journey(request.dress, before, request.to)
        frames = self._frames(request.dress, before, request.to, place)
        look = _look(request.muscles, _STILL if request.rests else _MOVING)
        stance = journey.at(request.share)
        frame, cut = _frame_at(journey, frames, request.share, place)
        frame = lifted(studio, frame, stance, place, cut)
        return Picture(_image(_seen(studio.picture(stance, frame, replace(look, breath=0.5)), place)))

    def _portrait(self, request: Portrait) -> Picture:
        shape = self.shape(request.drawn)
        if shape is None or request.width <= 0 or request.height <= 0:
            return _NOTHING
        look = _look(self._muscles(request.drawn) if request.muscles else UNCOLOURED, request.supersample)
        look = replace(look, camera=request.camera)
        studio = self._studio(request.dress)
        drawn = studio.portrait if request.camera is None else studio.turning
        return Picture(_image(drawn(shown(shape), request.width, request.height, look)))

    def _from_behind(self, request: FromBehind) -> Picture:
        shape = self.shape(request.drawn)
        if shape is None or request.width <= 0 or request.height <= 0:
            return _NOTHING
        studio = self._studio(request.dress)
        look = _look(request.muscles, _STILL)
        look_back = studio.behind(studio.stance(shape), replace(look, mat=False))
        if look_back is None:
            return _NOTHING
        stance = studio.stance(shape)
        frame = framed(studio.spread(stance, look_back), request.width, request.height)
        return Picture(_image(studio.picture(stance, frame, look_back)))

    def _figurine(self, request: Figurine) -> Picture:
        shape = self.shape(request.drawn)
        if shape is None or request.width <= 0 or request.height <= 0:
            return _NOTHING
        studio, look = self._studio(request.dress), Look(mat=False)
        stance = studio.stance(shown(shape))
        frame = standing(studio.spread(stance, look), request.width, request.height)
        return Picture(_shrunk(_image(studio.picture(stance, frame.times(_SMALL), look)), _SMALL))

    def _room(self, request: Room) -> Picture:
        figures = cast(request.figures, self._poses(), request.most)
        shapes = [shown(shape) for shape in map(self.shape, figures) if shape is not None]
        if not shapes or request.width <= 0 or request.height <= 0:
            return _NOTHING
        studio = self._studio(request.dress)
        width, height = request.width * _ROOM, request.height * _ROOM
        return Picture(_shrunk(_image(studio.room(shapes, width, height, Look())), _ROOM))

    def _muscles(self, drawn: Drawn) -> Coloured:
        pose = self._poses().get(drawn.pose)
        return Coloured(pose.works_in(drawn.variant), pose.stretches) if pose else UNCOLOURED

    def _new_frame(self, dress: Dress, drawn: Drawn, place: Place) -> Frame:
        held, studio = self._held(drawn), self._studio(dress)
        if held != drawn:
            return self._frame(dress, held, place)
        shapes = filter(None, (self.shape(drawn), *map(self.shape, walk(drawn, self.shape(drawn)))))
        return frame_on(studio, [studio.stance(shape) for shape in shapes], place)

    def _held(self, drawn: Drawn) -> Drawn:
        """The hold that is seen from where a movement of it is: raised arms do not make the body smaller."""
        shape = self.shape(drawn)
        for moment in ("hold", ""):
            held = drawn._replace(moment=moment, x=0.0, is_back=False)
            main = self.shape(held)
            if main is not None and shape is not None and main.camera == shape.camera:
                return held
        return drawn

    def _new_studio(self, dress: Dress) -> Studio:
        name = dress.body if dress.body in BODIES else next(iter(BODIES))
        return Studio(body(name), palette(dark=dress.dark, skin=dress.skin))

    def _new_journey(self, dress: Dress, before: Drawn, to: Drawn) -> Journey:
        studio = self._studio(dress)
        stances = [studio.stance(shape) for shape in map(self.shape, (before, to)) if shape is not None]
        return studio.journey(stances[0], stances[-1])

    def _new_frames(self, dress: Dress, before: Drawn, to: Drawn, place: Place) -> tuple[Frame, ...]:
        studio = self._studio(dress)
        between = self._journey(dress, before, to).stances[1:-1]
        middle = [frame_on(studio, [stance], place) for stance in between]
        return (self._frame(dress, before, place), *middle, self._frame(dress, to, place))


def _look(muscles: Coloured, supersample: int) -> Look:
    return Look(muscles=Muscles(*muscles), supersample=supersample)


def _frame_at(journey: Journey, frames: tuple[Frame, ...], share: float, place: Place) -> tuple[Frame, float]:
    """The frame goes along with the body, as gently; and so do the pixels of the mat that are cut off in it."""
    for index, (begin, stop) in enumerate(pairwise(journey.times)):
        if share <= stop and stop > begin:
            gone, ends = ease((share - begin) / (stop - begin)), slice(index, index + 2)
            before, after = map(cut_off, frames[ends], journey.stances[ends], (place, place))
            return frames[index].toward(frames[index + 1], gone), before + (after - before) * gone
    return frames[-1], cut_off(frames[-1], journey.stances[-1], place)


def _shrunk(image: QImage, times: int) -> QImage:
    if image.isNull():
        return image
    mode, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(image.width() // times, image.height() // times, mode, smooth)


def _seen(pixels: Pixels, place: Place) -> Pixels:
    return pixels[:, ::-1] if place.is_mirrored else pixels


def _picture(pixels: Pixels | None) -> Picture:
    return _NOTHING if pixels is None else Picture(_image(pixels))


def _image(pixels: Pixels) -> QImage:
    """The picture in the form that is painted fastest. It has its own memory."""
    height, width = pixels.shape[:2]
    if not width or not height:
        return QImage()
    whole = QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied)
    return whole.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
