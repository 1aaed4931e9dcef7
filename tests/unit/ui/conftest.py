from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from guide.sessionfile.entry import Entry
from guide.ui.appearance import dress
from guide.ui.theme import Theme


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    theme = Theme("light")
    dress(qapp, theme)
    return theme


@pytest.fixture
def theme(dressed: Theme) -> Theme:  # noqa: ARG001 - fonts and style are the application's
    return Theme("light")


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
