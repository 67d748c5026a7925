"""Towns and villages, several partners, regions that receive and send, and a place in the world."""

from __future__ import annotations

import pytest
from answered import marks
from reading import TODAY, spec

from knowledge.answer.engine import Engine
from knowledge.lexicon import Lexicon
from knowledge.question import understand
from knowledge.types.answer import Status
from knowledge.types.fact import Language

_NET = "comparison net_migration KZ settlement:urban & net_migration KZ settlement:rural"
_TWO = "comparison emigration KZ>RU & emigration KZ>DE"

READ = [
    ("net migration urban vs rural 2023", f"{_NET} @2023"),
    ("сальдо миграции город и село 2024", f"{_NET} @2024"),
    ("2024 жылы қала мен ауыл көші-қон сальдосы", f"{_NET} @2024"),
    ("net migration of town and country 2020", f"{_NET} @2020"),
    ("қалалық және ауылдық жердегі көші-қон сальдосы 2020", f"{_NET} @2020"),
    ("net migration of the country 2020", "value net_migration KZ @2020"),
    ("internal migration from villages to cities", "not held"),
    ("сколько людей переехало из сел в города 2024", "not held"),
    ("ауылдан қалаға көшкендер саны", "not held"),
    ("migration to the city from villages 2024", "not held"),
    ("which regions receive the most internal migrants in 2024",
     "ranking internal_arrivals KZ @2024 by:region"),
    ("какие регионы принимают больше всего внутренних мигрантов",
     "ranking internal_arrivals KZ by:region"),
    ("which region sends the most internal migrants 2024",
     "ranking internal_departures KZ @2024 by:region"),
    ("which regions gain population from internal migration",
     "ranking internal_net_migration KZ by:region sign:positive"),
    ("where do people move inside kazakhstan", "ranking internal_arrivals KZ by:region"),
    ("which countries send most migrants", "ranking immigration KZ by:counterpart"),
    ("қай елдер ең көп мигрант жібереді", "ranking immigration KZ by:counterpart"),
    ("how much money do migrants send", "value remittances_paid KZ"),
    ("compare Russia and Germany as destinations in 2023", f"{_TWO} @2023"),
    ("сравни россию и германию как направления эмиграции 2024", f"{_TWO} @2024"),
    ("compare Uzbekistan and Russia as countries of origin 2024",
     "comparison immigration KZ>UZ & immigration KZ>RU @2024"),
    ("emigration Russia vs Germany 2024",
     f"ambiguous role: {_TWO} @2024 | comparison immigration KZ>RU & immigration KZ>DE @2024"),
    ("how does Kazakhstan rank in the world", "not held"),
    ("какое место казахстан занимает в мире по миграции", "not held"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "read_as"), READ)
def test_what_is_asked(text: str, read_as: str, lexicon: Lexicon) -> None:
    assert spec(understand(text, lexicon, TODAY)) == read_as


MISSING = [
    ("compare Russia and Germany as destinations in 2023", ["missing_place:DE"]),
    ("сравни эмиграцию из города и села 2025", ["missing_group:settlement:rural"]),
]


@pytest.mark.parametrize(("text", "missing"), MISSING)
def test_what_is_not_held_beside_the_other_is_named(
    text: str, missing: list[str], engine: Engine
) -> None:
    answer = engine.ask(text, today=TODAY)
    assert answer.status is Status.PARTIAL
    assert [mark for mark in marks(answer.notes) if mark.startswith("missing")] == missing


def test_who_loses_most_in_the_union_is_no_place_in_the_world(engine: Engine) -> None:
    answer = engine.ask("how does Kazakhstan rank in the world by emigration", today=TODAY)
    assert answer.status is Status.NO_DATA


@pytest.mark.parametrize("text", ["rural эмиграция 2023", "education эмигрантов 2023"])
def test_an_english_word_among_russian_ones_does_not_change_the_language(
    text: str, lexicon: Lexicon
) -> None:
    assert understand(text, lexicon, TODAY).language is Language.RUSSIAN
