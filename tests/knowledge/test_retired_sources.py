"""A source that is taken back: retired, never lost, and with no fact on it but retired ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from retiring import EDITOR, NEW, ON_ARTICLE, RETIRED, bring, retire_article

from knowledge.answer.services import serve
from knowledge.revise import (
    Author,
    ChangedSinceError,
    ConflictError,
    RetiredSourceError,
    SourceInUseError,
    create_fact,
    create_source,
    history,
    present,
    present_source,
    restore,
    retire,
    undo_batch,
    update_fact,
    update_source,
)
from knowledge.revise.check import findings
from knowledge.revise.findings import Finding, FindingKind
from knowledge.revise.proposals import propose_lifecycle, publish
from knowledge.revise.reversal import reversal
from knowledge.store import Store
from knowledge.store.errors import RefusedChangeError, UnknownIdError
from knowledge.store.records import FactRecord
from knowledge.store.states import Entity
from knowledge.types.answer import Status
from knowledge.types.fact import Language, Lifecycle
from knowledge.types.service import Service, ServiceRequest

ADDED = replace(EDITOR, batch="edit-1")


def confirm_undo(store: Store, batch: str) -> None:
    """As an editor does who looks at it first."""
    proposal = replace(reversal(store, batch), reason="a slip")
    publish(store, proposal, EDITOR.by, f"undo-{batch}")


def undo_whole(store: Store, batch: str) -> None:
    """As the command line does, and large batches are."""
    undo_batch(store, batch, replace(EDITOR, batch=f"undo-{batch}"))


@pytest.fixture(params=[confirm_undo, undo_whole])
def undo(request: pytest.FixtureRequest) -> Callable[[Store, str], None]:
    """Both ways to take a batch back."""
    way: Callable[[Store, str], None] = request.param
    return way


def on_new(store: Store, **changed: object) -> FactRecord:
    """A figure that rests on the new source."""
    record, _ = present(store, "emigration-2023")
    new = replace(record, id="on-new", source=NEW.id, value=Decimal(16_100))
    return replace(new, **changed)  # type: ignore[arg-type]


def test_an_added_source_is_taken_back_and_brought_again(
    store: Store, undo: Callable[[Store, str], None]
) -> None:
    listed = store.sources()
    create_source(store, NEW, ADDED)
    before = store.generation()
    undo(store, "edit-1")
    assert present_source(store, NEW.id) == (RETIRED, 2)
    assert (store.generation() > before, store.source(NEW.id)) == (True, RETIRED)
    assert (store.sources(), store.retired_sources()) == (listed, (RETIRED,))
    undo(store, "undo-edit-1")
    assert present_source(store, NEW.id) == (NEW, 3)
    assert (NEW in store.sources(), store.retired_sources()) == (True, ())
    actions = [revision.action for revision in history(store, NEW.id, Entity.SOURCE)]
    assert actions == ["create", "retire", "restore"]
    assert findings(store) == ()


def test_what_somebody_has_corrected_since_is_not_taken_back(
    store: Store, undo: Callable[[Store, str], None]
) -> None:
    create_source(store, NEW, ADDED)
    shown = replace(reversal(store, "edit-1"), reason="a slip")
    better = replace(NEW, title="Migration in 2026")
    update_source(store, better, replace(EDITOR, by=Author("other", "telegram")), expect=1)
    with pytest.raises(ChangedSinceError, match="changed again since"):
        undo(store, "edit-1")
    with pytest.raises(ConflictError, match="is at version 2, not 1"):
        publish(store, shown, EDITOR.by, "edit-2")
    assert present_source(store, NEW.id) == (better, 2)


@pytest.mark.parametrize("lifecycle", [Lifecycle.PUBLISHED, Lifecycle.DRAFT])
def test_a_source_on_which_facts_rest_is_taken_back_after_them(
    store: Store, undo: Callable[[Store, str], None], lifecycle: Lifecycle
) -> None:
    create_source(store, NEW, ADDED)
    create_fact(store, on_new(store, lifecycle=lifecycle), EDITOR)
    with pytest.raises(
        SourceInUseError, match=r"^1 fact rests on bns-2026, so nothing was changed"
    ):
        undo(store, "edit-1")
    assert present_source(store, NEW.id) == (NEW, 1)
    retire(store, "on-new", EDITOR, expect=1)
    undo(store, "edit-1")
    assert present_source(store, NEW.id) == (RETIRED, 2)
    assert store.fact("on-new").source == RETIRED


def test_the_refusal_says_how_many_facts_rest_on_it(store: Store) -> None:
    with pytest.raises(SourceInUseError, match=r"^5 facts rest on article, .*; retire that first$"):
        bring(store, "article", Lifecycle.RETIRED)


@pytest.mark.parametrize("lifecycle", [Lifecycle.PUBLISHED, Lifecycle.DRAFT])
def test_no_fact_comes_to_rest_on_a_retired_source(store: Store, lifecycle: Lifecycle) -> None:
    create_source(store, RETIRED, EDITOR)
    told = "^on-new cannot rest on bns-2026, which is retired, .* restore the source first, or take"
    with pytest.raises(RetiredSourceError, match=told):
        create_fact(store, on_new(store, lifecycle=lifecycle), EDITOR)
    held, _ = present(store, "emigration-2023")
    with pytest.raises(RetiredSourceError):
        update_fact(store, replace(held, source=NEW.id), EDITOR, expect=1)
    create_fact(store, on_new(store, lifecycle=Lifecycle.RETIRED), EDITOR)
    with pytest.raises(RetiredSourceError):
        restore(store, "on-new", EDITOR, expect=1)
    retired, version = present(store, "on-new")
    update_fact(store, replace(retired, locator="p. 9"), EDITOR, expect=version)
    assert present_source(store, NEW.id) == (RETIRED, 1)
    assert findings(store) == ()


def test_a_source_and_its_facts_of_one_batch_are_taken_back_and_brought_again_together(
    store: Store, undo: Callable[[Store, str], None]
) -> None:
    create_source(store, NEW, ADDED)
    create_fact(store, on_new(store), ADDED)
    for batch, lifecycle in (("edit-1", "retired"), ("undo-edit-1", "published")):
        undo(store, batch)
        source, _ = present_source(store, NEW.id)
        assert (source.lifecycle, store.fact("on-new").lifecycle) == (lifecycle, lifecycle)
    assert findings(store) == ()


def test_readers_are_not_told_of_a_retired_source(store: Store) -> None:
    everything = ServiceRequest("", Language.ENGLISH, Service.SOURCES)
    assert [source.id for source in serve(everything, store).sources] == ["article", "yearbook"]
    retire_article(store)
    with store.snapshot():
        answer = serve(everything, store)
        by_name = serve(replace(everything, argument="article"), store)
    assert [source.id for source in answer.sources] == ["yearbook"]
    assert [holding.source.id for holding in answer.holdings] == ["yearbook"]
    assert (by_name.status, by_name.sources) == (Status.NOT_UNDERSTOOD, ())


def test_readers_are_not_told_of_a_source_on_which_nothing_rests(store: Store) -> None:
    create_source(store, NEW, EDITOR)
    with store.snapshot():
        answer = serve(ServiceRequest("", Language.ENGLISH, Service.SOURCES, NEW.id), store)
    assert (answer.status, answer.sources) == (Status.NOT_UNDERSTOOD, ())


def test_what_has_no_such_id_has_no_lifecycle(store: Store) -> None:
    with pytest.raises(UnknownIdError, match="no fact and no source 'nothing'"):
        propose_lifecycle(store, "nothing", Lifecycle.RETIRED)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("UPDATE source SET lifecycle = 'retired' WHERE id = 'article'", "retire them first"),
        ("UPDATE source SET lifecycle = 'draft' WHERE id = 'bns-2026'", "lifecycle_is_known"),
        ("UPDATE fact SET source = 'bns-2026'", "restore it first"),
        ("UPDATE fact SET lifecycle = 'published' WHERE id = 'on-new'", "restore it first"),
        ("UPDATE fact SET lifecycle = 'draft' WHERE id = 'on-new'", "restore it first"),
        ("REPLACE INTO fact SELECT * FROM fact WHERE id = 'on-new'", "facts are never deleted"),
        ("DELETE FROM source WHERE id = 'bns-2026'", "sources are never deleted"),
    ],
)
def test_the_store_itself_lets_nothing_rest_on_a_retired_source(
    store: Store, change: str, rule: str
) -> None:
    create_source(store, RETIRED, EDITOR)
    create_fact(store, on_new(store, lifecycle=Lifecycle.RETIRED), EDITOR)
    with pytest.raises(RefusedChangeError, match=rule), store.change() as database:
        database.execute(change)
    assert findings(store) == ()


def test_the_check_finds_what_rests_on_a_retired_source(store: Store) -> None:
    with store.change() as database:
        rules = [row for row in database.triggers if row.name.startswith("source_is_retired")]
        for rule in rules:
            database.execute(f"DROP TRIGGER {rule.name}")
        database.execute("UPDATE source SET lifecycle = 'retired' WHERE id = 'article'")
    found = findings(store)
    assert {Finding(FindingKind.RETIRED_SOURCE, id, ("article",)) for id in ON_ARTICLE} <= {*found}
    assert Finding(FindingKind.UNRECORDED_CHANGE, "article", ("source",)) in found
