"""What a fact refers to, looked up in the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from knowledge.exchange.files.errors import CellError, RefusalKind
from knowledge.store import Store
from knowledge.store.records import FactRecord
from knowledge.types.fact import Language, Lifecycle

_JOIN = "+"  # several places that count as one
_MOST_SUGGESTIONS = 300  # in one file; each takes a millisecond
_NEAR = 75  # of 100: how alike an id or a name must be to be suggested


@dataclass(frozen=True, slots=True)
class Held:
    """The ids of one kind, and the names that lead to them."""

    ids: frozenset[str]
    names: dict[str, str]

    @classmethod
    def of(cls, named: Iterable[tuple[str, Iterable[str]]]) -> Held:
        """The ids with the names of each."""
        pairs = [(id, tuple(names)) for id, names in named]
        by_name = {name.casefold(): id for id, names in pairs for name in names}
        return cls(frozenset(id for id, _ in pairs), by_name)

    def nearest(self, given: str) -> str:
        """The id that was probably meant, by its letters or a name of it; empty if none is near."""
        return next(iter(self.near(given, limit=1)), "")

    def near(self, given: str, *, limit: int) -> tuple[str, ...]:
        """The ids that may have been meant: those like it first, then those with a name like it."""
        ids = process.extract(
            given, sorted(self.ids), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=limit
        )  # fmt: skip
        names = process.extract(
            given.casefold(), list(self.names), scorer=fuzz.WRatio, score_cutoff=_NEAR,
            limit=limit * len(Language),
        )  # fmt: skip
        meant = (*(id for id, *_ in ids), *(self.names[name] for name, *_ in names))
        return tuple(dict.fromkeys(meant))[:limit]


@dataclass(frozen=True, slots=True)
class References:
    """What facts may refer to."""

    indicators: Held
    places: Held
    sources: Held
    retired_sources: Held
    producers: Held
    suggested: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store) -> References:
        """That of a store."""
        return cls(
            Held.of((entry.id, entry.names.values()) for entry in store.indicators()),
            Held.of((place.code, place.names.values()) for place in store.places()),
            Held.of((source.id, (source.title,)) for source in store.sources()),
            Held.of((source.id, (source.title,)) for source in store.retired_sources()),
            Held.of((producer.id, producer.names.values()) for producer in store.producers()),
        )

    def check(self, record: FactRecord) -> None:
        """Raise CellError if the fact refers to something that is not held, or not any more."""
        for column, id, held in self._referred(record):
            if held is self.sources and id in self.retired_sources.ids:
                raise CellError(column, RefusalKind.RETIRED_SOURCE, id)
            if id not in held.ids:
                suggestion = self._suggestion(column, id, held)
                raise CellError(column, RefusalKind.NOT_HELD, id, suggestion)

    def _suggestion(self, column: str, id: str, held: Held) -> str:
        """What may have been meant; a file with thousands of wrong ids is wrong as a whole."""
        key = (column, id)
        if key not in self.suggested and len(self.suggested) < _MOST_SUGGESTIONS:
            self.suggested[key] = held.nearest(id)
        return self.suggested.get(key, "")

    def _referred(self, record: FactRecord) -> Iterator[tuple[str, str, Held]]:
        yield "indicator", record.series.indicator, self.indicators
        for code in record.series.place.split(_JOIN):
            yield "place", code, self.places
        if record.series.counterpart is not None:
            for code in record.series.counterpart.split(_JOIN):
                yield "counterpart", code, self.places
        is_retired = record.lifecycle is Lifecycle.RETIRED
        may_rest = is_retired and record.source in self.retired_sources.ids
        yield "source", record.source, self.retired_sources if may_rest else self.sources
        if record.authority is not None:
            yield "authority", record.authority, self.producers
