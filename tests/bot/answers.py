"""Answers made by hand, for what only depends on their values."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from knowledge.types.answer import (
    Alternative,
    Answer,
    Cause,
    Citation,
    Figure,
    Reading,
    Status,
)
from knowledge.types.fact import (
    Fact,
    FactKind,
    Language,
    Precision,
    Quality,
    Rank,
    Series,
    Source,
    SourceKind,
)
from knowledge.types.period import Period
from knowledge.types.question import Assumption, AssumptionKind, Operation, Question

BNS = Source(
    "bns-6567", "Net migration", "Bureau of National Statistics of Kazakhstan", "bns", "", "2025", "",
    "https://stat.gov.kz/6567", "", "ru", "", "", SourceKind.OFFICIAL,
)  # fmt: skip
NEWS = replace(
    BNS, id="news", title="Fewer leave", publisher="unconfirmed", producer="news", url="",
    kind=SourceKind.NEWS,
)  # fmt: skip


def fact(id: str, value: str, period: str = "2023", **changes: Any) -> Fact:
    """A published figure of net migration, unless changed."""
    base = Fact(
        id, FactKind.FIGURE, Series("net_migration", "KZ"), Period.parse(period), Decimal(value),
        None, "persons", value, Precision.EXACT, Quality.FINAL, Rank.NORMAL, BNS, "table 6567", "", None,
    )  # fmt: skip
    return replace(base, **changes)


def figure(id: str, value: str, period: str = "2023", **changes: Any) -> Figure:
    """The figure of such a fact."""
    return Figure.of(fact(id, value, period, **changes))


def balance_2023(language: Language, **changes: Any) -> Answer:
    """The balance of 2023 with all that stands beside it."""
    lead = figure("b-2023", "9293")
    fits = figure("b-2024", "16550", "2024")
    other = figure("news-2023", "16600", source=NEWS, rank=Rank.DISPUTED, locator="par. 3")
    reading = Reading(
        lead,
        alternatives=(Alternative(other, Decimal(7307), Cause.OTHER_PERIOD, fits),),
        components=(
            figure("i-2023", "25387", series=Series("immigration", "KZ")),
            figure("e-2023", "16094", series=Series("emigration", "KZ")),
        ),
        before=figure("b-2022", "-6722", "2022"),
    )
    question = Question("?", language, Operation.VALUE, (lead.series,), (lead.period,))
    answer = Answer(
        "?", language, Status.ANSWERED, 1.0, question, readings=(reading,),
        assumptions=(Assumption(AssumptionKind.PLACE, "KZ"),),
        citations=(
            Citation(BNS, "table 6567", "", ("b-2023", "i-2023", "e-2023", "b-2022", "b-2024")),
            Citation(NEWS, "par. 3", "", ("news-2023",)),
        ),
    )  # fmt: skip
    return replace(answer, **changes)
