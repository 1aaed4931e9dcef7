"""A hold and its words: what is told of it beforehand is what is laid."""

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model.amount import Amount, Unit
from guide.model.cue import Cue, Guidance
from guide.model.session import Session, Step
from guide.timeline.compiler import compilation
from guide.timeline.draft import Draft
from guide.timeline.options import Options
from guide.timeline.plan import Plan
from guide.timeline.speaker import Lengths
from tests.unit.timeline.strategies import clips, during_cues, patterns


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from((Amount(Unit.BREATHS, 1, 12), Amount(Unit.TIME, 1, 90_000))),
    patterns,
    st.lists(during_cues, max_size=4),
    st.sampled_from(Guidance),
    clips,
    st.data(),
)
def test_the_overrun_that_is_told_is_the_one_that_is_laid(  # noqa: PLR0913, PLR0917 (all that a hold is made of)
    hold: Amount, pattern: object, cues: list[Cue], guidance: Guidance, lengths: Lengths, data: st.DataObject
) -> None:
    amount = data.draw(st.integers(hold.least, hold.most))
    session = Session("s", "S", (Step("chair", arrive=(), hold=hold, during=tuple(cues)),), breath=pattern)  # type: ignore[arg-type]  # a BreathPattern
    work = compilation(session, {}, Options(guidance=guidance), lengths)
    stage = work.router(Plan()).holding(work.passes[0], hold.most).with_amount(amount)
    draft = Draft()
    stage.lay(draft, None)
    assert stage.length + stage.overrun() == draft.now
    alone = work.router(Plan()).holding(work.passes[0], amount)
    assert (alone.length, alone.overrun()) == (stage.length, stage.overrun())
