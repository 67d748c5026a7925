"""Thousands of different questions that the shipped store can answer."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations

from wording import OF_A_SPAN, OF_A_YEAR, PARTNERS, WITH_PARTNER

from knowledge.store import Store
from knowledge.types.fact import Series
from knowledge.types.period import Period

_SHARES = {"partner": 0.45, "year": 0.3, "span": 0.25}
_SEED = 2024


def different_questions(store: Store, count: int) -> list[str]:
    """That many questions, no two alike, in an order that is the same every time."""
    chance = random.Random(_SEED)
    pools = {
        "partner": list(_with_partner(store)),
        "year": list(_of_a_year(store)),
        "span": list(_of_a_span(store)),
    }
    chosen = []
    for name, share in _SHARES.items():
        pool = sorted(set(pools[name]))
        chosen += chance.sample(pool, min(len(pool), round(count * share)))
    rest = sorted({text for pool in pools.values() for text in pool} - set(chosen))
    chosen += chance.sample(rest, count - len(chosen))
    chance.shuffle(chosen)
    return chosen


def _with_partner(store: Store) -> Iterator[str]:
    for indicator, sentences in WITH_PARTNER.items():
        for code, forms in PARTNERS.items():
            for year in _years(store, Series(indicator, "KZ", code)):
                for sentence in sentences:
                    yield sentence.format(year=year, **forms._asdict())


def _of_a_year(store: Store) -> Iterator[str]:
    for indicator, sentences in OF_A_YEAR.items():
        for year in _years(store, Series(indicator, "KZ")):
            for sentence in sentences:
                yield sentence.format(year=year)


def _of_a_span(store: Store) -> Iterator[str]:
    for indicator, sentences in OF_A_SPAN.items():
        for first, last in combinations(_years(store, Series(indicator, "KZ")), 2):
            for sentence in sentences:
                yield sentence.format(first=first, last=last)


def _years(store: Store, series: Series) -> list[int]:
    """The years for which the series, or its formula, has a figure."""
    periods = (fact.period for fact in store.history(series))
    return sorted({period.start.year for period in periods if period and _is_of_a_year(period)})


def _is_of_a_year(period: Period) -> bool:
    return period.is_year or period.start == period.end
