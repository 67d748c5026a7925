"""Words that editors add to the lexicon: each means what a word means that is there already."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from knowledge.normalise.fold import clean
from knowledge.revise.entities import Action, Change
from knowledge.revise.errors import ChangedSinceError, NoReasonError, RevisionError
from knowledge.store.alias_keys import alias_key
from knowledge.store.keywords import WordKeys
from knowledge.store.states import State
from knowledge.store.store import Store
from knowledge.types.alias import AliasRow
from knowledge.types.fact import Language

ENTITY = "alias"
MEANINGS = """
    SELECT DISTINCT kind, value FROM alias WHERE form = ? AND language = ? ORDER BY kind, value"""
LANGUAGES = "SELECT DISTINCT language FROM alias WHERE form = ?"
ADD = """
    INSERT INTO alias (language, form, key, kind, value, actor) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING"""
DELETE = """
    DELETE FROM alias
    WHERE language = ? AND form = ? AND kind = ? AND value = ? AND actor <> 'package'"""
RECORD = """
    INSERT INTO revision
        (entity, id, version, action, before, after, reason, actor, via, batch, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
FORMS = """
    SELECT json_extract(after, '$.form') FROM revision WHERE batch = ? AND entity = 'alias'
    ORDER BY number"""
LAST_VERSION = "SELECT coalesce(max(version), 0) FROM revision WHERE entity = ? AND id = ?"

# what a word may be made to mean; words that only lead, mark or fill are for the package
_MEANING = frozenset(
    {
        "authority", "breakdown", "citizens", "dimension", "ethnicity", "feature", "month",
        "operation", "other_place", "place",
    }
)  # fmt: skip
_LONGEST = 80


class NotAWordError(RevisionError):
    """What should be added is empty, or too long for a name."""

    def __init__(self, form: str) -> None:
        super().__init__(f"{form[:_LONGEST]!r} cannot be added; give a word or a short phrase")
        self.form = form


class NothingMeantError(RevisionError):
    """The word that should mean the same is not in the lexicon, or means nothing on its own."""

    def __init__(self, form: str) -> None:
        super().__init__(f"{form!r} is no word that I know; give one that I understand")
        self.form = form


class KnownWordError(RevisionError):
    """The word means that already."""

    def __init__(self, form: str) -> None:
        super().__init__(f"{form!r} means that already; nothing was added")
        self.form = form


@dataclass(frozen=True, slots=True)
class NewAlias:
    """A word that shall mean all that another means."""

    form: str
    known: str
    rows: tuple[AliasRow, ...]


def as_known(store: Store, form: str, known: str) -> NewAlias:
    """The word with the meanings of a known one. Raises NotAWordError and NothingMeantError."""
    new, old = clean(form).strip(), clean(known).strip()
    if not new or len(new) > _LONGEST:
        raise NotAWordError(new)
    keys = WordKeys()
    rows = [
        AliasRow(Language(language), alias_key(keys, language, new, kind), kind, value, new)
        for (language,) in store.reader.rows(LANGUAGES, (old,))
        for kind, value in store.reader.rows(MEANINGS, (old, language))
        if kind in _MEANING
    ]
    if not rows:
        raise NothingMeantError(old)
    return NewAlias(new, old, tuple(rows))


def add_alias(store: Store, alias: NewAlias, change: Change) -> None:
    """Add the word with a revision for each meaning.

    Raises KnownWordError if it has all of them already, and NoReasonError.
    """
    if not change.reason.strip():
        raise NoReasonError(alias.form)
    with store.change() as database:
        added = [_added(database.conn, row, change) for row in alias.rows]
        if not any(added):
            raise KnownWordError(alias.form)


def words_of(store: Store, batch: str) -> tuple[str, ...]:
    """The words that a batch has added or taken back."""
    return tuple(dict.fromkeys(form for (form,) in store.reader.rows(FORMS, (batch,))))


def reverse_alias(
    connection: sqlite3.Connection, id: str, version: int, after: State, change: Change
) -> None:
    """Take back what a revision did: the word goes if it is there, else it comes again.

    Raises ChangedSinceError if that was not the last that was done with it.
    """
    ((last,),) = connection.execute(LAST_VERSION, (ENTITY, id))
    if last != version:
        raise ChangedSinceError(after["form"])
    if connection.execute(DELETE, tuple(after.values())).rowcount:
        _record(connection, Action.RETIRE, after, change)
    else:
        language, form, kind, value = after.values()
        key = alias_key(WordKeys(), language, form, kind)
        connection.execute(ADD, (language, form, key, kind, value, change.by.actor))
        _record(connection, Action.RESTORE, after, change)


def _added(connection: sqlite3.Connection, row: AliasRow, change: Change) -> bool:
    values = (row.language.value, row.form, row.key, row.kind, row.value, change.by.actor)
    is_new = bool(connection.execute(ADD, values).rowcount)
    if is_new:
        _record(connection, Action.CREATE, _state(row), change)
    return is_new


def _state(row: AliasRow) -> State:
    """The row without its key, in the order of the parameters of DELETE."""
    return {"language": row.language.value, "form": row.form, "kind": row.kind, "value": row.value}


def _id(state: State) -> str:
    return ":".join(state.values())


def _record(connection: sqlite3.Connection, action: Action, state: State, change: Change) -> None:
    id, dated, after = _id(state), change.dated(), json.dumps(state, ensure_ascii=False)
    ((last,),) = connection.execute(LAST_VERSION, (ENTITY, id))
    connection.execute(RECORD, (
        ENTITY, id, last + 1, action.value, None if action is Action.CREATE else after, after,
        dated.reason, dated.by.actor, dated.by.via, dated.batch, dated.at,
    ))  # fmt: skip
