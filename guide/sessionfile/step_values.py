"""From written steps to the model's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from guide.model.breath import BreathPattern
from guide.model.cue import Cue, Line, Pause
from guide.model.session import Action, Flow, Item, Move, Origin, Repetitions, Step, When
from guide.model.side import Side
from guide.sessionfile import flow_parts
from guide.sessionfile import step_parts as parts
from guide.sessionfile.cue_parts import Spoken
from guide.sessionfile.cue_values import SayAs, about, cue, line, only
from guide.yamlfile.document import Document
from guide.yamlfile.problem import DocumentPath, written

IncludedItems: TypeAlias = Callable[[flow_parts.Include, DocumentPath], tuple[Item, ...]]
"""The items that an include stands for."""

_REPETITION = ("rounds", "crossing", "tempo", "there", "back")
_OWN_CHOICES = frozenset({"sides", "optional", "alone", "only", "when"})
"""What a step decides for itself; no option changes it."""


def breath_pattern(breath: parts.Breath) -> BreathPattern:
    """The pace of a breath."""
    return BreathPattern(breath.inhale, breath.exhale, breath.hold, breath.rest)


@dataclass(frozen=True, slots=True)
class StepMaker:
    """Makes the steps of one file."""

    document: Document
    say_as: SayAs
    included: IncludedItems

    def items(self, steps: list[flow_parts.Step], path: DocumentPath) -> tuple[Item, ...]:
        """The items that the written steps at a path stand for."""
        items: list[Item] = []
        for index, step in enumerate(steps):
            place = (*path, index)
            match step:
                case flow_parts.Flow():
                    items.append(self._flow(step, place))
                case flow_parts.Include():
                    items.extend(self.included(step, place))
                case parts.PoseStep():
                    items.append(self._pose(step, place))
                case _:
                    items.append(self._words(step, place))
        return tuple(items)

    def _flow(self, flow: flow_parts.Flow, path: DocumentPath) -> Flow:
        steps = self.items([*flow.steps], (*path, "steps"))
        return Flow(
            title=flow.flow,
            steps=tuple(step for step in steps if isinstance(step, Step)),
            sides=_sides(flow.sides),
            optional=flow.optional,
            alone=flow.alone,
            note=flow.note,
            origin=self._origin(path),
        )

    def _words(self, step: parts.WordsStep, path: DocumentPath) -> Step:
        lines: list[Line] = []
        if isinstance(step.say, list):
            shared = about(step, "", {})
            lines = [_shared(line(words, self.say_as), shared) for words in step.say]
        elif step.say is not None:
            lines = [about(step, step.say, self.say_as)._replace(bell=False, only=())]
        if step.pause is not None:
            lines.append(Pause(step.pause))
        return Step(
            arrive=tuple(lines),
            bell=step.bell,
            wait=step.wait is not None,
            optional=step.optional,
            alone=step.alone,
            only=only(step.only),
            note=step.note,
            source=step.source,
            why=step.why,
            origin=self._origin(path),
        )

    def _pose(self, step: parts.PoseStep, path: DocumentPath) -> Step:
        own = _with_repetitions(self._changes(step, path))
        return Step(
            **own,
            sides=_sides(step.sides),
            optional=step.optional,
            alone=step.alone,
            only=only(step.only),
            when=tuple(
                When(choice, option, self._patch(patch, (*path, "when", choice, option), own))
                for choice, options in (step.when or {}).items()
                for option, patch in options.items()
            ),
            origin=self._origin(path),
        )

    def _patch(self, patch: parts.PatchPart, path: DocumentPath, own: dict[str, Any]) -> dict[str, Any]:
        """What an option changes; single parts of the repetitions, when the step has some of its own."""
        changes = self._changes(patch, path)
        return changes if "repetitions" in own else _with_repetitions(changes)

    def _changes(self, part: parts.Changes, path: DocumentPath) -> dict[str, Any]:
        """What is written in a part, by the names of the fields of a step and of its repetitions."""
        makers: dict[str, Callable[[Any], object]] = {
            "arrive": lambda lines: tuple(line(words, self.say_as) for words in lines),
            "enter": self._cue,
            "leave": self._cue,
            "during": self._cues,
            "there": self._cues,
            "back": self._cues,
            "build": lambda actions: self._actions(actions, path),
            "tempo": lambda moves: tuple(Move(name, lasts) for name, lasts in moves.items()),
            "breath": breath_pattern,
            "props": tuple,
            "cautions": tuple,
            "wait": bool,
        }
        values: dict[str, Any] = {}
        for name in part.model_fields_set - _OWN_CHOICES:
            value = getattr(part, name)
            make = makers.get(name)
            values["rounds" if name == "reps" else name] = make(value) if make else value
        return values

    def _cue(self, words: str | Spoken) -> Cue:
        return cue(words, self.say_as)

    def _cues(self, sentences: list[str | Spoken]) -> tuple[Cue, ...]:
        return tuple(cue(words, self.say_as) for words in sentences)

    def _actions(self, actions: list[parts.Action], path: DocumentPath) -> tuple[Action, ...]:
        return tuple(
            Action(
                name=action.name,
                cue=cue(action, self.say_as),
                hold=action.hold,
                works=tuple(action.works or ()),
                pose=action.pose,
                variant=action.variant,
                origin=self._origin((*path, "build", index)),
            )
            for index, action in enumerate(actions)
        )

    def _origin(self, path: DocumentPath) -> Origin:
        return Origin(self.document.file, written(path), *self.document.place(path))


def _sides(sides: list[parts.SideName] | None) -> tuple[Side, ...]:
    return tuple(Side(side) for side in sides or ())


def _with_repetitions(changes: dict[str, Any]) -> dict[str, Any]:
    """Changes in which the parts of the repetitions are one."""
    repeated = {name: value for name, value in changes.items() if name in _REPETITION}
    others = {name: value for name, value in changes.items() if name not in _REPETITION}
    return {**others, "repetitions": Repetitions(**{"crossing": 1, **repeated})} if repeated else others


def _shared(words: Line, shared: Cue) -> Line:
    """One of several lines, with what is said once about all of them."""
    if isinstance(words, Pause):
        return words
    return words._replace(
        is_detail=words.is_detail or shared.is_detail,
        occasion=words.occasion or shared.occasion,
        source=words.source or shared.source,
        why=words.why or shared.why,
    )
