"""What editors usually enter: what was used last, and what is there most."""

from __future__ import annotations

from knowledge.store.store import Store

_LATELY = 2000  # revisions that are looked at

RECENT = f"""
    SELECT json_extract(after, ?) AS used FROM revision
    WHERE entity = 'fact' AND actor = ?
        AND number > (SELECT max(number) FROM revision) - {_LATELY}
    GROUP BY used ORDER BY max(number) DESC LIMIT ?"""  # noqa: S608
SOURCES = """
    SELECT source FROM fact WHERE indicator = ? AND lifecycle = 'published'
    GROUP BY source ORDER BY count(*) DESC, source LIMIT ?"""
AUTHORITIES = """
    SELECT authority FROM fact
    WHERE indicator = ? AND lifecycle = 'published' AND authority IS NOT NULL
    GROUP BY authority ORDER BY count(*) DESC, authority LIMIT ?"""
LOCATORS = """
    SELECT locator FROM fact WHERE source = ? AND lifecycle = 'published'
    GROUP BY locator ORDER BY count(*) DESC, locator LIMIT ?"""
BREAKDOWNS = """
    SELECT DISTINCT breakdown FROM fact
    WHERE indicator = ? AND lifecycle = 'published' AND breakdown IS NOT NULL ORDER BY breakdown"""
ALL_BREAKDOWNS = """
    SELECT DISTINCT breakdown FROM fact
    WHERE lifecycle = 'published' AND breakdown IS NOT NULL ORDER BY breakdown"""
UNITS = """
    SELECT unit FROM fact WHERE unit IS NOT NULL AND lifecycle = 'published'
    GROUP BY unit ORDER BY count(*) DESC, unit"""
DAYS = """
    SELECT substr(period_start, 6) AS day FROM fact
    WHERE indicator = ? AND lifecycle = 'published' AND period_start = period_end
    GROUP BY day ORDER BY count(*) DESC, day"""
LATEST_END = """
    SELECT max(period_end) FROM fact
    WHERE indicator = ? AND place = ? AND lifecycle = 'published' AND value IS NOT NULL"""


def recent_sources(store: Store, actor: str, *, limit: int) -> tuple[str, ...]:
    """The sources of the facts that somebody has changed lately, the last one first."""
    return _first(store, RECENT, "$.source", actor, limit)


def recent_indicators(store: Store, actor: str, *, limit: int) -> tuple[str, ...]:
    """The indicators of the facts that somebody has changed lately, the last one first."""
    return _first(store, RECENT, "$.indicator", actor, limit)


def sources_of(store: Store, indicator: str, *, limit: int) -> tuple[str, ...]:
    """The sources that most facts of the indicator rest on."""
    return _first(store, SOURCES, indicator, limit)


def authorities_of(store: Store, indicator: str, *, limit: int) -> tuple[str, ...]:
    """Whose numbers most facts of the indicator are."""
    return _first(store, AUTHORITIES, indicator, limit)


def locators_of(store: Store, source: str, *, limit: int) -> tuple[str, ...]:
    """Where in the source most of its facts stand."""
    return _first(store, LOCATORS, source, limit)


def breakdowns_of(store: Store, indicator: str) -> tuple[str, ...]:
    """The parts by which the indicator is held."""
    return _first(store, BREAKDOWNS, indicator)


def breakdowns(store: Store) -> tuple[str, ...]:
    """The parts by which anything is held."""
    return _first(store, ALL_BREAKDOWNS)


def units(store: Store) -> tuple[str, ...]:
    """The units of figures, the most frequent first."""
    return _first(store, UNITS)


def days_of(store: Store, indicator: str) -> tuple[str, ...]:
    """The days of the year, as 07-01, that single-day figures of the indicator are of."""
    return _first(store, DAYS, indicator)


def latest_end(store: Store, indicator: str, place: str) -> str:
    """The last day of which a figure is held, in ISO form; empty if there is none."""
    return next(filter(None, _first(store, LATEST_END, indicator, place)), "")


def _first(store: Store, sql: str, *parameters: str | int) -> tuple[str, ...]:
    return tuple(row[0] for row in store.reader.rows(sql, parameters))
