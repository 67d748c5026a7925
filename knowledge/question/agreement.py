"""Several readings of a mistyped question: answered only if they come to the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from knowledge.lexicon import Kind
from knowledge.question.phrase import Phrase
from knowledge.types.question import (
    Ambiguity,
    Ambiguous,
    NotUnderstood,
    Operation,
    Question,
    Reason,
    Understanding,
)


class Reading(NamedTuple):
    """A phrase that a text may have been meant to be, and what it asks."""

    phrase: Phrase
    meant: Understanding


def agreed(readings: Iterable[Reading]) -> Understanding:
    """What all readings that make sense ask, else the question which of them is meant.

    `readings` are never empty, the likeliest first.
    """
    found = tuple(readings)
    first = found[0].meant
    if len(found) == 1:
        return first
    distinct = _distinct(_sensible(found))
    if len(distinct) <= 1:
        return next(iter(distinct), first)
    questions = tuple(reading for reading in distinct if isinstance(reading, Question))
    is_whole = len(questions) == len(distinct)
    if not is_whole:
        questions = tuple(one for one in questions if one.operation is not Operation.STATEMENT)
    if len(questions) > 1:
        return Ambiguous(
            first.text, first.language, Ambiguity.SPELLING, questions, 0.5, is_whole=is_whole
        )
    return NotUnderstood(first.text, first.language, Reason.UNKNOWN_WORDS)


def _sensible(readings: Sequence[Reading]) -> list[Reading]:
    """The readings that are understood, and of them those in which the most words are known.

    Where one asks for figures, and so explains every word, others are left out that have a word
    which only statements may have, or that leave open what the one says.
    """
    understood = [one for one in readings if not isinstance(one.meant, NotUnderstood)]
    most = max((one.phrase.known_share for one in understood), default=0.0)
    known = [one for one in understood if one.phrase.known_share == most]
    plain = [_slots(one.meant) for one in known if _is_of_figures(one.meant)]
    return [one for one in known if not plain or not _is_vaguer(one, plain)]


def _is_of_figures(meant: Understanding) -> bool:
    return isinstance(meant, Question) and meant.operation is not Operation.STATEMENT


def _slots(meant: Understanding) -> Hashable:
    return (meant.series, meant.periods) if isinstance(meant, Question) else None


def _is_vaguer(reading: Reading, plain: Sequence[Hashable]) -> bool:
    meant = reading.meant
    if isinstance(meant, Ambiguous):
        return any(_slots(one) in plain for one in meant.readings)
    if not isinstance(meant, Question) or _is_of_figures(meant) or meant.confidence == 1:
        return False
    return not any(i.has(Kind.NEGATION) or i.has(Kind.BLOCKER) for i in reading.phrase.items)


def _distinct(readings: Iterable[Reading]) -> tuple[Understanding, ...]:
    found: dict[Hashable, Understanding] = {}
    for reading in readings:
        found.setdefault(_asked(reading), reading.meant)
    return tuple(found.values())


def _asked(reading: Reading) -> Hashable:
    """What the reading asks, without what does not change its answer."""
    meant = replace(reading.meant, text="")
    if not isinstance(meant, Question):
        return meant
    terms = frozenset(term.keys[-1] for term in meant.terms if not term.is_generic)
    features = frozenset(item.value(Kind.FEATURE) for item in reading.phrase.items)
    plain = replace(meant, terms=(), assumptions=(), confidence=1.0)
    if _is_of_figures(meant):
        plain = replace(plain, is_count=False, is_why=plain.is_why and bool(plain.periods))
    return plain, terms, features if meant.operation is Operation.STATEMENT else None
