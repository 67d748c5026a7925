"""Claims that turn on a sign, on what is compared with what, or on every year that is held."""

from __future__ import annotations

import pytest
from answered import verdict
from reading import TODAY, spec

from knowledge.answer.engine import Engine
from knowledge.lexicon import Lexicon
from knowledge.question import understand
from knowledge.types.answer import Status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022 жылы келгендерден кеткендер көп болғаны рас па", "confirmed"),
        ("2024 жылы келгендерден кеткендер көп пе", "refuted"),
        ("2024 жылы кеткендерден келгендер көп пе", "confirmed"),
        ("2010 жылы иммиграциядан эмиграция аз болды ма", "confirmed"),
        ("2024 жылы кеткендер келгендерден аз ба", "confirmed"),
        ("2023 жылдан 2024 жылы көп келді ме", "confirmed"),
        ("2023 жылдан 2024 жылы көп кетті ме", "refuted"),
        ("2024 жылы Өзбекстаннан Ресейден көп келді ме", "confirmed"),
        ("Қырғызстан 2018 жылы Қазақстаннан көп адам жоғалтты ма", "refuted"),
        ("did kazakhstan lose more people than kyrgyzstan in 2018", "confirmed"),
        ("в 2018 году казахстан потерял больше чем в 2019?", "refuted"),
        ("was net outflow larger in 2018 than in 2019", "refuted"),
        ("did immigration exceed emigration in 2024", "confirmed"),
        ("did immigration exceed emigration in 2022", "refuted"),
        ("was immigration exceeded by emigration in 2022", "confirmed"),
        ("правда ли, что эмиграцию превысила иммиграция в 2023", "confirmed"),
        ("правда ли, что эмиграция превысила иммиграцию в 2023", "refuted"),
    ],
)
def test_what_is_compared_with_what(engine: Engine, text: str, expected: str) -> None:
    assert verdict(engine.ask(text, today=TODAY)).split(" ")[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("net outflow of 16,550 in 2024, correct?", "other_sign -16550"),
        ("net outflow of 6,722 in 2022, correct?", "equal -6722"),
        ("чистый отток 16550 в 2024 верно?", "other_sign -16550"),
        ("миграционная убыль 32970 в 2019 верно?", "equal -32970"),
        ("net outflow was more than 20,000 in 2018, true?", "confirmed 20000"),
        ("net outflow grew by 6,991 in 2018?", "equal -6991"),
        ("net outflow fell by 6,991 in 2018?", "other_sign 6991"),
        ("дефицит сократился на 6991 в 2018?", "other_sign 6991"),
        ("the deficit fell by 14,495 in 2022?", "equal 14495"),
        ("did net outflow grow in 2018?", ""),
        ("the deficit fell to 6,722 in 2022?", ""),
    ],
)
def test_a_loss_is_below_zero(engine: Engine, text: str, expected: str) -> None:
    assert verdict(engine.ask(text, today=TODAY)) == expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("has net migration ever been negative", "runs net_migration KZ sign:negative"),
        ("in which year was net migration negative", "runs net_migration KZ sign:negative"),
        ("в каком году сальдо было отрицательным", "runs net_migration KZ sign:negative"),
        ("қай жылы көші-қон сальдосы теріс болды", "runs net_migration KZ sign:negative"),
        ("бывало ли отрицательное сальдо", "runs net_migration KZ sign:negative"),
        (
            "было ли хоть раз положительное сальдо с Россией",
            "runs net_migration KZ>RU sign:positive",
        ),
        ("did emigration ever exceed immigration", "runs net_migration KZ sign:negative"),
    ],
)
def test_whether_it_was_ever_so_is_looked_up_in_every_year(
    lexicon: Lexicon, text: str, meant: str
) -> None:
    assert spec(understand(text, lexicon, TODAY)) == meant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("has emigration ever exceeded 400 thousand", "confirmed 400000"),
        ("was emigration ever below 10 thousand", "confirmed 10000"),
        ("has net migration always been positive", "refuted None balance(immigration-1991"),
        ("сальдо үнемі оң болды ма", "refuted None balance(immigration-1991"),
        ("was net migration with Russia always negative", "confirmed None"),
        ("has immigration exceeded emigration every year since 2004", "refuted None balance-2012"),
        ("has immigration exceeded emigration every year since 2023", "confirmed None"),
    ],
)
def test_a_claim_about_all_years_is_checked_in_each(
    engine: Engine, text: str, expected: str
) -> None:
    assert verdict(engine.ask(text, today=TODAY)).startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "was immigration ever higher than in 2024",
        "has emigration ever grown",
        "did net migration fall more in 2018 or 2019",
        "has net migration never been positive",
        "did twice as many people come as left in 2024",
        "does kazakhstan receive more migrants than kyrgyzstan",
        "did fewer people leave kazakhstan than russia in 2023",
        "казахстан принимает больше мигрантов чем киргизия",
        "Қазақстаннан Өзбекстанға қарағанда көп адам кете ме",
    ],
)
def test_what_no_figure_decides_gets_none(engine: Engine, text: str) -> None:
    assert engine.ask(text, today=TODAY).status in (Status.NO_DATA, Status.NOT_UNDERSTOOD)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("when did immigration exceed emigration", "runs net_migration KZ sign:positive"),
        ("emigration exceeded immigration in which years", "runs net_migration KZ sign:negative"),
    ],
)
def test_when_one_side_exceeds_the_other_is_a_sign(lexicon: Lexicon, text: str, meant: str) -> None:
    assert spec(understand(text, lexicon, TODAY)) == meant


@pytest.mark.parametrize(
    "text",
    [
        "which year had the most immigration and emigration",
        "when was immigration and emigration equal",
        "which year births exceeded deaths",
    ],
)
def test_a_time_of_two_numbers_is_not_found(engine: Engine, text: str) -> None:
    assert engine.ask(text, today=TODAY).status is Status.NO_DATA


@pytest.mark.parametrize(
    "text",
    [
        "what is three times the emigration in 2019",
        "what is 3 times net migration in 2022",
        "were remittances received always more than remittances paid?",
        "what percent of the population are emigrants",
    ],
)
def test_what_is_neither_computed_nor_checked_is_declined(engine: Engine, text: str) -> None:
    assert engine.ask(text, today=TODAY).status in (Status.NO_DATA, Status.NOT_UNDERSTOOD)
