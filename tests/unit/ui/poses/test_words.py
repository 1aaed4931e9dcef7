from guide.ui.poses.words import at_hand


def test_a_prop_keeps_the_letters_a_teacher_gave_it() -> None:
    assert at_hand(("mat", "Iyengar bench", "TheraBand")) == "Mat, Iyengar bench, TheraBand."
