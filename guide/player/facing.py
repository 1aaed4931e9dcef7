"""From which side the poses of a practice are seen, so that the camera swings least from one to the next."""

from collections.abc import Mapping, Sequence

from guide.figure.choice import yaw_for
from guide.figure.journey import turned
from guide.model.pose import Pose
from guide.timeline.events import PoseStarted
from guide.timeline.timeline import SegmentKind, Timeline


def mirrored_poses(timeline: Timeline, poses: Mapping[str, Pose], begun: Sequence[bool] = ()) -> tuple[bool, ...]:
    """Which of the poses that a practice sets out for, in order, are seen in a mirror; those with sides never are.

    `begun` says it of the first of them, which have been seen: whatever comes after, nobody is turned round in a pose.
    """
    started = timeline.of(PoseStarted)
    rounds = {one.step for one in timeline.segments if one.kind is SegmentKind.REPS}

    def is_alike(event: PoseStarted) -> bool:
        return poses[event.pose].drawn_side is None and timeline.segment_at(event.at).step not in rounds

    yaws = {
        index: yaw
        for index, one in enumerate(started)
        if one.pose in poses and (yaw := yaw_for(poses[one.pose], one.variant, one.side)) is not None
    }
    alike = {index for index in yaws if is_alike(started[index])}
    before = {index for index, was in enumerate(begun) if was and index in alike}
    facing = [-yaw if index in before else yaw for index, yaw in yaws.items()]
    free = [index in alike and index >= len(begun) for index in yaws]
    seen = before.union(index for index, is_seen in zip(yaws, turned(facing, free), strict=True) if is_seen)
    return tuple(index in seen for index in range(len(started)))
