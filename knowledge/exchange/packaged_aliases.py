"""The packaged lexicon as rows of the table alias."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Set
from pathlib import Path

from knowledge.exchange.packaged_rows import Row, read_rows
from knowledge.store.keywords import WordKeys
from knowledge.types.fact import Language

PACKAGE = "package"
INSERT = """
    INSERT INTO alias (language, form, key, kind, value, actor) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING"""
DELETE = "DELETE FROM alias WHERE actor = ?"
OTHERS = "SELECT id, language, form, kind FROM alias WHERE actor <> ?"
SET_KEY = "UPDATE alias SET key = ? WHERE id = ?"

# kinds of which every form is listed, as their stems are those of other words too
_EXACT = {"filler", "yes_no"}
_EXACT_IN_RUSSIAN = {
    "lead",
    "citizens",
    "adjective",
    "ethnicity",
    "ambiguous",
    "time",
    "month",
    "cardinal",
    "service",
}
_SHORT = 4  # letters: what is left of Мали is also the root of малый

_Meaning = Callable[[Row], tuple[str, str]]

# which columns stand beside language and form, and the kind and value that they give
_FILES: dict[str, tuple[tuple[str, ...], _Meaning]] = {
    "places.csv": (("place",), lambda row: ("place", row.required("place"))),
    "namesakes.csv": ((), lambda row: ("namesake", "")),
    "other_places.csv": ((), lambda row: ("other_place", "")),
    "peoples.csv": (("kind", "value"), lambda row: (row.required("kind"), row["value"])),
    "words.csv": (("kind", "value"), lambda row: (row.required("kind"), row["value"])),
    "yes_no.csv": (("value",), lambda row: ("yes_no", row.required("value"))),
    "filler.csv": ((), lambda row: ("filler", "")),
    "blockers.csv": ((), lambda row: ("blocker", "")),
}


def replace_aliases(
    connection: sqlite3.Connection, folder: Path, places: Set[str], keys: WordKeys
) -> None:
    """Put the package's aliases in the place of its earlier ones; those of editors stay."""
    connection.execute(DELETE, (PACKAGE,))
    for id, language, form, kind in connection.execute(OTHERS, (PACKAGE,)).fetchall():
        connection.execute(SET_KEY, (alias_key(keys, language, form, kind), id))
    connection.executemany(INSERT, _rows(folder, places, keys))


def alias_key(keys: WordKeys, language: str, form: str, kind: str) -> str:
    """The index keys of a form's words, with spaces between; a mere sign such as % is its own."""
    if _is_exact(kind, language, form):
        found = keys.exact(language, form)
    else:
        found = [key for key, _ in keys.of(language, form)]
    return " ".join(found) or form


def lexicon_rows(folder: Path) -> Iterator[tuple[Row, _Meaning]]:
    """The rows of all lexicon files, each with how to read its meaning."""
    for name, (columns, meaning) in _FILES.items():
        if (folder / "lexicon" / name).exists():
            for row in read_rows(folder, f"lexicon/{name}", ("language", "form", *columns)):
                yield row, meaning


def _is_exact(kind: str, language: str, form: str) -> bool:
    if kind in _EXACT:
        return True
    is_short_place = kind == "place" and len(form) <= _SHORT
    return language == Language.RUSSIAN and (kind in _EXACT_IN_RUSSIAN or is_short_place)


def _rows(folder: Path, places: Set[str], keys: WordKeys) -> Iterator[tuple[str, ...]]:
    for row, meaning in lexicon_rows(folder):
        kind, value = meaning(row)
        if "place" in row.columns and value not in places and not {*value.split("+")} <= places:
            raise row.error("place", f"there is no place {value!r}")
        language, form = row.language, row.required("form")
        yield language, form, alias_key(keys, language, form, kind), kind, value, PACKAGE
