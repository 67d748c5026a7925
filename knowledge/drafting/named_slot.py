"""The one slot that words name, by the same understanding as questions."""

from __future__ import annotations

from datetime import date

from knowledge.drafting.errors import Mistake, StepError, in_column
from knowledge.drafting.named import in_words, one_of, place
from knowledge.drafting.one_line import Line, Option
from knowledge.drafting.steps import Cells, Lookups
from knowledge.drafting.times import check_time, read_period
from knowledge.exchange.files.errors import RefusalKind
from knowledge.question import understand
from knowledge.types.assumption import AssumptionKind
from knowledge.types.fact import Series
from knowledge.types.period import Period
from knowledge.types.question import Operation, Question

_HOME = "KZ"
_TAKEN_FOR_GRANTED = frozenset(
    {AssumptionKind.PLACE, AssumptionKind.SCOPE, AssumptionKind.RELATIVE_PERIOD}
)
_BY_NAME = {
    Option.INDICATOR: one_of("indicator", lambda lookups: lookups.references.indicators),
    Option.PLACE: place("place"),
    Option.COUNTERPART: place("counterpart"),
    Option.BREAKDOWN: in_words("breakdown"),
    Option.PERIOD: read_period,
}


def slot_of(line: Line, lookups: Lookups) -> Cells:
    """The cells of the slot; what is said by name goes before the words. Raises StepError.

    Where the indicator is said by name, the words say the time.
    """
    cells: dict[str, str] = {"place": _HOME}
    if Option.INDICATOR in line.options:
        cells |= _by_name(line, Option.INDICATOR, cells, lookups)
        if line.words:
            cells |= read_period(line.words, cells, lookups)
    else:
        cells |= _by_words(line.words, lookups)
    for option in list(_BY_NAME)[1:]:
        if option in line.options:
            cells |= _by_name(line, option, cells, lookups)
    if not cells.get("period"):
        raise StepError(RefusalKind.EMPTY, column="period")
    check_time(Period.parse(cells["period"]), {**cells, **_quality(line)}, lookups)
    return cells


def _by_words(words: str, lookups: Lookups) -> Cells:
    if not words:
        raise StepError(RefusalKind.EMPTY, column="indicator")
    question = _question(words, lookups)
    (series,), periods = question.series, question.periods
    return {**_cells(series), "period": periods[0].code if periods else ""}


def _question(words: str, lookups: Lookups) -> Question:
    """The words as a question for one number, else as a command: `emigration Germany 2024`."""
    today = date.fromisoformat(lookups.today)
    for text in (words, f"/{words}"):
        found = understand(text, lookups.lexicon, today, None, lookups.language)
        if isinstance(found, Question) and _is_clear(found):
            return found
    raise StepError(Mistake.UNCLEAR_SLOT, words)


def _is_clear(question: Question) -> bool:
    is_one_number = (
        question.operation is Operation.VALUE
        and len(question.series) == 1
        and len(question.periods) <= 1
    )
    guessed = {entry.kind for entry in question.assumptions} - _TAKEN_FOR_GRANTED
    asks_more = question.claim or question.assertion or question.authority or question.source
    return is_one_number and not guessed and not asks_more and question.confidence == 1


def _by_name(line: Line, option: Option, cells: Cells, lookups: Lookups) -> Cells:
    with in_column(option):
        return _BY_NAME[option](line.options[option], cells, lookups)


def _cells(series: Series) -> Cells:
    return {
        "indicator": series.indicator,
        "place": series.place,
        "counterpart": series.counterpart or "",
        "breakdown": series.breakdown or "",
    }


def _quality(line: Line) -> Cells:
    quality = line.options.get(Option.QUALITY)
    return {} if quality is None else {"quality": quality}
