"""The faults a person can mend, apart from bugs.

Everything raised as a `GuideError` carries one plain sentence for the user that says what to do. Any other
exception that reaches the top is a bug: it is written to a log and reported as one.
"""


class GuideError(Exception):
    """A fault the user can mend. `str(error)` is the sentence to show."""


class InputError(GuideError):
    """What was asked for cannot be done as asked: a file, an option or a length is not right."""


class AudioError(GuideError):
    """The sound device cannot be opened, or went away."""


class SpeechError(GuideError):
    """A voice is missing, or could not speak a cue."""


class StorageError(GuideError):
    """A file or folder of the app could not be read or written."""


class InUseError(StorageError):
    """Another program keeps a file locked: it may be free a little later."""
