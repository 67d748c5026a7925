"""An answer as the JSON object of `migbot ask --json`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from bot.render import Choice, Renderer
from bot.render.pages import pages
from bot.render.terminal import terminal_text
from knowledge.types.answer import Answer, Citation, Status
from knowledge.types.figure import Figure

_SHOWN = {Status.ANSWERED, Status.PARTIAL}
_DIGITS = 12  # of a computed number, beyond which division leaves noise


def answer_object(answer: Answer, renderer: Renderer) -> dict[str, Any]:
    """The answer with its message in both forms; nothing is shown unless it was answered."""
    message = renderer.message(answer)
    is_shown = answer.status in _SHOWN
    number_of_choices = len(answer.choices)
    return {
        "question": answer.text,
        "language": answer.language.value,
        "status": answer.status.value,
        "confidence": answer.confidence,
        "text": terminal_text(message),
        "html": pages(message.html)[0],
        "assumptions": renderer.assumptions(answer),
        "figures": [_figure(figure) for figure in answer.figures()] if is_shown else [],
        "facts": list(answer.fact_ids()) if is_shown else [],
        "citations": [_citation(entry) for entry in answer.citations] if is_shown else [],
        "choices": _choices(message.choices[:number_of_choices]),
        "nearest": _choices(message.choices[number_of_choices:]),
    }


def number(value: Decimal) -> int | float:
    """The value as a JSON number."""
    return int(value) if value == value.to_integral_value() else float(round(value, _DIGITS))


def _figure(figure: Figure) -> dict[str, Any]:
    fact = figure.fact
    return {
        "fact": fact.id if fact else None,
        "indicator": figure.series.indicator,
        "place": figure.series.place,
        "counterpart": figure.series.counterpart,
        "breakdown": figure.series.breakdown,
        "period": figure.period.code,
        "value": number(figure.value),
        "value_max": None if figure.value_max is None else number(figure.value_max),
        "unit": figure.unit,
        "precision": figure.precision.value,
        "quality": figure.quality.value,
        "rank": figure.rank.value,
        "derived_from": [] if fact else list(dict.fromkeys(f.id for f in figure.facts())),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    source = citation.source
    return {
        "source": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "published": source.published,
        "url": source.url,
        "locator": citation.locator,
        "origin": citation.origin,
        "facts": list(citation.facts),
    }


def _choices(choices: Sequence[Choice]) -> list[dict[str, str]]:
    return [{"label": choice.label, "question": choice.text} for choice in choices]
