"""Statements: found by the words of the question, or by what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.answer.found import Found
from knowledge.answer.shelf import Shelf, is_by
from knowledge.store import Store
from knowledge.store.statements import Match
from knowledge.types.answer import Reading, Statement
from knowledge.types.fact import Fact, FactKind, Language
from knowledge.types.period import Period
from knowledge.types.question import Question, Term

LEAST_WEIGHT = 3  # the matched keywords together
LEAST_COVERAGE = 0.75  # the share of telling words that the keywords hold
MOST_SHOWN = 6
_GROUPED = frozenset({FactKind.RECOMMENDATION})


def statements_of(facts: Iterable[Fact], language: Language, store: Store) -> tuple[Statement, ...]:
    """The facts with their words."""
    found = tuple(facts)
    texts = store.texts([fact.id for fact in found], language)
    return tuple(Statement(fact, texts[fact.id]) for fact in found)


def words_of(found: Found, language: Language, store: Store) -> dict[str, object]:
    """The words of all facts shown."""
    return dict(store.texts([fact.id for fact in found.facts()], language))


def answer_statement(question: Question, shelf: Shelf) -> Found | None:
    """The statement whose keywords cover the question, and those that do so equally well."""
    if not question.terms:
        return None
    matches = [match for match in shelf.store.find_statements(question.terms) if _covers(match, question)]
    if not matches:
        return None
    best = max(_score(match, question) for match in matches)
    top = [match.fact for match in matches if _score(match, question) == best]
    shown = [top[0], *(fact for fact in top[1:] if _belongs(fact, top[0]))][:MOST_SHOWN]
    return _shown(shown, question, shelf)


def _score(match: Match, question: Question) -> tuple[float, int]:
    return (_coverage(match, question.terms), match.total)


def _belongs(fact: Fact, best: Fact) -> bool:
    """Whether a statement that fits equally well says more of the same."""
    return fact.series.indicator == best.series.indicator and fact.kind in _GROUPED


def _coverage(match: Match, terms: Sequence[Term]) -> float:
    telling = [index for index, term in enumerate(terms) if not term.is_generic]
    covered = sum(index in match.matched for index in telling)
    return covered / len(telling) if telling else 1.0


def _covers(match: Match, question: Question) -> bool:
    telling = [weight for index, weight in match.matched.items() if not question.terms[index].is_generic]
    return (
        match.total >= LEAST_WEIGHT
        and (len(telling) > 1 or _is_singular(match, question))
        and _coverage(match, question.terms) >= LEAST_COVERAGE
        and _agrees(match.fact, question)
        and not (question.is_count and match.fact.value is None)
    )


def _is_singular(match: Match, question: Question) -> bool:
    """Whether one word is enough: a theme of its own, and a figure only if a number is asked for."""
    heavy = max(match.matched.values()) >= LEAST_WEIGHT
    return heavy and (match.fact.value is None or question.is_count)


def _agrees(fact: Fact, question: Question) -> bool:
    """Whether the fact is of the places and the time that the question names."""
    held = {*fact.series.place.split("+"), *(fact.series.counterpart or "").split("+")}
    if fact.series.counterpart == "EAEU":
        held |= {"EAEU"}
    regions = (fact.series.breakdown or "").removeprefix("regions:").split("+")
    if any(place not in held and place not in regions and place != "ABROAD" for place in question.places):
        return False
    if question.authority and not is_by(fact, question.authority):
        return False
    if not question.periods or fact.period is None:
        return True
    return any(period.overlaps(fact.period) for period in question.periods)


def _shown(facts: list[Fact], question: Question, shelf: Shelf) -> Found:
    readings: list[Reading] = []
    told: list[Fact] = []
    for fact in facts:
        reading = shelf.reading(fact.series, fact.period) if fact.period and fact.value is not None else None
        if reading is not None and fact in (*reading.lead.facts(), *reading.further):
            readings.append(reading)
        else:
            told.append(fact)
    return Found(readings=tuple(readings), statements=statements_of(told, question.language, shelf.store))


def answer_told(question: Question, shelf: Shelf) -> Found | None:
    """Where no figure is held: what sources say of the slot in words, or of the words of the question."""
    if question.claim or question.authority:
        return None
    told = trends(question, shelf) if not question.is_count else ()
    if told:
        return Found(statements=told)
    return answer_statement(question, shelf) if not question.periods else None


def trends(question: Question, shelf: Shelf) -> tuple[Statement, ...]:
    """What sources say of the series asked, over exactly the time asked."""
    spans = {*question.periods, *_whole(question.periods)}
    names = {name for series in question.series for name in (series.indicator, *_BALANCED.get(series.indicator, ()))}
    places = {(series.place, series.counterpart, series.breakdown) for series in question.series}
    facts = [
        fact
        for name in sorted(names)
        for fact in shelf.store.by_indicator(name)
        if fact.kind is FactKind.TREND and fact.period in spans
        and (fact.series.place, fact.series.counterpart, fact.series.breakdown) in places
    ]  # fmt: skip
    return statements_of(facts, question.language, shelf.store)


_BALANCED = {"immigration": ("net_migration",), "emigration": ("net_migration",)}


def _whole(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The span from the first period to the last."""
    return (Period(min(p.start for p in periods), max(p.end for p in periods)),) if periods else ()


def answer_definition(question: Question, shelf: Shelf) -> Found | None:
    """What the indicators mean, and how they are counted."""
    facts = [shelf.store.definition(series.indicator) for series in question.series]
    held = [fact for fact in facts if fact is not None]
    return Found(statements=statements_of(held, question.language, shelf.store)) if held else None


def answer_contents(question: Question, shelf: Shelf) -> Found | None:
    """Some of what a source says in words."""
    if question.source is None:
        return None
    facts = shelf.store.facts_of_source(question.source)
    told = [fact for fact in facts if fact.kind is not FactKind.FIGURE][:MOST_SHOWN]
    return Found(statements=statements_of(told, question.language, shelf.store)) if told else None
