"""Where the app keeps things on this machine."""

from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path, user_documents_path, user_log_path

_APP = "guide-practice"


def config_folder() -> Path:
    """The folder of the settings file."""
    return user_config_path(_APP, appauthor=False)


def data_folder() -> Path:
    """The folder of what must not be lost: the log of practices."""
    return user_data_path(_APP, appauthor=False)


def cache_folder() -> Path:
    """The folder of what can be made again: rendered speech, thumbnails, the index of sessions."""
    return user_cache_path(_APP, appauthor=False)


def log_folder() -> Path:
    """The folder of bug reports."""
    return user_log_path(_APP, appauthor=False)


def default_sessions_folder() -> Path:
    """Where a person's own sessions are looked for until the setting says otherwise."""
    return user_documents_path() / "Guide sessions"
