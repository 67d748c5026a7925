"""Who was born in a year, who was born elsewhere, and what else than people may be counted."""

from __future__ import annotations

import pytest
from answered import leads
from reading import TODAY

from knowledge.answer.engine import Engine
from knowledge.types.answer import Status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how many people were born in Kazakhstan in 2010", "births-2010 = 367707"),
        ("children born in 2010", "births-2010 = 367707"),
        ("сколько людей родилось в 2010", "births-2010 = 367707"),
        ("2010 жылы қанша адам дүниеге келді", "births-2010 = 367707"),
        ("foreign-born population 2015", "stock-in-2015 = 1919920"),
        ("persons born outside Kazakhstan 2015", "stock-in-2015 = 1919920"),
        ("население родившееся за рубежом 2015", "stock-in-2015 = 1919920"),
        ("шетелде туғандар 2015", "stock-in-2015 = 1919920"),
        ("how many Kazakhstan-born people 2010", "stock-out-2010 = 3753542"),
    ],
)
def test_births_of_a_year_are_no_stock_of_those_born_elsewhere(
    engine: Engine, text: str, expected: str
) -> None:
    assert leads(engine.ask(text, today=TODAY)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "how many articles on emigration came out in 2024",
        "сколько статей об эмиграции вышло в 2024",
        "2024 жылы эмиграция туралы қанша мақала шықты",
        "how many developers left Kazakhstan in 2024",
        "сколько официантов уехало из Казахстана в 2024",
        "how many men live in Kazakhstan",
        "how many foreigners have permanent residence in Kazakhstan",
        "migrant stock on 1 January 2020",
        "Uzbek statistics: arrivals from Kazakhstan 2020",
        "по немецким данным прибыло из Казахстана в 2024",
    ],
)
def test_what_else_is_counted_or_counts_gets_no_figure(engine: Engine, text: str) -> None:
    assert engine.ask(text, today=TODAY).status in (Status.NO_DATA, Status.NOT_UNDERSTOOD)
