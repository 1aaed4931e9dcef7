import pytest

from guide.model.muscle import MUSCLES
from guide.model.pose import Pose, Variant
from guide.ui.poses.finding import PARTS, Filter, Wanted

BRIDGE = Pose(
    "bridge",
    "Bridge",
    sanskrit="Setu Bandhāsana",
    variants={
        "block": Variant("block", "Bridge, block between the knees", works=("gluteus maximus", "adductors")),
        "plain": Variant("plain"),
    },
    works=("gluteus maximus", "hamstrings"),
    stretches=("hip flexors",),
    props=("block",),
)
REST = Pose("savasana", "Final rest", sanskrit="Savasana")


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("", ()),
        ("bandhasana", ()),
        ("  KNEES block ", ()),
        ("hip flex", ()),
        ("hamstrings adductors", ()),
        ("", (Filter.WORKS,)),
        ("", (Filter.STRETCHES,)),
        ("", (Filter.GLUTES, Filter.LEGS)),
        ("", (Filter.WORKS, Filter.LEGS)),
        ("", (Filter.STRETCHES, Filter.HIPS)),
        ("", (Filter.WORKS, Filter.HIPS)),
        ("bridge", (Filter.WORKS, Filter.STRETCHES)),
    ],
)
def test_a_pose_is_found_by_its_names_its_muscles_and_what_it_does_to_them(
    text: str, filters: tuple[Filter, ...]
) -> None:
    assert Wanted(text, frozenset(filters)).finds(BRIDGE)


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("pigeon", ()),
        ("bridge towel", ()),
        ("", (Filter.STRETCHES, Filter.LEGS)),
        ("", (Filter.WORKS, Filter.TRUNK)),
        ("", (Filter.GLUTES, Filter.SHOULDERS)),
        ("", (Filter.WORKS, Filter.STRETCHES, Filter.LEGS)),
        ("pigeon", (Filter.WORKS,)),
    ],
)
def test_every_word_and_every_filter_must_hold(text: str, filters: tuple[Filter, ...]) -> None:
    assert not Wanted(text, frozenset(filters)).finds(BRIDGE)


def test_a_rest_is_found_by_its_name_and_by_no_filter() -> None:
    assert Wanted("rest").finds(REST)
    assert not any(Wanted("", frozenset({one})).finds(REST) for one in Filter)


def test_every_muscle_belongs_to_one_part_of_the_body() -> None:
    assert sorted(muscle for part in PARTS.values() for muscle in part) == sorted(MUSCLES)
