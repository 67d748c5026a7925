"""Answers of several numbers: calculations, series, rankings and their units."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answers import (
    EN,
    KK,
    RU,
    answered,
    asked,
    derived,
    figure,
    moved,
)
from test_render import BALANCE, headline

from bot.render import Renderer
from knowledge.types.answer import (
    RankedRow,
)
from knowledge.types.fact import Precision, Quality, Rank, Series
from knowledge.types.figure import Computation
from knowledge.types.note import Note, NoteKind
from knowledge.types.period import Period
from knowledge.types.question import Operation


@pytest.fixture
def renderer(handmade: Renderer) -> Renderer:
    return handmade


def test_our_calculation_is_written_out(renderer: Renderer) -> None:
    rough = {"precision": Precision.ROUNDED, "period": "2025-01/2025-04"}
    inputs = (moved("immigration", "8100", **rough), moved("emigration", "1700", **rough))
    balance = replace(
        derived(Computation.BALANCE, "6400", *inputs), series=Series("net_migration", "KZ")
    )
    assert headline(renderer, answered(EN, computed=(balance,))) == (
        "Net migration of Kazakhstan, January–April 2025: +6,400 people "
        "(our calculation: 8,100 arrived − 1,700 left, from rounded figures)"
    )


def test_a_change_names_its_base(renderer: Renderer) -> None:
    base, new = moved("emigration", "16094"), moved("emigration", "12732", "2024")
    computed = (
        derived(Computation.PERCENT_CHANGE, "-20.88977258605691562", base, new, unit="percent"),
        derived(Computation.DIFFERENCE, "-3362", base, new),
    )
    answer = answered(EN, base, new, computed=computed)
    assert renderer.text(answer).split("\n") == [
        "Emigration from Kazakhstan, 2023 → 2024: −20.9% (our calculation: (12,732 − 16,094) / 16,094)",
        "2023: 16,094",
        "2024: 12,732",
        "Difference: −3,362 people (our calculation: 12,732 − 16,094)",
    ]


def test_a_difference_of_places_says_which_has_more(renderer: Renderer) -> None:
    russia = figure("ru", "39774", series=Series("emigration", "KZ", "RU"))
    uzbekistan = figure("uz", "355", series=Series("emigration", "KZ", "UZ"))
    less = derived(Computation.DIFFERENCE, "-39419", russia, uzbekistan)
    times = derived(Computation.RATIO, "112.03943661971830985", russia, uzbekistan, unit="times")
    assert headline(renderer, answered(EN, computed=(less,))) == (
        "Emigration from Kazakhstan, 2023: Russia ahead of Uzbekistan by 39,419 people "
        "(our calculation: 39,774 − 355)"
    )
    assert headline(renderer, answered(RU, computed=(times,))) == (
        "Эмиграция из Казахстана, 2023 год, Россия / Узбекистан: в 112 раз больше "
        "(наш расчёт: 39 774 / 355)"
    )


def test_a_number_that_is_printed_stands_beside_our_own(renderer: Renderer) -> None:
    years = [moved("emigration", "30000", str(year)) for year in range(2012, 2019)]
    total = replace(derived(Computation.SUM, "227592", *years), period=Period.parse("2012/2018"))
    printed = moved("emigration", "230000", "2012/2018", precision=Precision.APPROXIMATE)
    assert renderer.text(answered(EN, printed, computed=(total,))).split("\n") == [
        "Emigration from Kazakhstan, 2012–2018, in total: 227,592 people (our calculation)",
        *(f"{year}: 30,000" for year in range(2012, 2019)),
        "Emigration from Kazakhstan, 2012–2018: about 230,000 people (Bureau of Statistics).",
    ]


def test_each_year_of_a_sum_that_is_not_read_at_a_glance_is_named(renderer: Renderer) -> None:
    years = [moved("emigration", "30000", str(year)) for year in range(2010, 2014)]
    total = replace(derived(Computation.SUM, "120000", *years), period=Period.parse("2010/2013"))
    assert renderer.text(answered(KK, computed=(total,))).split("\n") == [
        "Қазақстаннан эмиграция, 2010–2013 жылдар, барлығы: 120 000 адам (біздің есебіміз)",
        *(f"{year}: 30 000" for year in range(2010, 2014)),
    ]


def test_a_series_has_a_line_a_year(renderer: Renderer) -> None:
    years = (
        BALANCE,
        moved("net_migration", "16153", "2025", quality=Quality.PRELIMINARY),
        moved("net_migration", "-6722", "2022", rank=Rank.DISPUTED),
    )
    answer = answered(
        RU,
        *years,
        question=asked(RU, Operation.SERIES),
        notes=(Note(NoteKind.GAPS, "2024"),),
    )
    assert renderer.text(answer).replace("\N{NO-BREAK SPACE}", " ").split("\n") == [
        "Сальдо миграции Казахстана, 2022–2025 годы, человек",
        "2023: +9 293",
        "2025: +16 153 (предварительно)",
        "2022: −6 722 (оспаривается)",
        "Нет данных: 2024.",
    ]


def test_a_ranking_gives_no_place_to_what_cannot_be_ranked(renderer: Renderer) -> None:
    left = {
        country: figure(f"left-{country}", value, series=Series("emigration", "KZ", country))
        for country, value in (("RU", "8784"), ("UZ", "113"))
    }
    rows = (RankedRow(left["RU"], 1), RankedRow(left["UZ"], None))
    answer = answered(EN, ranking=rows, notes=(Note(NoteKind.UNRANKED),))
    assert renderer.text(answer).split("\n") == [
        "Emigration from Kazakhstan, 2023, people",
        "1. Russia: 8,784",
        "Also held, without a place, as the rest is not broken down and something larger may be in it:",
        "• Uzbekistan: 113",
    ]


def test_units_that_all_rows_share_are_said_once(renderer: Renderer) -> None:
    unit = "percent-of-those-considering-emigration"
    rows = tuple(
        RankedRow(
            figure(
                code, value, series=Series("emigration_motive_share", "KZ", None, f"motive:{code}"),
                period="2024-11", unit=unit, quality=Quality.SURVEY,
            ),
            place,
        )
        for place, (code, value) in enumerate(
            (("higher-income", "24.5"), ("better-job", "14")), start=1
        )
    )  # fmt: skip
    assert renderer.text(answered(EN, ranking=rows)).split("\n") == [
        "Motives for emigration (survey), Kazakhstan, November 2024, percent of those who consider leaving",
        "1. Higher income: 24.5%",
        "2. A better job: 14%",
    ]


def test_rows_that_are_our_calculation_show_what_they_are_made_of(renderer: Renderer) -> None:
    figures = [
        replace(
            derived(
                Computation.BALANCE,
                value,
                moved("immigration", "9", year),
                moved("emigration", "5", year),
            ),
            series=Series("net_migration", "KZ"),
        )
        for value, year in (("4", "2021"), ("3", "2022"))
    ]
    assert renderer.text(answered(EN, *figures)).split("\n")[:3] == [
        "Net migration of Kazakhstan, 2021–2022, people",
        "2021: +4 (our calculation: 9 arrived − 5 left)",
        "2022: +3 (our calculation: 9 arrived − 5 left)",
    ]
