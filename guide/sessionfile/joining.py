"""Joining a session with those whose steps it includes."""

from collections.abc import Sequence
from dataclasses import replace

from guide.model.session import Flow, Session, Step


def joined(own: Session, included: Sequence[Session]) -> Session:
    """A session with the sources, props, cautions and choices of those it includes; its own come first."""
    everyone = (own, *included)
    needed = _united(*(one.props_needed for one in everyone))
    optional = _united(*(one.props_optional for one in everyone))
    return replace(
        own,
        sources=_united(*(one.sources for one in everyone)),
        cautions=_united(*(one.cautions for one in everyone)),
        props_needed=needed,
        props_optional=tuple(prop for prop in optional if prop not in needed),
        choices=tuple({choice.key: choice for one in reversed(everyone) for choice in one.choices}.values()),
    )


def clashing_choices(own: Session, included: Sequence[Session]) -> dict[str, str]:
    """The choices that mean something else in two of the sessions, each with the id of the later one."""
    known = {choice.key: choice for choice in own.choices}
    return {
        choice.key: other.id
        for other in included
        for choice in other.choices
        if known.setdefault(choice.key, choice) != choice
    }


def misfit_in_flow(session: Session, *, has_sides: bool) -> str | None:
    """Why a session cannot be included in a flow, in a sentence; None when it can."""
    if any(isinstance(item, Flow) for item in session.steps):
        return "A flow cannot hold another flow, and the included session has one."
    if has_sides and any(isinstance(item, Step) and item.sides for item in session.steps):
        return "The flow has sides already, and so has a step of the included session."
    return None


def _united(*lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry for entries in lists for entry in entries))
