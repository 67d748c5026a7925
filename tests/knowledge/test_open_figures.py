"""Open figures: how a row, and every remark in its note, becomes a packaged fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.exchange.open_figures import (
    OpenFigure,
    PackagedFact,
    convert,
    import_figures,
    load_tables,
)
from knowledge.exchange.open_figures.errors import (
    DuplicateIdError,
    UnknownNameError,
    UnreadNoteError,
)
from knowledge.exchange.open_figures.rows import COLUMNS_WRITTEN
from knowledge.types.fact import Precision, Quality, Rank

TABLES = load_tables()
BY_SOURCE = {entry.source: key for key, entry in TABLES.sources.items()}

FLOW = OpenFigure(
    file="bns_external_migration_national.csv",
    indicator="external_arrivals",
    place="Kazakhstan",
    counterpart="",
    sex_or_group="total",
    period_start="2024-01-01",
    period_end="2024-12-31",
    value="29282",
    unit="persons",
    is_estimate="no",
    source_title="",
    publisher="",
    url="",
    licence="",
    retrieved_via="github:someone/data data/arrivals.csv @0a1b2c",
    note="Registered moves for permanent residence (registration-based).",
)


def figure(source: str, **changes: str) -> OpenFigure:
    """A row of that source: an ordinary arrival figure but for the changes."""
    title, url = BY_SOURCE[source]
    return replace(FLOW, source_title=title, url=url, **changes)


def press(source: str = "zakon-2026-02", **changes: str) -> OpenFigure:
    """A row of the press file."""
    return figure(source, **{"file": "press_quoted_bns.csv", "note": "", **changes})


def tokens(fact: PackagedFact) -> str:
    """The qualifiers as they are written."""
    return fact.as_row()["qualifiers"]


def test_a_row_becomes_a_fact_with_source_and_locator() -> None:
    fact = convert(figure("taldau-2929752"), TABLES)
    assert list(fact.as_row()) == list(COLUMNS_WRITTEN)
    assert fact.as_row() == {
        "id": "immigration-2024-bns",
        "kind": "figure",
        "indicator": "immigration",
        "place": "KZ",
        "counterpart": "",
        "breakdown": "",
        "period": "2024",
        "value": "29282",
        "value_max": "",
        "unit": "persons",
        "value_as_published": "29282",
        "precision": "exact",
        "quality": "final",
        "rank": "normal",
        "source": "taldau-2929752",
        "locator": "Taldau index 2929752",
        "origin": "",
        "authority": "bns",
        "qualifiers": "",
    }


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (figure("bns-6567", indicator="net_migration_all_flows", place="Pavlodar Region", note=""),
         "net-all-kz55-2024-bns"),
        (figure("bns-6567", indicator="net_migration_all_flows", sex_or_group="rural", note=""),
         "net-all-rural-2024-bns"),
        (figure("cis-44245", indicator="external_departures", counterpart="Russian Federation"),
         "emigration-ru-2024-cis"),
        (figure("cis-44245", indicator="external_departures", counterpart="Non-CIS countries"),
         "emigration-non-cis-2024-cis"),
        (figure("cis-44243", place="Russian Federation", counterpart="Kazakhstan"),
         "immigration-ru-kz-2024-cis"),
        (figure("bns-6584", indicator="population_start_of_year", period_start="2025-01-01",
                period_end="2025-01-01"), "population-2025"),
        (figure("un-stock-2024", indicator="immigrant_stock_in_kazakhstan",
                counterpart="Uzbekistan", period_start="2024-07-01", period_end="2024-07-01"),
         "stock-in-uz-2024"),
        (figure("un-stock-2020", indicator="immigrant_stock_in_kazakhstan",
                period_start="2020-07-01", period_end="2020-07-01"), "stock-in-2020-rev2020"),
        (figure("unhcr-2025", indicator="refugees_hosted", period_start="2022-12-31",
                period_end="2022-12-31"), "refugees-2022"),
        (press(period_end="2024-03-31"), "immigration-2024-q1-zakon"),
        (press(period_end="2024-06-30"), "immigration-2024-h1-zakon"),
        (press(period_end="2024-09-30"), "immigration-2024-jan-sep-zakon"),
        (press("kokshetau-2021", indicator="qandas_cumulative_since_1991",
               sex_or_group="ethnic Kazakhs", period_start="1991-01-01", period_end="2021-09-30"),
         "qandas-total-2021-09-30"),
        (press("astanatimes-2025-10", indicator="migrant_workers_present",
               period_start="2025-10-16", period_end="2025-10-16"), "migrant-workers-2025-10-16"),
        (press("adaladam-2024", indicator="survey_not_planning", sex_or_group="adults",
               unit="percent", period_start="2024-11-13", period_end="2024-11-24"),
         "survey-no-plans-2024-11-adaladam"),
    ],
)  # fmt: skip
def test_ids_are_short_and_name_what_differs(row: OpenFigure, expected: str) -> None:
    assert convert(row, TABLES).id == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("all countries", ""),
        ("Moldova", "MD"),
        ("Republic of Moldova", "MD"),
        ("Rep. of Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("Syrian Arab Rep.", "SY"),
        ("Türkiye", "TR"),
        ("Other / unknown", "UNKNOWN"),
        ("Unknown", "UNKNOWN"),
        ("CIS countries", "CIS"),
        ("European countries", "EUROPE"),
    ],
)
def test_places_have_one_code_whatever_they_are_called(name: str, code: str) -> None:
    assert convert(press(counterpart=name), TABLES).counterpart == code


@pytest.mark.parametrize("name", ["Jambyl Region", "Zhambyl Region"])
def test_a_region_has_one_code_whatever_its_spelling(name: str) -> None:
    assert convert(press(place=name), TABLES).place == "KZ-31"


@pytest.mark.parametrize(
    ("group", "breakdown", "qualifiers"),
    [
        ("total", "", ""),
        ("adults", "", ""),
        ("sex: women", "sex:female", ""),
        ("female", "sex:female", ""),
        ("urban residents", "settlement:urban", ""),
        ("ethnicity: Karakalpaks", "ethnicity:karakalpaks", ""),
        ("education 15+: secondary vocational", "education:secondary-vocational", "age-15-plus"),
        ("specialty: architects/builders", "specialty:architects-builders", ""),
    ],
)
def test_groups_become_breakdowns(group: str, breakdown: str, qualifiers: str) -> None:
    fact = convert(press(sex_or_group=group), TABLES)
    assert (fact.breakdown, tokens(fact)) == (breakdown, qualifiers)


LADA = "lada-2026-02"
OUT = "external_departures"
NET = "external_net_migration"


@pytest.mark.parametrize(
    ("row", "qualifiers", "precision", "quality", "rank"),
    [
        (figure("taldau-2929752", period_start="2025-01-01", period_end="2025-12-31",
                note="Registered moves for permanent residence (registration-based). Same value "
                "as BNS preliminary release of Feb 2026; may be revised."),
         "preliminary;may-be-revised", "exact", "preliminary", "normal"),
        (figure("bns-6567", indicator="net_migration_all_flows", place="Abai Region",
                note="ALL FLOWS: external + interregional (not external only). KATO 100000000."),
         "all-flows", "exact", "final", "normal"),
        (figure("cis-4650866", note="Only year where CIS Stat differs from BNS (46,113). "
                "Use the BNS value. Read in the repository metadata note."),
         "superseded-by:46113", "exact", "final", "superseded"),
        (figure("cis-44243", place="Russian Federation", counterpart="Kazakhstan",
                note="MIRROR figure (partner country as reporter)."),
         "mirror", "exact", "final", "normal"),
        (figure("bns-6584", indicator="population_start_of_year", period_end="2024-01-01",
                note="Population on 1 January. Series break: 2021 census re-based 2022 onward "
                "(2021-2022 jump is not migration)."),
         "census-break:2021", "exact", "final", "normal"),
        (figure("cis-44176", indicator="population_start_of_year", value="16358200",
                note="Published in thousands; multiplied by 1000."),
         "published-in-thousands", "rounded", "final", "normal"),
        (figure("un-stock-2024", indicator="emigrant_stock_from_kazakhstan", counterpart="Mali",
                is_estimate="yes", note="Implausible cell of the UN matrix; leave out of rankings."
                " Stock at 1 July: people living in the destination born in (or citizens of) the "
                "origin - not a flow."),
         "revision:2024;mid-year;implausible;not-for-rankings", "exact", "estimate", "normal"),
        (figure("unhcr-2025", indicator="refugees_hosted",
                note="End-year stock. Includes 42,412 (2023) / 65,511 (2024) people of UNKNOWN "
                "origin in a refugee-like situation; not comparable with earlier years; 2025 "
                "reclassifies (other people in need of protection 48,391)."),
         "end-of-year;unknown-origin:65511;not-comparable-with-earlier;reclassified:2025|48391",
         "exact", "final", "normal"),
        (press(indicator=OUT, note="PRELIMINARY 2024 - SUPERSEDED by 29,282 / 12,732 / +16,550."),
         "preliminary;superseded-by:12732", "exact", "preliminary", "superseded"),
        (press(indicator=NET, note="PRELIMINARY 2024 - SUPERSEDED by 29,282 / 12,732 / +16,550."),
         "preliminary;superseded-by:16550", "exact", "preliminary", "superseded"),
        (press(note="FINAL 2024; arrivals +15.3% and departures -20.9% against 2023."),
         "change-published:15.3|2023", "exact", "final", "normal"),
        (press(indicator=OUT, period_end="2024-06-30",
               note="Published 2024-08-11; arrivals -21%, departures -49.5% y/y."),
         "preliminary;published:2024-08-11;change-published:-49.5|2023",
         "exact", "preliminary", "normal"),
        (press(LADA, value="4300", note="Published 2026-02-09; values ending in 00 are rounded to "
               "0.1 thousand."), "published:2026-02-09;rounded", "rounded", "final", "normal"),
        (press(LADA, value="993", note="Published 2026-02-09; values ending in 00 are rounded to "
               "0.1 thousand."), "published:2026-02-09", "exact", "final", "normal"),
        (press(counterpart="Germany", value="502", note="Jan-Jun 2025; Russia rounded;"),
         "", "exact", "final", "normal"),
        (press(indicator=NET, value="-32900", note="Truncated by the outlet; BNS -32,970."),
         "truncated", "approximate", "final", "normal"),
        (press("prague-process", value="25000",
               note='At least. "over 25,000" / "16,000"; positive net migration for the first '
               "time in a decade in 2023."),
         "first-positive-in-decade:2023", "at_least", "final", "normal"),
        (press("ulysmedia-2024", indicator="survey_considering_emigration", sex_or_group="adults",
               value="21", unit="percent", period_start="2024-11-13", period_end="2024-11-24",
               note="Fieldwork 13-24 Nov 2024; = 6.9 + 5.6 + 8.4."),
         "fieldwork:2024-11-13/2024-11-24;sum-of-answers:6.9|5.6|8.4",
         "rounded", "survey", "normal"),
        (press(place="Karaganda Region", indicator=OUT, period_start="2021-01-01",
               period_end="2021-12-31"), "boundaries-of:2021", "exact", "final", "normal"),
    ],
)  # fmt: skip
def test_remarks_become_typed_properties(
    row: OpenFigure, qualifiers: str, precision: Precision, quality: Quality, rank: Rank
) -> None:
    fact = convert(row, TABLES)
    assert tokens(fact) == qualifiers
    assert (fact.precision, fact.quality, fact.rank) == (precision, quality, rank)


def test_a_mirror_figure_belongs_to_the_office_that_counted() -> None:
    fact = convert(
        figure("cis-44243", place="Russian Federation", counterpart="Kazakhstan"), TABLES
    )
    assert fact.authority == "rosstat"
    assert fact.origin.startswith("Federal State Statistics Service of Russia")


def test_the_printed_string_is_kept() -> None:
    workers = press(
        "astanatimes-2025-10",
        indicator="migrant_workers_present",
        value="550000",
        note='At least. "over 550,000" (IOM Baseline Mobility Assessment); 86% Uzbekistan.',
    )
    thousands = figure("wpp-2024", indicator="net_migration_un_estimate", value="-6840")
    remark = replace(thousands, note="Published in thousands.")
    assert convert(workers, TABLES).value_as_published == "over 550,000"
    assert convert(remark, TABLES).value_as_published == "-6.84 thousand"


def test_a_series_without_table_number_is_located_by_the_file_that_was_read() -> None:
    row = figure(
        "wpp-2024",
        indicator="net_migration_un_estimate",
        retrieved_via="github:PPgp/wpp2024 data/mig1dt.rda @2da7",
        note="",
    )
    assert convert(row, TABLES).locator == "series mig1dt, 2024"


def test_facts_come_in_one_order_whatever_the_order_of_rows() -> None:
    rows = [press(place=name) for name in ("Abai Region", "Ulytau Region", "Kazakhstan")]
    assert import_figures(rows, TABLES) == import_figures(rows[::-1], TABLES)


@pytest.mark.parametrize(
    ("row", "table"),
    [
        (press(place="Atlantis"), "places"),
        (press(indicator="tourists"), "indicators"),
        (press(sex_or_group="twins"), "groups"),
        (press(unit="percent"), "units"),
        (replace(press(), source_title="Another paper"), "sources"),
        (press(file="other.csv"), "files"),
    ],
)
def test_a_name_without_mapping_is_refused(row: OpenFigure, table: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        convert(row, TABLES)
    assert caught.value.table == table


def test_a_remark_that_no_rule_reads_is_refused() -> None:
    with pytest.raises(UnreadNoteError) as caught:
        convert(press(note="FINAL 2024; counted twice."), TABLES)
    assert caught.value.rest == "counted twice"


def test_two_figures_with_one_id_are_refused() -> None:
    with pytest.raises(DuplicateIdError, match="immigration-2024-zakon"):
        import_figures([press(), press(value="1")], TABLES)
