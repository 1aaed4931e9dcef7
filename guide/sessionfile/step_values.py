"""From written steps to the model's."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from guide.model.breath import BreathPattern
from guide.model.cue import Cue, Line
from guide.model.session import Action, Flow, Item, Move, Origin, Repetitions, Step, When
from guide.model.side import Side
from guide.model.cue import Pause
from guide.sessionfile import step_parts as parts
from guide.sessionfile.cue_values import SayAs, cue, line
from guide.yamlfile.document import Document
from guide.yamlfile.problem import DocumentPath, written

_REPETITION = ("rounds", "crossing", "tempo", "there", "back")

IncludedItems = Callable[[parts.Include, DocumentPath], tuple[Item, ...]]
"""The items that an include stands for."""


def breath_pattern(breath: parts.Breath) -> BreathPattern:
    """The pace of a breath."""
    return BreathPattern(breath.inhale, breath.exhale, breath.hold, breath.rest)


@dataclass(frozen=True, slots=True)
class StepMaker:
    """Makes the steps of one file."""

    document: Document
    say_as: SayAs
    included: IncludedItems

    def items(self, steps: list[parts.Step], path: DocumentPath) -> tuple[Item, ...]:
        """The items that written steps stand for."""
        items: list[Item] = []
        for index, step in enumerate(steps):
            place = (*path, index)
            if isinstance(step, parts.Flow):
                items.append(self._flow(step, place))
            elif isinstance(step, parts.Include):
                items.extend(self.included(step, place))
            else:
                items.append(self._step(step, place))
        return tuple(items)

    def _flow(self, flow: parts.Flow, path: DocumentPath) -> Flow:
        steps = self.items(list(flow.steps), (*path, "steps"))
        return Flow(
            title=flow.flow,
            steps=tuple(step for step in steps if isinstance(step, Step)),
            sides=_sides(flow.sides),
            optional=flow.optional,
            note=flow.note,
            origin=self._origin(path),
        )

    def _step(self, step: parts.PoseStep | parts.WordsStep, path: DocumentPath) -> Step:
        return self._pose(step, path) if isinstance(step, parts.PoseStep) else self._words(step, path)

    def _words(self, step: parts.WordsStep, path: DocumentPath) -> Step:
        lines: list[Line] = []
        if isinstance(step.say, list):
            shared = cue(step.model_copy(update={"say": None, "bell": False}), self.say_as)
            lines = [_shared(line(entry, self.say_as), shared) for entry in step.say]
        elif step.say is not None:
            lines = [cue(step.model_copy(update={"bell": False}), self.say_as)]
        if step.pause is not None:
            lines.append(Pause(step.pause))
        return Step(
            arrive=tuple(lines),
            bell=step.bell,
            wait=step.wait is not None,
            optional=step.optional,
            note=step.note,
            source=step.source,
            why=step.why,
            origin=self._origin(path),
        )

    def _pose(self, step: parts.PoseStep, path: DocumentPath) -> Step:
        own = _with_whole_repetitions(self._changes(step, path))
        is_repeated = "repetitions" in own
        return Step(
            **own,
            sides=_sides(step.sides),
            optional=step.optional,
            when=tuple(
                When(choice, option, self._patched(patch, (*path, "when", choice, option), is_repeated=is_repeated))
                for choice, options in (step.when or {}).items()
                for option, patch in options.items()
            ),
            origin=self._origin(path),
        )

    def _patched(self, patch: parts.PatchPart, path: DocumentPath, *, is_repeated: bool) -> dict[str, Any]:
        """What an option changes; parts of the repetitions, when the step has some already."""
        changes = self._changes(patch, path)
        return changes if is_repeated else _with_whole_repetitions(changes)

    def _changes(self, part: parts.Changes, path: DocumentPath) -> dict[str, Any]:
        """What is written in a part, by the names of the fields of a step and of its repetitions."""
        values: dict[str, Any] = {}
        for name in part.model_fields_set:
            value = getattr(part, name)
            match name:
                case "pose" | "variant" | "hold" | "rest" | "quiet" | "bell" | "note" | "source" | "why":
                    values[name] = value
                case "arrive":
                    values[name] = tuple(line(entry, self.say_as) for entry in value)
                case "enter" | "leave":
                    values[name] = cue(value, self.say_as)
                case "during":
                    values[name] = tuple(cue(entry, self.say_as) for entry in value)
                case "build":
                    values[name] = self._actions(value, (*path, name))
                case "breath":
                    values[name] = breath_pattern(value)
                case "props" | "cautions":
                    values[name] = tuple(value)
                case "wait":
                    values[name] = True
                case "reps":
                    values["rounds"] = value
                case "crossing":
                    values[name] = value
                case "tempo":
                    values[name] = tuple(Move(move, lasts) for move, lasts in value.items())
                case "there" | "back":
                    values[name] = tuple(cue(words, self.say_as) for words in value)
        return values

    def _actions(self, actions: list[parts.Action], path: DocumentPath) -> tuple[Action, ...]:
        return tuple(
            Action(
                name=action.name,
                cue=cue(action, self.say_as),
                hold=action.hold,
                works=tuple(action.works),
                pose=action.pose,
                variant=action.variant,
                origin=self._origin((*path, index)),
            )
            for index, action in enumerate(actions)
        )

    def _origin(self, path: DocumentPath) -> Origin:
        return Origin(self.document.file, written(path), *self.document.place(path))


def _sides(sides: list[parts.SideName] | None) -> tuple[Side, ...]:
    return tuple(Side(side) for side in sides or ())


def _with_whole_repetitions(changes: dict[str, Any]) -> dict[str, Any]:
    parts_of_it = {name: changes.pop(name) for name in _REPETITION if name in changes}
    if parts_of_it:
        changes["repetitions"] = Repetitions(**{"crossing": 1, **parts_of_it})
    return changes


def _shared(words: Line, shared: Cue) -> Line:
    """One of several lines, with what is said once about all of them."""
    if isinstance(words, Pause):
        return words
    return replace(
        words,
        is_detail=words.is_detail or shared.is_detail,
        occasion=words.occasion or shared.occasion,
        only=(*shared.only, *words.only),
        source=words.source or shared.source,
        why=words.why or shared.why,
    )
