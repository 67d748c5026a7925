"""What editors usually enter, as the steps of a form offer it."""

from __future__ import annotations

from knowledge.revise import Author, Change, retire
from knowledge.store import Store, usual


def test_what_is_there_most_comes_first(shipped: Store) -> None:
    assert usual.units(shipped)[:2] == ("persons", "per-1000")
    assert usual.days_of(shipped, "emigrant_stock") == ("07-01",)
    assert usual.authorities_of(shipped, "births", limit=1) == ("bns",)
    assert usual.locators_of(shipped, "cis-44245", limit=6) == ("CIS Stat fact 44245",)
    assert len(usual.sources_of(shipped, "emigration", limit=6)) == 6


def test_groups_are_those_of_the_indicator(shipped: Store) -> None:
    assert usual.breakdowns_of(shipped, "net_migration_all_flows") == (
        "settlement:rural", "settlement:urban",
    )  # fmt: skip
    assert set(usual.breakdowns_of(shipped, "emigration")) < set(usual.breakdowns(shipped))
    assert usual.breakdowns_of(shipped, "births") == ()


def test_the_latest_end_is_that_of_the_place(shipped: Store) -> None:
    assert usual.latest_end(shipped, "net_migration_un_projection", "KZ") == "2030-12-31"
    assert usual.latest_end(shipped, "births", "RU") == ""


def test_what_an_editor_used_lately_is_theirs(store: Store) -> None:
    for id in ("balance-2023", "emigration-2024"):
        retire(store, id, Change(Author("editor-1", "telegram"), "x"), expect=1)
    assert usual.recent_indicators(store, "editor-1", limit=6) == ("emigration", "net_migration")
    assert usual.recent_indicators(store, "editor-2", limit=6) == ()
    (first, *_) = usual.recent_sources(store, "editor-1", limit=6)
    assert first == store.fact("emigration-2024").source.id
