"""Every fact as a sentence in each language, for what searches sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.render.environment import environment
from knowledge.store import Store
from knowledge.types.fact import Fact, Language
from knowledge.types.figure import Figure


def fact_sentences(store: Store, language: Language) -> dict[str, str]:
    """The sentences by fact id: the fact's own words, or its slot with its number.

    What has words of its own stands first and definitions last, which favours searches that take
    the first of many sentences with the same score.
    """
    environment_ = environment(language, store)
    slots = environment_.get_template("slots.html").module
    units = environment_.get_template("units.html").module
    facts = {
        fact.id: fact
        for indicator in store.indicators()
        for fact in store.by_indicator(indicator.id)
    }
    texts = store.texts(facts, language)
    ids = sorted(facts, key=lambda id: (facts[id].kind == "definition", not texts[id].text))
    return {id: texts[id].text or _told(facts[id], slots, units) for id in ids}


def _told(fact: Fact, slots: Any, units: Any) -> str:
    return ": ".join(_parts(fact, slots, units))


def _parts(fact: Fact, slots: Any, units: Any) -> Iterator[str]:
    if fact.period is None or fact.value is None:
        yield str(slots.subject(fact.series)).strip()
        return
    yield str(slots.slot(fact.series, fact.period)).strip()
    yield str(units.amount(Figure.of(fact))).strip()
