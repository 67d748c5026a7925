"""The object of `migbot ask --json`."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from answers import (
    ARTICLE,
    EN,
    HandmadeNames,
    answered,
    asked,
    cited,
    derived,
    fact,
    moved,
)

from bot.answer_json import answer_object, number
from bot.render import Renderer, visible_length
from knowledge.types.answer import Answer, Reading, Status, Suggestion
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import Rank, Series
from knowledge.types.figure import Computation, Figure

RENDERER = Renderer(HandmadeNames())
KEYS = [
    "question", "language", "status", "confidence", "text", "html", "assumptions", "figures",
    "facts", "citations", "choices", "nearest",
]  # fmt: skip


def test_a_stored_figure() -> None:
    lead = moved("net_migration", "9293")
    assert lead.fact is not None
    other = fact("other", "9300", source=ARTICLE)
    answer = answered(
        EN,
        readings=(Reading(lead, (other,)),),
        citations=(cited(lead.fact), cited(other, locator="par. 3")),
        assumptions=(Assumption(AssumptionKind.PLACE, "KZ"),),
    )
    document = answer_object(answer, RENDERER)
    assert list(document) == KEYS
    assert document["assumptions"] == ["Kazakhstan"]
    assert document["figures"] == [
        {
            "fact": "net_migration-2023", "indicator": "net_migration", "place": "KZ",
            "counterpart": None, "breakdown": None, "period": "2023", "value": 9293,
            "value_max": None, "unit": "persons", "precision": "exact", "quality": "final",
            "rank": "normal", "derived_from": [],
        }
    ]  # fmt: skip
    assert document["facts"] == ["net_migration-2023", "other"]
    assert document["citations"][0] == {
        "source": "table", "title": "Net migration", "publisher": "Bureau of Statistics",
        "author": "", "published": "2025", "url": "https://example.org/table?a=1&b=2",
        "locator": "table 6567", "origin": "", "facts": ["net_migration-2023"],
    }  # fmt: skip
    assert document["citations"][1]["publisher"] == "unconfirmed"
    assert json.loads(json.dumps(document)) == document


def test_a_computed_figure_names_its_inputs() -> None:
    inputs = (moved("immigration", "8100"), moved("emigration", "1700"))
    balance = replace(
        derived(Computation.BALANCE, "6400", *inputs), series=Series("net_migration", "KZ")
    )
    (figure,) = answer_object(answered(EN, computed=(balance,)), RENDERER)["figures"]
    assert figure["fact"] is None
    assert figure["derived_from"] == ["immigration-2023", "emigration-2023"]


@pytest.mark.parametrize(
    "status", [Status.CLARIFY, Status.NO_DATA, Status.NOT_UNDERSTOOD, Status.SERVICE]
)
def test_nothing_is_shown_unless_it_was_answered(status: Status) -> None:
    shown = moved("net_migration", "9293")
    assert shown.fact is not None
    near = Suggestion(asked(EN))
    answer = Answer(
        "?", EN, status, readings=(Reading(shown),), citations=(cited(shown.fact),),
        choices=(near,), nearest=(near, near),
    )  # fmt: skip
    document = answer_object(answer, RENDERER)
    assert (document["figures"], document["facts"], document["citations"]) == ([], [], [])
    assert len(document["choices"]) == 1
    assert len(document["nearest"]) == 2
    assert document["choices"][0] == {
        "label": "Net migration of Kazakhstan", "question": "net migration of Kazakhstan",
    }  # fmt: skip


def test_ranges_and_ranks() -> None:
    wide = Figure.of(fact("wide", "20000", value_max=Decimal("30000.5"), rank=Rank.DISPUTED))
    (figure,) = answer_object(answered(EN, wide), RENDERER)["figures"]
    assert (figure["value"], figure["value_max"], figure["rank"]) == (20000, 30000.5, "disputed")


def test_long_answers_have_their_whole_text_and_a_page_of_html() -> None:
    figures = [moved("net_migration", str(year), str(year)) for year in range(1000, 2000)]
    document = answer_object(answered(EN, *figures), RENDERER)
    assert "1999: +1,999" in document["text"]
    assert visible_length(document["html"]) <= 4096


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("5", 5),
        ("5.0", 5),
        ("-0.5", -0.5),
        ("1E+3", 1000),
        ("0.3333333333333333333", 0.333333333333),
    ],
)
def test_numbers_of_json(value: str, expected: float) -> None:
    found = number(Decimal(value))
    assert found == expected
    assert type(found) is type(expected)
