"""A correction of a source that somebody else has corrected meanwhile: it goes on from theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from knowledge.drafting.form import Filled
from knowledge.drafting.source_form import cells_of_source
from knowledge.revise import history, present_source
from knowledge.store.states import Entity
from knowledge.store.store import Store


@dataclass(frozen=True, slots=True)
class TheirChange:
    """A column that somebody else has changed; `mine` is what the editor wants there, if else."""

    column: str
    before: str
    theirs: str
    mine: str | None


@dataclass(frozen=True, slots=True)
class Newer:
    """The correction of what is there now, and what others have made of it meanwhile."""

    filled: Filled
    changes: tuple[TheirChange, ...]


def newer_source(store: Store, filled: Filled) -> Newer | None:
    """The correction in place of the version that is there now, None if it is that already.

    What the editor has corrected stays as they want it, all else is as it is there.
    """
    source, version = present_source(store, filled.cells["id"])
    if version == filled.replaces:
        return None
    begun = history(store, source.id, Entity.SOURCE)[filled.replaces - 1].after
    before = {column: str(text) for column, text in begun.items()}
    now = cells_of_source(source)
    mine = {column: text for column, text in filled.cells.items() if text != before.get(column, "")}
    changes = tuple(
        TheirChange(column, before.get(column, ""), text, _other(mine, column, text))
        for column, text in now.items()
        if text != before.get(column, "")
    )
    return Newer(replace(filled, cells={**now, **mine}, replaces=version), changes)


def _other(mine: Mapping[str, str], column: str, theirs: str) -> str | None:
    """What the editor wants in the column, if that is not what is there now."""
    wanted = mine.get(column)
    return None if wanted == theirs else wanted
