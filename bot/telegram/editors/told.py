"""Which facts a text tells, if it is an answer: by its sources, numbers, years and words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.render.numbers import number, plain
from knowledge.store import Store
from knowledge.types.fact import Fact, Language

_YEAR = re.compile(r"\d{4}")
_IN_WORDS = """
    SELECT DISTINCT fact FROM fact_text JOIN fact ON fact.id = fact_text.fact
    WHERE lifecycle = 'published' AND text <> '' AND instr(?, text) > 0 ORDER BY fact"""


def facts_told(store: Store, text: str) -> tuple[str, ...]:
    """The ids of the facts, in the order of the text; of one number, in that of its sources.

    A figure is told where the title of its source, its number and its year stand; the words of a
    statement are its own.
    """
    with store.snapshot():
        in_words = {id: (0, 0) for (id,) in store.reader.rows(_IN_WORDS, (text,))}
        places = {**dict(_figures(store, text)), **in_words}
    return tuple(sorted(places, key=lambda id: places[id]))


def _figures(store: Store, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The figures with the places where their numbers and the titles of their sources stand."""
    for source in store.sources():
        for fact in store.facts_of_source(source.id) if source.title in text else ():
            place = _place(fact, text)
            if place is not None:
                yield fact.id, (place, text.index(source.title))


def _place(fact: Fact, text: str) -> int | None:
    if fact.value is None or fact.period is None:
        return None
    if not {str(fact.period.start.year), str(fact.period.end.year)} & set(_YEAR.findall(text)):
        return None
    for language in Language:
        digits = re.escape(number(abs(plain(fact.value)), language))
        match = re.search(rf"(?<![\d.,\u00a0]){digits}(?!\d)(?![.,\u00a0]\d)", text)
        if match is not None:
            return match.start()
    return None
