"""What a reader asked for and did not get, as the beginning of the figure that answers it."""

from __future__ import annotations

from datetime import date

from knowledge.drafting.steps import Cells
from knowledge.store import Store
from knowledge.store.question_log import Slots
from knowledge.types.fact import FactKind, IndicatorKind


def asked_cells(slots: Slots, store: Store, today: date) -> Cells:
    """The cells of the slot that was asked for, none where it was not one of figures.

    Its time is left open where several were asked for, or where it is not over.
    """
    if len(slots.series) != 1:
        return {}
    (series,) = slots.series
    if store.indicator(series.indicator).kind is IndicatorKind.STATEMENT:
        return {}
    times = slots.periods
    is_clear = len(times) == 1 and times[0].end <= today and not times[0].is_years
    return {
        "kind": FactKind.FIGURE.value,
        "indicator": series.indicator,
        "place": series.place,
        "counterpart": series.counterpart or "",
        "breakdown": series.breakdown or "",
        **({"period": times[0].code} if is_clear else {}),
    }
