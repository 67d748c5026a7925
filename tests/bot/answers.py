"""Answers made by hand, and the names that they need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from knowledge.types.answer import Answer, Citation, Reading, Status
from knowledge.types.fact import (
    Direction,
    Fact,
    FactKind,
    Indicator,
    IndicatorKind,
    Language,
    Place,
    PlaceKind,
    Precision,
    Producer,
    Qualifier,
    Quality,
    Rank,
    Scope,
    Series,
    Source,
    SourceKind,
)
from knowledge.types.figure import Computation, Derivation, Figure
from knowledge.types.period import Period
from knowledge.types.question import Operation, Question

EN, RU, KK = Language.ENGLISH, Language.RUSSIAN, Language.KAZAKH


def _names(en: str, ru: str, kk: str) -> dict[Language, str]:
    return {EN: en, RU: ru, KK: kk}


def _indicator(
    id: str, kind: IndicatorKind, direction: Direction, unit: str, *names: str
) -> Indicator:
    return Indicator(id, kind, direction, Scope.EXTERNAL, unit, 0, None, _names(*names), {})


OFFICE = Producer(
    "bns",
    SourceKind.OFFICIAL,
    _names("Bureau of Statistics", "Бюро статистики", "Статистика бюросы"),
)
PRESS = Producer("news", SourceKind.NEWS, _names("Press", "Пресса", "Баспасөз"))


class HandmadeNames:
    """A few indicators and places, and whatever else a test adds."""

    def __init__(self) -> None:
        flow, balance = IndicatorKind.FLOW, IndicatorKind.BALANCE
        out, into, net = Direction.OUT, Direction.IN, Direction.NET
        self.indicators = {
            entry.id: entry
            for entry in (
                _indicator(
                    "emigration", flow, out, "persons", "Emigration", "Эмиграция", "Эмиграция"
                ),
                _indicator(
                    "immigration", flow, into, "persons", "Immigration", "Иммиграция", "Иммиграция"
                ),
                _indicator(
                    "net_migration",
                    balance,
                    net,
                    "persons",
                    "Net migration",
                    "Сальдо миграции",
                    "Көші-қон сальдосы",
                ),
                _indicator(
                    "net_migration_un_estimate",
                    balance,
                    net,
                    "persons",
                    "UN estimate of net migration",
                    "Оценка сальдо миграции ООН",
                    "БҰҰ бағалаған көші-қон сальдосы",
                ),
                _indicator(
                    "emigrant_stock",
                    IndicatorKind.STOCK,
                    out,
                    "persons",
                    "People from Kazakhstan living abroad",
                    "Выходцы из Казахстана за рубежом",
                    "Шетелде тұратын қазақстандықтар",
                ),
                _indicator(
                    "remittances_received",
                    flow,
                    into,
                    "usd",
                    "Remittances received",
                    "Полученные денежные переводы",
                    "Алынған ақша аударымдары",
                ),
                _indicator(
                    "emigration_motive_share",
                    IndicatorKind.SHARE,
                    Direction.NONE,
                    "percent-of-those-considering-emigration",
                    "Motives for emigration (survey)",
                    "Мотивы эмиграции (опрос)",
                    "Эмиграция себептері (сауалнама)",
                ),
            )
        }
        self.places = {
            code: Place(code, PlaceKind.COUNTRY, None, _names(*names))
            for code, names in {
                "KZ": ("Kazakhstan", "Казахстан", "Қазақстан"),
                "RU": ("Russia", "Россия", "Ресей"),
                "UZ": ("Uzbekistan", "Узбекистан", "Өзбекстан"),
                "KZ-55": ("Pavlodar Region", "Павлодарская область", "Павлодар облысы"),
            }.items()
        }

    def indicator(self, id: str) -> Indicator:
        """The indicator with this id."""
        return self.indicators[id]

    def place(self, code: str) -> Place:
        """The place with this code."""
        return self.places[code]

    def producers(self) -> tuple[Producer, ...]:
        """All producers."""
        return (OFFICE, PRESS)

    def follow(self, forget: Callable[[], None]) -> None:
        """Nothing to follow: the names do not change."""


TABLE = Source(
    "table", "Net migration", "Bureau of Statistics", "bns", "", "2025", "2026-11",
    "https://example.org/table?a=1&b=2", "", "en", "free", "", SourceKind.OFFICIAL,
)  # fmt: skip
ARTICLE = Source(
    "article", "Decline in Emigration", "unconfirmed", "news", "", "2025", "2026-11",
    "https://example.org/article", "", "en", "", "", SourceKind.NEWS,
)  # fmt: skip


def fact(
    id: str,
    value: str | None,
    *,
    series: Series = Series("net_migration", "KZ"),  # noqa: B008 (frozen)
    period: str = "2023",
    unit: str = "persons",
    source: Source = TABLE,
    **others: object,
) -> Fact:
    """A published figure, exact and final unless said otherwise."""
    made = Fact(
        id, FactKind.FIGURE, series, Period.parse(period),
        None if value is None else Decimal(value), None, unit, value or "",
        Precision.EXACT, Quality.FINAL, Rank.NORMAL, source, "table 6567", "",
        OFFICE if source is TABLE else None,
    )  # fmt: skip
    return replace(made, **others)  # type: ignore[arg-type]


def figure(id: str, value: str, **others: object) -> Figure:
    """The figure of such a fact."""
    return Figure.of(fact(id, value, **others))  # type: ignore[arg-type]


def moved(indicator: str, value: str, period: str = "2023", **others: object) -> Figure:
    """People who moved from or to Kazakhstan."""
    id = f"{indicator}-{period.lower().replace('/', '-')}"
    return figure(id, value, series=Series(indicator, "KZ"), period=period, **others)


def derived(computation: Computation, value: str, *inputs: Figure, unit: str = "") -> Figure:
    """A figure computed from others, in their place and with the period of the last."""
    last = inputs[-1]
    return Figure(
        last.series, last.period, Decimal(value), None, unit or last.unit, Precision.EXACT,
        Quality.FINAL, Rank.NORMAL, derivation=Derivation(computation, inputs),
    )  # fmt: skip


def cited(*facts: Fact, locator: str = "table 6567", origin: str = "") -> Citation:
    """One citation of facts of one source."""
    return Citation(facts[0].source, locator, origin, tuple(fact.id for fact in facts))


def asked(language: Language, operation: Operation = Operation.VALUE, **slots: object) -> Question:
    """A question about the balance of Kazakhstan, unless said otherwise."""
    series = (Series("net_migration", "KZ"),)
    return replace(Question("?", language, operation, series), **slots)  # type: ignore[arg-type]


def answered(language: Language, *figures: Figure, **parts: object) -> Answer:
    """An answer that shows the figures as they are."""
    made = Answer(
        "?", language, Status.ANSWERED, 1.0, asked(language),
        readings=tuple(Reading(figure) for figure in figures),
    )  # fmt: skip
    return replace(made, **parts)  # type: ignore[arg-type]


def qualified(*texts: str) -> tuple[Qualifier, ...]:
    """Qualifiers in their written form."""
    return tuple(map(Qualifier.parse, texts))
