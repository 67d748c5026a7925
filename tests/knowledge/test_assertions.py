"""Claims in words: a question for yes or no gets one, from the figures that are shown under it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from answered import computed, marks, verdict
from reading import TODAY

from knowledge.answer.engine import Engine
from knowledge.types.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.fixture
def ask(engine: Engine) -> Ask:
    """Asks a question, after others that it may lean on."""

    def asked(text: str, *before: str) -> Answer:
        previous = None
        for question in before:
            previous = engine.ask(question, today=TODAY, previous=previous).question
        return engine.ask(text, today=TODAY, previous=previous)

    return asked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is it true that emigration grew in 2024?", "refuted"),
        ("Did emigration fall in 2024?", "confirmed"),
        ("is it true that emigration is 5 times lower in 2025 than in 2023", "refuted"),  # 2.1
        ("is it true that emigration is 2 times lower in 2025 than in 2023", "confirmed"),
        ("правда ли, что в 2025 уехало в 10 раз меньше чем в 2019", "refuted"),  # 5.9 times
        ("рас па, эмиграция 2025 жылы 2023 жылға қарағанда 4 есе аз", "refuted"),
        ("2019 жылға қарағанда 2025 жылы 3 еседен астам аз кетті ме", "confirmed"),
        ("is it true that emigration has been falling since 2019",
         "refuted difference(emigration-2020-bns, emigration-2021-bns)"),
        ("правда ли, что эмиграция падает с 2019 года",
         "refuted difference(emigration-2020-bns, emigration-2021-bns)"),
        ("рас па, эмиграция 2019 жылдан бері азайып келеді",
         "refuted difference(emigration-2020-bns, emigration-2021-bns)"),
        ("is it true that emigration has been falling since 2021", "confirmed"),
        ("is it true that emigration fell since 2019", "confirmed"),
        ("has immigration increased since 2020?", "confirmed"),
        ("Эмиграция в 2024 году снизилась?", "confirmed"),
        ("2024 жылы эмиграция азайды ма?", "confirmed"),
        ("Did net migration grow in 2024?", "confirmed"),
        ("Is it true that emigration doubled between 2020 and 2024?", "refuted"),
        ("Is it true that immigration doubled between 2022 and 2024?", "refuted"),  # 1.7 times
        ("Did immigration more than double between 2020 and 2024?", "confirmed"),  # 2.6 times
        ("Правда ли, что эмиграция упала вдвое с 2020 по 2024 год?", "refuted"),  # 2.3 times
        ("Правда ли, что с 2019 по 2024 эмиграция упала в 3,5 раза?", "confirmed"),  # 3.55 times
        ("Правда ли, что с 2019 по 2024 эмиграция выросла в 3,5 раза?", "refuted"),
        ("Did emigration fall nearly 4 times from 2019 to 2024?", "rounding"),  # 3.55 times
        ("эмиграция снизилась почти в 4 раза с 2019 по 2024", "rounding"),
        ("эмиграция 2019 жылдан 2024 жылға дейін 4 есеге жуық азайды", "rounding"),
        ("Did emigration fall nearly 5 times from 2019 to 2024?", "refuted"),
        ("эмиграция снизилась в 4 раза с 2019 по 2024", "refuted"),
        ("emigration more than 3 times lower in 2024 than 2019?", "confirmed"),
        ("emigration more than 4 times lower in 2024 than 2019?", "refuted"),
        ("compared with 2019, emigration in 2024 is more than 3 times lower", "confirmed"),
        ("emigration more than 3 times higher in 2024 than in 2019", "refuted"),
        ("более чем в 3 раза ниже эмиграция в 2024, чем в 2019?", "confirmed"),
        ("Did emigration grow by 56% between 2020 and 2024?", "refuted"),  # it fell by 56%
        ("правда, что с 2013 по 2019 год отток рос каждый год?", "confirmed"),
        ("2013 жылдан бері эмиграция жыл сайын өсті ме?",
         "refuted difference(emigration-2019-bns, emigration-2020-bns)"),
        ("Is net migration positive in 2024?", "confirmed"),
        ("Was net migration negative in 2010?", "refuted"),
        ("Was net migration negative from 2012 to 2022?", "confirmed"),
        ("Was net migration negative from 2010 to 2022?", "refuted balance-2010-bns"),
        ("Is it true that more people left than arrived in 2022?", "confirmed"),
        ("Правда ли, что в 2024 уехало больше людей, чем приехало?", "refuted"),
        ("2019 жылы кеткендер келгендерден көп болды ма?", "confirmed"),
        ("2019 жылы келгендер кеткендерден көп болды ма?", "refuted"),
        ("Was 2024 the first year with a positive balance?", "refuted balance-2004-bns"),
        ("Did net migration turn positive in 2023?", "confirmed"),
        ("Did net migration turn positive in 2024?", "refuted balance-2023-bns"),
        ("Was 2019 the year with the most emigration?", "refuted emigration-1994-cis"),
        ("Правда, что в 1994 году уехало больше всего людей?", "confirmed"),
        ("Did more people leave in 2019 than in 2018?", "confirmed"),
        ("Did more people leave in 2018 than in 2019?", "refuted"),
        ("По сравнению с 2018 годом в 2019 уехало больше?", "confirmed"),
        ("2019 жылы 2018 жылға қарағанда көп кетті ме?", "confirmed"),
        ("2018 жылға қарағанда 2019 жылы көп кетті ме?", "confirmed"),
        ("эмиграция в 2024 году была больше иммиграции?", "refuted"),
        ("Did immigration exceed emigration in 2016?", "refuted"),
        ("Was emigration higher than immigration in 2016?", "confirmed"),
        ("Was immigration higher than emigration between 2005 and 2011?", "confirmed"),
        ("Больше ли уехало в Россию, чем в Узбекистан в 2024 году?", "confirmed"),
        ("Did more people come from Uzbekistan than from Russia in 2023?", "refuted"),
        ("Is emigration from Kazakhstan to Russia decreasing?", "confirmed"),  # as printed
        ("2023 жылы ма, 2024 жылы ма көп кетті?", "more emigration-2023-bns"),
        ("Did more people leave in 2018 or 2019?", "more emigration-2019-bns"),
        ("В каком году уехало меньше, в 2018 или в 2019?", "less emigration-2018-bns"),
    ],
)  # fmt: skip
def test_what_comes_of_a_claim_in_words(ask: Ask, text: str, expected: str) -> None:
    answer = ask(text)
    assert answer.status is Status.ANSWERED
    assert verdict(answer).replace(" None", "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is it true that more than 10,000 people left in 2019?", "confirmed 10000"),
        ("Did more than 50,000 people leave in 2019?", "refuted 50000"),
        ("Did fewer than 50,000 people leave in 2019?", "confirmed 50000"),
        ("правда ли, что в 2019 уехало больше 40 тысяч?", "confirmed 40000"),
        ("2019 жылы 50 мыңнан астам адам кетті ме?", "refuted 50000"),
        ("Was net migration more than 10,000 in 2019?", "refuted 10000"),  # it was −32,970
        ("Did emigration fall by more than 50% from 2020 to 2024?", "confirmed 50"),
        ("верно, что в 2020 эмиграция упала менее чем на 30%?", "refuted 30"),
        ("was the deficit more than 20 thousand in 2019?", "confirmed 20000"),
        ("Did more than 300,000 people leave between 2012 and 2022?", "confirmed 300000"),
        ("Did more than 20,000 people leave every year from 2012 to 2022?", "confirmed 20000"),
        ("Did more than 20,000 people leave every year from 2012 to 2024?",
         "refuted 20000 emigration-2023-bns"),
        ("Did more than 40,000 people leave in 2018 and 2019?", "confirmed 40000"),
        ("Did emigration drop below 10,000 in 2025?", "confirmed 10000"),
        ("Did emigration drop below 6,000 in 2025?", ""),  # by 5,124, to 7,608
        ("Did more than 70% of emigrants go to Russia in 2024?", "refuted 70"),
    ],
)  # fmt: skip
def test_a_claim_may_be_a_limit(ask: Ask, text: str, expected: str) -> None:
    assert verdict(ask(text)) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Did more people leave for Russia than for Germany in 2023?", Status.PARTIAL),
        ("Was net migration positive every year from 2023 to 2028?", Status.PARTIAL),
        ("Did emigration fall every year from 2022 to 2028?", Status.PARTIAL),
    ],
)
def test_what_is_held_in_part_decides_nothing(ask: Ask, text: str, status: Status) -> None:
    answer = ask(text)
    assert (answer.status, verdict(answer)) == (status, "open None")


@pytest.mark.parametrize(
    "text",
    [
        "Was 2019 the first year when more than 45,000 people left?",
        "Was emigration from Uzbekistan higher in 2024 than in 2023?",
    ],
)
def test_what_cannot_be_checked_is_declined(ask: Ask, text: str) -> None:
    assert ask(text).status in (Status.NOT_UNDERSTOOD, Status.NO_DATA)


@pytest.mark.parametrize(
    "text",
    [
        "How did emigration change in 2024?",
        "When did net migration become positive?",
        "Is it false that emigration grew in 2024?",
        "Was net migration positive only in 2023?",
        "сальдо было положительным только в 2024?",
        "рост эмиграции 2019-2024",
        "эмиграция 2018 және 2019",
    ],
)
def test_what_claims_nothing_gets_no_verdict(ask: Ask, text: str) -> None:
    assert ask(text).verdict is None


def test_a_verdict_over_preliminary_figures_says_so(ask: Ask) -> None:
    assert {"mixed_quality", "preliminary"} <= set(marks(ask("Is emigration falling?").notes))


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("how many people left Kazakhstan in 2019", "is that more than in 2016?", "confirmed"),
        ("сколько уехало в 2019", "это больше, чем в 2016?", "confirmed"),
        ("2019 жылы қанша адам кетті", "2016 жылғыдан аз ба?", "refuted"),
    ],
)
def test_a_follow_up_may_compare_with_the_answer_before(ask: Ask, first: str, then: str, expected: str) -> None:  # fmt: skip
    answer = ask(then, first)
    assert verdict(answer).replace(" None", "") == expected
    assert computed(answer) == ["difference(emigration-2016-bns, emigration-2019-bns) = 10325 persons"]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("emigration 2019", "why?", Status.ANSWERED),
        ("эмиграция 2019", "почему?", Status.ANSWERED),
        ("2019 жылғы эмиграция", "неге?", Status.ANSWERED),
        ("сальдо 2019", "почему?", Status.NO_DATA),
        ("immigration 2019", "why?", Status.NO_DATA),
    ],
)
def test_why_after_a_figure_asks_for_its_reasons(ask: Ask, first: str, then: str, expected: Status) -> None:  # fmt: skip
    assert ask(then, first).status is expected
