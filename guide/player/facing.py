"""From which side the poses of a practice are seen, so that the camera swings least from one to the next."""

from collections.abc import Mapping

from guide.figure.choice import yaw_for
from guide.figure.journey import turned
from guide.model.pose import Pose
from guide.timeline.events import PoseStarted
from guide.timeline.timeline import SegmentKind, Timeline


def mirrored_poses(timeline: Timeline, poses: Mapping[str, Pose]) -> tuple[bool, ...]:
    """Which of the poses that a practice sets out for, in order, are seen in a mirror; those with sides never are."""
    started = timeline.of(PoseStarted)
    rounds = {one.step for one in timeline.segments if one.kind is SegmentKind.REPS}

    def is_alike(event: PoseStarted) -> bool:
        return poses[event.pose].drawn_side is None and timeline.segment_at(event.at).step not in rounds

    yaws = {
        index: yaw
        for index, one in enumerate(started)
        if one.pose in poses and (yaw := yaw_for(poses[one.pose], one.variant, one.side)) is not None
    }
    alike = [is_alike(started[index]) for index in yaws]
    seen = dict(zip(yaws, turned(list(yaws.values()), alike), strict=True))
    return tuple(seen.get(index, False) for index in range(len(started)))
