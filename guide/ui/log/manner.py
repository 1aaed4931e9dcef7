"""How a practice was practised, in words: what was chosen, how much was said, and the breath."""

from PySide6.QtCore import QCoreApplication

from guide.model.session import Session
from guide.player.manner import options_of
from guide.practicelog.practice import Practice
from guide.ui.guidance import guidance_word
from guide.ui.letters import begun
from guide.ui.paces import pace_words

translate = QCoreApplication.translate


def manner_words(practice: Practice, session: Session | None) -> tuple[tuple[str, str], ...]:
    """Questions and answers. Without the session, which may be gone, its choices are left out."""
    options = options_of(session or Session(practice.session, practice.title, ()), practice.options)
    said: list[tuple[str, str]] = []
    for choice in session.choices if session else ():
        chosen = options.choices.get(choice.key, choice.default)
        said += [(choice.ask, option.label) for option in choice.options if option.key == chosen]
    if options.pace is not None:
        said.append((translate("Log", "Breath"), pace_words(options.pace)))
    if practice.options.get("guidance"):
        said.append((translate("Log", "Guidance"), begun(guidance_word(options.guidance))))
    return tuple(said)
