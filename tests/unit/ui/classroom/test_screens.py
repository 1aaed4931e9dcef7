from guide.ui.classroom.screens import class_screen


def test_a_class_looks_at_the_screen_that_is_not_its_teacher_s() -> None:
    assert class_screen(("laptop", "projector"), "laptop") == "projector"
    assert class_screen(("projector", "laptop"), "laptop") == "projector"


def test_with_one_screen_there_is_none_for_the_class() -> None:
    assert class_screen(("laptop",), "laptop") is None
    assert class_screen((), "") is None


def test_the_screen_that_is_asked_for_comes_first() -> None:
    assert class_screen(("laptop", "projector", "television"), "laptop", "television") == "television"
    assert class_screen(("laptop", "projector"), "laptop", "laptop") == "laptop"


def test_a_screen_that_is_not_there_is_made_up_for() -> None:
    assert class_screen(("laptop", "projector"), "laptop", "television") == "projector"
    assert class_screen(("laptop",), "laptop", "television") is None


def test_screens_without_names_are_no_choice() -> None:
    assert class_screen(("",), "", "") is None
