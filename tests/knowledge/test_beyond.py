"""What no statistics hold: advice, times to come, reasons of another time."""

from __future__ import annotations

import pytest
from answered import leads, marks, offered
from asking import told
from reading import TODAY

from knowledge.answer.engine import Engine
from knowledge.types.answer import Status


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Can I get qandas status", "qandas_granted KZ @2025"),
        ("как получить статус кандаса", "qandas_granted KZ @2025"),
        ("қандас мәртебесін қалай алуға болады", "qandas_granted KZ @2025"),
        ("how do I get citizenship", "emigration KZ @2025"),
        ("how to get a visa to Germany", "emigration KZ @2025"),
        ("можно ли получить внж", "emigration KZ @2025"),
        ("азаматтықты қалай алуға болады", "emigration KZ @2025"),
        ("стоит ли уезжать из Казахстана", "emigration KZ @2025"),
    ],
)
def test_advice_is_kindly_declined(engine: Engine, text: str, nearest: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert (answer.status, marks(answer.notes)) == (Status.NO_DATA, ["advice"])
    assert offered(answer)[:1] == [nearest]


@pytest.mark.parametrize(
    "text",
    [
        "how do I find net migration 2024",
        "can i get emigration for 2024",
        "как узнать сальдо за 2024",
        "visa-free entry to Korea",
    ],
)
def test_a_figure_may_be_asked_for_politely(engine: Engine, text: str) -> None:
    assert engine.ask(text, today=TODAY).status is Status.ANSWERED


@pytest.mark.parametrize(
    "text",
    [
        "how many will leave in 2030",
        "will emigration grow",
        "emigration forecast 2030",
        "сколько уедет в 2030",
        "эмиграция будет расти?",
        "прогноз эмиграции на 2030",
        "эмиграция өседі ме",
        "2030 жылы эмиграция қандай болады",
    ],
)
def test_of_a_time_to_come_no_forecast_is_held(engine: Engine, text: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert (answer.status, marks(answer.notes)) == (Status.NO_DATA, ["no_forecast"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what will net migration be in 2030", ["un-projection-2030 = -6269"]),
        ("каким будет сальдо миграции в 2030", ["un-projection-2030 = -6269"]),
        ("2030 жылы көші-қон сальдосы қандай болады", ["un-projection-2030 = -6269"]),
        ("what will net migration be in 2024", ["balance-2024-bns = 16550"]),  # it is over
        ("каким будет сальдо миграции в 2050", []),
    ],
)
def test_the_balance_to_come_is_the_projection(
    engine: Engine, text: str, expected: list[str]
) -> None:
    assert leads(engine.ask(text, today=TODAY)) == expected


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("why did emigration peak in 1994", "emigration-1994-cis = 477068"),
        ("почему много уехало в 1994", "emigration-1994-cis = 477068"),
        ("почему в 2023 сальдо стало положительным", "balance-2023-bns = 9293"),
        ("неге 2023 жылы сальдо оң болды", "balance-2023-bns = 9293"),
        ("почему эмиграция выросла в 2014", "emigration-2013-bns = 24384"),
    ],
)
def test_without_a_reason_of_that_time_its_figures_are_told(
    engine: Engine, text: str, first: str
) -> None:
    answer = engine.ask(text, today=TODAY)
    assert (leads(answer)[:1], told(answer)) == ([first], [])
    assert "no_reason" in marks(answer.notes)


@pytest.mark.parametrize(
    "text",
    ["why did emigration fall in 2024", "why is emigration falling", "почему в 2019 уезжали"],
)
def test_a_reason_of_that_time_is_told(engine: Engine, text: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert told(answer)
    assert "no_reason" not in marks(answer.notes)


@pytest.mark.parametrize(
    "text",
    [
        "how many Ukrainians fled to Kazakhstan",
        "сколько украинцев бежало в Казахстан",
        "Қазақстанға қанша украин қашып келді",
        "how many people fled Kazakhstan in 2024",
    ],
)
def test_flight_is_no_arrival(engine: Engine, text: str) -> None:
    assert engine.ask(text, today=TODAY).status is Status.NO_DATA


@pytest.mark.parametrize(
    "text", ["how many engineers left", "сколько инженеров уехало", "қанша инженер кетті"]
)
def test_a_wider_group_is_named_as_such(engine: Engine, text: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert "wider:specialty:technical" in marks(answer.assumptions)
    plain = engine.ask("technical specialists who left", today=TODAY)
    assert "wider:specialty:technical" not in marks(plain.assumptions)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("сколько казахов вернулось", ["qandas_granted", "immigration"]),
        ("how many Kazakhs returned", ["qandas_granted", "immigration"]),
        ("қанша қазақ оралды", ["qandas_granted", "immigration"]),
        ("border crossings 2024", ["border_crossings_out", "border_crossings_in"]),
        ("сколько человек пересекло границу", ["border_crossings_out", "border_crossings_in"]),
    ],
)
def test_what_is_meant_is_asked_back(engine: Engine, text: str, choices: list[str]) -> None:
    answer = engine.ask(text, today=TODAY)
    found = [choice.question.series[0].indicator for choice in answer.choices]
    assert (answer.status, found) == (Status.CLARIFY, choices)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("how many students study abroad", Status.ANSWERED),
        ("how many students went abroad", Status.NOT_UNDERSTOOD),
        ("сколько студентов уехало за границу", Status.NOT_UNDERSTOOD),
    ],
)
def test_who_is_there_tells_not_who_went(engine: Engine, text: str, status: Status) -> None:
    assert engine.ask(text, today=TODAY).status is status


@pytest.mark.parametrize(
    "text",
    [
        "difference between UN and BNS net migration in 2020",
        "сравни сальдо по данным ООН и БНС за 2020",
        "2020 жылғы көші-қон сальдосы БҰҰ мен БНС бойынша",
    ],
)
def test_numbers_of_two_offices_are_asked_for_one_by_one(engine: Engine, text: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert (answer.status, marks(answer.notes)) == (Status.NO_DATA, ["one_office"])
    assert [entry.question.series[0].indicator for entry in answer.nearest] == [
        "net_migration_un_estimate", "net_migration",
    ]  # fmt: skip
