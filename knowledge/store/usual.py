"""What editors usually enter: what was used last, and what is there most."""

from __future__ import annotations

from itertools import islice

from knowledge.store.store import Store

_LATELY = 2000  # revisions that are looked at
_MANY = 20_000  # facts that are looked at: a larger store answers no later

RECENT = f"""
    SELECT json_extract(after, ?) AS used FROM revision
    WHERE entity = 'fact' AND actor = ?
        AND number > (SELECT max(number) FROM revision) - {_LATELY}
    GROUP BY used ORDER BY max(number) DESC LIMIT ?"""  # noqa: S608


def _most_frequent(column: str, condition: str = "") -> str:
    """The query for what many published facts have in a column, the most frequent first."""
    return f"""
        SELECT used FROM (
            SELECT {column} AS used FROM fact
            WHERE lifecycle = 'published' {condition} LIMIT {_MANY})
        WHERE used IS NOT NULL GROUP BY used ORDER BY count(*) DESC, used LIMIT ?"""  # noqa: S608


_OF_INDICATOR = "AND indicator = ?"
SOURCES = _most_frequent("source", _OF_INDICATOR)
AUTHORITIES = _most_frequent("authority", _OF_INDICATOR)
BREAKDOWNS = _most_frequent("breakdown", _OF_INDICATOR)
DAYS = _most_frequent("substr(period_start, 6)", f"{_OF_INDICATOR} AND period_start = period_end")
LOCATORS = _most_frequent("locator", "AND source = ?")
ALL_BREAKDOWNS = _most_frequent("breakdown")
UNITS = _most_frequent("unit")
LATEST_END = """
    SELECT max(period_end) FROM fact
    WHERE indicator = ? AND place = ? AND lifecycle = 'published' AND value IS NOT NULL"""
_ALL = -1  # no limit


def recent_sources(store: Store, actor: str, *, limit: int) -> tuple[str, ...]:
    """The sources of the facts that somebody has changed lately, the last one first."""
    held = {source.id for source in store.sources()}
    recent = (id for id in _column(store, RECENT, "$.source", actor, _ALL) if id in held)
    return tuple(islice(recent, limit))


def recent_indicators(store: Store, actor: str, *, limit: int) -> tuple[str, ...]:
    """The indicators of the facts that somebody has changed lately, the last one first."""
    return _column(store, RECENT, "$.indicator", actor, limit)


def sources_of(store: Store, indicator: str, *, limit: int) -> tuple[str, ...]:
    """The sources that most facts of the indicator rest on."""
    return _column(store, SOURCES, indicator, limit)


def authorities_of(store: Store, indicator: str, *, limit: int) -> tuple[str, ...]:
    """Whose numbers most facts of the indicator are."""
    return _column(store, AUTHORITIES, indicator, limit)


def locators_of(store: Store, source: str, *, limit: int) -> tuple[str, ...]:
    """Where in the source most of its facts stand."""
    return _column(store, LOCATORS, source, limit)


def breakdowns_of(store: Store, indicator: str) -> tuple[str, ...]:
    """The parts by which the indicator is held."""
    return tuple(sorted(_column(store, BREAKDOWNS, indicator, _ALL)))


def breakdowns(store: Store) -> tuple[str, ...]:
    """The parts by which anything is held."""
    return tuple(sorted(_column(store, ALL_BREAKDOWNS, _ALL)))


def units(store: Store) -> tuple[str, ...]:
    """The units of figures, the most frequent first."""
    return _column(store, UNITS, _ALL)


def days_of(store: Store, indicator: str) -> tuple[str, ...]:
    """The days of the year, as 07-01, that single-day figures of the indicator are of."""
    return _column(store, DAYS, indicator, _ALL)


def latest_end(store: Store, indicator: str, place: str) -> str:
    """The last day of which a figure is held, in ISO form; empty if there is none."""
    return next(filter(None, _column(store, LATEST_END, indicator, place)), "")


def _column(store: Store, sql: str, *parameters: str | int) -> tuple[str, ...]:
    return tuple(row[0] for row in store.reader.rows(sql, parameters))
