"""The words of the Poses pages, in the language of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from guide.model.pose import Pose, Variant
from guide.ui.letters import begun
from guide.ui.practice.words import muscle_word
from guide.ui.prepare.words import at_hand

translate = QCoreApplication.translate


def sanskrit(pose: Pose) -> str:
    """The name in Sanskrit, or an empty text."""
    return pose.sanskrit or ""


def works(pose: Pose) -> str:
    """“Works: gluteus maximus, hamstrings”, or an empty text."""
    return _listed(translate("Poses", "Works: {muscles}"), pose.works)


def stretches(pose: Pose) -> str:
    """The same for what is stretched."""
    return _listed(translate("Poses", "Stretches: {muscles}"), pose.stretches)


def effect(pose: Pose) -> str:
    """What a pose does, on one line; a pose that does neither is a rest or a way between others."""
    return ". ".join(part for part in (works(pose), stretches(pose)) if part)


def spoken(pose: Pose) -> str:
    """A whole tile in one sentence for a screen reader."""
    return ". ".join(part for part in (pose.name, sanskrit(pose), effect(pose)) if part)


def variant_name(pose: Pose, variant: Variant) -> str:
    """How a variant is called beside its pose: “Pigeon, upright” is “Upright”."""
    name = variant.name or variant.id.replace("-", " ")
    for lead in (f"{pose.name}, ", f"{pose.name} "):
        name = name.removeprefix(lead)
    return begun(name)


def props(pose: Pose, variant: str | None = None) -> str:
    """What to lay ready for a variant, or for a pose as usual and what its variants need; an empty text if nothing."""
    chosen = pose.variants.get(variant) if variant is not None else None
    if chosen is not None and chosen.props:
        return at_hand(chosen.props, ())
    others = () if chosen else dict.fromkeys(prop for one in pose.variants.values() for prop in one.props)
    optional = [prop for prop in others if prop not in pose.props]
    return at_hand(pose.props, optional) if pose.props or optional else ""


def _listed(pattern: str, muscles: Sequence[str]) -> str:
    return pattern.format(muscles=", ".join(map(muscle_word, muscles))) if muscles else ""
