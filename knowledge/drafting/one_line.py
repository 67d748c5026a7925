"""A figure in one line: `emigration 2025 7608 source=bns locator="table 3" reason="final"`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import process

from knowledge.drafting.errors import Mistake, StepError

_OPTION = re.compile(
    r"(?<!\S)(?P<name>[^\W\d]+)=(?:\"(?P<a>[^\"]*)\"|“(?P<b>[^”]*)”|«(?P<c>[^»]*)»|(?P<d>\S*))"
)
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d[\d.,]*)"
_AMOUNT = re.compile(rf"(?<!\S)[~≈≥≤]?[+−-]?{_NUMBER}(?:[-–]{_NUMBER})? ?%?$")
_NEAR = 60


class Option(StrEnum):
    """What can be said by name; the names are columns, but for words in one language."""

    INDICATOR = "indicator"
    PLACE = "place"
    COUNTERPART = "counterpart"
    BREAKDOWN = "breakdown"
    PERIOD = "period"
    VALUE = "value"
    INTERVAL = "interval"
    UNIT = "unit"
    QUALITY = "quality"
    RANK = "rank"
    SOURCE = "source"
    LOCATOR = "locator"
    AUTHORITY = "authority"
    ORIGIN = "origin"
    CAVEAT = "caveat"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a line that name a slot, and what is said by name, the value among it."""

    words: str
    options: dict[Option, str]


def read_line(text: str) -> Line:
    """The parts of a line: a number at the end of the words is the value. Raises StepError."""
    options = {_option(match["name"]): _said(match) for match in _OPTION.finditer(text)}
    words = " ".join(_OPTION.sub(" ", text).split())
    amount = _AMOUNT.search(words) if Option.VALUE not in options else None
    if amount is not None:
        options[Option.VALUE] = amount[0]
        words = words[: amount.start()].strip()
    return Line(words, options)


def _option(name: str) -> Option:
    if name.lower() in list(Option):
        return Option(name.lower())
    near = process.extract(name.lower(), list(Option), limit=1, score_cutoff=_NEAR)
    raise StepError(Mistake.UNKNOWN_OPTION, name, tuple(found[0].value for found in near))


def _said(match: re.Match[str]) -> str:
    return next((match[group] for group in "abcd" if match[group] is not None), "").strip()
