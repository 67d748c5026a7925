"""An answer as the JSON object that programs get."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from bot.render import Choice, Renderer
from knowledge.types.answer import Answer, Citation, Figure, Status

_SHOWING = frozenset({Status.ANSWERED, Status.PARTIAL})


def answer_document(answer: Answer, renderer: Renderer) -> dict[str, Any]:
    """The fields of the design, in its order."""
    html = renderer.html(answer)
    shown = answer.status in _SHOWING
    return {
        "question": answer.text,
        "language": answer.language.value,
        "status": answer.status.value,
        "confidence": min(1.0, max(0.0, round(answer.confidence, 4))),
        "text": renderer.text_of(html),
        "html": html,
        "assumptions": list(renderer.assumptions(answer)),
        "figures": [_figure(figure) for figure in answer.figures()] if shown else [],
        "facts": _facts(answer) if shown else [],
        "citations": [_citation(entry) for entry in answer.citations] if shown else [],
        "choices": _offered(renderer.choices(answer)),
        "nearest": _offered(renderer.nearest(answer)),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    inputs = figure.derivation.inputs if figure.derivation else ()
    series = figure.series
    return {
        "fact": figure.fact.id if figure.fact else None,
        "indicator": series.indicator,
        "place": series.place,
        "counterpart": series.counterpart,
        "breakdown": series.breakdown,
        "period": figure.period.code,
        "value": number(figure.value),
        "value_max": None if figure.value_max is None else number(figure.value_max),
        "unit": figure.unit,
        "precision": figure.precision.value,
        "quality": figure.quality.value,
        "rank": figure.rank.value,
        "derived_from": _unique(fact.id for entry in inputs for fact in entry.facts()),
    }


def number(value: Decimal) -> int | float:
    """An int if the value is whole, else the nearest float."""
    whole = int(value)
    return whole if whole == value else float(value)


def _facts(answer: Answer) -> list[str]:
    """Every fact cited; those of the figures first, in the order in which they are shown."""
    cited = [id for citation in answer.citations for id in citation.facts]
    known = set(cited)
    figures = (fact.id for figure in answer.figures() for fact in figure.facts())
    return _unique((*(id for id in figures if id in known), *cited))


def _unique(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))


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


def _offered(choices: Iterable[Choice]) -> list[dict[str, str]]:
    return [{"label": choice.label, "question": choice.text} for choice in choices]
