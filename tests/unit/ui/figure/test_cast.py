from guide.model.drawn import Drawn
from guide.model.pose import Pose
from guide.model.shape import Shape
from guide.ui.figure.cast import cast

SHAPE = Shape()
POSES = {
    "mountain": Pose("mountain", "Mountain", figure=SHAPE),
    "locust": Pose("locust", "Locust", works=("hamstrings", "gluteus maximus"), figure=SHAPE),
    "bridge": Pose("bridge", "Bridge", works=("hamstrings", "gluteus maximus", "adductors"), figure=SHAPE),
    "pigeon": Pose("pigeon", "Pigeon", stretches=("hip flexors", "gluteus maximus"), figure=SHAPE),
    "twist": Pose("twist", "Twist", stretches=("obliques", "gluteus maximus"), figure=SHAPE),
    "spoken": Pose("spoken", "Spoken", works=("hamstrings", "gluteus maximus")),
    "rest": Pose("rest", "Rest", figure=SHAPE),
}


def chosen(most: int, *poses: str) -> list[str]:
    return [one.pose for one in cast([Drawn(pose) for pose in poses], POSES, most)]


def test_poses_to_rest_in_give_way_to_those_the_session_is_about() -> None:
    assert chosen(3, "mountain", "locust", "pigeon", "rest") == ["locust", "pigeon"]


def test_a_long_session_is_shown_from_its_beginning_to_its_end() -> None:
    assert chosen(2, "locust", "bridge", "pigeon", "twist") == ["bridge", "twist"]
    assert chosen(1, "locust", "bridge", "pigeon", "twist") == ["bridge"]


def test_one_pose_is_shown_with_those_that_lead_to_it() -> None:
    assert chosen(3, "mountain", "bridge", "rest") == ["mountain", "bridge"]
    assert chosen(1, "mountain", "bridge", "rest") == ["bridge"]


def test_no_pose_stands_there_twice_and_none_without_a_figure() -> None:
    assert chosen(3, "pigeon", "spoken", "pigeon", "unknown") == ["pigeon"]
    assert chosen(3, "rest") == ["rest"]
    assert chosen(3) == []


def test_the_first_side_is_the_one_that_is_shown() -> None:
    twice = [Drawn("pigeon", variant="block"), Drawn("pigeon")]
    assert cast(twice, POSES, 3) == (Drawn("pigeon", variant="block"),)
