"""The interval around a number as it is typed: −120 000 – 90 000."""

from __future__ import annotations

from dataclasses import replace

from knowledge.drafting.amounts import read_amount
from knowledge.drafting.errors import StepError
from knowledge.drafting.steps import Lookups
from knowledge.exchange.files.errors import CellError, RefusalKind
from knowledge.exchange.files.intervals import check_interval
from knowledge.store.records import FactRecord
from knowledge.types.interval import Interval, without_interval

INTERVAL = "interval"  # no column of a file: it stands among the qualifiers


def interval_of(record: FactRecord) -> Interval | None:
    """The interval around the number of a fact."""
    return Interval.of(record.qualifiers)


def with_interval(record: FactRecord, typed: str, lookups: Lookups) -> FactRecord:
    """The fact with these ends of its interval, or without one if nothing is typed.

    Raises StepError, also if the number does not lie between them.
    """
    kept = without_interval(record.qualifiers)
    if not typed.strip():
        return replace(record, qualifiers=kept)
    amount = read_amount(typed, record.series.indicator, lookups)
    if amount.value_max is None:
        raise StepError(RefusalKind.NOT_AN_INTERVAL, typed.strip())
    held = interval_of(record)
    interval = Interval(amount.value, amount.value_max, held.share if held is not None else "")
    found = replace(record, qualifiers=(*kept, *interval.qualifiers()))
    try:
        check_interval(found)
    except CellError as error:
        raise StepError(error.kind, error.given) from error
    return found


def needs_interval(old: FactRecord, new: FactRecord) -> bool:
    """Whether an interval is to be said anew, as it stands around another number."""
    return interval_of(new) is not None and new.value != old.value
