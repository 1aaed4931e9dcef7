from collections.abc import Callable
from pathlib import Path

import pytest

from guide.sessionfile.entry import Entry


@pytest.fixture
def card() -> Callable[..., Entry]:
    plain = Entry(
        "bridge",
        "Bridge",
        Path("bridge.yaml"),
        level="beginner",
        focus=("strength", "glutes"),
        props_needed=("mat",),
        names=("Bridge",),
        duration=9 * 60_000,
    )

    def made(**changes: object) -> Entry:
        return plain._replace(**changes)  # type: ignore[arg-type]  # tests name the fields they care for

    return made
