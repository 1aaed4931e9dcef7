from guide.model.breath import BreathPattern
from guide.model.cue import Guidance
from guide.timeline.options import Options
from guide.ui.prepare.renewing import renewed

CALM, QUICK = BreathPattern(6_000, 6_000), BreathPattern(3_000, 3_000)


def test_only_what_changed_meanwhile_is_taken_over() -> None:
    asked = Options(
        choices={"arms": "alongside", "legs": "neutral"}, pace=QUICK, guidance=Guidance.SHORT, target=600_000
    )
    before = Options(choices={"arms": "mudra"}, pace=CALM)
    assert renewed(asked, before, before) == asked, "what a command line asked for is no habit, and stays"
    now = Options(choices={"arms": "mudra", "legs": "turned-out"}, pace=None, speak_cautions=False)
    taken = renewed(asked, before, now)
    assert taken == Options(
        choices={"arms": "alongside", "legs": "turned-out"},
        pace=None,
        guidance=Guidance.SHORT,
        target=600_000,
        speak_cautions=False,
    )
