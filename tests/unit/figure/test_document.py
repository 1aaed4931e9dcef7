import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from guide.figure.body import Body
from guide.figure.solve import solve
from guide.model.anatomy import BONES, LIMBS, TRUNK
from guide.model.shape import Family, Fingers, Reach
from guide.sessionfile.figure_document import FigureDocument
from guide.sessionfile.figure_values import shape_of

DOCS = Path(__file__).parents[3] / "docs" / "poses.md"


def written(text: str) -> FigureDocument:
    return FigureDocument.model_validate(yaml.safe_load(text))


def test_the_first_example_of_the_docs_is_a_figure(body: Body) -> None:
    example = re.findall(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[0]
    shape = shape_of(FigureDocument.model_validate(yaml.safe_load(example)["figure"]))
    assert shape.family is Family.STANDING
    assert solve(shape, body).planted == {"left-foot", "right-foot"}


def test_every_bone_and_limb_can_be_written() -> None:
    keys = {field.alias for field in FigureDocument.model_fields.values()}
    assert set(BONES) | set(LIMBS) <= keys


@pytest.mark.parametrize("name", ["pelvis", "neck", "head", *(bone for bone in BONES if bone not in TRUNK)])
def test_a_hand_may_be_near_any_joint_but_its_own_end(name: str) -> None:
    text = f"left-hand: {{at: [0, 0.1, 0], near: {name}}}"
    if name.endswith(("wrist", "toes", "collar")):
        with pytest.raises(ValidationError):
            written(text)
    else:
        assert shape_of(written(text)).reaches["left-hand"].near == name


def test_a_pair_is_both_sides_and_one_side_wins() -> None:
    shape = shape_of(written("{knees: {flex: 20}, left-knee: {flex: 90}, feet: {at: [0.1, floor, 0], turn: 30}}"))
    assert shape.angles == {"left-knee": {"flex": 90}, "right-knee": {"flex": 20}}
    left, right = shape.reaches["left-foot"], shape.reaches["right-foot"]
    assert (left.at[0], right.at[0]) == (0.1, -0.1)
    assert left.grounded
    assert left.forward is not None
    assert right.forward is not None
    assert left.forward[0] == pytest.approx(0.5)
    assert right.forward[0] == pytest.approx(-0.5)


def test_what_a_pair_of_hands_is_near_is_across_for_the_right_one() -> None:
    reaches = shape_of(written("{hands: {at: [0.1, 0.2, 0], near: left-knee}}")).reaches
    assert {name: reach.near for name, reach in reaches.items()} == {
        "left-hand": "left-knee",
        "right-hand": "right-knee",
    }
    middle = shape_of(written("{hands: {at: [0.1, 0.2, 0], near: head}}")).reaches
    assert {reach.near for reach in middle.values()} == {"head"}


def test_fingers_are_held_alike_unless_one_hand_is_said() -> None:
    shape = shape_of(written("{fingers: clasped, right-fingers: fist, moments: {lift: {fingers: }}}"))
    assert shape.fingers == {"left-hand": Fingers.CLASPED, "right-hand": Fingers.FIST}
    assert shape.moments["lift"].fingers == {}


def test_a_moment_changes_only_what_it_writes_and_blank_frees_a_foot() -> None:
    shape = shape_of(
        written(
            "{left-hip: {flex: 10, out: 5}, left-foot: {at: [0.1, floor, 0]}, "
            "moments: {lift: {left-hip: {out: 30}, left-foot: }}}"
        )
    )
    lift = shape.moments["lift"]
    assert lift.angles["left-hip"] == {"flex": 10, "out": 30}
    assert "left-foot" in shape.reaches
    assert "left-foot" not in lift.reaches


def test_a_variant_builds_on_its_pose() -> None:
    pose, variant = written("{head: {flex: 5}, family: prone}"), written("right-hand: {at: [0, 0.2, 0.1]}")
    shape = shape_of(pose, variant)
    assert shape.family is Family.PRONE
    assert shape.angles["head"] == {"flex": 5}
    assert shape.reaches == {"right-hand": Reach((0, 0.2, 0.1))}


@pytest.mark.parametrize(
    "text",
    [
        "left-wing: {flex: 10}",
        "left-knee: {flex: 200}",
        "left-knee: {out: 5}",
        "head: {flex: true}",
        "left-hand: {at: [0, high, 0]}",
        "left-hand: {at: [0, 1]}",
        "left-hand: {at: [0, 9, 0]}",
        "left-hand: {at: [0, floor, 0], near: head}",
        "left-hand: {at: [0, 1, 0], bend: [0, 0, 1], bend-at: [0, 0, 1]}",
        "left-foot: {at: [0, 1, 0], turn: 5, forward: [0, 0, 1]}",
        "props: [{kind: sofa}]",
        "family: flying",
        "fingers: crossed",
        "left-fingers: {flex: 20}",
    ],
)
def test_what_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        written(text)


def test_blank_moments_and_figures_are_fine(body: Body) -> None:
    assert solve(shape_of(written("{moments: {hold: {}}}")), body).planted == frozenset()


def test_every_moment_of_the_catalogue_is_one_the_docs_name(shapes: Mapping[str, object]) -> None:
    docs = DOCS.read_text(encoding="utf-8")
    assert all(f"`{name.split(' ')[1]}`" in docs for name in shapes if " " in name)
