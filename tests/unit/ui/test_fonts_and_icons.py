import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QPainter, QRawFont

from guide.errors import StorageError
from guide.resources import asset
from guide.ui import fonts
from guide.ui.icons import paint_icon
from guide.ui.theme import FAMILY

ICONS = sorted(file.stem for file in asset("icons").glob("*.svg") if file.stem != "guide")


def painted(name: str, colour: QColor) -> QImage:
    image = QImage(48, 48, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, name, colour, QRectF(0, 0, 48, 48))
    painter.end()
    return image


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_each_weight_is_a_font_of_its_own(weight: int) -> None:
    font = QFont(FAMILY)
    font.setWeight(QFont.Weight(weight))
    info = QFontInfo(font)
    assert (info.family(), info.weight()) == (FAMILY, weight)


@pytest.mark.usefixtures("theme")
def test_the_type_holds_every_letter_the_latin_languages_of_europe_need() -> None:
    raw = QRawFont.fromFont(QFont(FAMILY))
    letters = "äöüßÄÖÜéèêëàâçîïôûùñáíóúąćęłńśźżčďěňřšťůžőűğışåæøāēīū„“”’‘–—…·×°"
    missing = [letter for letter in letters if not raw.supportsCharacter(ord(letter))]
    assert not missing


def test_the_licence_lies_beside_the_fonts() -> None:
    licence = asset("fonts", "OFL.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License" in licence
    assert "Atkinson Hyperlegible Next Project Authors" in licence


@pytest.mark.usefixtures("qapp")
def test_a_missing_font_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FILES", ("Nothing.ttf",))
    with pytest.raises(StorageError, match="install Guide again"):
        fonts.load_fonts()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_painted_in_the_colour_asked_for_and_lies_in_its_box(name: str) -> None:
    image = painted(name, QColor("#8a2340"))
    inked = [image.pixelColor(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255]
    assert len(inked) > 20
    # Qt keeps colours multiplied by their opacity, so that a part may be off by one.
    assert all(
        abs(colour.red() - 0x8A) + abs(colour.green() - 0x23) + abs(colour.blue() - 0x40) <= 2 for colour in inked
    )
    edge = [image.pixelColor(x, y).alpha() for x in range(48) for y in (0, 47)]
    assert max(edge) == 0
