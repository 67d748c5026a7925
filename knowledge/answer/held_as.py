"""Under which name a series is held."""

from __future__ import annotations

from dataclasses import replace

from knowledge.answer.slots import Slots
from knowledge.types.fact import Series

ALL_FLOWS = "net_migration_all_flows"
ESTIMATE = "net_migration_un_estimate"
PROJECTION = "net_migration_un_projection"
BALANCE = "net_migration"


def resolved(series: Series, slots: Slots) -> Series:
    """The series under the name by which it is held.

    Of a region, of towns and of villages the balance is held for all flows together.
    """
    is_part = series.place.startswith("KZ-") or (series.breakdown or "").startswith("settlement:")
    if series.indicator != BALANCE or not is_part or series.counterpart or slots.periods(series):
        return series
    return replace(series, indicator=ALL_FLOWS)
