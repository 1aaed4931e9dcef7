"""pyttsx3's espeak driver, made to work with the library from PyPI.

What pyttsx3 2.99 does wrong, and what is done about it:

- It looks for a library of the system. Whatever it asks for, it is given the one of the package.
- A wrong data folder ends the whole process. The library is told not to, and its answer is checked by the driver.
- A data folder with a path of 160 bytes or more is cut short. It is copied to a shorter place first.
- `runAndWait` returns before the sound is there, and properties are lost. Each call waits until it is done.
- It reads defaults where the values in force are asked for.
- It asks for a voice by its language, where the library knows voices by their files: British English is in `en`.
"""

import atexit
import ctypes
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import espeakng_loader

from guide.errors import SpeechError

NAME = "espeak"

_DONT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT of speak_lib.h
_CURRENT = 1  # espeak_GetParameter: the value in force, not the default
_LONGEST_PATH = 150  # bytes; N_PATH_HOME of the library is 160, and it appends to the path


def mend(data: Path, files: Mapping[str, str]) -> None:
    """Load pyttsx3's espeak module on the packaged library, and mend it. Once for a process.

    `files` gives the name of the file that each language is in.

    Raises:
        SpeechError: the library does not load on this machine.
    """
    espeak = _load()
    initialize, synthesize, set_parameter = espeak.Initialize, espeak.Synth, espeak.SetParameter
    set_voice = espeak.SetVoiceByName
    get_parameter = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int)(("espeak_GetParameter", espeak.dll))
    folder = os.fsencode(_short(data))

    def initialize_here(output: int, buffer: int) -> int:
        return int(initialize(output, buffer, folder, _DONT_EXIT))

    def synthesize_all(*arguments: Any, **named: Any) -> int:  # noqa: ANN401 (passed through to pyttsx3)
        result = synthesize(*arguments, **named)
        espeak.Synchronize()
        return int(result)

    def set_for_good(*arguments: int) -> int:
        result = set_parameter(*arguments)
        espeak.Synchronize()
        return int(result)

    def set_voice_by_file(language: bytes) -> int:
        return int(set_voice(files.get(language.decode(), language.decode()).encode()))

    espeak.Initialize = initialize_here
    espeak.SetVoiceByName = set_voice_by_file
    espeak.Synth = synthesize_all
    espeak.SetParameter = set_for_good
    espeak.GetParameter = lambda parameter: get_parameter(parameter, _CURRENT)
    espeak.CHARS_UTF8 |= espeak.PHONEMES


def _load() -> Any:  # noqa: ANN401 (a module of pyttsx3, without types)
    library = espeakng_loader.get_library_path()
    load = ctypes.cdll.LoadLibrary
    ctypes.cdll.LoadLibrary = lambda name: load(library)  # type: ignore[method-assign]  # noqa: ARG005 (its signature)
    try:
        from pyttsx3.drivers import _espeak  # noqa: PLC0415 (it loads its library on import)
    except (OSError, RuntimeError) as error:
        raise SpeechError(f"The plain voices do not work on this machine: {error}.") from error
    finally:
        del ctypes.cdll.LoadLibrary
    return _espeak


def _short(data: Path) -> Path:
    if len(os.fsencode(data)) <= _LONGEST_PATH:
        return data
    copied = Path(tempfile.mkdtemp(prefix="guide-voices-"))
    atexit.register(shutil.rmtree, copied, ignore_errors=True)
    return Path(shutil.copytree(data, copied / data.name))
