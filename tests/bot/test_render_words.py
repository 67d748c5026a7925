"""Numbers, periods and units in the three languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from answers import EN, KK, RU, HandmadeNames, answered, figure

from bot.render import Renderer
from bot.render.catalogue import translations
from bot.render.environment import environment
from bot.render.numbers import number
from bot.render.origins import OriginNames
from knowledge.answer.engine import Engine
from knowledge.exchange.packaged import open_knowledge
from knowledge.store import Store
from knowledge.types.fact import Language, Series
from knowledge.types.period import Period

SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "language", "signed", "expected"),
    [
        ("9293", EN, True, "+9,293"),
        ("-6722", EN, True, "−6,722"),
        ("-6722", EN, False, "−6,722"),
        ("0", EN, True, "0"),
        ("999", RU, False, "999"),
        ("20033842", RU, False, f"20{SPACE}033{SPACE}842"),
        ("19900324.5", KK, False, f"19{SPACE}900{SPACE}324,5"),
        ("0.47", EN, True, "+0.47"),
    ],
)
def test_numbers(value: str, language: Language, signed: bool, expected: str) -> None:
    assert number(Decimal(value), language, signed=signed) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("2023", ("2023", "2023 год", "2023 жыл")),
        ("2012/2018", ("2012–2018", "2012–2018 годы", "2012–2018 жылдар")),
        ("2025-Q1", ("first quarter of 2025", "первый квартал 2025 года", "2025 жылғы бірінші тоқсан")),
        ("2025-Q4", ("fourth quarter of 2025", "четвёртый квартал 2025 года", "2025 жылғы төртінші тоқсан")),
        ("2024-01/2024-06", ("first half of 2024", "первое полугодие 2024 года", "2024 жылғы бірінші жартыжылдық")),
        ("2024-07/2024-12", ("second half of 2024", "второе полугодие 2024 года", "2024 жылғы екінші жартыжылдық")),
        ("2024-11", ("November 2024", "ноябрь 2024 года", "2024 жылғы қараша")),
        ("2025-01/2025-04", ("January–April 2025", "январь–апрель 2025 года", "2025 жылғы қаңтар–сәуір")),
        ("2024-11/2025-02", ("November 2024 – February 2025", "ноябрь 2024 года – февраль 2025 года", "2024 жылғы қараша – 2025 жылғы ақпан")),
        ("2024-07-01", ("1 July 2024", "1 июля 2024 года", "2024 жылғы 1 шілде")),
        ("2024-11-13/2024-11-24", ("13–24 November 2024", "13–24 ноября 2024 года", "2024 жылғы 13–24 қараша")),
        ("2024-02-14/2024-03-15", ("14 February 2024 – 15 March 2024", "14 февраля 2024 года – 15 марта 2024 года", "2024 жылғы 14 ақпан – 2024 жылғы 15 наурыз")),
    ],
)  # fmt: skip
def test_periods(code: str, expected: tuple[str, str, str]) -> None:
    period = Period.parse(code)
    names = HandmadeNames()
    named = (environment(entry, names).filters["period"](period) for entry in Language)
    assert tuple(named) == expected


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [
        ("per-1000", "0.47", ("0.47 per 1,000 people", "0,47 на 1000 человек", "1000 адамға 0,47")),
        ("percent", "47.9", ("47.9%", f"47,9{SPACE}%", "47,9%")),
        ("percent-of-respondents", "25", ("25% of those asked", f"25{SPACE}% опрошенных", "сұралғандардың 25%")),
        ("times", "2.8", ("2.8 times", "2,8 раза", "2,8 есе")),
        ("times-fewer", "2.8", ("2.8 times fewer", "в 2,8 раза меньше", "2,8 есе аз")),
        ("times", "20", ("20 times", "20 раз", "20 есе")),
        ("regions", "48", ("48 regions", "48 регионов", "48 өңір")),
        ("respondents", "1100", ("1,100 people asked", f"1{SPACE}100 опрошенных", f"1{SPACE}100 сұралған адам")),
        ("crossings", "3", ("3 crossings", "3 пересечения", "3 рет өту")),
        ("persons-a-year", "20000", ("20,000 people a year", f"20{SPACE}000 человек в год", f"жылына 20{SPACE}000 адам")),
        ("a-new-unit", "5", ("5 a new unit", "5 a new unit", "5 a new unit")),
    ],
)  # fmt: skip
def test_units(unit: str, value: str, expected: tuple[str, str, str]) -> None:
    renderer = Renderer(HandmadeNames())
    measured = figure("x", value, series=Series("emigration", "KZ"), unit=unit)
    texts = (renderer.text(answered(entry, measured)) for entry in Language)
    assert tuple(text.partition(": ")[2] for text in texts) == expected


@pytest.mark.parametrize(
    ("breakdown", "expected"),
    [
        ("sex:female", ("women", "женщины", "әйелдер")),
        ("regions:KZ-55+RU", ("Pavlodar Region, Russia", "Павлодарская область, Россия", "Павлодар облысы, Ресей")),
        ("colour:dark-blue", ("dark blue", "dark blue", "dark blue")),
        (
            "ethnicity:other:jews",
            ("this ethnic group", "эта этническая группа", "осы этникалық топ"),
        ),
    ],
)  # fmt: skip
def test_breakdowns(breakdown: str, expected: tuple[str, str, str]) -> None:
    renderer = Renderer(HandmadeNames())
    part = figure("x", "5", series=Series("emigration", "KZ", None, breakdown))
    texts = (renderer.text(answered(entry, part)) for entry in Language)
    found = (text.split(", ", 1)[1].rpartition(", 2023")[0] for text in texts)
    assert tuple(found) == expected


def test_countries_that_the_store_does_not_know_are_named_too() -> None:
    renderer = Renderer(HandmadeNames())
    far = figure("x", "5", series=Series("emigration", "KZ", "BR"))
    assert "в Бразилию" in renderer.text(answered(RU, far))


def test_a_new_name_is_used_from_the_next_question_on(store_file: Path) -> None:
    rename = "UPDATE indicator_text SET name = 'Departures' WHERE indicator = 'emigration'"
    with open_knowledge(store_file) as store:
        engine, renderer = Engine(store), Renderer(store)
        before = renderer.text(engine.ask("emigration 2024", today=date(2026, 11, 22)))
        with store.change() as database:
            database.execute(rename)
        after = renderer.text(engine.ask("emigration 2024", today=date(2026, 11, 22)))
    assert before.startswith("Emigration from Kazakhstan, 2024: ")
    assert after.startswith("Departures from Kazakhstan, 2024: ")


@pytest.mark.parametrize("count", ["1", "2", "5", "21", "0.5"])
def test_english_needs_no_catalogue(count: str) -> None:
    one = translations(EN).ngettext("one", "many", Decimal(count))
    assert one == ("one" if count == "1" else "many")


NAMES_AS_THEY_ARE = {"LS", "Zakon.kz", "Kazinform", "Today.kz", "Total.kz"}


@pytest.mark.parametrize("language", [RU, KK])
def test_remarks_on_origins_are_translated(shipped: Store, language: Language) -> None:
    names = OriginNames(language, shipped)
    facts = (
        fact
        for indicator in shipped.indicators()
        for series in shipped.series_of(indicator.id)
        for fact in shipped.history(series)
    )
    texts = {
        text
        for fact in facts
        for origin in names.origins(fact.origin, fact.source.publisher)
        for text in (origin.name, origin.through, origin.reported_to)
        if text.isascii() and text
    }
    assert texts - NAMES_AS_THEY_ARE <= {"Ranking.kz", "BRIF Research Group", "AIESEC"}
