"""Where sources disagree: one leads, the others stand beside it with the difference and the reason.

The cases are those of the data's own README.
"""

from __future__ import annotations

import pytest
from answered import computed, differently, further, leads, led, marks, offered
from asking import ask, cited, name, told

from knowledge.answer.engine import Engine
from knowledge.store import Store
from knowledge.types.answer import Status
from knowledge.types.fact import Language, Rank
from knowledge.types.note import NoteKind
from knowledge.types.question import Operation, Sign

LANGUAGES = tuple(Language)


def test_the_balance_of_2023(shipped: Store) -> None:
    answer = ask(shipped, Operation.VALUE, "net_migration", "2023")
    [reading] = answer.readings
    assert led(reading) == "balance-2023-bns = 9293"
    assert set(further(reading)) == {"balance-2023-azattyq", "balance-2023-mgorod"}
    assert differently(reading) == ["balance-2023 +7307 other_period balance-2024-bns"]
    assert [name(part) for part in reading.components] == [
        "immigration-2023-bns",
        "emigration-2023-bns",
    ]
    assert name(reading.before) == "balance-2022-bns"
    assert cited(answer) == {
        "balance-2023-bns", "balance-2023-azattyq", "balance-2023-mgorod", "balance-2023",
        "balance-2024-bns", "immigration-2023-bns", "emigration-2023-bns", "balance-2022-bns",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "period", "lead", "same", "other"),
    [
        ("net_migration", "2018", "balance-2018-bns = -29121", [], ["balance-2018 +12 other_source"]),
        ("net_migration", "2019", "balance-2019-bns = -32970", ["balance-2019-lsm"], []),
        ("net_migration", "2022", "balance-2022-bns = -6722", [], ["balance-2022-liter -224 superseded"]),
        ("emigration", "2017", "emigration-2017-bns = 37725", [], ["emigration-2017-newtimes -21 superseded"]),
        ("immigration", "2017", "immigration-2017-bns = 15595", [], ["immigration-2017-newtimes +486 superseded"]),
        ("emigration", "2022", "emigration-2022-bns = 24147", [], ["emigration-2022-liter +92 superseded"]),
        ("immigration", "2022", "immigration-2022-bns = 17425", [], ["immigration-2022-liter -132 superseded"]),
        ("emigration", "2024", "emigration-2024-bns = 12732", ["emigration-2024", "emigration-2024-asb", "emigration-2024-qazradio"],
         ["emigration-2024-astana-times +68 superseded", "emigration-2024-tenge +52 superseded"]),
        ("immigration", "2024", "immigration-2024-bns = 29282", ["immigration-2024-asb", "immigration-2024-qazradio"],
         ["immigration-2024-astana-times +618 superseded", "immigration-2024-tenge +666 superseded"]),
        ("emigration", "2008", "emigration-2008-bns = 44813", [], ["emigration-2008-cis +474 superseded"]),
        ("immigration", "2008", "immigration-2008-bns = 46113", [], ["immigration-2008-cis +291 superseded"]),
        ("emigration", "2000", "emigration-2000-bns = 155749", ["emigration-2000"], []),
        ("emigration", "2018", "emigration-2018-bns = 41868", ["emigration-2018"], []),
        ("emigration", "2023", "emigration-2023-bns = 16094", ["emigration-2023-azattyq", "emigration-2023-mgorod", "emigration-2023-prague"], []),
        ("emigration KZ>RU", "2019", "emigration-ru-2019-cis = 39774", [], ["immigration-ru-kz-2019-cis +46537 mirror"]),
        ("immigrant_stock", "2020", "stock-in-2020 = 1990268", [], ["stock-in-2020-rev2020 +1741805 superseded"]),
        ("natural_increase", "2018", "balance(births-2018, deaths-2018) = 267351", [], ["natural-increase-2018 -29121 disputed"]),
    ],
)  # fmt: skip
def test_who_leads_and_who_has_another_number(
    shipped: Store, wanted: str, period: str, lead: str, same: list[str], other: list[str]
) -> None:
    answer = ask(shipped, Operation.VALUE, wanted, period)
    [reading] = answer.readings
    assert led(reading) == lead
    assert sorted(further(reading)) == same
    assert sorted(differently(reading)) == other
    others = {*further(reading), *(name(entry.figure) for entry in reading.alternatives)}
    assert others <= cited(answer)


@pytest.mark.parametrize(
    ("wanted", "period"),
    [
        ("emigration KZ>RU", "2019"),
        ("immigration RU>KZ", "2019"),
        ("emigration KZ>KG", "2024"),
        ("immigration KG>KZ", "2024"),
    ],
)
def test_kazakhstan_s_count_leads_and_the_mirror_is_reported_too(
    shipped: Store, wanted: str, period: str
) -> None:
    [reading] = ask(shipped, Operation.VALUE, wanted, period).readings
    assert (reading.lead.series.place, reading.lead.series.indicator) == ("KZ", "emigration")
    assert [
        (entry.figure.series.indicator, entry.cause.value) for entry in reading.alternatives
    ] == [("immigration", "mirror")]


def test_departures_of_2004_to_2011(shipped: Store) -> None:
    answer = ask(shipped, Operation.VALUE, "emigration", "2004/2011")
    years = ", ".join(f"emigration-{year}-bns" for year in range(2004, 2012))
    assert computed(answer) == [f"sum({years}) = 332053 persons"]
    [reading] = answer.readings
    assert (led(reading), reading.lead.value_max, reading.lead.rank) == (
        "emigration-2004-2011-annual = 20000",
        30000,
        Rank.DISPUTED,
    )
    assert answer.texts["emigration-2004-2011-annual"].reason


def test_positive_since_2023_and_not_2024(shipped: Store) -> None:
    answer = ask(shipped, Operation.TURN, "net_migration", sign=Sign.POSITIVE)
    assert leads(answer)[0] == "balance-2023-bns = 9293"
    assert "balance-positive-since-2024-02" in told(answer)


@pytest.mark.parametrize(
    ("operation", "wanted", "periods", "statement"),
    [
        (Operation.TURN, "net_migration", [], "balance-positive-since-2024-02"),
        (Operation.CHANGE, "emigration", ["2017", "2019"], "emigration-rise-2017-2019"),
        (Operation.CHANGE, "net_migration", ["2013", "2018"], "balance-worsening-2013-2018"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_disputed_statements_are_told_with_the_reason(
    shipped: Store,
    operation: Operation,
    wanted: str,
    periods: list[str],
    statement: str,
    language: Language,
) -> None:
    answer = ask(shipped, operation, wanted, *periods, language=language)
    [shown] = [entry for entry in answer.statements if entry.fact.id == statement]
    assert shown.fact.rank is Rank.DISPUTED
    assert shown.text.text and shown.text.reason
    assert answer.readings, "the figures that bear on it stand beside it"


def test_departures_rose_every_year_from_2013_to_2019(shipped: Store) -> None:
    answer = ask(shipped, Operation.SERIES, "emigration", "2013/2019")
    numbers = [reading.lead.value for reading in answer.readings]
    assert numbers == sorted(numbers)
    assert (numbers[0], numbers[-1]) == (24384, 45225)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "id", ["emigrant-regions-share-2024", "diaspora-returned-share", "survey-2024-undecided"]
)
def test_what_others_report_otherwise_has_a_caveat(
    shipped: Store, id: str, language: Language
) -> None:
    assert shipped.texts([id], language)[id].caveat


def test_the_five_regions_are_not_the_first_five(shipped: Store) -> None:
    answer = ask(shipped, Operation.VALUE, "emigration KZ-35", "2024")
    assert leads(answer) == ["emigration-kz35-2024-qazradio = 1588"]


def test_registrations_lead_before_the_model_of_the_un(shipped: Store) -> None:
    for year, registered, modelled in (("2010", 15516, -6840), ("2023", 9293, -4822)):
        [bns] = ask(shipped, Operation.VALUE, "net_migration", year).readings
        [un] = ask(shipped, Operation.VALUE, "net_migration_un_estimate", year).readings
        assert (bns.lead.value, un.lead.value) == (registered, modelled)
        assert all(entry.figure.series == bns.lead.series for entry in bns.alternatives)


def test_registrations_and_the_model_stand_side_by_side_but_are_never_combined(
    shipped: Store,
) -> None:
    answer = ask(shipped, Operation.COMPARISON, "net_migration;net_migration_un_estimate", "2010")
    assert leads(answer) == ["balance-2010-bns = 15516", "un-balance-2010 = -6840"]
    assert computed(answer) == []
    assert NoteKind.MODELLED.value in marks(answer.notes)


def test_the_un_s_revision_is_told(shipped: Store) -> None:
    [reading] = ask(shipped, Operation.VALUE, "immigrant_stock", "2020").readings
    revisions = [
        f.qualifier("revision")
        for f in (reading.lead.fact, reading.alternatives[0].figure.fact)
        if f
    ]
    assert [entry.argument for entry in revisions if entry] == ["2024", "2020"]


@pytest.mark.parametrize(("year", "unknown"), [("2023", 42412), ("2024", 65511)])
def test_refugees_of_unknown_origin_are_told(shipped: Store, year: str, unknown: int) -> None:
    answer = ask(shipped, Operation.VALUE, "refugees_hosted", year)
    assert f"unknown_origin:{unknown}" in marks(answer.notes)


def test_12732_is_a_coincidence(shipped: Store) -> None:
    nine_months = ask(shipped, Operation.VALUE, "emigration", "2023-01/2023-09")
    year = ask(shipped, Operation.VALUE, "emigration", "2024")
    assert [reading.lead.value for reading in (*nine_months.readings, *year.readings)] == [
        12732,
        12732,
    ]
    assert not cited(nine_months) & cited(year)


def test_a_question_in_words_leads_with_the_official_balance(engine: Engine) -> None:
    from asking import TODAY

    for text in ("/balance 2023", "сальдо миграции 2023", "2023 жылғы көші-қон сальдосы"):
        answer = engine.ask(text, today=TODAY)
        assert (answer.status, leads(answer)) == (Status.ANSWERED, ["balance-2023-bns = 9293"])
        assert offered(answer) == []
