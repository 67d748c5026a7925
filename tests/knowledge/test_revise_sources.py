"""Changes of sources: each with its revision, undone and told apart from those of facts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from retiring import EDITOR, NEW

from knowledge.revise import (
    AlreadyThereError,
    ConflictError,
    NoReasonError,
    create_source,
    history,
    present,
    present_source,
    retire,
    update_source,
)
from knowledge.revise.check import findings
from knowledge.revise.proposals import publish
from knowledge.revise.reversal import reversal
from knowledge.store import Store
from knowledge.store.errors import RefusedChangeError, UnknownSourceError
from knowledge.store.states import Entity


def test_a_source_is_added_with_its_revision(store: Store) -> None:
    assert create_source(store, NEW, EDITOR) == 1
    assert present_source(store, "bns-2026") == (NEW, 1)
    assert store.source("bns-2026") == NEW
    (revision,) = history(store, "bns-2026", Entity.SOURCE)
    assert (revision.actor, revision.action, revision.reason) == (
        "editor-1", "create", "as printed",
    )  # fmt: skip
    assert findings(store) == ()


def test_a_source_is_corrected_once_by_one_editor(store: Store) -> None:
    create_source(store, NEW, EDITOR)
    better = replace(NEW, title="Migration in 2026")
    assert update_source(store, better, EDITOR, expect=1) == 2
    with pytest.raises(ConflictError, match="is at version 2, not 1"):
        update_source(store, replace(NEW, title="Another"), EDITOR, expect=1)
    assert present_source(store, "bns-2026") == (better, 2)
    assert findings(store) == ()


def test_what_cannot_be_is_refused_and_nothing_changes(store: Store) -> None:
    create_source(store, NEW, EDITOR)
    with pytest.raises(AlreadyThereError, match="choose another id"):
        create_source(store, NEW, EDITOR)
    with pytest.raises(UnknownSourceError):
        update_source(store, replace(NEW, id="nowhere"), EDITOR, expect=1)
    with pytest.raises(NoReasonError):
        update_source(store, replace(NEW, title="x"), replace(EDITOR, reason=" "), expect=1)
    with pytest.raises(RefusedChangeError, match="title_is_given"):
        update_source(store, replace(NEW, title=" "), EDITOR, expect=1)
    with pytest.raises(RefusedChangeError, match="FOREIGN KEY"):
        update_source(store, replace(NEW, producer="nobody"), EDITOR, expect=1)
    assert present_source(store, "bns-2026") == (NEW, 1)


def undo(store: Store, batch: str) -> None:
    proposal = replace(reversal(store, batch), reason="a slip")
    publish(store, proposal, EDITOR.by, f"undo-{batch}")


def test_undo_takes_a_change_back_be_it_of_a_source_or_of_a_fact(store: Store) -> None:
    create_source(store, NEW, EDITOR)
    wrong = replace(NEW, title="Wrong")
    update_source(store, wrong, replace(EDITOR, batch="edit-1"), expect=1)
    undo(store, "edit-1")
    assert present_source(store, "bns-2026") == (NEW, 3)
    retire(store, "emigration-2024", replace(EDITOR, batch="edit-2"), expect=1)
    undo(store, "edit-2")
    assert present(store, "emigration-2024")[0].lifecycle == "published"
