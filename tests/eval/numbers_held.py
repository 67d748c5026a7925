"""The numbers that an answer may show: stored ones, and ours with their inputs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from judge import GIVEN, used_facts
from numbers_shown import Shown

from knowledge.store import Store
from knowledge.types.answer import Answer
from knowledge.types.assumption import Assumption
from knowledge.types.fact import Series
from knowledge.types.figure import Computation, Derivation, Figure
from knowledge.types.note import Note
from knowledge.types.period import Period

_FACTORS = {Computation.RATE: (1000, 2), Computation.SHARE: (100,)}
_TIMED = {
    "stock_day",
    "partial_span",
    "gaps",
    "span_searched",
    "latest_held",
    "other_day",
    "published",
    "accessed",
}
_IN_NAMES: dict[str | None, tuple[int, ...]] = {"answer:planning": (2, 3)}  # in 2–3 years
_HINTS = ("“top 30”", "«топ 30»")  # how to ask for more rows
_DIGITS = re.compile(r"\d+")
_NOISE = Decimal("1e-9")
_YEARS = range(1900, 2100)


def all_figures(answer: Answer) -> tuple[Figure, ...]:
    """Every figure of an answer, the inputs of computed ones included."""
    return tuple(dict.fromkeys(each for figure in _shown(answer) for each in _with_inputs(figure)))


def _shown(answer: Answer) -> Iterator[Figure]:
    yield from answer.figures()
    for reading in answer.readings:
        yield from reading.components
        for other in reading.alternatives:
            yield from (other.figure, *((other.fits,) if other.fits else ()))
        if reading.before:
            yield reading.before
    if answer.verdict and answer.verdict.held:
        yield answer.verdict.held


def _with_inputs(figure: Figure) -> Iterator[Figure]:
    yield figure
    for entry in figure.derivation.inputs if figure.derivation else ():
        yield from _with_inputs(entry)


def quoted(answer: Answer, store: Store) -> Iterator[str]:
    """Facts' own words, names that may hold digits, and what can be asked for."""
    yield from _HINTS
    told = [*answer.texts.values(), *(statement.text for statement in answer.statements)]
    for words in told:
        yield from (words.text, words.caveat, words.reason)
    for figure in all_figures(answer):
        yield store.indicator(figure.series.indicator).names[answer.language]
        yield from (fact.source.title for fact in figure.facts())
    yield from (source.title for source in answer.sources)


def is_explained(shown: Shown, answer: Answer) -> bool:
    """Whether the number is held, computed, claimed by the reader, or part of a name of a slot."""
    return (
        any(_is_value(shown, figure) for figure in all_figures(answer))
        or _is_difference(shown, answer)
        or _is_claimed(shown, answer)
        or (shown.is_plain and int(shown.value) in set(_of_slots(answer)))
        or (answer.status not in GIVEN and shown.is_plain and shown.value in _YEARS)
        or shown.value in set(_of_qualifiers(answer))
        or shown.value in {each for figure in all_figures(answer) for each in _factors(figure)}
    )


def _is_value(shown: Shown, figure: Figure) -> bool:
    if figure.derivation is None:
        return shown.value in (figure.value, figure.value_max)
    value = figure.value.quantize(Decimal(1).scaleb(-shown.decimals), ROUND_HALF_UP)
    is_told_in_words = figure.derivation.computation is Computation.DIFFERENCE  # "exceeds it by"
    return shown.value == value or (is_told_in_words and shown.value == -value > 0)


def _is_difference(shown: Shown, answer: Answer) -> bool:
    return any(
        shown.value == other.figure.value - reading.lead.value
        for reading in answer.readings
        for other in reading.alternatives
    )


def _is_claimed(shown: Shown, answer: Answer) -> bool:
    claimed = answer.verdict.claimed if answer.verdict else None
    return claimed is not None and abs(claimed) == abs(shown.value)


def _of_slots(answer: Answer) -> Iterator[int]:
    """Days, years, the digits of breakdowns and units, and those of the reader's own words."""
    for period in _periods(answer):
        yield from _of_period(period)
    yield from _counts(answer)
    words = [figure.unit for figure in all_figures(answer)]
    words += [entry.argument for entry in _remarks(answer) if entry.kind != "unknown_origin"]
    words += answer.words
    for series in _series(answer):
        words.append(series.breakdown or "")
        yield from _IN_NAMES.get(series.breakdown, ())
    for text in words:
        yield from map(int, _DIGITS.findall(text))


def _counts(answer: Answer) -> Iterator[int]:
    """How many are asked for, or are shown."""
    asked = (answer.question, *(one.question for one in (*answer.choices, *answer.nearest)))
    yield from (question.limit for question in asked if question and question.limit)
    yield len(answer.readings)


def _remarks(answer: Answer) -> tuple[Note | Assumption, ...]:
    return (*answer.notes, *answer.assumptions)


def _series(answer: Answer) -> Iterator[Series]:
    yield from (figure.series for figure in all_figures(answer))
    for suggestion in (*answer.choices, *answer.nearest):
        yield from suggestion.question.series
    yield from answer.question.series if answer.question else ()


def _periods(answer: Answer) -> Iterator[Period]:
    yield from (figure.period for figure in all_figures(answer))
    yield from answer.question.periods if answer.question else ()
    for suggestion in (*answer.choices, *answer.nearest):
        yield from suggestion.question.periods
    for entry in _remarks(answer):
        if "period" in entry.kind or entry.kind in _TIMED:
            yield from (Period.parse(code) for code in entry.argument.split(",") if code)


def _of_period(period: Period) -> Iterator[int]:
    for day in (period.start, period.end):
        yield from (day.year, day.day, (day.month + 2) // 3)


def _of_qualifiers(answer: Answer) -> Iterator[Decimal]:
    """Numbers that stand in typed remarks on the facts shown, such as a projection's interval."""
    for fact in {
        fact.id: fact for figure in all_figures(answer) for fact in figure.facts()
    }.values():
        for qualifier in fact.qualifiers:
            yield from (Decimal(text) for text in _DIGITS.findall(qualifier.argument))
            if re.fullmatch(r"-?\d+(\.\d+)?", qualifier.argument):
                yield Decimal(qualifier.argument)


def _factors(figure: Figure) -> tuple[int, ...]:
    """What a calculation multiplies and divides by, or what the unit counts by."""
    of_unit = (1000,) if "1000" in figure.unit else ()
    if figure.derivation is None:
        return of_unit
    if figure.derivation.computation is Computation.MEAN:
        return (*of_unit, len(figure.derivation.inputs))
    return of_unit + _FACTORS.get(figure.derivation.computation, ())


def inputs_not_shown(shown: Iterable[Shown], answer: Answer) -> Iterator[str]:
    """Inputs that are not printed beside our calculations, in rows of tables too."""
    printed = tuple(shown)
    for figure in _shown(answer):
        for entry in figure.derivation.inputs if figure.derivation else ():
            if not any(_is_value(number, entry) for number in printed):
                yield f"{entry.series.indicator} {entry.period.code} = {entry.value}"


def flaws(answer: Answer, store: Store) -> Iterator[str]:
    """Figures that are not what the store holds, not what they are computed as, or not cited."""
    cited = {id for citation in answer.citations for id in citation.facts}
    for figure in all_figures(answer):
        if figure.fact is not None:
            held = store.fact(figure.fact.id)
            if (held.value, held.value_max) != (figure.value, figure.value_max):
                yield f"{held.id} is {held.value}, not {figure.value}"
        elif figure.derivation and abs(computed(figure.derivation) - figure.value) > _NOISE:
            yield f"{figure.derivation.computation} is {computed(figure.derivation)}, not {figure.value}"
    uncited = used_facts(answer) - cited
    if uncited:
        yield f"not cited: {sorted(uncited)}"


def computed(derivation: Derivation) -> Decimal:
    """The result of a calculation, calculated anew."""
    values = [entry.value for entry in derivation.inputs]
    first, last = values[0], values[-1]
    match derivation.computation:
        case Computation.BALANCE:
            return first - last
        case Computation.DIFFERENCE | Computation.POINTS:
            return last - first
        case Computation.PERCENT_CHANGE:
            return (last - first) / abs(first) * 100
        case Computation.SUM:
            return sum(values, Decimal(0))
        case Computation.MEAN:
            return mean(values)
        case Computation.RATE:
            return first / mean(values[1:]) * 1000
        case Computation.SHARE:
            return first / last * 100
        case Computation.RATIO:
            return abs(first / last)


def mean(values: Iterable[Decimal]) -> Decimal:
    """The arithmetic mean."""
    held = list(values)
    return sum(held, Decimal(0)) / len(held)
