"""Several years that stand out, all years of one sign, and parts of a year."""

from __future__ import annotations

import pytest
from answered import is_bare, leads, marks, offered
from reading import TODAY, spec

from knowledge.answer.engine import Engine
from knowledge.lexicon import Lexicon
from knowledge.question import understand
from knowledge.types.answer import Status

READ = [
    ("top years of emigration", "extreme emigration KZ limit:5"),
    ("peak years of emigration from Kazakhstan", "extreme emigration KZ limit:5"),
    ("top 3 years by emigration", "extreme emigration KZ limit:3"),
    ("the five years with the most immigration", "extreme immigration KZ limit:5"),
    ("years with the lowest immigration", "extreme immigration KZ order:least limit:5"),
    ("в какие годы уезжало больше всего", "extreme emigration KZ limit:5"),
    ("топ 3 года по эмиграции", "extreme emigration KZ limit:3"),
    ("5 лет с самой высокой иммиграцией", "extreme immigration KZ limit:5"),
    ("қай жылдары эмиграция ең көп болды", "extreme emigration KZ limit:5"),
    ("эмиграция ең көп болған 3 жыл", "extreme emigration KZ limit:3"),
    ("worst year for emigration", "extreme emigration KZ"),
    ("худший год по сальдо", "extreme net_migration KZ order:least"),
    ("highest emigration of all years", "extreme emigration KZ"),
    ("самая высокая эмиграция за все годы", "extreme emigration KZ @1991/2025"),
    ("between 2010 and 2024, in which year did most people leave",
     "extreme emigration KZ @2010/2024"),
    ("highest emigration in the last 5 years", "extreme emigration KZ @2021/2025"),
    ("which years had positive net migration", "runs net_migration KZ sign:positive"),
    ("в какие годы сальдо было отрицательным", "runs net_migration KZ sign:negative"),
    ("қай жылдары сальдо оң болды", "runs net_migration KZ sign:positive"),
    ("in what years did more people come than leave", "runs net_migration KZ sign:positive"),
    ("which years between 2012 and 2020 had positive net migration",
     "runs net_migration KZ @2012/2020 sign:positive"),
    ("кетушілер келгендерден көп болған жылдар", "runs net_migration KZ sign:negative"),
    ("which years was natural increase negative", "runs natural_increase KZ sign:negative"),
    ("when was net migration positive", "runs net_migration KZ sign:positive"),
    ("когда сальдо миграции было отрицательным", "runs net_migration KZ sign:negative"),
    ("when between 2000 and 2015 was the balance positive",
     "runs net_migration KZ @2000/2015 sign:positive"),
    ("табиғи өсім қашан теріс болды", "runs natural_increase KZ sign:negative"),
    ("когда сальдо стало положительным", "turn net_migration KZ sign:positive"),
    ("when was net migration last negative", "turn net_migration KZ sign:negative"),
    ("с какого года сальдо положительное", "turn net_migration KZ sign:positive"),
    ("top 3 years with the lowest emigration", "extreme emigration KZ order:least limit:3"),
    ("топ 3 года, когда меньше всего уехало", "extreme emigration KZ order:least limit:3"),
    ("эмиграция ең аз болған топ 3 жыл", "extreme emigration KZ order:least limit:3"),
    ("top and lowest years of emigration", "extreme emigration KZ order:both"),
    ("топ регионов с самым низким сальдо", "ranking net_migration KZ order:least by:region"),
    ("best years for net migration", "extreme net_migration KZ limit:5"),
    ("лучший год по иммиграции", "extreme immigration KZ"),
    ("көші-қон сальдосы бойынша ең жақсы жылдар", "extreme net_migration KZ limit:5"),
    ("which year had the second most emigrants", "extreme emigration KZ limit:2"),
    ("второй по величине год эмиграции", "extreme emigration KZ limit:2"),
    ("эмиграция бойынша екінші ең көп жыл", "extreme emigration KZ limit:2"),
    ("second worst year for net migration", "extreme net_migration KZ order:least limit:2"),
    ("second largest destination in 2018", "ranking emigration KZ @2018 by:counterpart limit:2"),
    ("best year to move to Germany", "not held"),
    ("emigration in the second half of the year 2023", "value emigration KZ @2023-07/2023-12"),
    ("since when is net migration positive", "turn net_migration KZ sign:positive"),
    ("immigration in the second half of 2023", "value immigration KZ @2023-07/2023-12"),
    ("emigration second quarter of 2024", "value emigration KZ @2024-Q2"),
    ("иммиграция за второй квартал 2024 года", "value immigration KZ @2024-Q2"),
    ("2023 жылдың екінші жартысында қанша адам келді", "value immigration KZ @2023-07/2023-12"),
    ("emigration in the last quarter of 2023", "value emigration KZ @2023-Q4"),
    ("эмиграция бойынша топ 3 жыл", "extreme emigration KZ limit:3"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "read_as"), READ)
def test_what_is_asked(text: str, read_as: str, lexicon: Lexicon) -> None:
    assert spec(understand(text, lexicon, TODAY)) == read_as


def test_several_years_stand_in_their_order(engine: Engine) -> None:
    answer = engine.ask("top 3 years by emigration", today=TODAY)
    assert leads(answer) == [
        "emigration-1994-cis = 477068",
        "emigration-1993-cis = 330107",
        "emigration-1992-cis = 317760",
    ]
    assert marks(answer.notes) == ["span_searched:1991/2025"]


@pytest.mark.parametrize(
    "text",
    [
        "second highest emigration year",
        "в каком году было второе по величине число уехавших",
        "эмиграция бойынша екінші ең көп жыл",
    ],
)
def test_the_second_year_stands_behind_the_first(text: str, engine: Engine) -> None:
    assert leads(engine.ask(text, today=TODAY)) == [
        "emigration-1994-cis = 477068",
        "emigration-1993-cis = 330107",
    ]


def test_all_years_of_a_sign_are_told(engine: Engine) -> None:
    answer = engine.ask("which years had positive net migration", today=TODAY)
    assert [reading.lead.period.code for reading in answer.readings] == [
        "2004", "2005", "2006", "2007", "2008", "2009", "2010", "2011", "2023", "2024", "2025",
    ]  # fmt: skip
    assert all(reading.lead.value > 0 for reading in answer.readings)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("when did net migration turn positive",
         ["span_searched:1991/2025", "other_runs:2004/2011"]),
        ("когда сальдо стало отрицательным",
         ["span_searched:1991/2025", "other_runs:1991/2003"]),
        ("сальдо қашан оң болды", ["span_searched:1991/2025", "other_runs:2004/2011"]),
    ],
)  # fmt: skip
def test_when_the_sign_was_the_same_before_is_told(
    text: str, notes: list[str], engine: Engine
) -> None:
    assert marks(engine.ask(text, today=TODAY).notes) == notes


def test_where_no_year_has_the_sign_all_that_were_searched_are_shown(engine: Engine) -> None:
    text = "which years between 2012 and 2020 had positive net migration"
    answer = engine.ask(text, today=TODAY)
    assert len(answer.readings) == 9
    assert all(reading.lead.value < 0 for reading in answer.readings)


PARTS = [
    ("immigration in the second half of 2023",
     ["held_of_year:2023-Q1,2023-01/2023-06,2023-01/2023-09,2023"],
     ["immigration KZ @2023-01/2023-09", "immigration KZ @2023"]),
    ("сколько уехало за третий квартал 2019", ["held_of_year:2019"], ["emigration KZ @2019"]),
    ("2024 жылдың екінші тоқсанында қанша адам кетті",
     ["held_of_year:2024-01/2024-04,2024-01/2024-06,2024"],
     ["emigration KZ @2024-01/2024-06", "emigration KZ @2024"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "notes", "nearest"), PARTS)
def test_a_part_of_a_year_is_never_answered_with_the_year(
    text: str, notes: list[str], nearest: list[str], engine: Engine
) -> None:
    answer = engine.ask(text, today=TODAY)
    assert answer.status is Status.NO_DATA
    assert is_bare(answer)
    assert marks(answer.notes) == notes
    assert offered(answer)[: len(nearest)] == nearest
