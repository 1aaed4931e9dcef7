from guide.ui.practice.fading import STEPS, STILL, Fading


def watch(fading: Fading, until: float, *, stay: bool = False, at_once: bool = False) -> list[int]:
    levels = []
    while fading.now < until:
        levels.append(fading.step(fading.now + 0.033, stay=stay, at_once=at_once))
    return levels


def test_controls_stay_three_seconds_and_then_go_in_steps() -> None:
    fading = Fading()
    assert set(watch(fading, STILL - 0.1)) == {STEPS}
    levels = watch(fading, STILL + 1)
    assert levels[-1] == 0
    assert levels == sorted(levels, reverse=True)
    assert len(set(levels)) > 4


def test_a_stir_brings_them_back_at_once_but_softly() -> None:
    fading = Fading()
    watch(fading, 10)
    fading.stir()
    assert watch(fading, 10.2)[-1] == STEPS


def test_they_stay_while_something_holds_them() -> None:
    fading = Fading()
    assert set(watch(fading, 20, stay=True)) == {STEPS}
    assert set(watch(fading, 22.9)) == {STEPS}
    assert watch(fading, 24)[-1] == 0


def test_reduced_motion_leaves_out_the_way_between() -> None:
    fading = Fading()
    assert set(watch(fading, 10, at_once=True)) == {0, STEPS}


def test_the_clock_may_have_run_for_days_before_the_page_opens() -> None:
    fading = Fading(500_000.0)
    assert fading.step(500_001.0, stay=False, at_once=False) == STEPS
