"""How old what is held is: which figures should be out anew, and how long ago sources were read."""

from __future__ import annotations

from datetime import date, timedelta

from knowledge.types.fact import Holding, Source, SourceKind

_REGULAR = frozenset({SourceKind.OFFICIAL, SourceKind.INTERGOVERNMENTAL})
_GRACE = timedelta(days=120)  # in which an office publishes what it has counted
_LONGEST_REGULAR = timedelta(days=3 * 366)


def is_regular(source: Source) -> bool:
    """Whether it is continued; what others publish is published once."""
    return source.kind in _REGULAR


def is_due(holding: Holding, today: date) -> bool:
    """Whether a newer figure should be out: a period as long as the newest has passed, and more."""
    if holding.newest is None or not is_regular(holding.source):
        return False
    length = max(holding.newest.end - holding.newest.start, timedelta(days=1))
    if length == timedelta(days=1):  # a stock, counted once a year
        length = timedelta(days=365)
    return length <= _LONGEST_REGULAR and holding.newest.end + length + _GRACE < today


def since_read(source: Source, today: date) -> timedelta:
    """How long ago it was read, at most: by the first day that its date, such as 2026-11, means."""
    return today - date.fromisoformat(f"{source.accessed}-01-01"[:10])


def was_read_long_ago(source: Source, today: date) -> bool:
    """Whether an office has most likely published something since."""
    return since_read(source, today) > _GRACE
