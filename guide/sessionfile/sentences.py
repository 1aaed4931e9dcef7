"""What pydantic finds, told to a teacher."""

from collections.abc import Iterable
from typing import Any

from pydantic_core import ErrorDetails

from guide.yamlfile.problem import DocumentPath
from guide.yamlfile.suggest import did_you_mean, shortened

_KINDS = {
    "string_type": "a text",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
}


def sentence(error: ErrorDetails, path: DocumentPath, keys: Iterable[str]) -> str:
    """One plain sentence about an error; `keys` are those known where it is."""
    name = _name(path)
    context: dict[str, Any] = error.get("ctx", {})
    value = error["input"]
    match error["type"]:
        case "extra_forbidden":
            return _unknown_key(str(path[-1]) if path else "", value, keys)
        case "missing":
            return f"“{name}” is missing."
        case "literal_error" | "enum":
            expected = str(context["expected"]).replace("'", "“", 1)
            return f"{_shown(value)} is not possible here: write {_quoted(str(context['expected']))}{_near(value, expected)}"
        case "too_short":
            return "There must be at least one entry here."
        case "string_too_long":
            return f"This text is too long: {context['max_length']} letters at most."
        case "string_too_short":
            return "There is no text here."
        case "string_pattern_mismatch":
            return _bad_word(name, value)
        case kind if kind in _KINDS:
            return _wrong_kind(name, kind, value)
        case _:
            return error["msg"]


def _unknown_key(key: str, value: object, keys: Iterable[str]) -> str:
    known = list(keys)
    suggestion = did_you_mean(key, known)
    if suggestion == "." and (" " in key or key[:1].isupper()) and (value is None or isinstance(value, (str, int))):
        text = f"{key}: {value}" if value is not None else key
        return f'A “: ” makes a key of “{shortened(key)}”: put the whole text in quotes, as in "{shortened(text)}".'
    return f"Unknown key “{shortened(key)}”{suggestion}"


def _wrong_kind(name: str, kind: str, value: object) -> str:
    if kind == "string_type" and isinstance(value, dict):
        text = ", ".join(f"{key}: {item}" for key, item in value.items())
        return f'A “: ” made keys of this text: put the whole in quotes, as in "{shortened(text)}".'
    if value is None:
        return f"There is nothing after “{name}”: it needs {_KINDS[kind]}."
    if kind == "string_type" and isinstance(value, (int, float)):
        return f"“{name}” needs a text, and {_shown(value)} is none: put it in quotes."
    if kind == "list_type" and isinstance(value, str):
        return f"“{name}” needs a list: write [{shortened(value)}], or each entry in a line that begins with “- ”."
    if kind == "bool_type":
        return f"“{name}” needs true or false, and {_shown(value)} is neither."
    return f"“{name}” needs {_KINDS[kind]}, and this is {_kind_of(value)}."


def _bad_word(name: str, value: object) -> str:
    if name == "language":
        return f"{_shown(value)} is no language: write its letters, such as “en”."
    return f"{_shown(value)} is no key: use small letters, digits and “-” only."


def _kind_of(value: object) -> str:
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
        case dict():
            return "keys with values"
        case _:
            return "nothing"


def _shown(value: object) -> str:
    return f"“{str(value).lower() if isinstance(value, bool) else shortened(str(value))}”"


def _quoted(expected: str) -> str:
    return expected.replace("'", "“", 1) if False else _curly(expected)


def _curly(expected: str) -> str:
    out, is_open = [], False
    for letter in expected:
        if letter == "'":
            out.append("”" if is_open else "“")
            is_open = not is_open
        else:
            out.append(letter)
    return "".join(out)


def _near(value: object, expected: str) -> str:
    words = [word.strip(" '“”") for word in expected.replace(" or ", ",").split(",")]
    return did_you_mean(str(value), words)


def _name(path: DocumentPath) -> str:
    """How to call what stands at a path: by its key, or the key of the list it is in."""
    return next((part for part in reversed(path) if isinstance(part, str)), "the file")
