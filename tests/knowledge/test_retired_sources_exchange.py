"""Retired sources beside files of facts, and beside a newer package."""

from __future__ import annotations

from pathlib import Path

import pytest
from retiring import EDITOR, ON_ARTICLE, bring, retire_article
from test_files_exchange import NEW as ROW
from test_files_exchange import SUFFIXES, compared, write
from test_packaged_fill import edit, upgraded

from knowledge.exchange.files.difference import Difference
from knowledge.exchange.files.errors import RefusalKind
from knowledge.exchange.files.importing import take_over
from knowledge.exchange.files.writing import export_facts
from knowledge.exchange.packaged import open_knowledge
from knowledge.exchange.packaged_upgrade import Kept, Upgrade
from knowledge.revise import present, present_source
from knowledge.revise.check import findings
from knowledge.store import Store
from knowledge.store.states import Entity
from knowledge.types.fact import Lifecycle


@pytest.mark.parametrize("suffix", [".csv", ".yaml", ".xlsx"])
def test_a_file_puts_no_fact_on_a_retired_source(store: Store, tmp_path: Path, suffix: str) -> None:
    retire_article(store)
    path = write(
        tmp_path / f"new{suffix}",
        {**ROW, "source": "article"},
        {**ROW, "id": "emigration-2023", "counterpart": "", "period": "2023", "source": "article"},
        {**ROW, "id": "another", "source": "artikle"},
    )
    difference = compared(store, path)
    kinds = [(entry.kind, entry.given, entry.suggestion) for entry in difference.refused]
    retired = (RefusalKind.RETIRED_SOURCE, "article", "")
    assert kinds == [retired, retired, (RefusalKind.NOT_HELD, "artikle", "")]
    assert str(difference.refused[0]).endswith(
        "column source: the source article is retired; restore it, or take another"
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_export_with_a_retired_source_changes_nothing_and_is_taken_by_a_new_store(
    store: Store, small_package: Path, tmp_path: Path, suffix: str
) -> None:
    retire_article(store)
    path = tmp_path / f"facts{suffix}"
    count = export_facts(store, path)
    assert compared(store, path) == Difference((), (), count, ())
    with open_knowledge(tmp_path / "new.sqlite3", data=small_package) as other:
        difference = compared(other, path)
        assert ([entry.record.id for entry in difference.changed], difference.refused) == (
            sorted(ON_ARTICLE), (),
        )  # fmt: skip
        take_over(other, difference, EDITOR)
        bring(other, "article", Lifecycle.RETIRED)
        assert compared(other, path) == Difference((), (), count, ())
        assert findings(other) == ()


def test_a_retired_fact_on_a_retired_source_is_taken_from_a_file(
    store: Store, tmp_path: Path
) -> None:
    retire_article(store)
    path = write(
        tmp_path / "facts.csv",
        {**ROW, "source": "article", "lifecycle": "retired"},
        {**ROW, "id": "balance-2023", "locator": "par. 4", "source": "article", "lifecycle": "retired",
         "indicator": "net_migration", "counterpart": "", "period": "2023", "value": "16600"},
    )  # fmt: skip
    difference = compared(store, path)
    assert (len(difference.new), len(difference.changed), difference.refused) == (1, 1, ())
    take_over(store, difference, EDITOR)
    assert findings(store) == ()


def test_a_newer_package_leaves_a_retired_source_as_its_editor_left_it(
    store: Store, small_package: Path
) -> None:
    retire_article(store)
    edit(small_package, "sources.csv", "An article", "The article")
    store, told = upgraded(store.path, small_package)
    assert told == [Upgrade(added=0, changed=0, retired=0, kept=(Kept(Entity.SOURCE, "article"),))]
    held, _ = present_source(store, "article")
    assert (held.title, held.lifecycle) == ("An article", "retired")
    assert findings(store) == ()
    store.close()


def test_what_a_newer_package_puts_on_a_retired_source_is_retired_until_that_is_back(
    store: Store, small_package: Path
) -> None:
    retire_article(store)
    store.close()
    edit(small_package, "facts/figures.csv", "emigration-2023,", "emigration-2023-x,")
    edit(small_package, "facts/figures.csv", "yearbook,table 2", "article,par. 7")
    store, told = upgraded(store.path, small_package)
    assert told == [Upgrade(added=1, changed=1, retired=1, kept=(Kept(Entity.SOURCE, "article"),))]
    moved, _ = present(store, "emigration-ru-2024")
    assert (moved.source, moved.lifecycle) == ("article", "retired")
    assert findings(store) == ()
    bring(store, "article", Lifecycle.PUBLISHED)
    store.close()
    edit(small_package, "sources.csv", "example.org/yearbook", "example.org/book")
    store, told = upgraded(store.path, small_package)
    assert told == [Upgrade(added=0, changed=2, retired=0, kept=())]
    assert present(store, "emigration-ru-2024")[0].lifecycle == "published"
    store.close()
