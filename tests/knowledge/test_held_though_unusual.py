"""Words that are unusual here for what is held: set off, there and back, without the country."""

from __future__ import annotations

import pytest
from reading import TODAY, spec

from knowledge.lexicon import Lexicon
from knowledge.question import understand


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("сколько людей отправилось в Россию в 2023", "value emigration KZ>RU @2023"),
        ("сколько подалось в Россию в 2023", "value emigration KZ>RU @2023"),
        ("how many people headed to Russia in 2023", "value emigration KZ>RU @2023"),
        ("how many set off for Russia in 2023", "value emigration KZ>RU @2023"),
        ("how many set off for Kazakhstan from Russia in 2023", "value immigration KZ>RU @2023"),
        ("2023 жылы Ресейге қанша адам жол алды", "value emigration KZ>RU @2023"),
        ("сколько денег отправили из Казахстана в 2023", "value remittances_paid KZ @2023"),
        ("сколько прибавилось эмигрантов в 2024", "change emigration KZ @2024"),
        ("emigration to Germany and back in 2024",
         "ambiguous direction: value emigration KZ>DE @2024 | value immigration KZ>DE @2024"),
        ("сколько уехало в Россию и обратно в 2023",
         "ambiguous direction: value emigration KZ>RU @2023 | value immigration KZ>RU @2023"),
        ("2023 жылы Ресейге көшу және кері",
         "ambiguous direction: value emigration KZ>RU @2023 | value immigration KZ>RU @2023"),
        ("emigration from Kazakhstan to Germany and back in 2024",
         "comparison emigration KZ>DE & immigration KZ>DE @2024"),
        ("compare Russia and Germany as destinations",
         "comparison emigration KZ>RU & emigration KZ>DE"),
        ("compare Russia and Germany", "not understood: no_indicator"),
        ("by what percent did emigration to Russia drop in 2024",
         "change emigration KZ>RU @2024 measure:percent"),
        ("which countries send most", "ranking immigration KZ by:counterpart"),
        ("какие страны отправляют больше всего", "ranking immigration KZ by:counterpart"),
        ("қай елдер ең көп жібереді", "ranking immigration KZ by:counterpart"),
        ("what is the population", "value population KZ"),
        ("какое население", "value population KZ"),
        ("халық саны қанша", "value population KZ"),
        ("are there other figures for emigration in 2024", "value emigration KZ @2024"),
        ("есть ли другие данные о сальдо за 2023", "value net_migration KZ @2023"),
        ("сальдо туралы басқа деректер бар ма", "value net_migration KZ"),
        ("какая доля всех эмигрантов уехала в Россию в 2024", "share emigration KZ>RU @2024"),
        ("барлық эмигранттар 2024", "value emigration KZ @2024"),
    ],
)  # fmt: skip
def test_what_is_asked(text: str, read_as: str, lexicon: Lexicon) -> None:
    assert spec(understand(text, lexicon, TODAY)) == read_as
