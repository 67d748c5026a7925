"""Statements: found by the words of the question, or by what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.answer.found import Found
from knowledge.answer.shelf import Shelf, is_by
from knowledge.store import Store
from knowledge.store.statements import Match
from knowledge.types.answer import Reading, Statement
from knowledge.types.fact import Fact, FactKind, Language
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
        and (len(telling) > 1 or max(match.matched.values()) >= LEAST_WEIGHT)
        and _coverage(match, question.terms) >= LEAST_COVERAGE
        and _agrees(match.fact, question)
    )


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
    """What sources say in words of the series asked, in the period asked."""
    if not question.periods or question.claim or question.authority:
        return None
    told = [
        fact
        for series in question.series
        for fact in shelf.store.by_indicator(series.indicator)
        if fact.series == series and fact.kind is FactKind.TREND and fact.period in question.periods
    ]
    return Found(statements=statements_of(told, question.language, shelf.store)) if told else None


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
