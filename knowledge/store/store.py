"""The store as the rest of the project sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from knowledge.store.aliases import AliasTable
from knowledge.store.connection import SCHEMA_VERSION
from knowledge.store.facts import Facts
from knowledge.store.kept import Kept
from knowledge.store.question_log import INSERT, QuestionLog
from knowledge.store.read import Reader
from knowledge.store.statements import Match, Statements
from knowledge.store.vocabulary import Vocabulary
from knowledge.store.write import Writer
from knowledge.types.fact import (
    Fact,
    FactText,
    Holding,
    Indicator,
    Language,
    Lifecycle,
    Place,
    Producer,
    Series,
    Source,
)
from knowledge.types.period import Period
from knowledge.types.question import Term

if TYPE_CHECKING:
    from sqlite_utils import Database

_MANY = 1000
_FEW = 16


class Store:
    """An open store. Threads may share it: questions wait for each other, but not for changes.

    What small tables hold is cached and read anew after `generation()` or `snapshot()` has
    noticed a change, so call one of them for every question.
    """

    def __init__(self, path: Path, reader: Reader | None = None) -> None:
        self.path = path
        self.reader = reader or Reader(path)
        self._writer = Writer(path, self.reader.require_current)
        self.reader.pause_by(self._writer.paused)
        self.kept = Kept(self.reader, _FEW)
        self._vocabulary = Vocabulary(self.reader)
        self._facts = Facts(self.reader, self._vocabulary)
        self._statements = Statements(self.reader, self._facts)

    def __enter__(self) -> Store:
        """The store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self.reader.close()
        self._writer.close()

    def generation(self) -> int:
        """A number that changes when any process has changed the knowledge; caches follow it."""
        return self.reader.generation()

    def guard(self) -> None:
        """Refuse to go on once another program has written into the file, for a long life."""
        self.reader.guard()

    def follow(self, forget: Callable[[], None]) -> None:
        """Have a cache emptied whenever a change of the knowledge is noticed."""
        self.reader.follow(forget)

    def snapshot(self) -> AbstractContextManager[int]:
        """One state of the store for all reading within the block; gives the generation."""
        return self.reader.snapshot()

    def change(self, patience: float | None = None) -> AbstractContextManager[Database]:
        """One transaction for a change; changes within it are part of it.

        It waits `patience` seconds, else as long as an import takes, for another that changes the
        store. Raises LockedStoreError if that was not enough.
        """
        return self._writer.change(patience)

    def fact(self, id: str) -> Fact:
        """The fact with this id, published or not; raises UnknownFactError."""
        return self._facts.fact(id)

    def revisions(self, id: str) -> tuple[int, date]:
        """How often the fact was recorded, and the day of the last time."""
        return self._facts.revisions(id)

    def ids_from(self, start: str, *, limit: int) -> tuple[str, ...]:
        """The ids of published facts from `start` on, in alphabetical order."""
        return self._facts.ids_from(start, limit)

    def holdings(self) -> tuple[Holding, ...]:
        """How many published facts each source has, and of what time."""
        return self._facts.holdings()

    def contents(self, source: Source) -> tuple[Holding, ...]:
        """How many published facts the source has of each indicator, the most first."""
        return self._facts.contents(source)

    def slot(self, series: Series, period: Period) -> tuple[Fact, ...]:
        """The published facts of exactly that slot."""
        return self._facts.slot(series, period)

    def expect(self, series: Sequence[Series], period: Period) -> None:
        """Read the slots of many series in one period at once; slot() then has them at hand."""
        self._facts.expect(series, period)

    def history(self, series: Series, span: Period | None = None) -> tuple[Fact, ...]:
        """The dated published facts of the series that lie within the span, by period."""
        return self._facts.history(series, span)

    def periods(self, series: Series) -> tuple[Period, ...]:
        """The periods for which published figures of the series are held, in order."""
        return self._facts.periods(series)

    def periods_of_each(self, series: Sequence[Series]) -> Iterator[tuple[Series, Period]]:
        """Each of the series with each period for which published figures of it are held."""
        return self._facts.periods_of_each(series)

    def cross_section(
        self,
        indicator: str,
        period: Period | None,
        *,
        place: str | None = None,
        counterpart: str | None = None,
    ) -> tuple[Fact, ...]:
        """The published facts of the indicator in exactly that period (None: in any, or undated).

        They are of all places, counterparts and breakdowns but those that are given.
        """
        return self._facts.cross_section(indicator, period, place, counterpart)

    def series_of(
        self, indicator: str, *, place: str | None = None, counterpart: str | None = None
    ) -> tuple[Series, ...]:
        """The series of which published facts are held."""
        return self._facts.series_of(indicator, place, counterpart)

    def texts(self, ids: Iterable[str], language: Language) -> dict[str, FactText]:
        """The words of each of the facts, empty ones where nothing is said."""
        return self._facts.texts(ids, language)

    def find_statements(self, terms: Sequence[Term]) -> tuple[Match, ...]:
        """The published facts whose keywords are in the terms, best first."""
        return self._statements.find(terms)

    def by_indicator(self, indicator: str, *, limit: int = _MANY) -> tuple[Fact, ...]:
        """The published facts of the indicator, of any kind."""
        return self._facts.by_indicator(indicator, limit)

    def definition(self, indicator: str) -> Fact | None:
        """The fact that defines the indicator, None if none does."""
        return self._facts.definition(indicator)

    def facts_of_source(
        self, source: str, *, limit: int = _MANY, offset: int = 0
    ) -> tuple[Fact, ...]:
        """The published facts that were read in the source, by indicator and period."""
        return self._facts.of_source(source, limit, offset)

    def count_of_source(self, source: str) -> int:
        """How many published facts were read in the source."""
        return self._facts.count_of_source(source)

    def source(self, id: str) -> Source:
        """The source with this id, retired or not; raises UnknownSourceError."""
        return self._vocabulary.source(id)

    def sources(self) -> tuple[Source, ...]:
        """The sources that are not retired, by id."""
        return self._vocabulary.sources_that_are(Lifecycle.PUBLISHED)

    def retired_sources(self) -> tuple[Source, ...]:
        """The sources that are retired, by id."""
        return self._vocabulary.sources_that_are(Lifecycle.RETIRED)

    def producer(self, id: str) -> Producer:
        """The producer with this id; raises UnknownProducerError."""
        return self._vocabulary.producer(id)

    def producers(self) -> tuple[Producer, ...]:
        """All producers, by id."""
        return tuple(self._vocabulary.producers().values())

    def indicator(self, id: str) -> Indicator:
        """The indicator with this id; raises UnknownIndicatorError."""
        return self._vocabulary.indicator(id)

    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators, by id."""
        return tuple(self._vocabulary.indicators().values())

    def place(self, code: str) -> Place:
        """The place with this code; raises UnknownPlaceError."""
        return self._vocabulary.place(code)

    def places(self) -> tuple[Place, ...]:
        """All places, by code."""
        return tuple(self._vocabulary.places().values())

    def aliases(self) -> AliasTable:
        """The forms of which a lexicon is built."""
        return AliasTable(self.reader)

    def keyword_words(self) -> Iterable[tuple[str, str]]:
        """The index keys and words of statements' keywords, to correct typing errors by."""
        return self._statements.words()

    def log_questions(
        self, entries: Sequence[QuestionLog], *, patience: float | None = None
    ) -> None:
        """Add questions to the log."""
        self._writer.append(INSERT, [entry.row() for entry in entries], patience)


def open_store(path: Path) -> Store:
    """Open a filled store, brought to the present schema; raises a StoreError if it cannot be."""
    store = Store(path)
    try:
        if store.reader.schema_version < SCHEMA_VERSION:
            _migrate(store)
    except BaseException:
        store.close()
        raise
    return store


def _migrate(store: Store) -> None:
    from knowledge.store.migrations import migrate  # imports sqlite-utils, which is slow

    with store.change() as database:
        migrate(database)
