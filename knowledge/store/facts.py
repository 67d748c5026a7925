"""Facts by id, slot, series, indicator and source; each query walks an index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Any

from knowledge.store.codec import FACT_COLUMNS, fact_of, period_of
from knowledge.store.errors import UnknownFactError
from knowledge.store.histories import History
from knowledge.store.read import Reader
from knowledge.store.texts import Texts
from knowledge.store.vocabulary import Vocabulary
from knowledge.types.fact import Fact, FactText, Holding, Language, Series, Source
from knowledge.types.period import Period

_FACTS = f"SELECT {', '.join(FACT_COLUMNS)} FROM fact"  # noqa: S608
_PUBLISHED = f"{_FACTS} WHERE lifecycle = 'published'"
_SERIES = "indicator = ? AND place = ? AND counterpart IS ? AND breakdown IS ?"

BY_ID = f"{_FACTS} WHERE id = ?"
BY_IDS = f"{_PUBLISHED} AND id IN (SELECT value FROM json_each(?))"  # noqa: S608
HISTORY = f"""
    {_PUBLISHED} AND {_SERIES} AND period_start IS NOT NULL
    ORDER BY period_start, period_end, id"""
_ANY_SERIES = """
    json_each(?) CROSS JOIN fact
    WHERE lifecycle = 'published' AND indicator = json_extract(json_each.value, '$[0]')
    AND place = json_extract(json_each.value, '$[1]')
    AND counterpart IS json_extract(json_each.value, '$[2]')
    AND breakdown IS json_extract(json_each.value, '$[3]')"""
PERIODS = f"""
    SELECT DISTINCT json_each.key, period_start, period_end FROM {_ANY_SERIES}
    AND period_start IS NOT NULL AND fact.value IS NOT NULL"""  # noqa: S608
SLOTS = f"""
    SELECT json_each.key, {", ".join(f"fact.{column}" for column in FACT_COLUMNS)}
    FROM {_ANY_SERIES} AND period_start = ? AND period_end = ?
    ORDER BY json_each.key, fact.id"""  # noqa: S608
BY_INDICATOR = f"{_PUBLISHED} AND indicator = ? ORDER BY kind, id LIMIT ?"
DEFINITION = f"{_PUBLISHED} AND indicator = ? AND kind = 'definition' ORDER BY id LIMIT 1"
BY_SOURCE = f"{_PUBLISHED} AND source = ? ORDER BY indicator, period_start, id LIMIT ? OFFSET ?"
COUNT_OF_SOURCE = "SELECT count(*) FROM fact WHERE lifecycle = 'published' AND source = ?"
REVISIONS = "SELECT count(*), max(at) FROM revision WHERE entity = 'fact' AND id = ?"
IDS_FROM = "SELECT id FROM fact WHERE lifecycle = 'published' AND id >= ? ORDER BY id LIMIT ?"
_EXTENT = """count(*),
        min(CASE WHEN quality <> 'projection' THEN period_end || ' ' || period_start END),
        max(CASE WHEN quality <> 'projection' THEN period_end || ' ' || period_start END)"""
HOLDINGS = f"""
    SELECT source, {_EXTENT}
    FROM fact WHERE lifecycle = 'published' GROUP BY source ORDER BY source"""  # noqa: S608
CONTENTS = f"""
    SELECT indicator, {_EXTENT}
    FROM fact WHERE lifecycle = 'published' AND source = ?
    GROUP BY indicator ORDER BY count(*) DESC, indicator"""  # noqa: S608

# by which of period, place and counterpart are fixed
CROSS_SECTIONS = {
    fixed: f"""
    {_PUBLISHED} AND indicator = ?
    {"AND period_start = ? AND period_end = ?" if fixed[0] else ""}
    {"AND place = ?" if fixed[1] else ""}
    {"AND counterpart = ?" if fixed[2] else ""}
    ORDER BY place, counterpart, breakdown, period_start, period_end, id"""
    for fixed in product((False, True), repeat=3)
}
# by which of place and counterpart are fixed
SERIES = {
    fixed: f"""
    SELECT DISTINCT indicator, place, counterpart, breakdown FROM fact
    WHERE lifecycle = 'published' AND indicator = ?
    {"AND place = ?" if fixed[0] else ""}
    {"AND counterpart = ?" if fixed[1] else ""}
    ORDER BY place, counterpart, breakdown"""  # noqa: S608
    for fixed in product((False, True), repeat=2)
}

_HISTORIES_KEPT = 1024


class Facts:
    """Queries for facts."""

    def __init__(self, reader: Reader, vocabulary: Vocabulary) -> None:
        self._reader = reader
        self._vocabulary = vocabulary
        self._series: dict[tuple[str | None, ...], tuple[Series, ...]] = {}
        self._holdings: tuple[Holding, ...] = ()
        self._texts = Texts(reader)
        self._expected: dict[tuple[Series, Period], tuple[Fact, ...]] = {}
        self._history = lru_cache(_HISTORIES_KEPT)(self._read_history)
        reader.follow(self._history.cache_clear)
        reader.follow(self._forget)
        reader.follow(self._series.clear)

    def fact(self, id: str) -> Fact:
        """The fact with this id, whatever its lifecycle."""
        found = self._facts(BY_ID, (id,))
        if not found:
            raise UnknownFactError("fact", id)
        return found[0]

    def published(self, ids: Sequence[str]) -> dict[str, Fact]:
        """Those of the facts that are published, by id."""
        return {fact.id: fact for fact in self._facts(BY_IDS, (json.dumps(ids),))}

    def slot(self, series: Series, period: Period) -> tuple[Fact, ...]:
        """The published facts of exactly that slot."""
        self._reader.notice()
        expected = self._expected.get((series, period)) if self._expected else None
        return self._history(series).slot(period) if expected is None else expected

    def expect(self, series: Sequence[Series], period: Period) -> None:
        """Read the slots of many series at once, and keep them until others are expected."""
        rows = self._reader.rows(SLOTS, (_keys(series), *_days(period)))
        facts = zip(
            (place for place, *_ in rows), self._made([row[1:] for row in rows]), strict=True
        )
        held: dict[int, list[Fact]] = {}
        for place, fact in facts:
            held.setdefault(place, []).append(fact)
        self._expected = {
            (one, period): tuple(held.get(place, ())) for place, one in enumerate(series)
        }

    def history(self, series: Series, span: Period | None) -> tuple[Fact, ...]:
        """The dated published facts of the series that lie within the span, by period."""
        return self._history_of(series).within(span)

    def periods(self, series: Series) -> tuple[Period, ...]:
        """The periods for which published figures of the series are held, in order."""
        return self._history_of(series).periods

    def periods_of_each(self, series: Sequence[Series]) -> Iterator[tuple[Series, Period]]:
        """Each of the series with each period for which published figures of it are held."""
        rows = self._reader.rows(PERIODS, (_keys(series),))
        return ((series[place], period_of(start, end)) for place, start, end in rows)

    def cross_section(
        self, indicator: str, period: Period | None, place: str | None, counterpart: str | None
    ) -> tuple[Fact, ...]:
        """The published facts of the indicator in exactly that period, or in any."""
        days = _days(period) if period else ()
        fixed = [entry for entry in (place, counterpart) if entry is not None]
        sql = CROSS_SECTIONS[period is not None, place is not None, counterpart is not None]
        return self._facts(sql, (indicator, *days, *fixed))

    def series_of(
        self, indicator: str, place: str | None, counterpart: str | None
    ) -> tuple[Series, ...]:
        """The series of which published facts are held."""
        key = (indicator, place, counterpart)
        if key not in self._series:
            fixed = [entry for entry in (place, counterpart) if entry is not None]
            sql = SERIES[place is not None, counterpart is not None]
            rows = self._reader.rows(sql, (indicator, *fixed))
            self._series[key] = tuple(Series(*row) for row in rows)
        return self._series[key]

    def by_indicator(self, indicator: str, limit: int) -> tuple[Fact, ...]:
        """The published facts of the indicator, of any kind."""
        return self._facts(BY_INDICATOR, (indicator, limit))

    def definition(self, indicator: str) -> Fact | None:
        """The fact that defines the indicator."""
        return next(iter(self._facts(DEFINITION, (indicator,))), None)

    def of_source(self, source: str, limit: int, offset: int) -> tuple[Fact, ...]:
        """The published facts that were read in the source."""
        return self._facts(BY_SOURCE, (source, limit, offset))

    def count_of_source(self, source: str) -> int:
        """How many published facts were read in the source."""
        ((count,),) = self._reader.rows(COUNT_OF_SOURCE, (source,))
        return int(count)

    def revisions(self, id: str) -> tuple[int, date]:
        """How often the fact was recorded, and the day of the last time."""
        ((number, last),) = self._reader.rows(REVISIONS, (id,))
        return number, date.fromisoformat(last[:10])

    def ids_from(self, start: str, limit: int) -> tuple[str, ...]:
        """The ids of published facts from `start` on, in alphabetical order."""
        return tuple(id for (id,) in self._reader.rows(IDS_FROM, (start, limit)))

    def holdings(self) -> tuple[Holding, ...]:
        """What is held of each source, by its id; projections are not counted as newest."""
        if not self._holdings:
            sources = self._vocabulary.sources()
            self._holdings = tuple(
                Holding(sources[source], number, _period(oldest), _period(newest))
                for source, number, oldest, newest in self._reader.rows(HOLDINGS)
            )
        return self._holdings

    def contents(self, source: Source) -> tuple[Holding, ...]:
        """What is held of the source by indicator, the most first."""
        return tuple(
            Holding(source, number, _period(oldest), _period(newest), indicator)
            for indicator, number, oldest, newest in self._reader.rows(CONTENTS, (source.id,))
        )

    def texts(self, ids: Iterable[str], language: Language) -> dict[str, FactText]:
        """The words of each of the facts, empty ones where nothing is said."""
        return self._texts.of(ids, language)

    def _history_of(self, series: Series) -> History:
        self._reader.notice()
        return self._history(series)

    def _read_history(self, series: Series) -> History:
        facts = self._facts(HISTORY, _key(series))
        self._texts.expect([fact.id for fact in facts])
        return History(facts)

    def _forget(self) -> None:
        self._holdings, self._expected = (), {}

    def _facts(self, sql: str, parameters: tuple[object, ...]) -> tuple[Fact, ...]:
        return self._made(self._reader.rows(sql, parameters))

    def _made(self, rows: Sequence[tuple[Any, ...]]) -> tuple[Fact, ...]:
        if not rows:
            return ()
        sources, producers = self._vocabulary.sources(), self._vocabulary.producers()
        try:
            return tuple([fact_of(row, sources, producers) for row in rows])
        except KeyError:  # a source that is newer than our look at the sources
            self._vocabulary.forget()
        sources, producers = self._vocabulary.sources(), self._vocabulary.producers()
        return tuple(fact_of(row, sources, producers) for row in rows)


def _key(series: Series) -> tuple[str | None, ...]:
    return series.indicator, series.place, series.counterpart, series.breakdown


def _keys(series: Sequence[Series]) -> str:
    return json.dumps([_key(one) for one in series])


def _days(period: Period) -> tuple[str, str]:
    return period.start.isoformat(), period.end.isoformat()


def _period(end_and_start: str | None) -> Period | None:
    if end_and_start is None:
        return None
    end, start = map(date.fromisoformat, end_and_start.split())
    return Period(start, end)
