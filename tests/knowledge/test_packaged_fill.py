"""The packaged data: into a new store, into one of an earlier release, and what is wrong in them."""

from __future__ import annotations

import os
import sqlite3
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from knowledge.exchange.packaged import open_knowledge
from knowledge.exchange.packaged_errors import PackagedDataError
from knowledge.exchange.packaged_keys import FILE, known_keys
from knowledge.exchange.packaged_release import release, word_keys
from knowledge.exchange.packaged_upgrade import Kept, Upgrade
from knowledge.exchange.packaged_version import PACKAGED, digest, packaged_version
from knowledge.revise import Author, Change, history, present, retire, update_fact
from knowledge.revise.check import findings
from knowledge.store import Store
from knowledge.store.states import Entity
from knowledge.types.fact import Language
from knowledge.types.question import Term

EDITOR = Change(Author("editor-1", "telegram"), "seen in print")
ID = "emigration-2024"


def edit(package: Path, file: str, old: str, new: str) -> None:
    path = package / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def upgraded(path: Path, package: Path) -> tuple[Store, list[Upgrade]]:
    told: list[Upgrade] = []
    return open_knowledge(path, data=package, on_upgrade=told.append), told


def test_the_shipped_data_fill_a_store_without_findings(shipped: Store) -> None:
    assert findings(shipped) == ()
    assert len(shipped.sources()) > 50


def test_nothing_lies_beside_a_store_that_was_made(tmp_path: Path, small_package: Path) -> None:
    path = tmp_path / "data" / "migbot.sqlite3"
    open_knowledge(path, data=small_package).close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.benchmark
def test_the_first_start_takes_less_than_two_seconds(tmp_path: Path) -> None:
    started = time.perf_counter()
    open_knowledge(tmp_path / "migbot.sqlite3").close()
    assert time.perf_counter() - started < 2


def test_what_is_made_from_the_shipped_data_is_up_to_date() -> None:
    made = {(language, word): key for language, word, key in word_keys(PACKAGED)}
    hint = "run python -m knowledge.exchange.packaged_release"
    assert known_keys(PACKAGED).known == made, hint
    assert packaged_version() == digest(), hint


def test_only_its_owner_reads_a_store_that_is_made(tmp_path: Path, small_package: Path) -> None:
    before = os.umask(0)
    try:
        open_knowledge(tmp_path / "migbot.sqlite3", data=small_package).close()
    finally:
        os.umask(before)
    assert (tmp_path / "migbot.sqlite3").stat().st_mode & 0o777 == 0o600


def test_an_empty_file_is_filled_where_it_is(tmp_path: Path, small_package: Path) -> None:
    path = tmp_path / "migbot.sqlite3"
    path.touch()
    inode = path.stat().st_ino
    with open_knowledge(path, data=small_package) as store:
        assert store.fact(ID).version == 1
    assert path.stat().st_ino == inode


def test_the_same_package_changes_nothing(store_file: Path, small_package: Path) -> None:
    store, told = upgraded(store_file, small_package)
    store.close()
    assert told == []


def test_a_newer_package_arrives_as_revisions(store_file: Path, small_package: Path) -> None:
    edit(small_package, "facts/figures.csv", ",12732,,persons,", ",12800,,persons,")
    edit(small_package, "facts/figures.csv", "emigration-ru-2024,", "emigration-russia-2024,")
    edit(small_package, "fact_texts.csv", "Educated people leave.", "The educated leave.")
    edit(small_package, "sources.csv", "An article", "The article")
    store, told = upgraded(store_file, small_package)
    assert told == [Upgrade(added=1, changed=3, retired=1, kept=())]
    assert store.fact(ID).value == 12800
    assert store.fact("emigration-ru-2024").lifecycle == "retired"
    assert store.fact("emigration-russia-2024").version == 1
    assert store.source("article").title == "The article"
    first, second = history(store, ID)
    assert (second.actor, second.version, second.batch) == (
        "package", 2, f"package-{packaged_version(small_package)}",
    )  # fmt: skip
    assert first.batch != second.batch
    store.close()


def test_what_an_editor_changed_is_kept_and_reported(store_file: Path, small_package: Path) -> None:
    with open_knowledge(store_file, data=small_package) as store:
        record, version = present(store, ID)
        update_fact(store, replace(record, value=Decimal(1)), EDITOR, expect=version)
        retire(store, "balance-2024", EDITOR, expect=1)
        retire(store, "emigration-ru-2024", EDITOR, expect=1)
    edit(small_package, "facts/figures.csv", ",12732,,persons,", ",12800,,persons,")
    edit(small_package, "facts/figures.csv", "emigration-2023,figure", "emigration-2023-x,figure")
    store, told = upgraded(store_file, small_package)
    assert told == [Upgrade(added=1, changed=0, retired=1, kept=(Kept(Entity.FACT, ID),))]
    assert (store.fact(ID).value, store.fact(ID).version) == (1, 2)
    assert store.fact("balance-2024").lifecycle == "retired"
    store.close()


def test_what_an_editor_changed_is_not_retired(store_file: Path, small_package: Path) -> None:
    with open_knowledge(store_file, data=small_package) as store:
        record, version = present(store, "emigration-ru-2024")
        update_fact(store, replace(record, value=Decimal(1)), EDITOR, expect=version)
    edit(small_package, "facts/figures.csv", "emigration-ru-2024,", "emigration-russia-2024,")
    store, told = upgraded(store_file, small_package)
    assert told[0].kept == (Kept(Entity.FACT, "emigration-ru-2024"),)
    assert store.fact("emigration-ru-2024").lifecycle == "published"
    store.close()


def test_what_was_changed_without_a_record_is_kept_too(
    store_file: Path, small_package: Path
) -> None:
    with sqlite3.connect(store_file) as anybody:
        anybody.execute("UPDATE fact SET value = 1 WHERE id = ?", (ID,))
    edit(small_package, "facts/figures.csv", ",12732,,persons,", ",12800,,persons,")
    store, told = upgraded(store_file, small_package)
    assert told[0].kept == (Kept(Entity.FACT, ID),)
    store.close()


def test_a_fact_that_the_package_withdrew_can_come_back(
    store_file: Path, small_package: Path
) -> None:
    edit(small_package, "facts/figures.csv", "emigration-ru-2024,", "emigration-russia-2024,")
    upgraded(store_file, small_package)[0].close()
    edit(small_package, "facts/figures.csv", "emigration-russia-2024,", "emigration-ru-2024,")
    store, told = upgraded(store_file, small_package)
    assert told == [Upgrade(added=0, changed=1, retired=1, kept=())]
    actions = [revision.action for revision in history(store, "emigration-ru-2024")]
    assert actions == ["create", "retire", "restore"]
    store.close()


def test_aliases_are_replaced_but_for_those_of_editors(
    store_file: Path, small_package: Path
) -> None:
    with sqlite3.connect(store_file) as editor:
        editor.execute(
            "INSERT INTO alias (language, form, key, kind, value, actor) "
            "VALUES ('en', 'rossiya federations', 'stale', 'place', 'RU', 'editor-1')"
        )
    edit(small_package, "lexicon/places.csv", "en,russia,RU", "en,germany,DE")
    store, _ = upgraded(store_file, small_package)
    named = store.reader.rows("SELECT key, value FROM alias WHERE kind = 'place'")
    assert set(named) == {
        ("germani", "DE"),
        ("росс", "RU"),
        ("rossiya feder", "RU"),
    }
    store.close()


def test_keywords_are_indexed_anew(store_file: Path, small_package: Path) -> None:
    with sqlite3.connect(store_file) as anybody:
        anybody.execute("UPDATE keyword_word SET key = 'stale'")
    edit(small_package, "lexicon/filler.csv", "en,the", "en,brain")
    store, _ = upgraded(store_file, small_package)
    (match,) = store.find_statements((Term("educated", ("educ",)),))
    assert match.fact.id == "brain-drain-tendency"
    assert [m.total for m in store.find_statements((Term("drain", ("drain",)),))] == [3]
    store.close()


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("facts/figures.csv", ",2024,12732", ",2024-13,12732",
         "facts/figures.csv, line 3, column period: '2024-13' is no period"),
        ("facts/figures.csv", "12732,,persons", "many,,persons", "line 3, column value:"),
        ("facts/figures.csv", "exact,final,normal,yearbook", "exact,good,normal,yearbook",
         "line 2, column quality: 'good' is not a valid Quality"),
        ("facts/figures.csv", "yearbook,table 1,", "yearbook,,",
         "line 2, column locator: is empty"),
        ("facts/figures.csv", "yearbook,table 1", "almanac,table 1",
         "line 2, column source: there is no source 'almanac'"),
        ("facts/figures.csv", "emigration-2024-news,", "emigration-2024,",
         "line 4, column id: emigration-2024 stands in facts/figures.csv, line 3 already"),
        ("facts/figures.csv", "emigration,KZ,RU", "emigration,KZ,XX",
         "line 5: emigration-ru-2024 is refused: the place or the counterpart is not a known"),
        ("facts/figures.csv", ",16094,", ",1609400000000000000,", "column value: .* 15 digits"),
        ("facts/figures.csv", "rounded,final,normal", "rounded,final,disputed",
         "line 4: emigration-2024-news is refused: .* needs a reason"),
        ("facts/figures.csv", "id,kind", "id,sort", "line 1: the columns should be id,kind,"),
        ("facts/words.csv", "article,par. 5,,,", "article,par. 5,,",
         "facts/words.csv, line 3: 18 cells instead of 19"),
        ("fact_texts.csv", "balance-2023,en", "balance-2022,en",
         "fact_texts.csv, line 2, column fact: there is no fact balance-2022"),
        ("fact_texts.csv", "balance-2023,en", "balance-2023,de",
         "fact_texts.csv, line 2, column language: 'de' is none of en, ru, kk"),
        ("fact_keywords.csv", "drain,3", "drain,many", "fact_keywords.csv, line 2, column weight"),
        ("fact_keywords.csv", "drain,3", "drain,30", "refused: .*weight_is_1_to_9"),
        ("indicators.csv", "immigration - emigration", "immigration / emigration",
         "indicators.csv, line 4, column formula: 'immigration / emigration' is not written"),
        ("indicators.csv", "immigration - emigration", "immigration - departures",
         "column subtrahend: there is no indicator 'departures'"),
        ("lexicon/places.csv", "russia,RU", "russia,XX",
         "lexicon/places.csv, line 2, column place: there is no place 'XX'"),
        ("producers.csv", "bns,official", "bns,state", "producers.csv, line 2: bns is refused"),
    ],
)  # fmt: skip
def test_a_package_that_contradicts_itself_is_refused(
    tmp_path: Path, small_package: Path, file: str, old: str, new: str, message: str
) -> None:
    edit(small_package, file, old, new)
    path = tmp_path / "migbot.sqlite3"
    with pytest.raises(PackagedDataError, match=message) as caught:
        open_knowledge(path, data=small_package)
    assert "correct the file or install the package anew" in str(caught.value)
    assert [entry.name for entry in tmp_path.iterdir()] == ["package"]


def test_a_missing_file_is_named(tmp_path: Path, small_package: Path) -> None:
    (small_package / "sources.csv").unlink()
    with pytest.raises(PackagedDataError, match=r"sources\.csv, line 1: the file is missing"):
        open_knowledge(tmp_path / "migbot.sqlite3", data=small_package)


def test_a_bad_package_leaves_an_older_store_as_it_was(
    store_file: Path, small_package: Path
) -> None:
    edit(small_package, "facts/figures.csv", ",2024,12732", ",2024-13,12732")
    with pytest.raises(PackagedDataError):
        open_knowledge(store_file, data=small_package)
    with sqlite3.connect(store_file) as connection:
        assert connection.execute("SELECT count(*) FROM revision").fetchone() == (32,)


def test_shipped_keys_change_nothing_but_the_time(tmp_path: Path, small_package: Path) -> None:
    plain = open_knowledge(tmp_path / "plain.sqlite3", data=small_package)
    release(small_package)
    assert (small_package / FILE).read_text(encoding="utf-8").startswith("language,word,key\n")
    quick = open_knowledge(tmp_path / "quick.sqlite3", data=small_package)
    every = "SELECT language, form, key, kind, value FROM alias ORDER BY id"
    assert plain.reader.rows(every) == quick.reader.rows(every)
    assert list(plain.keyword_words()) == list(quick.keyword_words())
    assert quick.indicator("emigration").names[Language.RUSSIAN] == "Эмиграция"
    for store in (plain, quick):
        store.close()
