"""The colours of the app by their roles, for light and for dark."""

from typing import NamedTuple

from PySide6.QtGui import QColor


class Colours(NamedTuple):
    """Every colour of the app by its role. Painters only read them."""

    paper: QColor
    """The page."""
    wall: QColor
    """The upper plane of a room picture; chips and bars."""
    floor: QColor
    """The lower plane of a room picture; captions and strips lie on it."""
    ink: QColor
    """Text, marks and the playhead."""
    ink_soft: QColor
    """Secondary text."""
    accent: QColor
    """The one accent: main button, progress, selection, focus."""
    on_accent: QColor
    """Text and icons on the accent."""
    chosen: QColor
    """The fill of a chosen option."""
    sun: QColor
    """The breath, days practised."""
    on_sun: QColor
    """Text on the sun."""
    sun_line: QColor
    """The thin circle round the sun."""
    data_line: QColor
    """The outline of days and bars."""
    bead: QColor
    """The fill of a segment to come."""
    bead_line: QColor
    """The outline of a segment to come, and the thread between."""
    outline: QColor
    """The border of fields, buttons and options."""
    thread: QColor
    """A slider's track and stops."""
    line: QColor
    """Decorative hairlines only: too faint to carry meaning."""
    accent_hover: QColor
    accent_pressed: QColor
    disabled_fill: QColor
    disabled_text: QColor


LIGHT = Colours(
    paper=QColor("#FFFBF3"),
    wall=QColor("#FDEDCC"),
    floor=QColor("#F4D6A0"),
    ink=QColor("#2A1B1C"),
    ink_soft=QColor("#503C3A"),
    accent=QColor("#8A2340"),
    on_accent=QColor("#FFF8EC"),
    chosen=QColor("#FDEDCC"),
    sun=QColor("#F9C968"),
    on_sun=QColor("#2A1B1C"),
    sun_line=QColor("#A06A1C"),
    data_line=QColor("#A06A1C"),
    bead=QColor("#FBDD9A"),
    bead_line=QColor("#A06A1C"),
    outline=QColor("#8C7468"),
    thread=QColor("#9C7F60"),
    line=QColor("#E6D8BF"),
    accent_hover=QColor("#741A34"),
    accent_pressed=QColor("#5F1229"),
    disabled_fill=QColor("#EADFCB"),
    disabled_text=QColor("#8C7468"),
)

DARK = Colours(
    paper=QColor("#191211"),
    wall=QColor("#2B1F1B"),
    floor=QColor("#41302A"),
    ink=QColor("#FCF1E3"),
    ink_soft=QColor("#D8C6B9"),
    accent=QColor("#F4A497"),
    on_accent=QColor("#3A0D18"),
    chosen=QColor("#3B2B22"),
    sun=QColor("#D69B45"),
    on_sun=QColor("#1E1210"),
    sun_line=QColor("#BD9358"),
    data_line=QColor("#D69B45"),
    bead=QColor("#5B4330"),
    bead_line=QColor("#BD9358"),
    outline=QColor("#9D877B"),
    thread=QColor("#9A8272"),
    line=QColor("#43332D"),
    accent_hover=QColor("#F9BDB3"),
    accent_pressed=QColor("#FFD6CF"),
    disabled_fill=QColor("#372924"),
    disabled_text=QColor("#9D877B"),
)
