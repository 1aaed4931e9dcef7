"""The words on the cards."""

from PySide6.QtCore import QCoreApplication

from guide.ui.library.card import Card

_MOST_PROBLEMS = 2
_NUMBERS_IN_WORDS = 9


def minutes(card: Card) -> str:
    """The length as the card says it."""
    return QCoreApplication.translate("Library", "%n min", "", card.minutes).replace("%n", str(card.minutes))


def needs(card: Card) -> str:
    """Level and props on one line, such as `Beginner. Mat; block, band if you like`."""
    level = _capital(card.level)
    needed = _capital(", ".join(card.props_needed))
    optional = ", ".join(card.props_optional)
    if optional:
        pattern = QCoreApplication.translate("Library", "{needed}; {optional} if you like")
        alone = QCoreApplication.translate("Library", "{optional} if you like")
        props = (pattern if needed else alone).format(needed=needed, optional=optional)
    else:
        props = needed
    return ". ".join(part for part in (level, props) if part)


def focus(card: Card) -> str:
    """What the session is for, such as `Glutes, hips, low back`."""
    return _capital(", ".join(card.focus))


def spoken(card: Card) -> str:
    """A whole card in one sentence for a screen reader."""
    return ". ".join(part for part in (card.title, minutes(card), needs(card), focus(card)) if part)


def problems_title(card: Card) -> str:
    """The heading of a broken card."""
    count = len({problem.line for problem in card.problems})
    if count <= 1:
        return QCoreApplication.translate("Library", "One line needs a second look")
    numbers = QCoreApplication.translate("Library", "two three four five six seven eight nine").split()
    number = numbers[count - 2] if count <= _NUMBERS_IN_WORDS and len(numbers) == _NUMBERS_IN_WORDS - 1 else str(count)
    return _capital(QCoreApplication.translate("Library", "{number} lines need a second look").format(number=number))


def shown_problems(card: Card) -> tuple[str, ...]:
    """At most two problems, each with its line, and how many more there are."""
    pattern = QCoreApplication.translate("Library", "Line {line}: {sentence}")
    said = [pattern.format(line=problem.line, sentence=problem.sentence) for problem in card.problems[:_MOST_PROBLEMS]]
    more = len(card.problems) - len(said)
    if more:
        said.append(QCoreApplication.translate("Library", "and {more} more").format(more=more))
    return tuple(said)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
