"""Which end of moves is asked for, where people come and leave are named together, and limits."""

from __future__ import annotations

import pytest
from answered import verdict
from reading import TODAY, spec

from knowledge.answer.engine import Engine
from knowledge.lexicon import Lexicon
from knowledge.question import understand

_BOTH = "comparison immigration KZ & emigration KZ @2024"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("where do people leave from", "ranking emigration KZ by:region"),
        ("where do emigrants come from", "ranking emigration KZ by:region"),
        ("откуда уезжают больше всего", "ranking emigration KZ by:region"),
        ("эмигранттар қайдан", "ranking emigration KZ by:region"),
        ("where do immigrants settle", "ranking immigration KZ by:region"),
        ("куда приезжают иммигранты", "ranking immigration KZ by:region"),
        ("where do most emigrants go", "ranking emigration KZ by:counterpart"),
        ("where do immigrants come from", "ranking immigration KZ by:counterpart"),
        ("откуда приезжает больше всего людей", "ranking immigration KZ by:counterpart"),
        ("откуда уезжают в Россию больше всего", "not held"),
        ("where did people from Russia go in 2023", "not held"),
        ("net migration where is it positive", "not held"),
        ("from which countries do people leave for Kazakhstan",
         "ranking immigration KZ by:counterpart"),
        ("how many people left for Kazakhstan in 2023", "value immigration KZ @2023"),
        ("how many left for good in 2023", "value emigration KZ @2023"),
        ("how many people came and left in 2024", _BOTH),
        ("how many left minus how many came in 2024", _BOTH),
        ("how many more people came than left in 2024", f"{_BOTH} measure:absolute"),
        ("how many emigrants come from Almaty", "value emigration KZ-75"),
        ("how many of those who came left in 2024", "not understood: no_indicator"),
        ("где больше всего мигрантов",
         "ambiguous direction: value emigration KZ | value immigration KZ"),
        ("where do most migrants live", "ranking immigrant_stock KZ by:region"),
        ("how many women moved in 2024",
         "ambiguous direction: value emigration KZ sex:female @2024"
         " | value immigration KZ sex:female @2024"),
        ("сколько трудовых мигрантов",
         "ambiguous direction: value labour_emigration KZ | value migrant_workers KZ"),
        ("how many Mongolians came in 2024", "value immigration KZ>MN @2024"),
        ("how many Afghans came in 2022", "value immigration KZ>AF @2022"),
    ],
)  # fmt: skip
def test_what_is_asked(text: str, read_as: str, lexicon: Lexicon) -> None:
    assert spec(understand(text, lexicon, TODAY)) == read_as


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024 жылы кемінде 12 мың адам кетті ме", "confirmed 12000"),
        ("не менее 12 тысяч уехало в 2024", "confirmed 12000"),
        ("по крайней мере 15 тысяч уехало в 2024", "refuted 15000"),
        ("no more than 13,000 people left in 2024", "confirmed 13000"),
        ("no less than 12,732 people left in 2024", "confirmed 12732"),
        ("не больше 12732 уехало в 2024", "confirmed 12732"),
        ("more than 12,732 people left in 2024", "refuted 12732"),
        ("Kazakhstan's population exceeded 20 million in 2023", "open 20000000"),
        ("Германияға кеткендер 2 мыңнан асты ма 2024", "open 2000"),  # held as 2 thousand
        ("more than 1000 left for Germany in 2024", "confirmed 1000"),
        ("more than 3000 left for Germany in 2024", "refuted 3000"),
        ("Kazakhstan's population exceeded 20 million in 2024", "confirmed 20000000"),
        ("Kazakhstan's population exceeded 20 million in 2022", "refuted 20000000"),
        ("at least 70% of emigrants went to Russia in 2024", "refuted 70"),
    ],
)
def test_a_limit_may_be_reached_where_the_words_let_it(
    engine: Engine, text: str, found: str
) -> None:
    assert verdict(engine.ask(text, today=TODAY)) == found
