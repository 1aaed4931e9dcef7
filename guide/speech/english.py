"""Written English as it is spoken: numbers, units, fractions, abbreviations and shouted words."""

import re
from functools import cache

from num2words import num2words

_SPELLINGS = {
    "second": "s sec secs",
    "minute": "min mins",
    "hour": "h hr hrs",
    "millimetre": "mm",
    "centimetre": "cm",
    "metre": "m",
    "kilometre": "km",
    "inch": 'in ″ "',
    "foot": "ft ′",
    "yard": "yd",
    "gram": "g",
    "kilogram": "kg",
    "pound": "lb lbs",
    "ounce": "oz",
    "degree": "° º",
    "per cent": "%",
}
_UNITS = {short: name for name, shorts in _SPELLINGS.items() for short in shorts.split()}
_PLURALS = {"inch": "inches", "foot": "feet", "per cent": "per cent"}
_FRACTIONS = {"½": "one half", "¼": "one quarter", "¾": "three quarters", "⅓": "one third", "⅔": "two thirds"}
_PARTS = {2: ("half", "halves"), 4: ("quarter", "quarters")}
_ROMAN = {"I": "one", "II": "two", "III": "three", "IV": "four"}
_ABBREVIATIONS = {
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "and so on",
    "vs.": "versus",
    "approx.": "about",
    "ca.": "about",
    "incl.": "including",
    "max.": "at most",
    "min.": "at least",
    "w/o": "without",
    "w/": "with ",
    "&": " and ",
    "+": " plus ",
    "=": " equals ",
    "→": ", then ",
    "±": " plus or minus ",
    "≈": " about ",
}
_SPELLED = frozenset({"ASIS", "DVD", "IT", "MCL", "PSIS", "QL", "SI", "TFL", "TV", "UK", "US"})
"""Short forms said letter by letter; any other word in capitals is a shout."""

# "10 in" is a length unless the word after it shows that "in" is the preposition.
_NOT_AN_INCH = r"(?!\s+(?:and|or|a|an|the|this|that|each|every|all|total|your|my|his|her|its|our|their|one|silence)\b)"

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_WORD_UNITS = "|".join(sorted((unit for unit in _UNITS if unit.isalpha() and unit != "in"), key=len, reverse=True))
_UNIT = rf"(?:\s?(?:(?:{_WORD_UNITS})\b|in\b{_NOT_AN_INCH})|\s?[°º%″′]|\"(?!\w))"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<minus>[-−](?=\d))?(?P<low>{_NUMBER})(?:\s?[-–]\s?(?P<high>{_NUMBER}))?"
    rf"(?P<part>[½¼¾⅓⅔])?(?P<unit>{_UNIT})?(?P<ordinal>(?:st|nd|rd|th)\b)?(?P<times>\s?[x×](?!\w))?(?!\w)"
)
_CLOCK = re.compile(r"(?<![\w:])(\d{1,2}):(\d{2})(?![\w:])")
_SLASHED = re.compile(r"(?<![\w/])([1-9])/([2-9]|10)(?![\w/])")
_TIMES = re.compile(rf"(?<!\w)[x×]\s?({_NUMBER})\b")
_SHORT = re.compile("|".join(rf"(?<!\w){re.escape(short)}" for short in sorted(_ABBREVIATIONS, key=len, reverse=True)))
_NUMERAL = re.compile(r"(?<=asana )(III|II|IV|I)\b|(?<=[Ww]arrior )(III|II|IV|I)\b|(?<=[a-z] )(III|II|IV)\b")
_CAPITALS = re.compile(r"\b[A-Z][A-Z’']*[A-Z]\b")


def spoken(text: str) -> str:
    """A text with everything written out the way it is said: "Turn 45°" becomes "Turn forty-five degrees"."""
    text = _NUMERAL.sub(lambda match: _ROMAN[match.group()], text)
    text = _CAPITALS.sub(_lowered, text)
    text = _CLOCK.sub(_time, text)
    text = _SLASHED.sub(lambda match: _fraction(int(match[1]), int(match[2])), text)
    text = _TIMES.sub(lambda match: f"{_number(match[1])} times", text)
    text = _AMOUNT.sub(_amount, text)
    text = _SHORT.sub(_written_out, text)
    for sign, words in _FRACTIONS.items():
        text = text.replace(sign, words)
    return text


def _lowered(match: re.Match[str]) -> str:
    word = match.group()
    if word in _SPELLED and not (word in {"IT", "US"} and _is_shouted(match.string)):
        return " ".join(word)
    is_first = not match.string[: match.start()].strip()
    return word.capitalize() if is_first else word.lower()


def _is_shouted(text: str) -> bool:
    """Whether most of a text is in capitals, so that IT and US are words."""
    words = re.findall(r"[A-Za-z]{2,}", text)
    return 2 * len([word for word in words if word.isupper()]) > len(words)


def _written_out(match: re.Match[str]) -> str:
    """The words for an abbreviation; its full stop stays where it also ends the text."""
    words = _ABBREVIATIONS[match.group()]
    ends = match.group().endswith(".") and not match.string[match.end() :].strip()
    return f"{words}." if ends else words


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), int(match[2])
    if minute == 0:
        return f"{_number(str(hour))} o'clock"
    return f"{_number(str(hour))} {'oh ' if match[2].startswith('0') else ''}{_number(str(minute))}"


def _amount(match: re.Match[str]) -> str:
    low, high, part, unit = match["low"], match["high"], match["part"], (match["unit"] or "").strip()
    if match["ordinal"] and not (high or part or unit):
        return str(num2words(low.replace(",", ""), to="ordinal"))
    if unit == '"' and match.string.count('"') != 1:
        unit = ""  # it closes a quotation
    words = ("minus " if match["minus"] else "") + _number(low)
    if high:
        words += f" to {_number(high)}"
    if part:
        words += f" and {_FRACTIONS[part].replace('one half', 'a half').replace('one quarter', 'a quarter')}"
    if unit:
        name = _UNITS[unit]
        is_one = low == "1" and not high and not part
        words += f" {name if is_one else _PLURALS.get(name, f'{name}s')}"
    elif match["unit"]:
        words += match["unit"]
    return f"{words} times" if match["times"] else words


@cache
def _number(digits: str) -> str:
    return str(num2words(digits.replace(",", ""))).replace(",", "")


def _fraction(above: int, below: int) -> str:
    one, many = _PARTS.get(below) or (f"{num2words(below, to='ordinal')}", f"{num2words(below, to='ordinal')}s")
    return f"{_number(str(above))} {one if above == 1 else many}"
