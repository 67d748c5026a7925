"""What has happened lately, by a clock that may be set."""

from __future__ import annotations

from datetime import datetime, timedelta


def is_lately(then: datetime, now: datetime, within: timedelta) -> bool:
    """Whether it happened within the time before now, whose end is not part of it.

    A clock that was set back leaves times that are yet to come: those count as long ago too, or
    what is to last a minute would last until then.
    """
    return abs(now - then) < within
