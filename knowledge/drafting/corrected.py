"""One field of a fact corrected by what an editor types."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.drafting.errors import StepError, in_column
from knowledge.drafting.fact_form import fact_steps
from knowledge.drafting.fitting import fitting
from knowledge.drafting.intervals import INTERVAL, interval_of, with_interval
from knowledge.drafting.steps import Cells, Lookups, Step
from knowledge.exchange.files.cells import COLUMNS, cells_of, record_of
from knowledge.exchange.files.errors import CellError
from knowledge.store.records import FactRecord
from knowledge.types.fact import FactKind, Language, Rank

RANK = "rank"
_OF_FIGURES = ("value", "period", "quality", RANK, "source", "locator")
_OF_WORDS = ("period", "quality", RANK, "source", "locator")


def fields_of(record: FactRecord, own: Language) -> tuple[str, ...]:
    """The columns that can be corrected, words in the editor's own language first.

    An interval is no column, but is corrected like one.
    """
    languages = (own, *(language for language in Language if language is not own))
    caveats = tuple(f"caveat_{language}" for language in languages)
    if record.kind is FactKind.FIGURE:
        value, *others = _OF_FIGURES
        interval = (INTERVAL,) if interval_of(record) is not None else ()
        return (value, *interval, *others, *caveats)
    texts = tuple(f"text_{language}" for language in languages)
    keywords = tuple(f"keywords_{language}" for language in languages)
    return (*texts, *keywords, *_OF_WORDS, *caveats)


def can_be_empty(column: str) -> bool:
    """Whether a fact may do without this."""
    return column == INTERVAL or column.startswith("caveat_")


def offered(record: FactRecord, column: str, lookups: Lookups) -> Sequence[str]:
    """What may be chosen for a column instead of typed."""
    if column == RANK:
        return tuple(Rank)
    if column == INTERVAL:
        return _intervals(record)
    return _step(column, lookups).choices(cells_of(record), lookups)


def corrected(record: FactRecord, column: str, typed: str, lookups: Lookups) -> FactRecord:
    """The fact with another content of a column; an empty one where that can be. Raises StepError.

    Its rank is not changed so: that needs a reason.
    """
    cells = cells_of(record)
    try:
        if column == INTERVAL:
            with in_column(column):
                return with_interval(record, typed, lookups)
        if typed or not can_be_empty(column):
            with in_column(column):
                cells |= _step(column, lookups).read(typed, cells, lookups)
        else:
            cells[column] = ""
        cells |= _producer(record, cells, lookups)
        found = record_of({name: cells.get(name, "") for name in COLUMNS})
        lookups.references.check(found)
    except CellError as error:
        raise StepError.of(error) from error
    return fitting(found)


def _intervals(record: FactRecord) -> Sequence[str]:
    """The present interval, if the number lies in it."""
    interval = interval_of(record)
    fits = interval is not None and record.value is not None and record.value in interval
    return (str(interval),) if interval is not None and fits else ()


def _step(column: str, lookups: Lookups) -> Step:
    return next(step for step in fact_steps(lookups.language) if step.name == column)


def _producer(record: FactRecord, cells: Cells, lookups: Lookups) -> Cells:
    """With another source the number is its producer's, if it was the producer's of the old one."""
    old, new = (lookups.store.source(id).producer for id in (record.source, cells["source"]))
    return {"authority": new} if record.authority == old else {}
