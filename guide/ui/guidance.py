"""How much the voice says, in words: the same on every page."""

from PySide6.QtCore import QCoreApplication

from guide.model.cue import Guidance
from guide.ui.letters import begun


def guidance_word(guidance: Guidance) -> str:
    """One word for it, as it stands in a sentence."""
    translate = QCoreApplication.translate
    match guidance:
        case Guidance.FULL:
            return translate("Guidance", "full")
        case Guidance.SHORT:
            return translate("Guidance", "short")
        case Guidance.NAMES:
            return translate("Guidance", "names")
        case Guidance.SILENT:
            return translate("Guidance", "silent")


def guidance_words(*guidance: Guidance) -> str:
    """What is in force, or all there is: “Guidance: full, short”."""
    return QCoreApplication.translate("Guidance", "Guidance: {words}").format(
        words=", ".join(map(guidance_word, guidance))
    )


def guidance_answers() -> tuple[tuple[str, str], ...]:
    """All there is, to choose from: pairs of a value's name and its label."""
    words = ((one.value, guidance_word(one)) for one in Guidance)
    return tuple((value, begun(word)) for value, word in words)
