"""Statements: found by the words of the question, or by what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from knowledge.answer.found import Found
from knowledge.answer.shelf import Shelf, is_by
from knowledge.answer.slots import HOME
from knowledge.store import Store
from knowledge.store.postings import STRONG_WEIGHT
from knowledge.store.statements import Match
from knowledge.types.answer import Reading, Statement
from knowledge.types.fact import Fact, FactKind, IndicatorKind, Language, Series
from knowledge.types.period import Period
from knowledge.types.question import Question, Term

LEAST_WEIGHT = 3  # the matched keywords together
LEAST_COVERAGE = 0.75  # the share of telling words that the keywords hold
MOST_SHOWN = 6
ALIKE = 0.8  # the share of the joint time that two spans have in common
_YEAR_DIGITS = 4
_PERSONS = "persons"
_MOVES = frozenset({"emigration", "immigration"})
_PLANS = frozenset({"emigration_intention_share", "youth_intention_share"})
_ANYWHERE = frozenset({"ABROAD", "WORLD"})
_INHABITANTS = frozenset({"population", "births", "deaths", "natural_increase"})
_GROUPED = frozenset({FactKind.RECOMMENDATION})
_NO_REASONS = frozenset({FactKind.FIGURE, FactKind.TREND, FactKind.RECOMMENDATION})
_BALANCED = {"immigration": ("net_migration",), "emigration": ("net_migration",)}


def statements_of(facts: Iterable[Fact], language: Language, store: Store) -> tuple[Statement, ...]:
    """The facts with their words."""
    found = tuple(facts)
    texts = store.texts([fact.id for fact in found], language)
    return tuple(Statement(fact, texts[fact.id]) for fact in found)


def answer_statement(question: Question, shelf: Shelf) -> Found | None:
    """The statement whose keywords cover the question, and those that do so equally well."""
    if not question.terms:
        return None
    found = shelf.store.find_statements(question.terms)
    matches = [match for match in found if _covers(match, question, shelf)]
    if not matches:
        return None
    best = max(_score(match, question) for match in matches)
    top = [match.fact for match in matches if _score(match, question) == best]
    best_ones = [top[0], *(fact for fact in top[1:] if _belongs(fact, top[0]))]
    return shown(best_ones[:MOST_SHOWN], question.language, shelf)


def _score(match: Match, question: Question) -> tuple[float, int]:
    return (_coverage(match, question.terms), match.total)


def _belongs(fact: Fact, best: Fact) -> bool:
    """Whether a statement that fits equally well says more of the same."""
    return fact.series.indicator == best.series.indicator and fact.kind in _GROUPED


def _coverage(match: Match, terms: Sequence[Term]) -> float:
    telling = [index for index, term in enumerate(terms) if not term.is_generic]
    covered = sum(index in match.matched for index in telling)
    return covered / len(telling) if telling else 1.0


def _covers(match: Match, question: Question, shelf: Shelf) -> bool:
    telling = [index for index in match.matched if not question.terms[index].is_generic]
    return (
        (match.total >= LEAST_WEIGHT or match.fact.kind in _GROUPED)
        and (len(telling) > 1 or _is_singular(match, question))
        and _coverage(match, question.terms) >= LEAST_COVERAGE
        and _agrees(match.fact, question)
        and not (match.fact.period is None and _is_ahead(question, shelf))
        and not (question.is_count and match.fact.value is None)
        and not (question.is_why and match.fact.kind in _NO_REASONS)
        and not (question.is_moving and _is_stock(match.fact, shelf))
        and not _is_only_planned(match.fact, question)
    )


def _is_only_planned(fact: Fact, question: Question) -> bool:
    """Whether it counts those who plan to move, where those who did are asked for."""
    moved = any(one.indicator in _MOVES for one in question.series)
    return moved and fact.value is not None and fact.series.indicator in _PLANS


def _is_stock(fact: Fact, shelf: Shelf) -> bool:
    """Whether it counts people who are there, not who came or left."""
    return fact.unit == _PERSONS and shelf.indicator(fact.series).kind is IndicatorKind.STOCK


def _is_ahead(question: Question, shelf: Shelf) -> bool:
    """Whether a time is asked for that is not over, of which nothing undated tells."""
    return any(period.end > shelf.today for period in question.periods)


def _is_singular(match: Match, question: Question) -> bool:
    """Whether one word is enough: a theme of its own; a figure only if a number is asked for."""
    recommended = match.fact.kind in _GROUPED
    strong = max(match.matched.values()) >= STRONG_WEIGHT and match.total > LEAST_WEIGHT + 1
    heavy = recommended or strong or max(match.matched.values()) >= LEAST_WEIGHT
    return heavy and (match.fact.value is None or question.is_count)


def _agrees(fact: Fact, question: Question) -> bool:
    """Whether the fact is of the places and the time that the question names."""
    held = {*fact.series.place.split("+"), *(fact.series.counterpart or "").split("+")}
    if fact.series.counterpart == "EAEU":
        held |= {"EAEU"}
    held |= set((fact.series.breakdown or "").removeprefix("regions:").split("+"))
    if _is_joint_beyond(fact, question) or _is_of_others(fact, question):
        return False
    told_of_home = fact.value is None and fact.series.place == HOME
    others = (place for place in question.places if place not in held and place not in _ANYWHERE)
    if any(not (told_of_home and place.startswith(f"{HOME}-")) for place in others):
        return False
    if question.authority and not is_by(fact, question.authority):
        return False
    if not question.periods:
        return True
    if fact.period is None:
        return _is_told_then(fact, question.periods)
    return any(period.overlaps(fact.period) for period in question.periods)


def _is_told_then(fact: Fact, periods: Sequence[Period]) -> bool:
    """Whether the source of an undated reason was published in that time, or in the year after."""
    published = fact.source.published[:_YEAR_DIGITS]
    years = {year for period in periods for year in (period.end.year, period.end.year + 1)}
    return published.isdigit() and int(published) in years


def _is_joint_beyond(fact: Fact, question: Question) -> bool:
    """Whether a figure is of more countries together than the one that is asked for."""
    together = {code for code in fact.series.place.split("+") if code != HOME}
    named = together.intersection(question.places)
    return fact.value is not None and bool(named) and named != together


def _is_of_others(fact: Fact, question: Question) -> bool:
    """Whether a figure is of other people than the group that is asked for."""
    asked = {group for series in question.series for group in _groups(series)}
    return fact.value is not None and bool(asked) and asked.isdisjoint(_groups(fact.series))


def _groups(series: Series) -> set[str]:
    return set(series.breakdown.split(";")) if series.breakdown else set()


def shown(facts: Iterable[Fact], language: Language, shelf: Shelf) -> Found:
    """Dated figures as readings of their slots, all else with its words."""
    readings: dict[Reading, None] = {}
    told: list[Fact] = []
    for fact in facts:
        is_dated = fact.value is not None and fact.period is not None
        reading = shelf.reading(fact.series, fact.period) if is_dated and fact.period else None
        if reading is None:
            told.append(fact)
        else:
            readings[reading] = None
    return Found(readings=tuple(readings), statements=statements_of(told, language, shelf.store))


def answer_told(question: Question, shelf: Shelf) -> Found | None:
    """Where no figure is held: what sources say of the slot, or what has the question's words."""
    if question.claim or question.authority:
        return None
    told = () if question.is_count or question.is_why else trends(question, shelf)
    if told:
        return Found(statements=told)
    if question.periods or _is_of_inhabitants(question) or _is_between_regions(question):
        return None
    return answer_statement(question, shelf)


def _is_of_inhabitants(question: Question) -> bool:
    """Whether a part of all inhabitants is asked for: statements tell of those who move."""
    series = question.series
    is_part = question.axis is not None or any(one.breakdown or one.place != HOME for one in series)
    return is_part and any(one.indicator in _INHABITANTS for one in series)


def _is_between_regions(question: Question) -> bool:
    return any((one.counterpart or "").startswith(f"{HOME}-") for one in question.series)


def trends(question: Question, shelf: Shelf) -> tuple[Statement, ...]:
    """What sources say of the series asked, over exactly the time asked."""
    spans = dict.fromkeys((*question.periods, *_whole(question.periods)))
    facts = [
        fact
        for series in dict.fromkeys(_told_of(question.series))
        for span in spans
        for fact in shelf.store.slot(series, span)
        if fact.kind is FactKind.TREND
    ]
    return statements_of(facts, question.language, shelf.store)


def trends_about(
    series: Series, span: Period, language: Language, shelf: Shelf
) -> tuple[Statement, ...]:
    """What sources say of the series over about that time, such as "the past 25 years"."""
    facts = [
        fact
        for fact in shelf.store.history(series)
        if fact.kind is FactKind.TREND and fact.period and _is_alike(fact.period, span)
    ]
    return statements_of(facts, language, shelf.store)


def _is_alike(one: Period, other: Period) -> bool:
    shared = (min(one.end, other.end) - max(one.start, other.start)).days
    joint = (max(one.end, other.end) - min(one.start, other.start)).days
    return shared >= joint * ALIKE


def _told_of(asked: Iterable[Series]) -> Iterator[Series]:
    """The series, and the balance of which they are a side."""
    for series in asked:
        yield series
        for name in _BALANCED.get(series.indicator, ()):
            yield replace(series, indicator=name)


def _whole(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The span from the first period to the last."""
    return (Period(min(p.start for p in periods), max(p.end for p in periods)),) if periods else ()


def answer_definition(question: Question, shelf: Shelf) -> Found | None:
    """What the indicators mean, and how they are counted."""
    facts = [shelf.store.definition(series.indicator) for series in question.series]
    held = [fact for fact in facts if fact is not None]
    return Found(statements=statements_of(held, question.language, shelf.store)) if held else None
