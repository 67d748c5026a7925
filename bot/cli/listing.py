"""Sources, single facts and the check of the store, printed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from knowledge.store import Store
from knowledge.types.fact import Source


def print_sources(store: Store, *, as_json: bool) -> None:
    """Print every source, a line or an object each."""
    sources = store.sources()
    if as_json:
        click.echo(json.dumps([asdict(source) for source in sources], ensure_ascii=False, indent=2))
        return
    for source in sources:
        click.echo(_line(source))


def _line(source: Source) -> str:
    parts = (source.title, source.publisher, source.author, source.published, source.url)
    return f"{source.id}: {', '.join(filter(None, parts))}"


def print_findings(store: Store) -> int:
    """Print all that is wrong with the store, a line each; gives their number."""
    from knowledge.revise.check import findings

    found = findings(store)
    for finding in found:
        parts = (finding.kind.value, finding.subject, *finding.arguments)
        click.echo(" ".join(filter(None, parts)))
    click.echo(f"{len(found)} findings" if found else "The store is consistent.")
    return len(found)


def print_fact(store: Store, id: str, *, as_json: bool) -> None:
    """Print the fact with this id; raises UnknownFactError."""
    from knowledge.revise.shown import fact_document

    document = fact_document(store, id)
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    for line in _fields(document, ""):
        click.echo(line)


def _fields(value: dict[str, Any], indent: str) -> Iterator[str]:
    """Field by field, those that are empty left out."""
    for key, entry in value.items():
        if entry in (None, "", [], {}):
            continue
        if isinstance(entry, dict):
            yield f"{indent}{key}:"
            yield from _fields(entry, indent + "  ")
        elif isinstance(entry, list):
            yield f"{indent}{key}:"
            for item in entry:
                yield from _item(item, indent + "  ")
        else:
            yield f"{indent}{key}: {entry}"


def _item(item: object, indent: str) -> Iterator[str]:
    if not isinstance(item, dict):
        yield f"{indent}- {item}"
        return
    first, *rest = _fields(item, indent + "  ")
    yield f"{indent}- {first.strip()}"
    yield from rest
