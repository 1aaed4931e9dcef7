"""What is said in a pass: the same at every pace, and however long it is held."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from guide.model.cue import Cue, Pause
from guide.model.side import Side
from guide.timeline.passes import Pass
from guide.timeline.speaker import Speaker, Words
from guide.timeline.stages.due import Due

Lines: TypeAlias = tuple[tuple[str, Words | Pause | None], ...]
"""Words in a row, each with its key; those that are left out are None."""


class Script(NamedTuple):
    """The words of a pass. `actions` has those of each action that a step builds up of.

    Words that do not say what they rest on rest on what their step does.
    """

    lines: Lines
    enter: Words | None
    actions: tuple[Lines, ...]
    during: tuple[Due, ...]
    there: tuple[Due, ...]
    back: tuple[Due, ...]
    leave: Words | None


class Scripts:
    """Writes the scripts of passes with one speaker, each once. `known` are those that a speaker alike wrote before."""

    def __init__(self, speaker: Speaker, known: Mapping[tuple[str, Side | None], tuple[Pass, Script]]) -> None:
        self._speaker = speaker
        self.written = dict(known)

    def of(self, walk: Pass) -> Script:
        """The script of a pass."""
        before, script = self.written.get((walk.key, walk.side), (None, None))
        if before is None or script is None or not (before.step is walk.step and before.occasion is walk.occasion):
            script = _script(walk, self._speaker)
            self.written[walk.key, walk.side] = walk, script
        return script


def _script(walk: Pass, speaker: Speaker) -> Script:
    step, side, occasion = walk.step, walk.side, walk.occasion

    def words(key: str, cue: Cue | None) -> Words | None:
        if cue is None:
            return None
        if (step.source or step.why) and not (cue.source or cue.why):
            cue = cue._replace(source=step.source, why=step.why)
        return speaker.cue(key, cue, side, occasion)

    def dues(name: str, cues: Iterable[Cue]) -> Iterator[Due]:
        for index, cue in enumerate(cues):
            if (said := words(f"{name}.{index}", cue)) is not None:
                yield Due(said, cue.moment, cue.phase, cue.is_detail)

    repetitions = step.repetitions
    return Script(
        lines=tuple(
            (key, line if isinstance(line, Pause) else words(key, line))
            for key, line in ((f"arrive.{index}", line) for index, line in enumerate(step.arrive or ()))
        ),
        enter=words("enter", step.enter),
        actions=tuple(
            (
                (f"build.{index}.name", speaker.name(action.name, key=f"build.{index}.name")),
                (f"build.{index}", words(f"build.{index}", action.cue)),
            )
            for index, action in enumerate(step.build)
        ),
        during=() if step.quiet else tuple(dues("during", step.during or ())),
        there=() if repetitions is None else tuple(dues("there", repetitions.there)),
        back=() if repetitions is None else tuple(dues("back", repetitions.back)),
        leave=words("leave", step.leave),
    )
