"""A store with a million facts: the shipped one, and generated ones like those it may grow to hold.

Nine tenths are moves between countries and from and to regions, by year, some by sex and age; one
in fifty is a statement with words and keywords in three languages, common ones and rare ones.
Revisions are left out, as no question reads them.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice, product
from pathlib import Path

from knowledge.normalise import keys
from knowledge.store.triggers import TRIGGERS
from knowledge.types.fact import Language

FACTS = 1_000_000
STATEMENTS = 20_000
KEYWORDS = 8  # of a statement in each language
_SEED = 7
_DIRECTIONS = ("emigration", "immigration")
_GROUPS = (
    "sex:female",
    "sex:male",
    "age:15-29",
    "age:25-44",
    "education:higher",
    "settlement:urban",
)
_INDEXES = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('fact', 'keyword_word')"
_FACT = """
    INSERT INTO fact (id, kind, indicator, place, counterpart, breakdown, period_start, period_end,
        value, unit, value_as_published, precision, quality, rank, source, locator, origin,
        authority, qualifiers, lifecycle, version)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'exact', 'final', 'normal', ?, 'table 1', '',
        NULL, '', 'published', 1)"""
_KEYWORD = "INSERT INTO keyword (id, fact, language, keyword, weight) VALUES (?, ?, ?, ?, ?)"
_WORD = (
    "INSERT INTO keyword_word (fact, keyword, key, word, weight, size) VALUES (?, ?, ?, ?, ?, ?)"
)
_TEXT = "INSERT INTO fact_text (fact, language, text, caveat, reason) VALUES (?, ?, ?, '', '')"

Slot = tuple[str, str, str | None, str | None, int]  # indicator, place, counterpart, group, year


def make_large(shipped: Path, path: Path, facts: int = FACTS) -> None:
    """Make the large store out of the file of a shipped one."""
    shutil.copy(shipped, path)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -200000"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN")
        _fill(connection, facts)
        connection.execute("COMMIT")
        connection.execute("ANALYZE" if _is_analysed(connection) else "SELECT 1")
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def sentences(connection: sqlite3.Connection) -> Iterator[str]:
    """Each fact as a sentence, as a search by similarity would have it."""
    names = dict(connection.execute("SELECT code, name_en FROM place"))
    indicators = dict(
        connection.execute("SELECT indicator, name FROM indicator_text WHERE language = 'en'")
    )
    rows = connection.execute(
        "SELECT coalesce(text, ''), indicator, place, counterpart, breakdown, period_start, value, unit"
        " FROM fact LEFT JOIN fact_text ON fact_text.fact = fact.id AND language = 'en'"
    )
    for text, indicator, place, counterpart, group, start, value, unit in rows:
        slot = [indicators[indicator], names.get(place, place), names.get(counterpart, counterpart)]
        slot += [group, (start or "")[:4]]
        yield text or f"{', '.join(filter(None, slot))}: {value:,.0f} {unit}"


def _fill(connection: sqlite3.Connection, facts: int) -> None:
    indexes = connection.execute(_INDEXES).fetchall()
    triggers = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    ]
    for name in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    (held,) = connection.execute("SELECT count(*) FROM fact").fetchone()
    connection.executemany(_FACT, _figures(connection, facts - held - STATEMENTS))
    _add_statements(connection)
    for _, sql in indexes:
        connection.execute(sql)
    for name in triggers:
        connection.execute(TRIGGERS[name])
    connection.execute("UPDATE generation SET value = value + 1")


def _is_analysed(connection: sqlite3.Connection) -> bool:
    return bool(
        connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'").fetchone()
    )


def _figures(connection: sqlite3.Connection, count: int) -> Iterator[tuple[object, ...]]:
    chance = random.Random(_SEED)
    sources = [id for (id,) in connection.execute("SELECT id FROM source ORDER BY id")]
    held = {
        (*slot, int(start[:4]))
        for *slot, start in connection.execute(
            "SELECT indicator, place, counterpart, breakdown, period_start FROM fact WHERE period_start NOT NULL"
        )
    }
    fresh = (slot for slot in _slots(connection) if slot not in held)
    for number, (indicator, place, counterpart, group, year) in enumerate(islice(fresh, count)):
        value = int(chance.lognormvariate(6, 2))
        yield (
            f"generated-{number}", "figure", indicator, place, counterpart, group,
            f"{year}-01-01", f"{year}-12-31", value, "persons", str(value), chance.choice(sources),
        )  # fmt: skip


def _slots(connection: sqlite3.Connection) -> Iterator[Slot]:
    """Slots, those nearest to what the shipped store is about first."""
    kinds = connection.execute("SELECT code, kind FROM place ORDER BY code").fetchall()
    countries = [code for code, kind in kinds if kind == "country" and code != "KZ"]
    regions = [code for code, kind in kinds if kind in ("region", "city")]
    years = range(1991, 2026)
    yield from _product(["KZ"], countries, [None], years)
    yield from _product(["KZ"], countries, _GROUPS, range(2010, 2026))
    yield from _product(regions, countries, [None], range(2008, 2026))
    yield from _product(countries, countries, [None], reversed(years))


def _product(
    places: Iterable[str],
    counterparts: Iterable[str],
    groups: Iterable[str | None],
    years: Iterable[int],
) -> Iterator[Slot]:
    for year, place, counterpart, group, indicator in product(
        years, places, counterparts, groups, _DIRECTIONS
    ):
        if place != counterpart:
            yield indicator, place, counterpart, group, year


def _add_statements(connection: sqlite3.Connection) -> None:
    chance = random.Random(_SEED)
    words = {language: _vocabulary(connection, language, chance) for language in Language}
    (source,) = connection.execute("SELECT min(id) FROM source").fetchone()
    (number,) = connection.execute("SELECT max(id) FROM keyword").fetchone()
    for index in range(STATEMENTS):
        id = f"generated-statement-{index}"
        connection.execute(_FACT, (
            id, "statement", "outlook", "KZ", None, None, None, None, None, None, "", source,
        ))  # fmt: skip
        for language in Language:
            told = chance.choices(words[language][0], words[language][1], k=KEYWORDS * 2)
            connection.execute(_TEXT, (id, language.value, f"{' '.join(told)}."))
            for word in dict.fromkeys(told[:KEYWORDS]):
                number += 1
                weight = chance.choice((1, 1, 2, 3, 5))
                (key,) = keys(language, word)
                connection.execute(_KEYWORD, (number, id, language.value, word, weight))
                connection.execute(_WORD, (id, number, key, word, weight, 1))


def _vocabulary(
    connection: sqlite3.Connection, language: Language, chance: random.Random
) -> tuple[list[str], list[float]]:
    """Words with their frequencies, which fall with the rank as in any language."""
    rows = connection.execute(
        "SELECT DISTINCT keyword_word.word FROM keyword_word JOIN keyword ON keyword.id = keyword_word.keyword"
        " WHERE language = ? ORDER BY word", (language.value,)
    )  # fmt: skip
    known = [word for (word,) in rows if word.isalpha()]
    made = {_coined(chance.choice(known), chance.choice(known)) for _ in range(15_000)}
    words = known + sorted(made - set(known))
    chance.shuffle(words)
    return words, [1 / rank for rank in range(10, len(words) + 10)]


def _coined(first: str, second: str) -> str:
    """A word that the language might have: the beginning of one and the end of another."""
    return first[: max(3, len(first) // 2)] + second[len(second) // 2 :]
