"""Ids that are proposed: from the slot of a fact, from the site and the year of a source."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from knowledge.drafting.steps import Cells, Lookups
from knowledge.drafting.words import free
from knowledge.store.states import Entity
from knowledge.types.fact import FactKind
from knowledge.types.period import Granularity, Period

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_LONGEST = 40  # it is typed on phones
_HOME = "KZ"


def fact_id(cells: Cells, lookups: Lookups) -> str:
    """An id that says what the fact is of: emigration-ru-2025-jan-apr."""
    place = "" if cells["place"] == _HOME else cells["place"]
    parts = (
        cells["indicator"], place, cells.get("counterpart", ""),
        cells.get("breakdown", "").partition(":")[2], _period(cells.get("period", "")),
        "" if cells["kind"] == FactKind.FIGURE else _heaviest(cells.get("keywords_en", "")),
    )  # fmt: skip
    return free(Entity.FACT, slug(" ".join(parts)), lookups)


def source_id(cells: Cells, lookups: Lookups) -> str:
    """An id of site, else publisher, else producer, and year: mgorod-2026."""
    site = (urlsplit(cells.get("url", "")).hostname or "").removeprefix("www.").rpartition(".")[0]
    known = slug(site) or slug(cells.get("publisher", "")) or cells["producer"]
    year = cells.get("published", "")[:4] or lookups.today[:4]
    return free(Entity.SOURCE, f"{known}-{year}", lookups)


def slug(text: str) -> str:
    """The text in small Latin letters, digits and hyphens, cut between words."""
    words = _NOT_IN_IDS.sub(" ", text.lower()).split()
    found = ""
    for word in words:
        longer = f"{found}-{word}" if found else word
        if len(longer) > _LONGEST:
            break
        found = longer
    return found or "".join(words)[:_LONGEST]


def _period(code: str) -> str:
    if not code:
        return ""
    period = Period.parse(code)
    if period.granularity is Granularity.MONTH and period.start.year == period.end.year:
        months = dict.fromkeys((_month(period.start), _month(period.end)))
        return " ".join((str(period.start.year), *months))
    return code.lower()


def _month(day: date) -> str:
    return _MONTHS[day.month - 1]


_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip


def _heaviest(keywords: str) -> str:
    """The keyword that weighs most, the first of several."""
    weighed = [part.strip().partition(" ") for part in keywords.split(";") if part.strip()]
    return max(weighed, key=lambda part: part[0])[2] if weighed else ""
