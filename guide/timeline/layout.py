"""Routes written out in time, one after the other, from the start or from the middle of one."""

from operator import attrgetter

from guide.model.session import Session
from guide.timeline.draft import Draft, Resume
from guide.timeline.events import made
from guide.timeline.options import Options
from guide.timeline.plan import Plan
from guide.timeline.route import Part, Route
from guide.timeline.timeline import Landmark, Segment, Timeline


def lay_route(draft: Draft, route: Route, resume: Resume | None = None) -> None:
    """Write a route at the draft's end; with `resume`, what is left of it, into the segment that is under way."""
    first = 0
    for part in route.parts:
        numbered = enumerate(part.stages, start=first)
        is_new = resume is None or first > resume.stage
        first += len(part.stages)
        if resume and first <= resume.stage:
            continue
        if is_new:
            draft.part_start = draft.now
        for number, stage in numbered:
            if resume and number < resume.stage:
                continue
            draft.begin_stage(route.key, route.side, number)
            if resume and number == resume.stage:
                stage.lay(draft, resume)
                draft.now = max(draft.now, resume.floor)
            else:
                draft.landmarks.append(made(Landmark, (draft.now, route.key, route.side, number, "", 0)))
                stage.lay(draft, None)
        if draft.now > draft.part_start:
            draft.segments.append(_segment(draft, route, part))


def finished(draft: Draft, session: Session, options: Options, plan: Plan) -> Timeline:
    """Close the draft. Events of one moment stay in the order in which they were written."""
    return Timeline(
        session_id=session.id,
        title=session.title,
        segments=tuple(draft.segments),
        events=tuple(sorted(draft.events, key=attrgetter("at"))),
        options=options,
        landmarks=tuple(sorted(draft.landmarks, key=attrgetter("at"))),
        amounts=plan.amounts,
    )


def _segment(draft: Draft, route: Route, part: Part) -> Segment:
    return Segment(
        start=draft.part_start,
        end=draft.now,
        kind=part.kind,
        step=route.step,
        title=part.shape.title,
        pose=part.shape.pose,
        variant=part.shape.variant,
        side=route.side,
        amount=part.amount,
        amount_range=part.limits,
        kept_on=part.kept_on,
        works=part.works,
        quiet=route.quiet,
        waits=part.waits,
        note=route.note,
        again=route.again,
    )
