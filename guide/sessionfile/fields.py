"""The kinds of value that the parts of a file hold, each with its check and its entry in the JSON Schema."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, ValidationInfo, WithJsonSchema

from guide.model.amount import Amount, Unit
from guide.model.breath import Phase
from guide.model.cue import AfterTime, InBreath, InLastBreath, Moment
from guide.model.muscle import MUSCLES
from guide.model.units import SECOND, Ms
from guide.sessionfile import amounts
from guide.sessionfile.scope import Scope, fault, faults, scope_of
from guide.sessionfile.sided import PLACE_HOLDER, SIDE_WORDS
from guide.yamlfile.suggest import did_you_mean, nearest, shortened

_LIKE_A_CAUTION = 0.8
_MOST_AT = 300


class Part(BaseModel):
    """A part of a file. Its docstring and its fields' descriptions are what an editor shows."""

    model_config = ConfigDict(
        extra="forbid", strict=True, alias_generator=lambda name: name.strip("_").replace("_", "-")
    )


def _text(value: str) -> str:
    text = " ".join(value.split())
    if not text:
        raise fault("There is no text here.")
    return text


def _words(value: str, info: ValidationInfo) -> str:
    text = _text(value)
    for found in PLACE_HOLDER.findall(text):
        if found not in SIDE_WORDS:
            raise fault(f"Unknown place-holder “<{found}>”{did_you_mean(found, SIDE_WORDS)}")
        if not scope_of(info).has_sides:
            raise fault(f"“<{found}>” needs a side: add “sides: [right, left]” to the step or its flow.")
    return text


def _pose(key: str, info: ValidationInfo) -> str:
    poses = scope_of(info).catalogue.poses
    if key not in poses:
        raise fault(f"Unknown pose “{shortened(key)}”{did_you_mean(key, poses)}")
    return key


def _variant(key: str, info: ValidationInfo) -> str:
    scope = scope_of(info)
    pose = scope.catalogue.poses.get(str(scope.step.get("pose")))
    if pose is not None and key not in pose.variants:
        if not pose.variants:
            raise fault(f"“{pose.id}” has no variants.")
        raise fault(f"Unknown variant “{shortened(key)}” of “{pose.id}”{did_you_mean(key, pose.variants)}")
    return key


def _source(key: str, info: ValidationInfo) -> str:
    sources = scope_of(info).catalogue.sources
    if key not in sources:
        raise fault(f"Unknown source “{shortened(key)}”{did_you_mean(key, sources)}")
    return key


def _muscle(name: str) -> str:
    if name not in MUSCLES:
        raise fault(f"Unknown muscle “{shortened(name)}”{did_you_mean(name, MUSCLES)}")
    return name


def _caution(value: str, info: ValidationInfo) -> str:
    text = _text(value)
    known = scope_of(info).catalogue.cautions
    if text not in known and (likely := nearest(text, known, likeness=_LIKE_A_CAUTION)):
        scope_of(info).warn(f"“{shortened(text)}” is no caution with advice of its own — did you mean “{likely}”?")
    return text


def picked_options(choices: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
    """The check of a mapping from choices to one option, to several, or to a mapping from options."""
    known = scope_of(info).choices
    wrong: list[tuple[tuple[str, ...], str]] = []
    for choice, picked in choices.items():
        if choice not in known:
            wrong.append(((choice,), f"Unknown choice “{shortened(choice)}”{did_you_mean(choice, known)}"))
            continue
        options = [picked] if isinstance(picked, str) else picked
        for option in options:
            if option not in known[choice]:
                suggestion = did_you_mean(option, known[choice])
                path = (choice, option) if isinstance(picked, dict) else (choice,)
                wrong.append((path, f"Unknown option “{shortened(option)}” of “{choice}”{suggestion}"))
    if wrong:
        raise faults(wrong)
    return choices


def file_inside(scope: Scope, name: str) -> Path:
    """The path of a file named in a session; a fault when it would leave the session's folder."""
    if scope.folder is None:
        raise fault("A session that is not a file cannot name another file.")
    folder = scope.folder.resolve()
    try:
        file = (folder / name).resolve()
    except (OSError, ValueError, RuntimeError):
        raise fault(f"“{shortened(name)}” is no name of a file.") from None
    if not file.is_relative_to(folder) or "\\" in name:
        raise fault(f"“{shortened(name)}” leaves the session's folder: put the file beside the session.")
    return file


def included_file(scope: Scope, name: str) -> Path:
    """The file of a session to include, named by its path or its id; a fault when there is none."""
    if name.endswith((".yaml", ".yml")):
        file = file_inside(scope, name)
        if not file.is_file():
            raise fault(f"There is no session “{shortened(name)}” in this folder.")
        return file
    for suffix in (".yaml", ".yml"):
        if scope.folder is not None and "/" not in name and (beside := scope.folder / f"{name}{suffix}").is_file():
            return beside.resolve()
    found = scope.find_session(name)
    if found is None:
        raise fault(f"There is no session “{shortened(name)}”: write another session's id, or the path of its file.")
    return found


def _audio(name: str, info: ValidationInfo) -> Path:
    file = file_inside(scope_of(info), name)
    if not file.is_file():
        raise fault(f"There is no recording “{shortened(name)}” in the session's folder.")
    return file


def _amount_of(*allowed: Unit) -> Callable[[object], Amount]:
    def check(value: object) -> Amount:
        try:
            return amounts.amount(_written(value, allowed), allowed)
        except ValueError as error:
            raise fault(str(error)) from None

    return check


def _duration(least: Ms) -> Callable[[object], Ms]:
    def check(value: object) -> Ms:
        try:
            return amounts.duration(_written(value, (Unit.TIME,)), least=least)
        except ValueError as error:
            raise fault(str(error)) from None

    return check


def _written(value: object, allowed: tuple[Unit, ...]) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        raise ValueError(amounts.needs_unit(f"{value:g}", allowed))  # noqa: TRY004 -- a fault of the file, not of a call
    raise ValueError("This must be a length, such as “30 s”.")


def _moment(value: object) -> Moment:
    if isinstance(value, int) and not isinstance(value, bool):
        if 1 <= value <= _MOST_AT:
            return InBreath(value)
        raise fault("Breaths and rounds are counted from 1.")
    if value == "last":
        return InLastBreath()
    if isinstance(value, str) and not value.isdigit():
        return AfterTime(_duration(0)(value))
    raise fault("Write “at: 2” for the second breath or round, “at: last”, or a time such as “at: 30 s”.")


def _move_length(value: object) -> Ms | Phase:
    if isinstance(value, str) and value in list(Phase):
        return Phase(value)
    try:
        return amounts.duration(_written(value, (Unit.TIME,)), least=SECOND // 4)
    except ValueError as error:
        raise fault(f"{error} A phase of the breath, such as “inhale”, will do as well.") from None


def _steps_across(value: object) -> int:
    found = re.fullmatch(r"([1-9]\d{0,2}) steps?", value) if isinstance(value, str) else None
    if found is None:
        raise fault("Write how many steps cross the mat, such as “4 steps”.")
    return int(found[1])


def _schema(pattern: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$", "examples": list(examples)})


Text: TypeAlias = Annotated[str, AfterValidator(_text), Field(min_length=1, max_length=2_000)]
Words: TypeAlias = Annotated[str, AfterValidator(_words), Field(min_length=1, max_length=2_000)]
Key: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
PoseKey: TypeAlias = Annotated[str, AfterValidator(_pose)]
VariantKey: TypeAlias = Annotated[str, AfterValidator(_variant)]
SourceKey: TypeAlias = Annotated[str, AfterValidator(_source)]
Muscle: TypeAlias = Annotated[str, AfterValidator(_muscle), Field(json_schema_extra={"enum": list(MUSCLES)})]
CautionText: TypeAlias = Annotated[str, AfterValidator(_caution), Field(min_length=1, max_length=300)]
Only: TypeAlias = Annotated[dict[str, str | list[str]], AfterValidator(picked_options)]
AudioFile: TypeAlias = Annotated[Path, PlainValidator(_audio), WithJsonSchema({"type": "string"})]

HoldAmount: TypeAlias = Annotated[
    Amount, PlainValidator(_amount_of(Unit.BREATHS, Unit.TIME)), _schema(r"\s*\d.*", "3-5 breaths", "2 min")
]
Rounds: TypeAlias = Annotated[Amount, PlainValidator(_amount_of(Unit.ROUNDS)), _schema(r"\s*\d.*rounds?.*", "3 rounds")]
Duration: TypeAlias = Annotated[Ms, PlainValidator(_duration(0)), _schema(r"\s*\d.*[a-zA-Z]\s*", "4 s")]
BreathLength: TypeAlias = Annotated[Ms, PlainValidator(_duration(SECOND // 2)), _schema(r"\s*\d.*[a-zA-Z]\s*", "4 s")]
MoveLength: TypeAlias = Annotated[
    Ms | Phase, PlainValidator(_move_length), _schema(r"(\s*\d.*[a-zA-Z]\s*|inhale|hold|exhale|rest)", "2 s", "inhale")
]
Crossing: TypeAlias = Annotated[int, PlainValidator(_steps_across), _schema(r"[1-9]\d{0,2} steps?", "4 steps")]
At: TypeAlias = Annotated[
    Moment,
    PlainValidator(_moment),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": r"^(last|\s*\d.*[a-zA-Z]\s*)$"}]}
    ),
]
