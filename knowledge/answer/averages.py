"""The mean of the years of a span, or of several spans side by side."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answer.found import Found
from knowledge.answer.held_as import resolved
from knowledge.answer.notes import mixture
from knowledge.answer.shelf import Shelf
from knowledge.answer.spans import is_unbroken, over
from knowledge.derive import IllegalCalculationError, average, difference
from knowledge.types.answer import Reading
from knowledge.types.fact import Series
from knowledge.types.figure import Figure
from knowledge.types.period import Period
from knowledge.types.question import Question

_PAIR = 2


def answer_average(question: Question, shelf: Shelf) -> Found | None:
    """The mean of the years asked, or of the part of them that is held without a gap."""
    series, spans = resolved(question.series[0], shelf), question.periods
    return averages(series, spans, shelf) if len(spans) > 1 else _average(series, spans, shelf)


def averages(series: Series, spans: Sequence[Period], shelf: Shelf) -> Found | None:
    """The mean of each span, and by how much two of them differ; None if one has none."""
    each = [_average(series, (span,), shelf) for span in spans]
    found = [one for one in each if one is not None]
    if len(found) < len(each):
        return None
    means = [one.computed[0] for one in found]
    return Found(
        computed=(difference(*means),) if len(means) == _PAIR else (),
        readings=tuple(map(Reading, means)),
        notes=tuple(dict.fromkeys(note for one in found for note in one.notes)),
        is_partial=any(one.is_partial for one in found),
    )


def _average(series: Series, spans: Sequence[Period], shelf: Shelf) -> Found | None:
    """The mean of one span."""
    yearly = over(series, spans[0], shelf) if spans else None
    figures: list[Figure] = [reading.lead for reading in yearly.readings] if yearly else []
    if yearly is None or len(figures) < _PAIR or not is_unbroken(figures):
        return None
    try:
        computed = average(figures, shelf.indicator(series))
    except IllegalCalculationError:
        return None
    notes = (*yearly.notes, *mixture(figures))
    return Found((computed,), notes=notes, is_partial=yearly.is_partial)
