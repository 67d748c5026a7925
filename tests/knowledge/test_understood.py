"""What else is read of a question: other hands, what is assumed, its language, and choices."""

from __future__ import annotations

import pytest
from reading import TODAY, assumed, spec

from knowledge.lexicon import Lexicon
from knowledge.question import understand
from knowledge.types.fact import Language
from knowledge.types.question import Ambiguous, Question

_SAME = [
    # the same question in a row of other hands
    (
        "value net_migration KZ @2018",
        [
            "cfkmlj vbuhfwbb 2018",
            "САЛЬДО МИГРАЦИИ 2018",
            "saldo migracii 2018",
            "сальдо  миграции,2018 ???",
            "сальдо миграции2018",
            "салдо миграции 2018",
            "migration balanse 2018",
            "туе ьшпкфешщт 2018",
            "NET MIGRATION 2018!!!",
            "net-migration (2018)",
            "коши-кон сальдосы 2018",
            "koshi-qon saldosy 2018",
        ],
    ),
    (
        "value emigration KZ>RU @2024",
        [
            "skolko uehalo v rossiyu v 2024",
            "skolko lyudei uekhalo iz kazahstana v rossiyu v 2024",
            "crjkmrj et[fkj bp rfpf[cnfyf d hjccb. d 2024",
            "скольок людей уехало в Росиию в 2024",
            "how many peple emigrated to Rusia in 2024",
            "казакстаннан ресейге 2024 жылы канша адам кетти",
            "Qazaqstannan Reseyge 2024 jyly qansha adam ketti",
        ],
    ),
]


@pytest.mark.parametrize(
    ("meant", "question"), [(meant, text) for meant, texts in _SAME for text in texts]
)
def test_other_hands_write_the_same_question(lexicon: Lexicon, meant: str, question: str) -> None:
    assert spec(understand(question, lexicon, TODAY)) == meant


@pytest.mark.parametrize(
    ("question", "assumptions"),
    [
        ("net migration of Kazakhstan in 2018", ""),
        ("net migration 2018", "place:KZ"),
        ("сальдо 2018", "place:KZ"),
        ("migration 2018", "indicator:net_migration place:KZ"),
        ("миграция в 2018", "indicator:net_migration place:KZ"),
        ("how many people left Kazakhstan last year", "relative_period:2025"),
        ("сколько уехало в прошлом году", "place:KZ relative_period:2025"),
        ("былтыр Қазақстаннан қанша адам кетті", "relative_period:2025"),
        ("how many people moved to Germany in 2023", "origin:KZ"),
        ("how many people moved from Germany in 2023", "destination:KZ"),
        ("сколько человек переехало в Германию в 2023", "origin:KZ"),
    ],
)
def test_what_a_question_does_not_say_is_said_to_be_assumed(
    lexicon: Lexicon, question: str, assumptions: str
) -> None:
    understood = understand(question, lexicon, TODAY)
    assert isinstance(understood, Question)
    assert assumed(understood.assumptions) == assumptions


_COUNTRIES = ["Russia", "Germany", "Uzbekistan", "China", "Türkiye", "the United States", "Belarus"]


@pytest.mark.parametrize("country", _COUNTRIES)
@pytest.mark.parametrize(
    ("route", "indicator"),
    [
        ("how many people moved from Kazakhstan to {} in 2022", "emigration"),
        ("how many people moved to {} from Kazakhstan in 2022", "emigration"),
        ("how many people left Kazakhstan for {} in 2022", "emigration"),
        ("Kazakhstan -> {} 2022", "emigration"),
        ("how many people moved from {} to Kazakhstan in 2022", "immigration"),
        ("how many people moved to Kazakhstan from {} in 2022", "immigration"),
        ("how many people came from {} in 2022", "immigration"),
        ("{} -> Kazakhstan 2022", "immigration"),
    ],
)
def test_leaving_and_arriving_are_never_turned_round(
    lexicon: Lexicon, route: str, country: str, indicator: str
) -> None:
    understood = understand(route.format(country), lexicon, TODAY)
    assert isinstance(understood, Question)
    assert [series.indicator for series in understood.series] == [indicator]
    assert [series.place for series in understood.series] == ["KZ"]
    assert all(series.counterpart for series in understood.series)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("How many people left Kazakhstan in 2024?", Language.ENGLISH),
        ("сколько уехало в 2024", Language.RUSSIAN),
        ("2024 жылы қанша адам кетті", Language.KAZAKH),
        ("2024 жылы канша адам кетти", Language.KAZAKH),
        ("skolko uehalo v 2024", Language.RUSSIAN),
        ("cfkmlj vbuhfwbb 2018", Language.RUSSIAN),
        ("эмиграция 2024", Language.RUSSIAN),
        ("2024", Language.ENGLISH),
        ("👍", Language.ENGLISH),
    ],
)
def test_the_language_is_that_of_the_words(
    lexicon: Lexicon, question: str, language: Language
) -> None:
    assert understand(question, lexicon, TODAY).language is language


@pytest.mark.parametrize("language", Language)
def test_a_text_of_no_language_takes_the_readers(lexicon: Lexicon, language: Language) -> None:
    assert understand("2024", lexicon, TODAY, language=language).language is language


@pytest.mark.parametrize(
    ("question", "confidence"),
    [
        ("net migration 2018", 1.0),
        ("сальдо миграции 2018", 1.0),
        ("2024 жылы қанша адам кетті", 1.0),
    ],
)
def test_a_question_fully_explained_is_sure(
    lexicon: Lexicon, question: str, confidence: float
) -> None:
    assert understand(question, lexicon, TODAY).confidence == confidence


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        (
            "how many people moved in 2024",
            "ambiguous direction: value emigration KZ @2024 | value immigration KZ @2024",
        ),
        (
            "сколько человек переехало в 2024",
            "ambiguous direction: value emigration KZ @2024 | value immigration KZ @2024",
        ),
        (
            "2024 жылы қанша адам көшті",
            "ambiguous direction: value emigration KZ @2024 | value immigration KZ @2024",
        ),
        (
            "emigration Germany 2023",
            "ambiguous role: value emigration KZ>DE @2023 | value immigration KZ>DE @2023",
        ),
        (
            "мигранты Россия 2023",
            "ambiguous role: value emigration KZ>RU @2023 | value immigration KZ>RU @2023",
        ),
        (
            "how many people moved to Almaty in 2023",
            "ambiguous scope: value immigration KZ-75 @2023 | value internal_arrivals KZ-75 @2023"
            " | value net_migration_all_flows KZ-75 @2023",
        ),
        (
            "сколько уехало из Павлодарской области в 2024",
            "ambiguous scope: value emigration KZ-55 @2024 | value internal_departures KZ-55 @2024"
            " | value net_migration_all_flows KZ-55 @2024",
        ),
        (
            "2023 жылы Шымкентке қанша адам келді",
            "ambiguous scope: value immigration KZ-79 @2023 | value internal_arrivals KZ-79 @2023"
            " | value net_migration_all_flows KZ-79 @2023",
        ),
    ],
)
def test_two_readings_are_offered_as_a_choice(lexicon: Lexicon, question: str, meant: str) -> None:
    assert spec(understand(question, lexicon, TODAY)) == meant


def test_the_readings_of_a_choice_keep_the_text(lexicon: Lexicon) -> None:
    text = "how many people moved in 2024"
    understood = understand(text, lexicon, TODAY)
    assert isinstance(understood, Ambiguous)
    assert {reading.text for reading in (understood, *understood.readings)} == {text}
