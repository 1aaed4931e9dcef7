"""How each setting and its values are called on the page."""

from PySide6.QtCore import QCoreApplication

from guide.model.breath import BreathPattern
from guide.model.units import SECOND
from guide.ui.guidance import guidance_answers
from guide.ui.paces import pace_words


def label(name: str) -> str:
    """A setting's name."""
    translate = QCoreApplication.translate
    names = {
        "voice": translate("Settings", "Voice"),
        "rate": translate("Settings", "How fast it speaks"),
        "voice_volume": translate("Settings", "Voice"),
        "bell_volume": translate("Settings", "Bells"),
        "breath_volume": translate("Settings", "Breath tones"),
        "music_volume": translate("Settings", "Music"),
        "music_folder": translate("Settings", "Your music"),
        "inhale_seconds": translate("Settings", "Your breath"),
        "guidance": translate("Settings", "Guidance"),
        "speak_cautions": translate("Settings", "Speak the cautions"),
        "get_ready_seconds": translate("Settings", "Time to get ready"),
        "output_device": translate("Settings", "Where the sound goes"),
        "theme": translate("Settings", "Colours"),
        "text_size": translate("Settings", "Size of text"),
        "reduce_motion": translate("Settings", "Reduce motion"),
        "body": translate("Settings", "Figure"),
        "skin": translate("Settings", "Skin"),
        "class_screen": translate("Settings", "Screen of the class"),
        "class_mirrored": translate("Settings", "Mirror the figure"),
        "sessions_folder": translate("Settings", "Folder of your sessions"),
    }
    return names[name]


def help_of(name: str, text: str) -> str:
    """A setting's line of help: the table's own, or one that fits how it is set here."""
    translate = QCoreApplication.translate
    here = {
        "voice": translate("Settings", "The voice that speaks."),
        "rate": translate("Settings", "100 % is the voice's natural pace."),
        "music_volume": translate("Settings", "Between the words; under them it is softer by itself."),
        "music_folder": translate("Settings", "A folder of MP3, FLAC, Ogg or WAV files, or some of them."),
        "inhale_seconds": translate("Settings", "How long you breathe in and out."),
        "output_device": translate("Settings", "Headphones, loudspeakers or a receiver."),
        "keys": translate(
            "Settings",
            "Press a button, then the new key; Backspace takes a key away, Esc leaves it. "
            "In a class, Esc and F5 always pause and go on.",
        ),
        "text_size": translate("Settings", "Up to twice as large as usual."),
        "class_screen": translate("Settings", "Where the class display opens by itself."),
        "class_mirrored": translate("Settings", "The class sees it as it sees a teacher who faces the room."),
        "sessions_folder": translate("Settings", "Session files saved there appear in the library at once."),
    }
    return here.get(name) or translate("Settings", text)


def answers(name: str) -> tuple[tuple[str, str], ...]:
    """The answers of a setting that has a few: pairs of a value and its label."""
    translate = QCoreApplication.translate
    if name == "body":
        return (("woman", translate("Settings", "Woman")), ("man", translate("Settings", "Man")))
    if name == "skin":
        return (
            ("rose", translate("Settings", "Rose")),
            ("olive", translate("Settings", "Olive")),
            ("brown", translate("Settings", "Brown")),
            ("deep", translate("Settings", "Deep")),
        )
    if name == "guidance":
        return guidance_answers()
    return (
        ("system", translate("Settings", "As the system")),
        ("light", translate("Settings", "Light")),
        ("dark", translate("Settings", "Dark")),
    )


def breath(inhale: float, exhale: float) -> str:
    """A pace of breath, in seconds in and out; a zero keeps each session's own."""
    if not inhale or not exhale:
        return QCoreApplication.translate("Settings", "As each session has it")
    return pace_words(BreathPattern(round(inhale * SECOND), round(exhale * SECOND)))


def amount(name: str, value: float) -> str:
    """The value of a setting on a slider."""
    if name == "get_ready_seconds":
        return QCoreApplication.translate("Settings", "{count} s").format(count=round(value))
    percent = value if name == "text_size" else value * 100
    return QCoreApplication.translate("Settings", "{count} %").format(count=round(percent))
