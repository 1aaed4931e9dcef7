"""The only place that knows where the shipped assets and sessions lie."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    """The folder that holds `assets` and `sessions`: inside an installed package, else the checkout."""
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent


def asset(*parts: str) -> Path:
    """The path of a shipped asset, such as `asset("sounds", "bowl.flac")`. It is not checked to exist."""
    return _root().joinpath("assets", *parts)


def shipped_sessions() -> Path:
    """The folder of the sessions that come with the app."""
    return _root() / "sessions"
