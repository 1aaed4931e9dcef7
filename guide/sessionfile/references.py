"""Names of what stands elsewhere: in the catalogue, or among the session's choices."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, Discriminator, Field, Tag, ValidationInfo

from guide.model.muscle import MUSCLES
from guide.model.pose import Pose
from guide.sessionfile.fields import Text
from guide.sessionfile.scope import Scope, fault, faults, scope_of
from guide.sessionfile.sided import fields_that_need_sides
from guide.yamlfile.problem import MOST_TOLD
from guide.yamlfile.suggest import did_you_mean, did_you_mean_one_of, nearest, shortened

_LIKE_A_CAUTION = 0.8


def _pose(key: str, info: ValidationInfo) -> str:
    scope = scope_of(info)
    poses = scope.catalogue.poses
    if key not in poses:
        of_pose, _, variant = key.partition("/")
        if variant and of_pose in poses:
            raise fault(f"A variant has a key of its own: write “pose: {of_pose}”, and below it “variant: {variant}”.")
        meant = _pose_meant(key, poses) if scope.may_suggest() else "."
        raise fault(f"Unknown pose “{shortened(key)}”{meant}")
    return key


def _pose_meant(word: str, poses: Mapping[str, Pose]) -> str:
    """The end of a sentence about an unknown pose; it may be called by its English or Sanskrit name."""
    names = ((name, key) for key, pose in poses.items() for name in (key, pose.name, pose.sanskrit) if name)
    called = {_without_pose(name): key for name, key in names}
    likely = nearest(_without_pose(word), called)
    return f" — did you mean “{called[likely]}”?" if likely else ": “guide poses” and the page Poses show them all."


def _without_pose(name: str) -> str:
    """A name without the word that makes all of them alike."""
    return re.sub(r"[ -]pose$", "", name, flags=re.IGNORECASE)


def _pose_of_step(key: str, info: ValidationInfo) -> str:
    """A step has sides when the words it takes from the catalogue need them."""
    scope = scope_of(info)
    pose = scope.catalogue.poses.get(key)
    if pose is None or scope.has_sides:
        return key
    needing = fields_that_need_sides(pose, str(scope.step.get("variant"))) - scope.step.keys()
    if not scope.step.keys() & {"hold", "reps", "build"}:
        needing &= {"arrive"}  # the other words belong to a hold
    if needing:
        raise fault(f"“{key}” is done on one side at a time: add “sides: [right, left]”.")
    return key


def _variant(key: str, info: ValidationInfo) -> str:
    scope = scope_of(info)
    return checked_variant(key, scope.step.get("pose"), scope)


def checked_variant(key: str, of_pose: object, scope: Scope) -> str:
    """The key of a variant; a fault when its pose has none of that name."""
    pose = scope.catalogue.poses.get(str(of_pose))
    if pose is None or key in pose.variants:
        return key
    if not pose.variants:
        raise fault(f"“{pose.id}” has no variants: leave “variant” out.")
    likely = nearest(key, pose.variants) if scope.may_suggest() else None
    suggestion = f" — did you mean “{likely}”?" if likely else f": it has {', '.join(pose.variants)}."
    raise fault(f"Unknown variant “{shortened(key)}” of “{pose.id}”{suggestion}")


def _source(key: str, info: ValidationInfo) -> str:
    scope = scope_of(info)
    sources = scope.catalogue.sources
    if key not in sources:
        meant = did_you_mean(key, sources) if scope.may_suggest() else "."
        known = f": there are {', '.join(sources)}; tell of another in “why”."
        raise fault(f"Unknown source “{shortened(key)}”{known if meant == '.' else meant}")
    return key


def _muscle(name: str) -> str:
    if name not in MUSCLES:
        raise fault(f"Unknown muscle “{shortened(name)}”{did_you_mean(name, MUSCLES)}")
    return name


def _caution(text: str, info: ValidationInfo) -> str:
    known = scope_of(info).catalogue.cautions
    if text not in known and (likely := nearest(text, known, likeness=_LIKE_A_CAUTION)):
        scope_of(info).warn(f"“{shortened(text)}” is no caution with advice of its own — did you mean “{likely}”?")
    return text


def _known_options(choices: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
    """A mapping from choices to one option, to several, or to a mapping from options."""
    if wrong := [*islice(_unknown_options(choices, scope_of(info).choices), MOST_TOLD)]:
        raise faults(wrong)
    return choices


def _unknown_options(
    choices: dict[str, Any], known: Mapping[str, Collection[str]]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """The path of each choice and option that there is not, and the sentence about it."""
    for choice, picked in choices.items():
        if choice not in known:
            yield (choice,), f"Unknown choice “{shortened(choice)}”{did_you_mean_one_of(choice, known)}"
            continue
        for option in [picked] if isinstance(picked, str) else picked:
            if option not in known[choice]:
                path = (choice, option) if isinstance(picked, dict) else (choice,)
                suggestion = did_you_mean_one_of(option, known[choice])
                yield path, f"Unknown option “{shortened(option)}” of “{choice}”{suggestion}"


PoseKey: TypeAlias = Annotated[str, AfterValidator(_pose)]
PoseOfStep: TypeAlias = Annotated[PoseKey, AfterValidator(_pose_of_step)]
VariantKey: TypeAlias = Annotated[str, AfterValidator(_variant)]
SourceKey: TypeAlias = Annotated[str, AfterValidator(_source)]
RestsOn: TypeAlias = Annotated[SourceKey | None, Field(description="The key of the source it rests on.")]
Muscle: TypeAlias = Annotated[str, AfterValidator(_muscle), Field(json_schema_extra={"enum": list(MUSCLES)})]
CautionText: TypeAlias = Annotated[Text, AfterValidator(_caution)]
KnownOptions = AfterValidator(_known_options)
Options: TypeAlias = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[list[str], Tag("<list>")],
    Discriminator(lambda value: "<list>" if isinstance(value, list) else "<text>"),
]
Picked: TypeAlias = Annotated[dict[str, Options], KnownOptions]
"""The options for which something is said or done: `{side-steps: lift}` or `{side-steps: [lift, band]}`."""
OnlyWhen: TypeAlias = Annotated[Picked | None, Field(description="Only when these options are picked.")]
