from guide.model.cue import Cue, Occasion, Pause, Utterance
from guide.model.pose import Catalogue, Pose, Source, Variant
from guide.model.side import Side
from guide.ui.poses.cues import leads, sources

POSE = Pose(
    "pigeon",
    "Pigeon",
    arrive=(
        Cue("Come to hands and knees.", occasion=Occasion.FIRST),
        Cue("Come back.", occasion=Occasion.SECOND),
        Pause(3_000),
        Cue("Slide your <side> knee forward.", show="<side> knee forward.", source="article"),
        Cue("Mind the left knee.", occasion=Occasion.LEFT),
        Cue("Turn out.", only=(("legs", ("turned",)),)),
        Cue("", bell=True),
    ),
    enter=Cue("Lower your head.", say_as=(("head", "hed"),)),
    during=(Cue("Breathe.", source="other"),),
    variants={"upright": Variant("upright", arrive=(Cue("Sit tall.", source="lost"),))},
    drawn_side=Side.RIGHT,
)


def test_the_way_in_is_that_of_the_first_side_with_its_pauses() -> None:
    way = leads(POSE, side=Side.RIGHT)
    assert [lead.caption for lead in way] == [
        "Come to hands and knees.",
        "",
        "right knee forward.",
        "Lower your head.",
    ]
    assert way[1].said == Pause(3_000)
    assert way[2].said == Utterance("Slide your right knee forward.")
    assert way[3].said == Utterance("Lower your head.", (("head", "hed"),))


def test_a_side_has_its_own_words() -> None:
    captions = [lead.caption for lead in leads(POSE, side=Side.LEFT)]
    assert "left knee forward." in captions
    assert "Mind the left knee." in captions


def test_a_variant_changes_what_it_says_anew() -> None:
    assert [lead.caption for lead in leads(POSE, "upright", Side.RIGHT)] == ["Sit tall.", "Lower your head."]


def test_a_pose_without_words_has_no_way_in() -> None:
    assert leads(Pose("rest", "Rest")) == ()


def test_the_sources_of_all_its_words_come_once_and_only_if_they_are_known() -> None:
    known = {key: Source(key, key.title(), "Somebody") for key in ("other", "article", "unused")}
    assert [source.key for source in sources(POSE, Catalogue(sources=known))] == ["article", "other"]
