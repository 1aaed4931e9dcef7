"""Joining a session with those whose steps it includes, and with what its steps ask for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from guide.model.pose import Pose
from guide.model.session import Flow, Item, Session, Step

_ASK = frozenset({"pose", "variant", "props", "cautions"})
"""The fields of a step by which it asks for something."""


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


def laid_ready(session: Session, poses: Mapping[str, Pose]) -> Session:
    """A session with the props and cautions of its steps: what lies ready and what to take care of is told before.

    A prop is optional where it is for a step that may be left out, or for an option. Not for a session to include: it
    may give only some of its steps.
    """
    steps = tuple(_steps(session))
    needed = _united(session.props_needed, *(_props(one, poses) for one, is_sure in steps if is_sure))
    optional = _united(session.props_optional, *(_props(one, poses) for one, _ in steps))
    return replace(
        session,
        cautions=_united(session.cautions, *(one.cautions for one, _ in steps)),
        props_needed=needed,
        props_optional=tuple(prop for prop in optional if prop not in needed),
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


def items_for_others(session: Session) -> tuple[Item, ...]:
    """What a session gives to one that includes it: all but the steps, here and in its flows, that are `alone`."""
    shared = (_for_others(item) if isinstance(item, Flow) else item for item in session.steps if not item.alone)
    return tuple(item for item in shared if not isinstance(item, Flow) or item.steps)


def misfit_in_flow(session: Session, *, has_sides: bool) -> str | None:
    """Why a session cannot be included in a flow, in a sentence; None when it can."""
    if any(isinstance(item, Flow) for item in session.steps):
        return "A flow cannot hold another flow, and the included session has one."
    if has_sides and any(isinstance(item, Step) and item.sides for item in session.steps):
        return "The flow has sides already, and so has a step of the included session."
    return None


def _for_others(flow: Flow) -> Flow:
    return replace(flow, steps=tuple(step for step in flow.steps if not step.alone))


def _steps(session: Session) -> Iterator[tuple[Step, bool]]:
    """Every step, and what each option makes of it; each with whether it is done in any case."""
    for item in session.steps:
        for step in item.steps if isinstance(item, Flow) else (item,):
            yield step, not (item.optional or step.optional or step.only)
            for when in step.when:
                asked: dict[str, Any] = {name: value for name, value in when.changes.items() if name in _ASK}
                yield replace(step, **asked), False


def _props(step: Step, poses: Mapping[str, Pose]) -> tuple[str, ...]:
    """What a step needs, and its variant; what only helps in a pose is for the session to say."""
    variants = poses[step.pose].variants if step.pose else {}
    variant = variants.get(step.variant or "")
    return (*step.props, *(variant.props if variant else ()))


def _united(*lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry for entries in lists for entry in entries))
