"""Moments as the log's file has them: milliseconds since 1970 in UTC, and the offset of the clock on the wall."""

from datetime import UTC, datetime, timedelta, timezone

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)
_MS = timedelta(milliseconds=1)


def milliseconds_of(moment: datetime) -> int:
    """Whole milliseconds since 1970."""
    return (moment - _EPOCH) // _MS


def offset_of(moment: datetime) -> int:
    """Whole minutes from UTC."""
    return (moment.utcoffset() or timedelta()) // _MINUTE


def moment_of(milliseconds: int, offset: int) -> datetime:
    """The moment, on the clock on the wall; `offset` in minutes."""
    return (_EPOCH + milliseconds * _MS).astimezone(timezone(offset * _MINUTE))
