"""The words on files of facts: what is wrong with them, and what they would change."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import chain, islice

from babel.numbers import format_decimal

from bot.render.sentences import sentence
from knowledge.exchange.files.difference import Difference, Proposed
from knowledge.exchange.files.errors import FactFileError, Refusal
from knowledge.types.fact import Language

MOST_LINES = 10_000
_TEMPLATE = "imports.html"


def said(name: str, language: Language, **values: str | int) -> str:
    """A sentence on imports as HTML; numbers as the reader writes them."""
    worded = {
        key: value if isinstance(value, str) else format_decimal(value, locale=language.value)
        for key, value in values.items()
    }
    return sentence(_TEMPLATE, name, language, **worded)


def file_trouble(error: FactFileError, language: Language) -> str:
    """Why a file cannot be read, and how to mend it."""
    return said("trouble", language, fault=error.fault.value, detail=error.detail)


def report(difference: Difference, language: Language) -> Iterator[str]:
    """What is refused and what changes, as lines of HTML, so many as anybody would read."""
    lines = chain(
        (_refused(refusal, language) for refusal in difference.refused),
        (_changed(entry) for entry in difference.changed),
    )
    return islice(lines, MOST_LINES)


def _refused(refusal: Refusal, language: Language) -> str:
    return said(
        "refused", language,
        line=str(refusal.line), column=refusal.column, kind=refusal.kind.value,
        given=refusal.given, suggestion=refusal.suggestion,
    )  # fmt: skip


def _changed(entry: Proposed) -> str:
    cells = (
        f"{cell.column} <s>{escape(cell.before)}</s> → {escape(cell.after)}" for cell in entry.cells
    )
    return f"<code>{entry.record.id}</code>: {', '.join(cells)}"
