"""Claims that one of several comes first, or is more than half, with the ranking or share behind."""

from __future__ import annotations

import pytest
from answered import verdict
from reading import TODAY

from knowledge.answer.engine import Engine
from knowledge.types.answer import Status


@pytest.mark.parametrize(
    ("text", "expected", "first"),
    [
        ("Germany is the top destination", "refuted None emigration-ru-2025-cis", "RU"),
        ("Russia is the main destination in 2024", "confirmed None", "RU"),
        ("is Russia the most popular destination?", "confirmed None", "RU"),
        ("Россия главное направление эмиграции", "confirmed None", "RU"),
        ("Германия главное направление", "refuted None emigration-ru-2025-cis", "RU"),
        ("Ресей басты бағыт", "confirmed None", "RU"),
        ("правда, что больше всего уезжает в Германию?", "refuted None emigration-ru-2025-cis", "RU"),
        ("больше всего иммигрантов в 2024 из Узбекистана", "confirmed None", "UZ"),
        ("most immigrants in 2024 came from Uzbekistan",
         "largest None share(immigration-uz-2024-cis, immigration-2024-bns)", "UZ"),
        ("большинство иммигрантов в 2024 из Узбекистана",
         "largest None share(immigration-uz-2024-cis, immigration-2024-bns)", "UZ"),
        ("2024 жылы иммигранттардың көбі Өзбекстаннан",
         "largest None share(immigration-uz-2024-cis, immigration-2024-bns)", "UZ"),
        ("do most people leave for Russia in 2024?",
         "confirmed None share(emigration-ru-2024-cis, emigration-2024-bns)", "RU"),
        ("эмигранттардың көбі Германияға кете ме?", "refuted None emigration-ru-2025-cis", "RU"),
        ("is Pavlodar the region with the most emigration in 2024?",
         "refuted None emigration-kz59-2024-qazradio", "KZ-59"),
        ("North Kazakhstan is the region with most emigration in 2024", "confirmed None", "KZ-59"),
        ("most migrants living in Kazakhstan are from Russia",
         "refuted None stock-in-uz-2024", "UZ"),
        ("Germany is the least popular destination", "open None", "TJ"),
        ("Germany is one of the top destinations", "", "RU"),  # how many that are, nobody says
        ("Россия одно из главных направлений эмиграции", "confirmed None", "RU"),
        ("Ресей негізгі бағыттардың бірі", "confirmed None", "RU"),
        ("Kyrgyzstan is not one of the main destinations", "", "RU"),
        ("Germany is in first place by emigration", "refuted None emigration-ru-2025-cis", "RU"),
        ("Узбекистан на первом месте по числу приехавших", "confirmed None", "UZ"),
        ("Германия эмиграция бойынша бірінші орында",
         "refuted None emigration-ru-2025-cis", "RU"),
        ("Kyrgyzstan is in first place among destinations",
         "refuted None emigration-ru-2025-cis", "RU"),
        ("Россия не на первом месте по эмиграции", "refuted None", "RU"),
        ("какая страна на первом месте по эмиграции", "", "RU"),
        ("Germany is the second largest destination", "open None", "RU"),
        ("is Germany the second most popular destination in 2024?", "confirmed None", "RU"),
        ("Германия вторая по числу эмигрантов в 2024", "confirmed None", "RU"),
        ("Германия 2024 жылы эмиграция бойынша екінші орында", "confirmed None", "RU"),
        ("Узбекистан на втором месте по числу приехавших в 2024", "refuted None", "UZ"),
        ("Uzbekistan ranks third among origins of immigrants in 2024", "refuted None", "UZ"),
        ("Belarus is the second largest destination in 2025",
         "refuted None emigration-kg-2025-cis", "RU"),  # two are above it, whoever is second
        ("Turkey is the third largest destination in 2024", "open None", "RU"),
        ("какая страна на втором месте по эмиграции", "", "RU"),
        ("на каком месте Германия по эмиграции", "", "RU"),
    ],
)  # fmt: skip
def test_who_is_said_to_come_first_is_checked_against_the_ranking(
    engine: Engine, text: str, expected: str, first: str
) -> None:
    answer = engine.ask(text, today=TODAY)
    found = answer.ranking[0].figure.series if answer.ranking else None
    assert verdict(answer) == expected
    assert (found.counterpart or found.place if found else "") == first


@pytest.mark.parametrize(
    ("text", "expected", "share"),
    [
        ("Is it true that Russia takes more than half of emigrants", "confirmed 50", "62.4"),
        ("правда, что Россия принимает больше половины уехавших", "confirmed 50", "62.4"),
        ("Ресей кеткендердің жартысынан көбін қабылдайды", "confirmed 50", "62.4"),
        ("Узбекистан даёт больше половины приехавших", "refuted 50", "49.5"),
        ("half of emigrants go to Russia", "refuted None", "62.4"),
        ("половина эмигрантов едет в Россию", "refuted None", "62.4"),
        ("көшкендердің жартысы Ресейге кетеді", "refuted None", "62.4"),
        ("half of immigrants come from Uzbekistan", "rounding None", "49.5"),
        ("more than half of emigrants went to Russia in 2024", "confirmed 50", "69.0"),
        ("больше половины эмигрантов уехало в Россию в 2024", "confirmed 50", "69.0"),
        ("2024 жылы эмигранттардың жартысынан көбі Ресейге кетті", "confirmed 50", "69.0"),
        ("в 2024 половина эмигрантов уехала в Россию", "refuted None", "69.0"),
        ("треть иммигрантов в 2024 из Узбекистана", "refuted None", "41.5"),
        ("three quarters of emigrants went to Russia in 2019", "refuted None", "87.9"),
        ("most emigrants are women", "confirmed None", "56.5"),
        ("большинство эмигрантов русские", "confirmed None", "56.5"),
    ],
)
def test_a_part_of_all_is_checked_against_the_share(
    engine: Engine, text: str, expected: str, share: str
) -> None:
    answer = engine.ask(text, today=TODAY)
    assert verdict(answer) == expected
    assert [f"{figure.value:.1f}" for figure in answer.figures()[:1]] == [share]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("first half of 2025 emigration", "2025-01/2025-06"),
        ("эмиграция за вторую половину 2024 года", "2024-07/2024-12"),
        ("половина 2025 года эмиграция", "2025-01/2025-06"),
        ("2024 жылдың бірінші жартысында қанша адам кетті", "2024-01/2024-06"),
    ],
)
def test_the_half_of_a_year_is_still_a_time(engine: Engine, text: str, period: str) -> None:
    question = engine.ask(text, today=TODAY).question
    assert question is not None
    assert [entry.code for entry in question.periods] == [period]


@pytest.mark.parametrize(
    "text",
    [
        "Germany is the top destination in 2005",
        "большинство иммигрантов в 2004 году из Китая",
        "1990 жылы иммигранттардың жартысы Ресейден келді",
        "half of the population left",
    ],
)
def test_without_the_figures_of_the_time_nothing_is_borne_out(engine: Engine, text: str) -> None:
    assert engine.ask(text, today=TODAY).status is Status.NO_DATA


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("in which year did most people leave for Russia", "extreme"),
        ("is 2019 the year with most emigration to Russia?", "value"),
        ("which country do most emigrants go to", "ranking"),
    ],
)
def test_what_is_asked_openly_is_no_claim_of_rank(
    engine: Engine, text: str, operation: str
) -> None:
    question = engine.ask(text, today=TODAY).question
    assert question is not None
    assert (question.operation.value, question.assertion) == (operation, None)


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan is in first place by emigration",
        "Казахстан на первом месте по эмиграции",
        "Қазақстан эмиграция бойынша бірінші орында",
        "на каком месте Казахстан по эмиграции",
        "в каком году эмиграция на первом месте",
        "Алматы на первом месте по сальдо миграции",
        "Almaty is in first place by net migration in 2024",
        "Russia takes more than half of the market",
        "Germany is second after Russia by emigration",
        "Германия на втором месте после России по эмиграции",
        "is 2019 in second place by emigration to Russia",
        "is 2019 the year with the second highest emigration",
    ],
)
def test_a_place_among_what_is_not_ranked_is_not_held(engine: Engine, text: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert answer.status in (Status.NO_DATA, Status.NOT_UNDERSTOOD)
    assert not answer.ranking
