"""What pydantic finds, told to a teacher."""

import re
from collections.abc import Callable, Collection

from pydantic_core import ErrorDetails

from guide.yamlfile.problem import DocumentPath
from guide.yamlfile.slips import CURLY
from guide.yamlfile.suggest import did_you_mean, did_you_mean_one_of, shortened

_OF_A_STEP = {"arrive", "during", "enter", "hold", "leave", "pose", "rest", "say", "sides", "variant"}

_OF_A_POSE = {
    *("arrive", "back", "build", "crossing", "during", "enter", "hold", "leave", "move", "quiet", "reps", "rest"),
    *("sides", "tempo", "there", "variant", "when"),
}

_AGAIN = ("reps", "repeat", "repetitions", "rounds", "times")
_A_FLOW_IS_DONE_ONCE = "A flow is done once on each side: write it again, or “include” a file of it, to repeat it."
_A_SESSION_IS_DONE_ONCE = "A session is done once: to repeat a part of it, “include” a file of that part several times."
_ELSEWHERE = (
    (
        "say",
        {"arrive"},
        "A pose has no “say”: write the words under “arrive”, or “- say:” as a step before its “- pose:”.",
    ),
    (
        "pause",
        {"arrive"},
        "A pose has no “pause”: write “- pause: 4 s” among the words of “arrive”, or “rest: 2 breaths” after it.",
    ),
    ("pause", {"at"}, "Between the words of “during” there is silence anyway: leave “pause” out."),
    ("at", {"detail"}, "“at” is for the words of “during”: leave it out here."),
    ("with", {"detail"}, "“with” is for the words of “enter”, “during” and “leave”: leave it out here."),
    *((key, {"flow", "steps"}, _A_FLOW_IS_DONE_ONCE) for key in _AGAIN),
    *((key, {"title", "steps"}, _A_SESSION_IS_DONE_ONCE) for key in _AGAIN),
    (
        "include",
        {"steps"},
        "“include” is a step of its own: write it among the “steps”, in a line that begins with “- ”.",
    ),
)
"""Keys that somebody may look for, keys that are all known where they cannot stand, and what is told there."""

_OF_A_FLOW = {"alone", "note", "optional", "sides"}
_OF_ITS_OWN = {"bell", "flow", "pause", "pose", "say", "wait"}

_OTHER_WORDS = {
    "description": "summary",
    "duration": "hold",
    "in": "inhale",
    "length": "hold",
    "name": "title",
    "out": "exhale",
    "repeat": "reps",
    "repetitions": "reps",
    "rounds": "reps",
    "text": "say",
    "time": "hold",
    "times": "reps",
    "words": "say",
}
"""What a key may be called by who has not looked it up."""

_CURLY = re.compile(f"[{CURLY}]")

_EXAMPLES = {
    "only": "{side-steps: band}",
    "say-as": "{Tadasana: tah-DAH-suh-nuh}",
    "tempo": "{step: 2 s, close: 2 s}",
    "when": "{side-steps: {band: {variant: leg-lift-band}}}",
}
"""How keys with values may be written that are no parts of their own."""

_NEEDED = {
    "string_type": "a text",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
}


def sentence(error: ErrorDetails, path: DocumentPath, keys: Collection[str] = (), example: str = "") -> str:
    """One plain sentence about an error at a path.

    `keys` are those that are known there; `example` is how what belongs there may be written.
    """
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_key(path, error["input"], keys, example)
    if kind in _NEEDED:
        return _wrong_kind(path, _NEEDED[kind], error["input"], example)
    told = _SENTENCES.get(kind)
    return told(error, _name(path)) if told else error["msg"]


def _unknown_key(path: DocumentPath, value: object, keys: Collection[str], example: str) -> str:
    key = str(path[-1])
    if key[:1].isspace():
        return "This begins with a space that was copied from elsewhere: delete it, and use the space bar."
    if told := _out_of_place(key, keys):
        return told
    if {*keys} == {"include"}:
        return _beside_include(key)
    other = _OTHER_WORDS.get(key, "")
    suggestion = f" — did you mean “{other}”?" if other in keys else did_you_mean_one_of(key, keys)
    is_near = suggestion.endswith("?")
    if not is_near and key in _OF_A_STEP and len(path) == 1:
        return f"“{key}” belongs to a step: move it to the right, to line up with the step's “pose”."
    reads_like_text = " " in key or key[:1].isupper() or _CURLY.match(key)
    if not is_near and reads_like_text and isinstance(value, (str, int, float)):
        return _key_in_text(key, value)
    if suggestion == ".":
        is_of_step = {"say", "flow"} <= {*keys}
        suggestion = f": write a step as {example}." if is_of_step else ": nothing of that name can stand here."
    return f"Unknown key “{shortened(key)}”{suggestion}"


def _out_of_place(key: str, keys: Collection[str]) -> str | None:
    """The sentence about a key that belongs elsewhere, told by the keys that are known here; None of any other."""
    if key in _OF_A_POSE and {"say", "flow"} <= {*keys}:
        return f"“{key}” belongs to a pose: give this step a “pose”, or take “{key}” away."
    return next((told for one, known, told in _ELSEWHERE if one == key and known <= {*keys}), None)


def _beside_include(key: str) -> str:
    """The sentence about a key of a step that includes another session, and takes no other key."""
    if key in _AGAIN:
        return "A session is included once: to repeat it, write this step again, once for each time."
    if key in _OF_A_FLOW:
        return f"“{key}” belongs to a flow: put this step among the “steps” of one, and “{key}” beside its title."
    if key in _OF_ITS_OWN:
        return f"“{key}” makes a step of its own: write it in a line that begins with “- ”."
    return f"A session is included as it is: take “{shortened(key)}” away, or change that session's file."


def _key_in_text(key: str, value: float | str) -> str:
    whole = shortened(_CURLY.sub("", f"{key}: {value}"))
    if _CURLY.match(key):
        return f'A curly quote such as {key[0]} is a letter like others: write straight ones, as in "{whole}".'
    return f'The “: ” makes a key of “{shortened(key)}”: put the whole text in quotes, as in "{whole}".'


def _wrong_kind(path: DocumentPath, needed: str, value: object, example: str) -> str:
    is_entry = bool(path) and isinstance(path[-1], int)
    if _name(path) == "include" and isinstance(value, list):
        return "One step includes one session: write “- include:” once for each."
    this = f"This entry of “{_name(path)}”" if is_entry else f"“{_name(path)}”" if path else "The file"
    such_as = f", such as {shown}" if (shown := _EXAMPLES.get(_name(path), example)) else ""
    if value is None:
        return f"{this} is empty: it needs {needed}{such_as}."
    if needed == "a text" and (told := _no_text(this, value, is_entry=is_entry)):
        return told
    if needed == "a list" and isinstance(value, (str, dict)):
        in_one_line = f"write {_as_list(value, _name(path))}, or each" if isinstance(value, str) else "write each"
        return f"{this} needs a list: {in_one_line} entry in a line that begins with “- ”."
    if needed == "true or false":
        return f"{this} needs true or false, and {_shown(value)} is neither."
    return f"{this} needs {needed}{such_as}, and not {_kind_of(value)}."


def _no_text(this: str, value: object, *, is_entry: bool) -> str | None:
    """The sentence about what should be a text, and may become one; None of anything else."""
    match value:
        case {**keys} if keys:
            whole = shortened(", ".join(f"{key}: {item}" for key, item in keys.items()))
            return f'The “: ” makes keys of this text: put the whole in quotes, as in "{whole}".'
        case int() | float():
            return f"{this} needs a text, and {_shown(value)} is none: put it in quotes."
        case list():
            as_one = f"write it as one, such as “{shortened(' '.join(map(str, value)))}”" if value else "write one"
            return f"{this} needs one text, and not a list: {as_one}{'' if is_entry else ', or leave the key out'}."
    return None


def _as_list(text: str, name: str) -> str:
    """How a text in place of a list may be written as one."""
    is_both = name == "sides" and text.strip() not in {"right", "left", "right, left", "left, right"}
    return "[right, left]" if is_both else f"[{shortened(text)}]"


def _not_among(error: ErrorDetails, _name: str) -> str:
    expected = str(error["ctx"]["expected"])
    known = re.findall(r"'([^']*)'", expected) or [expected]
    *others, last = [f"“{word}”" for word in known]
    listed = f"{', '.join(others)} or {last}" if others else last
    return f"{_shown(error['input'])} is not possible here: write {listed}{did_you_mean(str(error['input']), known)}"


def _not_matching(error: ErrorDetails, name: str) -> str:
    if name == "language":
        return f"{_shown(error['input'])} is no language: write its short name, such as “en”."
    return f"{_shown(error['input'])} cannot be a key: use small letters, digits and “-”."


def _absent(error: ErrorDetails, name: str) -> str:
    is_entry = isinstance(error["loc"][-1], int)
    return _place(name) if is_entry else f"“{name}” is missing{_MISSING.get(name, '')}."


def _place(name: str) -> str:
    """Only places and directions in the room of a figure have so many entries and no others."""
    return f"“{name}” needs three numbers: left, up and front."


_MISSING = {
    "at": ": write when it is said, such as “at: 2” for the second breath, “at: last” or “at: 30 s”",
    "pose": ": write which pose this step is, such as “pose: locust”",
    "default": ": write the key of the option that is picked at first",
}

_SENTENCES: dict[str, Callable[[ErrorDetails, str], str]] = {
    "missing": _absent,
    "literal_error": _not_among,
    "enum": _not_among,
    "string_pattern_mismatch": _not_matching,
    "string_too_short": lambda _, __: "There is no text here.",
    "string_too_long": lambda error, _: f"This is too long: {error['ctx']['max_length']} letters at most.",
    "too_short": lambda _, name: f"“{name}” is empty: it needs at least one entry.",
    "too_long": lambda _, name: _place(name),
    "greater_than_equal": lambda error, _: f"This is too little: at least {error['ctx']['ge']:g}.",
    "less_than_equal": lambda error, _: f"This is too much: {error['ctx']['le']:g} at most.",
    "value_error": lambda error, _: f"{str(error['ctx']['error'])[:1].upper()}{str(error['ctx']['error'])[1:]}.",
}


def _kind_of(value: object) -> str:
    names = {
        bool: "true or false",
        dict: "keys with values",
        int: "a number",
        float: "a number",
        str: "a text",
        list: "a list",
    }
    return names.get(type(value), "nothing")


def _shown(value: object) -> str:
    return f"“{str(value).lower() if isinstance(value, bool) else shortened(str(value))}”"


def _name(path: DocumentPath) -> str:
    """How to call what stands at a path: by its key, or by the key of the list it is in."""
    return next((step for step in reversed(path) if isinstance(step, str)), "the file")
