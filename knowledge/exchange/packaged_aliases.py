"""The packaged lexicon as rows of the table alias."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from pathlib import Path

from knowledge.exchange.packaged_rows import Row, read_rows
from knowledge.store.alias_keys import SHORT, alias_key, exact_key
from knowledge.store.keywords import WordKeys
from knowledge.types.fact import Language

PACKAGE = "package"
INSERT = """
    INSERT INTO alias (language, form, key, kind, value, actor) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING"""
DELETE = "DELETE FROM alias WHERE actor = ?"
OTHERS = "SELECT id, language, form, kind FROM alias WHERE actor <> ?"
SET_KEY = "UPDATE alias SET key = ? WHERE id = ?"

_BLOCKER = "blocker"
_REFLEXIVE = ("ся", "сь")
_STEMMED = frozenset({Language.RUSSIAN, Language.ENGLISH})

_Meaning = Callable[[Row], tuple[str, str]]
_Alias = tuple[str, str, str, str, str]  # language, form, key, kind, value

# which columns stand beside language and form, and the kind and value that they give
_FILES: dict[str, tuple[tuple[str, ...], _Meaning]] = {
    "places.csv": (("place",), lambda row: ("place", row.required("place"))),
    "namesakes.csv": ((), lambda row: ("namesake", "")),
    "other_places.csv": ((), lambda row: ("other_place", "")),
    "peoples.csv": (("kind", "value"), lambda row: (row.required("kind"), row["value"])),
    "words.csv": (("kind", "value"), lambda row: (row.required("kind"), row["value"])),
    "yes_no.csv": (("value",), lambda row: ("yes_no", row.required("value"))),
    "advice.csv": (("value",), lambda row: ("advice", row.required("value"))),
    "filler.csv": ((), lambda row: ("filler", "")),
    "blockers.csv": ((), lambda row: (_BLOCKER, "")),
}


def replace_aliases(
    connection: sqlite3.Connection, folder: Path, places: Set[str], keys: WordKeys
) -> None:
    """Put the package's aliases in the place of its earlier ones; those of editors stay."""
    connection.execute(DELETE, (PACKAGE,))
    for id, language, form, kind in connection.execute(OTHERS, (PACKAGE,)).fetchall():
        connection.execute(SET_KEY, (alias_key(keys, language, form, kind), id))
    connection.executemany(INSERT, _rows(folder, places, keys))


def lexicon_rows(folder: Path) -> Iterator[tuple[Row, _Meaning]]:
    """The rows of all lexicon files, each with how to read its meaning."""
    for name, (columns, meaning) in _FILES.items():
        if (folder / "lexicon" / name).exists():
            for row in read_rows(folder, f"lexicon/{name}", ("language", "form", *columns)):
                yield row, meaning


def _rows(folder: Path, places: Set[str], keys: WordKeys) -> Iterator[tuple[str, ...]]:
    aliases = tuple(_aliases(folder, places, keys))
    meanings: dict[str, set[tuple[str, str]]] = {}
    for *_, key, kind, value in aliases:
        meanings.setdefault(key, set()).add((kind, value))
    apart = _apart(aliases, keys)
    for language, form, key, kind, value in aliases:
        if kind == "place" and language == Language.RUSSIAN:
            exact = exact_key(keys, language, form)
            key = exact if _is_homonym((kind, value), key, exact, meanings) else key
        yield language, form, apart.get((language, form), key), kind, value, PACKAGE


def _apart(aliases: Iterable[_Alias], keys: WordKeys) -> dict[tuple[str, str], str]:
    """The keys of words that share their stem with words of ours, and no meaning.

    Words of other topics and, in Russian, reflexive verbs: neither жилье is a form of жили, nor
    отправились one of отправили, nor developers those who developed.
    """
    by_key: dict[tuple[str, str], set[_Alias]] = {}
    for alias in aliases:
        if alias[0] in _STEMMED:
            by_key.setdefault((alias[0], alias[2]), set()).add(alias)
    found: dict[tuple[str, str], str] = {}
    for (language, _), those in by_key.items():
        for is_other in (_is_blocker, _is_reflexive):
            apart = {alias for alias in those if is_other(alias)}
            if apart and not _have_common(apart, those - apart):
                forms = {form for _, form, *_ in apart}
                found |= {(language, form): exact_key(keys, language, form) for form in forms}
    return found


def _is_blocker(alias: _Alias) -> bool:
    return alias[3] == _BLOCKER


def _is_reflexive(alias: _Alias) -> bool:
    return alias[1].endswith(_REFLEXIVE)


def _have_common(some: Set[_Alias], others: Set[_Alias]) -> bool:
    """Whether they have a form or a meaning in common, or there are no others at all."""
    forms = {form for _, form, *_ in others}
    meanings = {alias[3:] for alias in others}
    return not others or any(alias[1] in forms or alias[3:] in meanings for alias in some)


def _is_homonym(
    meaning: tuple[str, str], stem: str, exact: str, meanings: Mapping[str, Set[tuple[str, str]]]
) -> bool:
    """Whether a place shares its stem with another (Нигер, Нигерия), or its form with any word.

    A short stem is rather any other word's: росии is no form of рос.
    """
    others = {kind for kind, value in meanings[stem] if (kind, value) != meaning}
    is_shared = meaning[0] in others or (bool(others) and len(stem) < SHORT)
    return is_shared or (exact != stem and bool(meanings.get(exact, set()) - {meaning}))


def _aliases(folder: Path, places: Set[str], keys: WordKeys) -> Iterator[_Alias]:
    for row, meaning in lexicon_rows(folder):
        kind, value = meaning(row)
        if "place" in row.columns and value not in places and not {*value.split("+")} <= places:
            raise row.error("place", f"there is no place {value!r}")
        language, form = row.language, row.required("form")
        yield language, form, alias_key(keys, language, form, kind), kind, value
