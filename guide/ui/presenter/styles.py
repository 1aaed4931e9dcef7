"""The sizes of type on the presenter, read from an arm's length: large from the start, they grow less."""

from typing import Final

from guide.ui.theme import TextStyle, Theme
from guide.ui.widgets import paint

WORDS: Final = TextStyle(40, 48, 600, -0.2, growth=0.3)
"""What is being said."""
COMING: Final = TextStyle(24, 32, growth=0.5)
"""What comes next, and the teacher's own note."""
HEAD: Final = TextStyle(24, 32, 600, growth=0.5)
LABEL: Final = TextStyle(18, 32, growth=0.5)
"""Set beside a line of `COMING`: as high as it."""
TIME_LEFT: Final = TextStyle(40, 48, 600, -0.2, growth=0.3)
SIDE: Final = TextStyle(18, 24, growth=0.5)
SIDE_STRONG: Final = TextStyle(18, 24, 600, growth=0.5)
_STEPS: Final = 5
"""Between large text and its usual size, where it is set smaller to fit."""


def fitted(theme: Theme, style: TextStyle, words: str, room: int) -> TextStyle:
    """The style in which words fit into a width in pixels: large text is set smaller, down to as large as usual."""
    usual = 1 / theme.growth(style)
    styles = [style.scaled(1 - (1 - usual) * step / _STEPS) for step in range(_STEPS + 1)]
    return next((one for one in styles if paint.width_of(words, theme.font(one)) < room - 1), styles[-1])
