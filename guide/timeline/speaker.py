"""Who says what: cues and counts made into words of a known length, as the guidance wants them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from guide.model.breath import Phase
from guide.model.cue import Cue, Guidance, Occasion, Utterance
from guide.model.side import Side
from guide.model.units import Ms
from guide.timeline.estimate import estimated_length
from guide.timeline.events import SpeechDue, SpeechKind, made
from guide.timeline.passes import is_wanted
from guide.timeline.words import count_text, filled, first_count_text, move_text, name_text, phase_text

Lengths: TypeAlias = Callable[[Utterance], Ms | None]
"""Tells a rendered clip's length in milliseconds, or None while there is none."""


class Words(NamedTuple):
    """Words of a known length, ready to be laid in time. `utterance` is None for a bell without words.

    Words that are not `audible` take their time in silence.
    """

    key: str
    length: Ms
    utterance: Utterance | None = None
    caption: str = ""
    kind: SpeechKind = SpeechKind.CUE
    exact: bool = False
    audible: bool = True
    bell: bool = False
    source: str | None = None
    why: str | None = None
    number: int | None = None
    phase: Phase | None = None

    def due(self, at: Ms) -> SpeechDue | None:
        """Make the event that says these words at `at`; None where nothing is to be heard."""
        key, length, utterance, caption, kind, exact, audible, _, source, why, number, phase = self
        if utterance is None or not audible:
            return None
        return made(SpeechDue, (at, length, utterance, caption, kind, exact, source, why, number, phase, key))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Turns cues into words. `chosen` maps every choice of the session to the option in force.

    Each utterance is measured once: `measured` tells the length of those met so far, and whether it is exact.
    """

    guidance: Guidance
    lengths: Lengths
    chosen: Mapping[str, str]
    measured: dict[Utterance, tuple[Ms, bool]] = field(default_factory=dict)
    _counts: dict[tuple[str, str, int | None, Phase | None], Words] = field(default_factory=dict)
    _of_holds: dict[int, Mapping[tuple[int, Phase], Words]] = field(default_factory=dict)

    @property
    def audible(self) -> bool:
        """Whether anything is said at all."""
        return self.guidance is not Guidance.SILENT

    @property
    def says_cues(self) -> bool:
        """Whether cues have their time; in silence they have it too."""
        return self.guidance is not Guidance.NAMES

    @property
    def says_all(self) -> bool:
        """Whether nothing is left out; silence keeps the time of everything."""
        return self.guidance is Guidance.FULL or self.guidance is Guidance.SILENT

    def measures_alike(self, measured: Mapping[Utterance, tuple[Ms, bool]]) -> bool:
        """Tell whether all these utterances are still as long as they were."""
        return all(self._measure(utterance) == before for utterance, before in measured.items())

    def cue(self, key: str, cue: Cue, side: Side | None, occasion: Occasion) -> Words | None:
        """Make the words of a cue; None where it is not for this guidance, pass or choice. A bell is no word."""
        if not self._suits(cue, side, occasion):
            return None
        if not self.says_cues:
            return Words(key, 0, bell=True) if cue.bell else None
        utterance, caption = _wording(cue, side)
        if utterance is None and not cue.bell:
            return None
        length, exact = self._measure(utterance) if utterance else (0, True)
        fields = (key, length, utterance, caption, SpeechKind.CUE, exact, self.audible, cue.bell, cue.source, cue.why)
        return made(Words, (*fields, None, None))

    def name(self, title: str, side: Side | None = None, key: str = "name") -> Words | None:
        """Make the words that announce a pose, an action or the coming to rest; None where cues do so."""
        if self.says_cues:
            return None
        text = name_text(title, side)
        utterance = Utterance(text)
        length, exact = self._measure(utterance)
        return Words(key, length, utterance, text, exact=exact)

    def number(self, number: int, phase: Phase | None = None, *, opens: bool = False) -> Words:
        """Make the count of a breath or round. In the breath that `opens` a hold, full guidance names the phase too."""
        text = first_count_text() if opens and self.says_all else count_text(number)
        return self._count(text, f"count.{number}", number, phase)

    def hold_counts(self, breaths: int) -> Mapping[tuple[int, Phase], Words]:
        """Make the words at the start of the phases of a hold of so many breaths, by breath and phase."""
        if breaths not in self._of_holds:
            self._of_holds[breaths] = self._hold_counts(breaths)
        return self._of_holds[breaths]

    def _hold_counts(self, breaths: int) -> dict[tuple[int, Phase], Words]:
        counts = {
            (number, Phase.INHALE): self.number(number, Phase.INHALE, opens=number == 1)
            for number in range(1, breaths + 1)
        }
        for phase in (Phase.INHALE, Phase.EXHALE):
            if (words := self.breath_word(phase)) is not None:
                counts.setdefault((1, phase), words)
        return counts

    def breath_word(self, phase: Phase) -> Words | None:
        """Make the word for a phase of a hold's first breath; None where it is left out."""
        return self._count(phase_text(phase), f"breath.{phase.value}", 1, phase) if self.says_all else None

    def move(self, name: str, number: int) -> Words | None:
        """Make the word for a movement in round `number`; with short guidance only the first round has it."""
        if not self.says_cues or (number > 1 and not self.says_all):
            return None
        return self._count(move_text(name), f"move.{name}", number, None)

    def turn(self, name: str, number: int) -> Words | None:
        """Make the word for the movement that sets out back in round `number`; None where cues or `move` tell of it."""
        return None if self.says_cues else self._count(move_text(name), f"move.{name}", number, None)

    def _count(self, text: str, key: str, number: int | None, phase: Phase | None) -> Words:
        wanted = (text, key, number, phase)
        words = self._counts.get(wanted)
        if words is None:
            utterance = Utterance(text)
            length, exact = self._measure(utterance)
            words = Words(
                key,
                length,
                utterance,
                text,
                SpeechKind.COUNT,
                exact=exact,
                audible=self.audible,
                number=number,
                phase=phase,
            )
            self._counts[wanted] = words
        return words

    def _suits(self, cue: Cue, side: Side | None, occasion: Occasion) -> bool:
        for_second_alone = cue.occasion is Occasion.SECOND
        if cue.occasion is Occasion.FIRST or for_second_alone:
            if cue.occasion is not occasion:
                return False
        elif cue.occasion is not None and (side is None or cue.occasion.value != side.value):
            return False
        if cue.only and not is_wanted(cue.only, self.chosen):
            return False
        return not cue.is_detail or (self.says_all and (occasion is Occasion.FIRST or for_second_alone))

    def _measure(self, utterance: Utterance) -> tuple[Ms, bool]:
        measured = self.measured.get(utterance)
        if measured is None:
            length = self.lengths(utterance)
            measured = (estimated_length(utterance), False) if length is None else (length, True)
            self.measured[utterance] = measured
        return measured


@lru_cache(maxsize=4_096)
def _wording(cue: Cue, side: Side | None) -> tuple[Utterance | None, str]:
    """What is heard of a cue and what is read; the same at every compile of a practice."""
    text = filled(cue.say, side).strip()
    utterance = Utterance(text, cue.say_as, cue.recording) if text or cue.recording else None
    return utterance, text if cue.show is None else filled(cue.show, side)
