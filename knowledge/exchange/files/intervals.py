"""Whether a number lies in the interval that stands beside it."""

from __future__ import annotations

from knowledge.exchange.files.errors import CellError, RefusalKind
from knowledge.store.codec import qualifiers_text
from knowledge.store.records import FactRecord
from knowledge.types.interval import Interval, has_interval


def check_interval(record: FactRecord) -> None:
    """Raise CellError if the fact has an interval that cannot be its own."""
    if not has_interval(record.qualifiers):
        return
    interval = Interval.of(record.qualifiers)
    if interval is None:
        given = qualifiers_text(record.qualifiers)
        raise CellError("qualifiers", RefusalKind.NOT_AN_INTERVAL, given)
    for number in (record.value, record.value_max):
        if number is not None and number not in interval:
            raise CellError("qualifiers", RefusalKind.OUTSIDE_INTERVAL, f"{number:f}")
