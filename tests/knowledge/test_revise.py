"""Changes of facts: each with its revision, none lost, none silently."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from knowledge.revise import (
    AlreadyThereError,
    Author,
    Change,
    ConflictError,
    NoReasonError,
    create_fact,
    history,
    present,
    restore,
    retire,
    update_fact,
)
from knowledge.revise.shown import fact_document
from knowledge.store import Store
from knowledge.store.errors import RefusedChangeError, UnknownFactError
from knowledge.store.records import Keyword
from knowledge.types.fact import FactText, Language, Rank, Series
from knowledge.types.period import Period
from knowledge.types.question import Term

EDITOR = Change(
    Author("editor-1", "telegram"), "corrected in print", at="2026-03-01T10:00:00+00:00"
)
ID = "emigration-2024"
SERIES = Series("emigration", "KZ")


def test_a_record_comes_back_as_it_was_handed_in(store: Store) -> None:
    record, version = present(store, "brain-drain-tendency")
    new = replace(record, id="brain-drain-2", value=Decimal("0.5"), unit="percent")
    assert create_fact(store, new, EDITOR) == version == 1
    assert present(store, "brain-drain-2") == (new, 1)
    assert store.fact("brain-drain-2").value == Decimal("0.5")


def test_a_new_fact_needs_a_free_id(store: Store) -> None:
    record, _ = present(store, ID)
    with pytest.raises(AlreadyThereError, match="choose another id"):
        create_fact(store, record, EDITOR)


def test_a_change_is_recorded_with_who_when_and_why(store: Store) -> None:
    record, version = present(store, ID)
    assert update_fact(store, replace(record, value=Decimal(12800)), EDITOR, expect=version) == 2
    first, second = history(store, ID)
    assert (first.actor, first.action, first.before) == ("package", "create", None)
    assert (second.version, second.action, second.batch) == (2, "edit", None)
    assert (second.actor, second.via, second.reason, second.at) == (
        "editor-1", "telegram", "corrected in print", "2026-03-01T10:00:00+00:00",
    )  # fmt: skip
    assert second.before == first.after
    assert {key for key in second.after if second.after[key] != first.after[key]} == {"value"}
    assert store.fact(ID).value == 12800


def test_the_same_again_is_no_change(store: Store) -> None:
    record, version = present(store, ID)
    assert update_fact(store, record, EDITOR, expect=version) == version
    assert len(history(store, ID)) == 1


def test_the_slower_editor_is_told(store: Store) -> None:
    record, version = present(store, ID)
    update_fact(store, replace(record, value=Decimal(1)), EDITOR, expect=version)
    with pytest.raises(ConflictError, match="is at version 2, not 1") as caught:
        update_fact(store, replace(record, value=Decimal(2)), EDITOR, expect=version)
    assert (caught.value.expected, caught.value.found) == (1, 2)
    assert store.fact(ID).value == 1


def test_a_retired_fact_is_kept_and_can_be_restored(store: Store) -> None:
    before = store.slot(SERIES, Period.year(2024))
    assert retire(store, ID, EDITOR, expect=1) == 2
    assert store.fact(ID).lifecycle == "retired"
    assert len(store.slot(SERIES, Period.year(2024))) == len(before) - 1
    assert restore(store, ID, EDITOR, expect=2) == 3
    assert [revision.action for revision in history(store, ID)] == ["create", "retire", "restore"]


def test_a_retired_statement_is_not_found(store: Store) -> None:
    terms = (Term("brain", ("brain",)), Term("drain", ("drain",)))
    assert store.find_statements(terms)
    retire(store, "brain-drain-tendency", EDITOR, expect=1)
    assert store.find_statements(terms) == ()


def test_a_rank_needs_a_reason_in_the_texts(store: Store) -> None:
    record, version = present(store, ID)
    disputed = replace(record, rank=Rank.DISPUTED)
    with pytest.raises(RefusedChangeError, match="needs a reason in the texts"):
        update_fact(store, disputed, EDITOR, expect=version)
    texts = {Language.ENGLISH: FactText(reason="The table says otherwise.")}
    update_fact(store, replace(disputed, texts=texts), EDITOR, expect=version)
    assert history(store, ID)[-1].action == "rank"
    back = update_fact(store, record, EDITOR, expect=2)
    assert (back, store.fact(ID).rank) == (3, Rank.NORMAL)


def test_new_keywords_take_the_place_of_old_ones(store: Store) -> None:
    record, version = present(store, "brain-drain-tendency")
    keywords = (Keyword(Language.ENGLISH, "exodus", 3),)
    update_fact(store, replace(record, keywords=keywords), EDITOR, expect=version)
    (match,) = store.find_statements((Term("exodus", ("exodus",)),))
    assert match.fact.version == 2
    assert store.find_statements((Term("educated", ("educ",)),)) == ()


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_change_needs_a_reason(store: Store, reason: str) -> None:
    with pytest.raises(NoReasonError, match="say why"):
        retire(store, ID, replace(EDITOR, reason=reason), expect=1)


def test_an_unknown_fact_cannot_be_changed(store: Store) -> None:
    record, _ = present(store, ID)
    with pytest.raises(UnknownFactError):
        update_fact(store, replace(record, id="nothing"), EDITOR, expect=1)
    with pytest.raises(UnknownFactError):
        present(store, "nothing")


def test_a_batch_is_all_or_nothing(store: Store) -> None:
    def change_all() -> None:
        with store.change():
            retire(store, "emigration-2023", EDITOR, expect=1)
            retire(store, ID, EDITOR, expect=7)

    with pytest.raises(ConflictError):
        change_all()
    assert store.fact("emigration-2023").version == 1
    assert len(history(store, "emigration-2023")) == 1


def test_a_fact_is_shown_with_its_source_and_revisions(store: Store) -> None:
    document = fact_document(store, "balance-2023")
    assert (document["id"], document["indicator"], document["period"]) == (
        "balance-2023", "net_migration", "2023",
    )  # fmt: skip
    assert (document["value"], document["unit"], document["rank"]) == (16600, "persons", "disputed")
    assert document["reason"]["en"] == "The number fits 2024."
    assert document["source"]["title"] == "An article"
    assert (document["version"], document["recorded_by"]) == (1, "package")
    assert [revision["action"] for revision in document["revisions"]] == ["create"]
