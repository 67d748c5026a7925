"""Years told from another one or from today, slips within a year, and numbers in words."""

from __future__ import annotations

import pytest
from answered import marks, verdict
from reading import TODAY, spec

from knowledge.answer.engine import Engine
from knowledge.lexicon import Lexicon
from knowledge.question import understand

READ = [
    ("emigration year before 2019", "value emigration KZ @2018"),
    ("emigration in the year before 2019", "value emigration KZ @2018"),
    ("за год до 2019 сколько уехало", "value emigration KZ @2018"),
    ("2019 жылдан бір жыл бұрын қанша адам кетті", "value emigration KZ @2018"),
    ("the year after 2019 emigration", "value emigration KZ @2020"),
    ("the year prior to 2010 emigration", "value emigration KZ @2009"),
    ("эмиграция за год перед 2010", "value emigration KZ @2009"),
    ("эмиграция в год, предшествующий 2010", "value emigration KZ @2009"),
    ("2010 жылдың алдындағы жылы қанша адам кетті", "value emigration KZ @2009"),
    ("эмиграция на следующий год после 2010", "value emigration KZ @2011"),
    ("2010 жылдан кейінгі жыл эмиграция", "value emigration KZ @2011"),
    ("2010 жылдан кейінгі жылдары эмиграция", "value emigration KZ @2011/2025"),
    ("2019 жылдан бұрын эмиграция", "value emigration KZ @1991/2018"),
    ("2019 жылдан бұрынғы жыл эмиграция", "value emigration KZ @2018"),
    ("2019 жылдың алдында эмиграция", "not held"),
    ("2010 жылдан екі жыл бұрын эмиграция", "value emigration KZ @2008"),
    ("2010 жылдан үш жыл кейін қанша адам кетті", "value emigration KZ @2013"),
    ("emigration five years before 2019", "value emigration KZ @2014"),
    ("emigration in the five years before 2019", "value emigration KZ @2014/2018"),
    ("emigration in the last five years before 2019", "value emigration KZ @2014/2018"),
    ("эмиграция за два года до 2010", "not held"),
    ("emigration over five years before 2019", "not held"),
    ("the highest emigration in 20 years", "extreme emigration KZ @2006/2025"),
    ("emigration is the lowest in 10 years", "extreme emigration KZ @2016/2025 order:least"),
    ("20 жылдағы ең төмен эмиграция", "extreme emigration KZ @2006/2025 order:least"),
    ("how many people left in 2019 and 2020", "comparison emigration KZ @2019,2020"),
    ("tell me about 2019 and 2020 emigration", "comparison emigration KZ @2019,2020"),
    ("emigration 2019 people", "value emigration KZ @2019"),
    ("how many years was net migration positive", "runs net_migration KZ sign:positive"),
    ("entries into Kazakhstan 2024", "value border_crossings_in KZ @2024"),
    ("top 10 years of emigration", "extreme emigration KZ limit:10"),
    ("эмиграция в 22 году", "value emigration KZ @2022"),
    ("22 жылғы эмиграция", "value emigration KZ @2022"),
    ("2010 жылға дейінгі жыл эмиграция", "value emigration KZ @2009"),
    ("2010 жылға дейінгі жылдары эмиграция", "value emigration KZ @1991/2010"),
    (
        "emigration in 2019, the year before and the year after",
        "comparison emigration KZ @2018,2019,2020",
    ),
    ("emigration in 2019 and a year later", "comparison emigration KZ @2019,2020"),
    ("the year before and after 2019 emigration", "comparison emigration KZ @2018,2019,2020"),
    ("эмиграция 2019, год до и год после", "comparison emigration KZ @2018,2019,2020"),
    ("эмиграция в 2019 и через год", "comparison emigration KZ @2019,2020"),
    (
        "2019 жылғы эмиграция, бір жыл бұрын және бір жыл кейін",
        "comparison emigration KZ @2018,2019,2020",
    ),
    ("emigration in 2012-2018 and the year after", "not held"),
    ("эмиграция в 2019 и в следующем году", "not held"),
    ("emigration a year later", "not held"),
    ("emigration before and after 2019", "not understood: unknown_words"),
    ("emigration before 2019", "value emigration KZ @1991/2018"),
    ("emigration after 2019", "value emigration KZ @2020/2025"),
    ("emigration five years ago", "value emigration KZ @2021"),
    ("сколько уехало 3 года назад", "value emigration KZ @2023"),
    ("бес жыл бұрын қанша адам кетті", "value emigration KZ @2021"),
    ("emigration in 2o19", "value emigration KZ @2019"),
    ("эмиграция в 2о19", "value emigration KZ @2019"),
    ("how many to Germany in 2024", "value emigration KZ>DE @2024"),
    ("а сколько в дальнее зарубежье 2018", "value emigration KZ>NON-CIS @2018"),
    ("Германияға қанша 2024", "value emigration KZ>DE @2024"),
    ("how many Kazakhs in China 2020", "not understood: no_indicator"),
]


@pytest.mark.parametrize(("text", "read_as"), READ)
def test_what_is_asked(text: str, read_as: str, lexicon: Lexicon) -> None:
    assert spec(understand(text, lexicon, TODAY)) == read_as


def test_the_year_counted_back_is_said(engine: Engine) -> None:
    answer = engine.ask("emigration five years ago", today=TODAY)
    assert "relative_period:2021" in marks(answer.assumptions)


CLAIMED = [
    ("2000 people left for Germany in 2024", "equal 2000"),
    ("is it true that 1995 people left in 2005", "wrong 1995"),
    ("2024 жылы Германияға 2000 адам кетті", "equal 2000"),
    ("a million left in 1994", "wrong 1000000"),
    ("did half a million people leave in 1994", "rounding 500000"),
    ("полмиллиона уехало в 1994 году", "rounding 500000"),
    ("1994 жылы жарты миллион адам кетті ме", "rounding 500000"),
]


@pytest.mark.parametrize(("text", "found"), CLAIMED)
def test_a_large_number_in_words_is_checked(text: str, found: str, engine: Engine) -> None:
    assert verdict(engine.ask(text, today=TODAY)).startswith(found)
