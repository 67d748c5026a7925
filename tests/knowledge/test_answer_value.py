"""One value: what leads, who else has it, who has another, and what is declined."""

from __future__ import annotations

from decimal import Decimal

import pytest
from asking import ask, name

from knowledge.store import Store
from knowledge.types.answer import Reading, Status
from knowledge.types.fact import Series
from knowledge.types.period import Period
from knowledge.types.question import Operation

VALUE = Operation.VALUE


def only(store: Store, wanted: str, *periods: str, **rest: str) -> Reading:
    """The one reading of an answer."""
    answer = ask(store, VALUE, wanted, *periods, **rest)
    assert answer.status is Status.ANSWERED
    (reading,) = answer.readings
    return reading


LEADS = [  # what is asked, when, the leading figure, its value
    ("net_migration", "2023", "balance-2023-bns", 9293),
    ("net_migration", "2024", "balance-2024-bns", 16550),
    ("net_migration", "2018", "balance-2018-bns", -29121),
    ("net_migration", "1994", "balance(immigration-1994-cis, emigration-1994-cis)", -406679),
    ("net_migration", "2025-01/2025-04", "balance(immigration-2025-jan-apr, emigration-2025-jan-apr)", 6400),
    ("net_migration", "2024-01/2024-04", "balance(immigration-2024-jan-apr, emigration-2024-jan-apr)", 5100),
    ("net_migration KZ>RU", "2024", "balance(immigration-ru-2024-cis, emigration-ru-2024-cis)", -800),
    ("net_migration AM", "2018", "balance-armenia-2018", -18500),
    ("natural_increase", "2018", "balance(births-2018, deaths-2018)", 267351),
    ("emigration", "2018", "emigration-2018-bns", 41868),
    ("emigration", "2023-01/2023-09", "emigration-2023-jan-sep-kzvesti", 12732),
    ("emigration KZ>RU", "2019", "emigration-ru-2019-cis", 39774),
    ("immigration KZ>RU", "2022", "immigration-ru-2022-cis", 5891),
    ("emigration KZ ethnicity:germans", "2025", "emigration-germans-2025-lada", 993),
    ("emigration KZ-59", "2024", "emigration-kz59-2024-qazradio", 2133),
    ("remittances_received", "2020", "remittances-received-2020", 374391281),
    ("net_migration_un_estimate", "2010", "un-balance-2010", -6840),
    ("immigrant_stock KZ>UZ", "2024", "stock-in-uz-2024", 744161),
    ("labour_emigration KZ>EAEU", "2018", "labour-migrants-eaeu-2018", 111874),
    ("emigration_intention_share KZ answer:no-plans", "2024", "survey-2024-no-plans", Decimal("78.5")),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "period", "lead", "value"), LEADS)
def test_what_leads(shipped: Store, wanted: str, period: str, lead: str, value: int) -> None:
    reading = only(shipped, wanted, period)
    assert (name(reading.lead), reading.lead.value) == (lead, value)


ALTERNATIVES = [  # what is asked, when, who has another number, the difference, why, what it fits
    ("net_migration", "2023", "balance-2023", 7307, "other_period", "balance-2024-bns"),
    ("net_migration", "2018", "balance-2018", 12, "other_source", ""),
    ("net_migration", "2022", "balance-2022-liter", -224, "superseded", ""),
    ("net_migration", "2024", "balance-2024-tenge", 614, "superseded", ""),
    ("natural_increase", "2018", "natural-increase-2018", -29121, "disputed", ""),
    ("immigration", "2017", "immigration-2017-newtimes", 486, "superseded", ""),
    ("emigration", "2017", "emigration-2017-newtimes", -21, "superseded", ""),
    ("emigration", "2008", "emigration-2008-cis", 474, "superseded", ""),
    ("emigration KZ>RU", "2019", "immigration-ru-kz-2019-cis", 46537, "mirror", ""),
    ("emigration KZ>KG", "2024", "immigration-kg-kz-2024-cis", 185, "mirror", ""),
    ("immigrant_stock", "2020", "stock-in-2020-rev2020", 1741805, "superseded", ""),
]


@pytest.mark.parametrize(("wanted", "period", "id", "difference", "cause", "fits"), ALTERNATIVES)
def test_who_reports_another_number(
    shipped: Store, wanted: str, period: str, id: str, difference: int, cause: str, fits: str
) -> None:
    (other,) = only(shipped, wanted, period).alternatives
    assert (name(other.figure), other.difference, other.cause, name(other.fits)) == (
        id, difference, cause, fits,
    )  # fmt: skip


FURTHER = [
    ("net_migration", "2023", ["balance-2023-mgorod", "balance-2023-azattyq"]),
    ("net_migration", "2019", ["balance-2019-lsm"]),  # -32,900 for -32,970, cut off
    ("emigration", "2000", ["emigration-2000"]),
    ("emigration", "2018", ["emigration-2018"]),
    ("emigration", "2024", ["emigration-2024-asb", "emigration-2024-qazradio", "emigration-2024"]),
    ("emigration_intention_share KZ answer:planning", "2024", ["survey-planning-2024-11-adaladam"]),
]


@pytest.mark.parametrize(("wanted", "period", "further"), FURTHER)
def test_who_has_the_same_number(
    shipped: Store, wanted: str, period: str, further: list[str]
) -> None:
    assert [fact.id for fact in only(shipped, wanted, period).further] == further


def test_a_rounding_of_a_revised_number_is_revised_too(shipped: Store) -> None:
    others = only(shipped, "emigration", "2024").alternatives
    assert {name(other.figure): other.cause for other in others} == {
        "emigration-2024-astana-times": "superseded",  # 12.8 thousand, of 12,784
        "emigration-2024-tenge": "superseded",
    }


def test_a_balance_stands_with_its_sides_and_the_year_before(shipped: Store) -> None:
    reading = only(shipped, "net_migration", "2023")
    assert [name(figure) for figure in reading.components] == [
        "immigration-2023-bns",
        "emigration-2023-bns",
    ]
    assert name(reading.before) == "balance-2022-bns"
    assert only(shipped, "net_migration", "2025-01/2025-04").before is None


def test_without_a_time_the_latest_full_year_is_assumed(shipped: Store) -> None:
    answer = ask(shipped, VALUE, "emigration")
    assert [(a.kind, a.argument) for a in answer.assumptions] == [("latest_period", "2025")]
    assert answer.readings[0].lead.value == 7608


@pytest.mark.parametrize(
    ("wanted", "latest"),
    [
        ("population", "2026-01-01"),
        ("emigrant_stock KZ>DE", "2024-07-01"),
        ("migrant_workers", "2025-10-16"),
        ("net_migration_un_projection", "2026"),  # not 2030: that is a time to come
        ("population_share_65_plus LV", "2050"),  # nothing else is held
        ("emigration KZ-59", "2024"),
    ],
)
def test_the_latest_period(shipped: Store, wanted: str, latest: str) -> None:
    assert only(shipped, wanted).lead.period.code == latest


DAYS = [  # asked, day of the answer, whether it is said that another day is meant
    ("population", "2024", "2024-01-01", False),
    ("population", "2025-01-01", "2025-01-01", False),
    ("population", "2024-12-31", "2025-01-01", True),
    ("refugees_hosted", "2022", "2022-12-31", False),
    ("refugees_hosted", "2022-12-31", "2022-12-31", False),
    ("refugees_hosted", "2023-01-01", "2022-12-31", True),
    ("migrant_workers", "2025-10", "2025-10-16", False),
    ("migrant_workers", "2022-12-31", "2022-Q4", False),
    ("emigration_intention_share KZ answer:would-move", "2019", "2019-01", False),
]


@pytest.mark.parametrize(("wanted", "asked", "held", "is_other"), DAYS)
def test_a_stock_answers_for_its_year(
    shipped: Store, wanted: str, asked: str, held: str, is_other: bool
) -> None:
    answer = ask(shipped, VALUE, wanted, asked)
    other = [note.argument for note in answer.notes if note.kind == "other_day"]
    assert (answer.readings[0].lead.period, other) == (
        Period.parse(held),
        [held] if is_other else [],
    )


@pytest.mark.parametrize(
    ("day", "held"), [("2020-12-31", "2020-07-01"), ("2024-01-01", "2024-07-01")]
)
def test_a_stock_of_july_is_offered_and_not_told_for_another_day(
    shipped: Store, day: str, held: str
) -> None:
    answer = ask(shipped, VALUE, "immigrant_stock", day)
    assert (answer.status, answer.readings) == (Status.NO_DATA, ())
    assert [(note.kind, note.argument) for note in answer.notes] == [("held_of_year", held)]
    offered = answer.nearest[0].question
    assert offered.series == (Series("immigrant_stock", "KZ"),)
    assert offered.periods == (Period.parse(held),)


@pytest.mark.parametrize(
    ("wanted", "period", "value"),
    [
        ("net_migration KZ-47", "2024", 2476),
        ("net_migration KZ-61", "2024", -31475),
        ("net_migration KZ settlement:rural", "2020", -81310),
    ],
)
def test_the_balance_of_a_region_is_that_of_all_flows_and_says_so(
    shipped: Store, wanted: str, period: str, value: int
) -> None:
    answer = ask(shipped, VALUE, wanted, period)
    lead = answer.readings[0].lead
    assert (lead.series.indicator, lead.value) == ("net_migration_all_flows", value)
    assert "all_flows" in [note.kind.value for note in answer.notes]


AUTHORITIES = [
    ("emigration KZ>RU", "2022", "rosstat", "immigration-ru-kz-2022-cis"),
    ("immigration RU>KZ", "2022", "rosstat", "immigration-ru-kz-2022-cis"),
    ("emigration RU>KZ", "2022", "rosstat", "emigration-ru-kz-2022-cis"),
    ("emigration RU>KZ", "2022", "bns", "immigration-ru-2022-cis"),
    ("net_migration", "2018", "eec", "balance-2018"),
    ("natural_increase", "2018", "cabar", "natural-increase-2018"),
]


@pytest.mark.parametrize(("wanted", "period", "authority", "lead"), AUTHORITIES)
def test_a_source_that_is_named_answers(
    shipped: Store, wanted: str, period: str, authority: str, lead: str
) -> None:
    assert name(only(shipped, wanted, period, authority=authority).lead) == lead


def test_kazakhstans_count_leads_whichever_way_the_flow_is_told(shipped: Store) -> None:
    reading = only(shipped, "immigration RU>KZ", "2019")
    assert name(reading.lead) == "emigration-ru-2019-cis"
    assert [other.cause for other in reading.alternatives] == ["mirror"]


def test_before_registrations_the_estimate_answers_under_its_own_name(shipped: Store) -> None:
    answer = ask(shipped, VALUE, "net_migration", "1970")
    assert (name(answer.readings[0].lead), answer.readings[0].lead.value) == (
        "un-balance-1970",
        72000,
    )
    assert [(a.kind, a.argument) for a in answer.assumptions] == [
        ("indicator", "net_migration_un_estimate")
    ]
    assert [note.kind for note in answer.notes] == ["modelled"]


def test_a_named_source_that_holds_nothing_is_no_data(shipped: Store) -> None:
    answer = ask(shipped, VALUE, "emigration", "2024", authority="world-bank")
    assert answer.status is Status.NO_DATA
    assert answer.nearest[0].question.series == (Series("emigration", "KZ"),)


def test_the_citation_names_each_source_once(shipped: Store) -> None:
    answer = ask(shipped, VALUE, "net_migration", "2023")
    assert [(c.source.id, c.facts) for c in answer.citations] == [
        ("bns-6567", ("balance-2023-bns", "balance-2024-bns", "balance-2022-bns")),
        ("mgorod-2024-04", ("balance-2023-mgorod",)),
        ("azattyq-2024", ("balance-2023-azattyq",)),
        ("kz-decline-2025", ("balance-2023",)),
        ("taldau-2929752", ("immigration-2023-bns",)),
        ("taldau-2929753", ("emigration-2023-bns",)),
    ]
