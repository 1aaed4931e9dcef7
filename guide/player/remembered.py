"""What was chosen for each session last time, kept from one practice to the next."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from guide.model.session import Session
from guide.settings import write_atomically
from guide.timeline.options import Options


@dataclass(frozen=True, slots=True)
class Remembered:
    """Choices, skipped steps and length by session, in a file. What cannot be read or written is simply forgotten."""

    file: Path

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
        with suppress(OSError):
            write_atomically(self.file, [json.dumps(everything, indent=2, sort_keys=True).encode()])

    def _all(self) -> dict[str, Any]:
        try:
            everything = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return everything if isinstance(everything, dict) else {}


def _known(session: Session, chosen: Mapping[str, object]) -> dict[str, str]:
    offered = {choice.key: {option.key for option in choice.options} for choice in session.choices}
    return {key: str(option) for key, option in chosen.items() if option in offered.get(key, ())}
