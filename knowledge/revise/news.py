"""What has become different for readers since a revision: facts that came, changed or went."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from knowledge.store.records import FactRecord
from knowledge.store.states import State
from knowledge.store.store import Store
from knowledge.store.subscriptions import Subscription
from knowledge.types.fact import Fact, Lifecycle, Series

LATEST = "SELECT coalesce(max(number), 0) FROM revision"
SINCE = """
    SELECT number, before, after FROM revision
    WHERE number > ? AND number <= ? AND entity = 'fact'
        AND json_extract(after, '$.indicator') IN (SELECT indicator FROM subscription)
    ORDER BY number LIMIT ?"""
_PART = 1000  # revisions read at a time: an import brings a hundred thousand


@dataclass(frozen=True, slots=True)
class FactChange:
    """A dated figure as readers saw it and as they see it; None where they saw or see none."""

    before: Fact | None
    after: Fact | None

    @property
    def fact(self) -> Fact:
        """The figure, as it is now or else as it was."""
        shown = self.after or self.before
        if shown is None:
            raise ValueError("a change has at least one side")
        return shown


@dataclass(frozen=True, slots=True)
class Revised:
    """One revision of a fact: its number, and what was recorded before and after."""

    number: int
    before: FactRecord | None
    after: FactRecord


def latest_revision(store: Store) -> int:
    """The number of the last revision of anything, 0 if there is none."""
    ((number,),) = store.reader.rows(LATEST)
    return int(number)


def revised_since(
    store: Store, series: Set[Series], number: int, up_to: int
) -> Mapping[Series, Sequence[Revised]]:
    """The revisions after a number, up to another, of facts of these series, in order.

    A fact that was moved from one series to another is in both.
    """
    found: dict[Series, list[Revised]] = {}
    for one in _read(store, number, up_to):
        sides = {one.after.series, *([one.before.series] if one.before is not None else [])}
        for side in sides & series:
            found.setdefault(side, []).append(one)
    return found


def changes_for(
    subscription: Subscription, revised: Iterable[Revised], store: Store
) -> tuple[FactChange, ...]:
    """What the subscriber has not been told of yet; what was changed back is no change."""
    sides: dict[str, tuple[FactRecord | None, FactRecord | None]] = {}
    for one in revised:
        if one.number > subscription.told:
            before = _seen(one.before, subscription.series)
            first, _ = sides.get(one.after.id, (before, None))
            sides[one.after.id] = (first, _seen(one.after, subscription.series))
    differing = (pair for pair in sides.values() if _told(pair[0]) != _told(pair[1]))
    return tuple(
        FactChange(_fact(before, store), _fact(after, store)) for before, after in differing
    )


def _read(store: Store, number: int, up_to: int) -> Iterator[Revised]:
    while rows := store.reader.rows(SINCE, (number, up_to, _PART)):
        for number, before, after in rows:
            yield Revised(number, _record(before), FactRecord.of(json.loads(after)))


def _record(state: str | None) -> FactRecord | None:
    return None if state is None else FactRecord.of(json.loads(state))


def _seen(record: FactRecord | None, series: Series) -> FactRecord | None:
    """The record if readers see it as a dated figure of the series."""
    if record is None or record.series != series or record.lifecycle is not Lifecycle.PUBLISHED:
        return None
    return None if record.value is None or record.period is None else record


def _told(record: FactRecord | None) -> State | None:
    """What of a record is worth a message: not its words, nor where it stands in the source."""
    if record is None:
        return None
    silent = ("texts", "keywords", "locator", "origin", "authority", "qualifiers", "source")
    return {key: value for key, value in record.state().items() if key not in silent}


def _fact(record: FactRecord | None, store: Store) -> Fact | None:
    if record is None:
        return None
    authority = store.producer(record.authority) if record.authority else None
    return Fact(
        record.id, record.kind, record.series, record.period, record.value, record.value_max,
        record.unit, record.value_as_published, record.precision, record.quality, record.rank,
        store.source(record.source), record.locator, record.origin, authority, record.qualifiers,
    )  # fmt: skip
