"""Imports that are undone: as a whole, with their sources, and never over a later change."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from test_files_exchange import EDITOR, NEW, compared, write

from knowledge.exchange.files.importing import take_over
from knowledge.revise import (
    ChangedSinceError,
    NothingToUndoError,
    OtherEntitiesError,
    history,
    present,
    present_source,
    undo_batch,
    update_fact,
    update_source,
)
from knowledge.revise.check import findings
from knowledge.store import Store
from knowledge.types.fact import Lifecycle


def test_an_import_is_undone_as_a_whole(store: Store, tmp_path: Path) -> None:
    path = write(
        tmp_path / "new.csv", NEW, {**NEW, "id": "emigration-ru-2024", "counterpart": "RU"}
    )
    take_over(store, compared(store, path), replace(EDITOR, batch="import-1"))
    assert undo_batch(store, "import-1", EDITOR) == 2
    assert store.fact("emigration-ru-2024").value == Decimal("8742.5")
    assert present(store, "emigration-de-2024")[0].lifecycle is Lifecycle.RETIRED
    assert [r.version for r in history(store, "emigration-ru-2024")] == [1, 2, 3]
    assert findings(store) == ()


def test_a_batch_is_undone_with_its_sources(store: Store) -> None:
    id = present(store, "emigration-ru-2024")[0].source
    source, version = present_source(store, id)
    change = replace(EDITOR, batch="edit-1")
    update_source(store, replace(source, title="Another title"), change, expect=version)
    assert undo_batch(store, "edit-1", EDITOR) == 1
    assert present_source(store, id)[0] == source


@pytest.mark.parametrize("entity", ["place", "indicator", "producer"])
def test_a_batch_with_more_than_facts_and_sources_is_not_undone(store: Store, entity: str) -> None:
    ((batch,),) = store.reader.rows(
        "SELECT batch FROM revision WHERE entity = ? LIMIT 1", (entity,)
    )
    before = store.generation()
    with pytest.raises(OtherEntitiesError, match="not only facts and sources"):
        undo_batch(store, batch, EDITOR)
    assert store.generation() == before


def test_an_import_is_not_undone_over_a_later_change(store: Store, tmp_path: Path) -> None:
    path = write(
        tmp_path / "new.csv", NEW, {**NEW, "id": "emigration-ru-2024", "counterpart": "RU"}
    )
    take_over(store, compared(store, path), replace(EDITOR, batch="import-1"))
    record, version = present(store, "emigration-ru-2024")
    update_fact(store, replace(record, value=Decimal(9000)), EDITOR, expect=version)
    with pytest.raises(ChangedSinceError, match="undo that change first"):
        undo_batch(store, "import-1", EDITOR)
    assert present(store, "emigration-de-2024")[0].lifecycle is Lifecycle.PUBLISHED
    with pytest.raises(NothingToUndoError):
        undo_batch(store, "import-2", EDITOR)
