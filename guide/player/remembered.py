"""What was chosen for each session last time, kept from one practice to the next."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from guide.model.session import Session
from guide.safefile import set_aside, unwritten, write_atomically
from guide.timeline.options import Options


class Remembered:
    """Choices, skipped steps and length by session, in a file. What cannot be read or written is told, once."""

    def __init__(self, file: Path, tell: Callable[[str], None]) -> None:
        """`tell` is given a sentence for the practitioner."""
        self._file = file
        self._tell = tell
        self._told: set[str] = set()

    def options(self, session: Session, liked: Options) -> Options:
        """What is liked in general, with what was chosen for this session. An option that is gone is left out."""
        kept = self._all().get(session.id)
        if not isinstance(kept, dict):
            return liked
        chosen, skipped, target = kept.get("choices"), kept.get("skipped"), kept.get("target")
        return replace(
            liked,
            choices=_known(session, chosen) if isinstance(chosen, dict) else {},
            skipped=frozenset(map(str, skipped)) if isinstance(skipped, list) else frozenset(),
            target=target if isinstance(target, int) and target > 0 else None,
        )

    def remember(self, session: Session, options: Options) -> None:
        """Keep what was chosen for a session."""
        kept = {"choices": dict(options.choices), "skipped": sorted(options.skipped), "target": options.target}
        everything = {**self._all(), session.id: kept}
        try:
            write_atomically(self._file, [json.dumps(everything, indent=2, sort_keys=True).encode()])
        except OSError as error:
            self._tell_once(unwritten("What you chose could not be kept", self._file.parent, error))

    def _all(self) -> dict[str, Any]:
        try:
            everything = json.loads(self._file.read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except OSError as error:
            reason = error.strerror or error
            self._tell_once(
                f"What you chose last time could not be read in {self._file} ({reason}). Let Guide read it."
            )
            return {}
        except (ValueError, RecursionError):
            everything = None
        if isinstance(everything, dict):
            return everything
        damaged = set_aside(self._file)
        kept = f"; the old file is kept as {damaged.name}" if damaged else f" in {self._file}"
        self._tell_once(f"What you chose last time could not be read{kept}.")
        return {}

    def _tell_once(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            self._tell(sentence)


def _known(session: Session, chosen: Mapping[str, object]) -> dict[str, str]:
    offered = {choice.key: {option.key for option in choice.options} for choice in session.choices}
    return {key: str(option) for key, option in chosen.items() if option in offered.get(key, ())}
