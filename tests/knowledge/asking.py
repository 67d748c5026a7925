"""Short ways to write questions, and to read answers, in tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from knowledge.answer.respond import respond
from knowledge.store import Store
from knowledge.types.answer import Answer
from knowledge.types.fact import Language, Series
from knowledge.types.figure import Figure
from knowledge.types.period import Period
from knowledge.types.question import Operation, Question

TODAY = date(2026, 8, 1)


def series(text: str) -> Series:
    """The series written `indicator PLACE>COUNTERPART breakdown`; all but the first may be missing."""
    indicator, *rest = text.split()
    route = next((part for part in rest if ":" not in part), "KZ")
    place, _, counterpart = route.partition(">")
    breakdown = next((part for part in rest if ":" in part), None)
    return Series(indicator, place, counterpart or None, breakdown)


def question(operation: Operation, wanted: str, *periods: str, **rest: Any) -> Question:
    """A question on series, joined by `;`, in periods."""
    return Question(
        "…",
        rest.pop("language", Language.ENGLISH),
        operation,
        tuple(series(text) for text in wanted.split(";")) if wanted else (),
        tuple(Period.parse(code) for code in periods),
        **rest,
    )


def ask(store: Store, operation: Operation, wanted: str, *periods: str, **rest: Any) -> Answer:
    """The answer to a question on series, joined by `;`, in periods."""
    return respond(question(operation, wanted, *periods, **rest), store, TODAY)


def name(figure: Figure | None) -> str:
    """The id of a figure's fact, or its calculation with the inputs: balance(a, b)."""
    if figure is None:
        return ""
    if figure.fact is not None:
        return figure.fact.id
    assert figure.derivation is not None
    inputs = ", ".join(name(entry) for entry in figure.derivation.inputs)
    return f"{figure.derivation.computation.value}({inputs})"


def told(answer: Answer) -> list[str]:
    """The ids of the statements."""
    return [statement.fact.id for statement in answer.statements]


def cited(answer: Answer) -> set[str]:
    """The ids of the facts that are cited."""
    return {id for citation in answer.citations for id in citation.facts}
