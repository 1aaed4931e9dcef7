"""What a teacher should know about a session before anybody practises it: words that are longer than their hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guide.model.amount import Amount, Unit, counted
from guide.model.pose import Pose
from guide.model.session import Choice, Origin, Session
from guide.model.units import SECOND, Ms
from guide.timeline.compiler import compilation
from guide.timeline.options import Options
from guide.timeline.passes import Pass
from guide.timeline.plan import Plan
from guide.timeline.route import main_amount
from guide.timeline.slots import by_path, waiting_of
from guide.timeline.speaker import Lengths


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a teacher should know: where it was written, and one sentence. `part` is the key within the step."""

    origin: Origin
    part: str
    message: str


def warnings(session: Session, poses: Mapping[str, Pose], lengths: Lengths) -> tuple[Remark, ...]:
    """Tell which holds end late because of their words, once for each step.

    Measured as a practitioner would meet it at the least: at the file's own pace, the low end of every range, full
    guidance, with the usual options and then with each other option in turn.
    """
    found: dict[tuple[str, str], Remark] = {}
    for options, picked in options_in_turn(session.choices):
        work = compilation(session, poses, options, lengths)
        router = work.router(Plan())
        for path, sides in by_path(work.passes).items():
            main = main_amount(sides[0])
            if main is None:
                continue
            name, amount = main
            late = waiting_of(router, sides, amount.least)
            if late > 0:
                found.setdefault((path, name), _late(sides[0], name, amount, late, picked))
    return tuple(found.values())


def options_in_turn(choices: tuple[Choice, ...]) -> Iterator[tuple[Options, str]]:
    """The usual options, then each other option of each choice, with the words that name it."""
    yield Options(), ""
    for choice in choices:
        for option in choice.options:
            if option.key != choice.default:
                yield Options(choices={choice.key: option.key}), f" with {choice.key}: {option.key}"


def _late(walk: Pass, name: str, amount: Amount, late: Ms, picked: str) -> Remark:
    least = f"{amount.least / SECOND:g} s" if amount.unit is Unit.TIME else counted(amount.least, amount.unit)
    message = f"The words are {late / SECOND:.1f} s longer than {least}{picked}: say less, or hold longer."
    return Remark(walk.step.origin, name, message)
