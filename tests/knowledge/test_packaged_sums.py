"""Packaged figures that must add up, or be the same, wherever they come from."""

from __future__ import annotations

from decimal import Decimal

import pytest
from test_packaged_data import national, table, values

from knowledge.types.fact import (
    Precision,
    Quality,
    Rank,
)


def test_arrivals_less_departures_are_the_published_balance() -> None:
    arrivals, departures = national("immigration"), national("emigration")
    balance = national("net_migration")
    assert sorted(balance) == [str(year) for year in range(2000, 2025)]
    assert {year: arrivals[year] - departures[year] for year in balance} == balance


@pytest.mark.parametrize("indicator", ["immigration", "emigration"])
def test_cis_and_other_countries_add_up_to_the_total(indicator: str) -> None:
    cis, others = (
        values("cis-stat", indicator=indicator, place="KZ", counterpart=group)
        for group in ("CIS", "NON-CIS")
    )
    total = national(indicator)
    assert sorted(cis) == [str(year) for year in range(2016, 2026)]
    assert {year: cis[year] + others[year] for year in cis} == {year: total[year] for year in cis}


@pytest.mark.parametrize("indicator", ["immigration", "emigration"])
@pytest.mark.parametrize("year", [str(year) for year in range(2016, 2026)])
def test_the_ten_partners_add_up_to_the_cis(indicator: str, year: str) -> None:
    rows = [
        row
        for row in table("facts/cis-stat")
        if (row["indicator"], row["place"], row["period"]) == (indicator, "KZ", year)
    ]
    partners = [row for row in rows if len(row["counterpart"]) == 2]
    [group] = [row for row in rows if row["counterpart"] == "CIS"]
    assert len(partners) == 10
    assert sum(Decimal(row["value"]) for row in partners) == Decimal(group["value"])


@pytest.mark.parametrize("year", ["2023", "2024"])
def test_the_regions_add_up_to_the_national_balance(year: str) -> None:
    regions = [
        Decimal(row["value"])
        for row in table("facts/bns-regions")
        if row["period"] == year and row["place"] != "KZ"
    ]
    assert len(regions) == 20
    assert sum(regions) == national("net_migration")[year]


def test_town_and_country_add_up_to_the_national_balance() -> None:
    urban, rural = (
        values("bns-regions", place="KZ", breakdown=f"settlement:{kind}")
        for kind in ("urban", "rural")
    )
    balance = national("net_migration")
    assert {year: urban[year] + rural[year] for year in balance} == balance


@pytest.mark.parametrize("year", ["2022", "2023", "2024"])
def test_internal_moves_cancel_out(year: str) -> None:
    def by_place(indicator: str) -> dict[str, Decimal]:
        return {
            row["place"]: Decimal(row["value"])
            for row in table("facts/bns-internal")
            if (row["indicator"], row["period"]) == (f"internal_{indicator}", year)
        }

    arrivals, departures = by_place("arrivals"), by_place("departures")
    assert len(arrivals) == 20
    assert sum(arrivals.values()) == sum(departures.values())
    net = {place: arrivals[place] - departures[place] for place in arrivals}
    assert by_place("net_migration") == net


# The population is recalculated after a census (2009, 2021); in 2012 it is 3 people off.
RECALCULATED = {"2008": 204887, "2012": -3, "2021": 380736}


@pytest.mark.parametrize("year", range(2000, 2026))
def test_population_changes_by_births_deaths_and_migration(year: int) -> None:
    def of(indicator: str, file: str = "bns-population") -> Decimal:
        return national(indicator, file)[str(year)]

    population = national("population", "bns-population")
    growth = population[f"{year + 1}-01-01"] - population[f"{year}-01-01"]
    natural = of("births") - of("deaths")
    balance = of("immigration", "bns-national") - of("emigration", "bns-national")
    assert growth - natural - balance == RECALCULATED.get(str(year), 0)


def test_both_accounts_of_the_survey_have_the_same_shares() -> None:
    def shares(file: str) -> dict[str, Decimal]:
        return {
            row["breakdown"]: Decimal(row["value"])
            for row in table(f"facts/{file}")
            if (row["indicator"], row["period"]) == ("emigration_intention_share", "2024-11")
        }

    press = shares("press")
    considering = press.pop("answer:considering")
    assert press == shares("seeds")
    leaving = [share for answer, share in press.items() if answer != "answer:no-plans"]
    assert considering == round(sum(leaving))


@pytest.mark.parametrize("file", ["bns-national", "cis-stat"])
def test_the_press_quotes_the_official_figures(file: str) -> None:
    quoted = [
        row
        for row in table("facts/press")
        if row["precision"] == Precision.EXACT and row["rank"] == Rank.NORMAL
    ]
    slot = ("indicator", "place", "counterpart", "breakdown", "period")
    official = {
        tuple(row[name] for name in slot): row["value"]
        for row in table(f"facts/{file}")
        if row["rank"] == Rank.NORMAL
    }
    compared = [row for row in quoted if tuple(row[name] for name in slot) in official]
    assert compared
    differing = [row["id"] for row in compared
                 if row["value"] != official[tuple(row[name] for name in slot)]]  # fmt: skip
    assert differing == []


def test_refugees_of_unknown_origin_are_part_of_the_total() -> None:
    totals = values("unhcr", indicator="refugees_hosted", counterpart="")
    unknown = values("unhcr", indicator="refugees_hosted", counterpart="UNKNOWN")
    qualifiers = {row["period"]: row["qualifiers"] for row in table("facts/unhcr")
                  if row["indicator"] == "refugees_hosted" and not row["counterpart"]}  # fmt: skip
    assert sorted(unknown) == ["2023-12-31", "2024-12-31"]
    for day, number in unknown.items():
        assert f"unknown-origin:{number}" in qualifiers[day]
        assert number < totals[day]


def test_projections_lie_in_their_interval() -> None:
    rows = [row for row in table("facts/un-wpp") if row["quality"] == Quality.PROJECTION]
    assert [row["period"] for row in rows] == [str(year) for year in range(2024, 2031)]
    for row in rows:
        bounds = dict(entry.partition(":")[::2] for entry in row["qualifiers"].split(";"))
        assert int(bounds["low"]) < int(row["value"]) < int(bounds["high"])
