"""Other files that a session names: recordings and sessions to include. None may lie outside its folder."""

import os.path
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from guide.sessionfile.find import SUFFIXES
from guide.sessionfile.scope import Scope, fault, scope_of
from guide.yamlfile.suggest import shortened


def included_file(scope: Scope, name: str) -> Path:
    """The file of a session to include, named by its path or its id; a fault when there is none."""
    if name.endswith(SUFFIXES):
        file = _inside(scope, name)
        if not _is_file(file):
            raise fault(f"There is no session “{shortened(name)}” in this folder.")
        scope.named.append(file)
        return file
    if scope.folder is not None and not {"/", "\\"} & set(name):
        for suffix in SUFFIXES:
            if _is_file(beside := scope.folder / f"{name}{suffix}"):
                return beside.resolve()
    found = scope.find_session(name)
    if found is None:
        raise fault(
            f"There is no session “{shortened(name)}”: write another session's id, which “guide list” shows, "
            "or the path of its file."
        )
    return found


def _inside(scope: Scope, name: str) -> Path:
    if scope.folder is None:
        raise fault("A session that is not a file cannot name another file.")
    leaves = fault(f"“{shortened(name)}” leaves the session's folder: put the file beside the session.")
    if "\\" in name:  # a separator on one system and a letter on another: the same everywhere
        raise leaves
    try:
        folder = scope.folder.resolve()
        file = (folder / name).resolve()
    except (OSError, ValueError, RuntimeError):  # too long, with a NUL, or a circle of links
        raise fault(f"“{shortened(name)}” is not the name of a file.") from None
    if not file.is_relative_to(folder):
        raise leaves
    return file


def _is_file(file: Path) -> bool:
    return os.path.isfile(file)  # noqa: PTH113 -- Path.is_file raises for names the system refuses


def _audio(name: object, info: ValidationInfo) -> Path:
    if not isinstance(name, str):
        raise fault("This must be the name of a sound file in the session's folder.")
    file = _inside(scope_of(info), name)
    if not _is_file(file):
        raise fault(f"There is no recording “{shortened(name)}” in the session's folder.")
    scope_of(info).named.append(file)
    return file


AudioFile: TypeAlias = Annotated[Path, PlainValidator(_audio), WithJsonSchema({"type": "string", "minLength": 1})]
"""A recording in the session's folder."""
