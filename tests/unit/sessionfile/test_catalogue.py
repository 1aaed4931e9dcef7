from pathlib import Path

import pytest

from guide import resources
from guide.model.cue import Cue, InBreath, Pause
from guide.model.pose import Catalogue, Caution, Pose, Source, Variant
from guide.model.side import Side
from guide.sessionfile.catalogue import read_catalogue
from guide.yamlfile.problem import Problem

POSE = """
id: pigeon
name: Pigeon
sanskrit: Eka Pada Rajakapotasana
pronounce: AY-kuh
works: [hamstrings]
stretches: [hip flexors]
cautions: [knee injury]
props: [block]
drawn: right
move: 12 s
rests-in: locust
arrive:
  - Slide your <side> knee forward.
  - pause: 2 s
enter: Fold.
during: [{at: 2, say: Heavy., for: first}]
leave: {with: inhale, say: Come up.}
variants:
  upright: {name: Upright, props: [chair], arrive: []}
"""


def put(folder: Path, **files: str) -> Path:
    (folder / "poses").mkdir(exist_ok=True)
    for name, text in files.items():
        inner = folder if name in {"sources", "cautions"} else folder / "poses"
        (inner / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.path, problem.message) for problem in problems]


def base(folder: Path) -> Path:
    return put(
        folder,
        sources="care: {title: Care, author: Somebody, published: 2007 in print}\n",
        cautions="knee injury: {name: Knee injury, advice: Take care.}\n",
        locust="{id: locust, name: Locust}\n",
    )


def test_a_catalogue_is_read(tmp_path: Path) -> None:
    catalogue, problems = read_catalogue(put(base(tmp_path), pigeon=POSE))
    assert problems == ()
    assert catalogue.sources == {"care": Source("care", "Care", "Somebody", "2007 in print")}
    assert catalogue.cautions == {"knee injury": Caution("knee injury", "Knee injury", "Take care.")}
    assert catalogue.poses["locust"] == Pose("locust", "Locust")
    pigeon = catalogue.poses["pigeon"]
    assert (pigeon.name, pigeon.sanskrit, pigeon.pronounce) == ("Pigeon", "Eka Pada Rajakapotasana", "AY-kuh")
    assert (pigeon.works, pigeon.stretches, pigeon.cautions) == (("hamstrings",), ("hip flexors",), ("knee injury",))
    assert (pigeon.props, pigeon.drawn_side, pigeon.move, pigeon.rests_in) == (("block",), Side.RIGHT, 12_000, "locust")
    assert pigeon.arrive == (Cue("Slide your <side> knee forward."), Pause(2_000))
    assert pigeon.during[0].moment == InBreath(2)
    assert pigeon.variants == {"upright": Variant("upright", "Upright", ("chair",), arrive=())}


@pytest.mark.parametrize(
    ("old", "new", "path", "sentence"),
    [
        ("id: pigeon", "id: pidgin", "id", "The file is called “pigeon”, so its id must be the same."),
        ("name: Pigeon", "nam: Pigeon", "nam", "Unknown key “nam” — did you mean “name”?"),
        ("[hamstrings]", "[hamstring]", "works[0]", "Unknown muscle “hamstring” — did you mean “hamstrings”?"),
        ("drawn: right", "drawn: up", "drawn", "“up” is not possible here: write “right”, “left” or “both”."),
        ("move: 12 s", "move: 12", "move", "12 of what? Write “12 s” or “12 min”."),
        ("<side>", "<sides>", "arrive[0]", "Unknown place-holder “<sides>” — did you mean “side”?"),
        ("rests-in: locust", "rests-in: locst", "rests-in", "Unknown pose “locst” — did you mean “locust”?"),
        ("name: Upright,", "nam: Upright,", "variants.upright.nam", "Unknown key “nam” — did you mean “name”?"),
    ],
)
def test_a_pose_with_a_fault_is_left_out_and_told(tmp_path: Path, old: str, new: str, path: str, sentence: str) -> None:
    catalogue, problems = read_catalogue(put(base(tmp_path), pigeon=POSE.replace(old, new)))
    assert told(problems) == [(path, sentence)]
    assert set(catalogue.poses) == {"locust"}
    assert problems[0].file == tmp_path / "poses" / "pigeon.yaml"


@pytest.mark.parametrize(
    ("figure", "path"),
    [
        ("pelvis: {at: [0, 0.8]}", "pelvis.at[2]"),
        ("pelvis: {at: [0, 0.8, 0, 1]}", "pelvis.at"),
        ("left-hand: {at: [0, 1, 0], bend: [0, 0, 1, 0]}", "left-hand.bend"),
    ],
)
def test_a_place_of_too_few_or_too_many_numbers_is_told_what_it_needs(tmp_path: Path, figure: str, path: str) -> None:
    _, problems = read_catalogue(put(base(tmp_path), pigeon=f"{POSE}\nfigure: {{{figure}}}\n"))
    key = path.split(".")[1].removesuffix("[2]")
    assert told(problems) == [(f"figure.{path}", f"“{key}” needs three numbers: left, up and front.")]


def test_a_source_or_a_caution_with_a_fault_is_left_out_and_told(tmp_path: Path) -> None:
    put(base(tmp_path), sources="care: {title: Care}\nmore: {title: A, author: B}\n", cautions="- a\n")
    catalogue, problems = read_catalogue(tmp_path)
    assert told(problems) == [
        ("care.author", "“author” is missing."),
        ("", "This file needs keys with values."),
    ]
    assert set(catalogue.sources) == {"more"}


def test_a_folder_without_a_catalogue_is_told(tmp_path: Path) -> None:
    catalogue, problems = read_catalogue(tmp_path)
    assert catalogue == Catalogue()
    assert {problem.message for problem in problems} == {"There is no such file."}


def test_the_shipped_catalogue_is_sound() -> None:
    catalogue, problems = read_catalogue(resources.asset())
    assert problems == ()
    assert {"locust", "warrior-1", "pigeon"} <= set(catalogue.poses)
