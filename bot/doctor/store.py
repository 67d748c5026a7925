"""What the store says of itself; nothing in it is changed, and none is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from bot.doctor.found import Found, Kind
from knowledge.exchange.packaged_version import packaged_version
from knowledge.revise.check import findings
from knowledge.store import Store, StoreError
from knowledge.store.connection import SCHEMA_VERSION
from knowledge.store.freshness import is_regular, since_read, was_read_long_ago
from knowledge.types.fact import Holding


def store(path: Path, today: date) -> tuple[Found, ...]:
    """Whether the store can be read and is consistent, and how old its data are."""
    if not path.exists():
        return (Found.of(Kind.NO_STORE, path=path),)
    try:
        with closing(Store(path)) as opened:
            return tuple(_of_store(opened, today))
    except StoreError as error:
        return (Found.of(Kind.STORE_FAILS, error=error),)


def _of_store(store: Store, today: date) -> Iterator[Found]:
    if store.reader.schema_version < SCHEMA_VERSION:
        yield Found.of(Kind.OLDER_SCHEMA, path=store.path)
        return
    if wrong := findings(store):
        first = " ".join((wrong[0].kind.value, wrong[0].subject, *wrong[0].arguments))
        yield Found.of(Kind.INCONSISTENT, count=len(wrong), first=first)
        return
    held = store.holdings()
    facts = sum(holding.facts for holding in held)
    yield Found.of(Kind.STORE, path=store.path, facts=f"{facts:,}")
    if store.reader.meta("packaged") != packaged_version():
        yield Found.of(Kind.OLDER_DATA)
    for holding in held:
        if is_regular(holding.source) and holding.newest is not None:
            yield _of_source(holding, holding.newest.code, today)


def _of_source(holding: Holding, newest: str, today: date) -> Found:
    source = holding.source
    kind = Kind.OLD_SOURCE if was_read_long_ago(source, today) else Kind.SOURCE
    return Found.of(kind, source=source.id, newest=newest, days=since_read(source, today).days)
