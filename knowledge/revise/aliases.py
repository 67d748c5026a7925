"""Words that editors add to the lexicon: each means what a word means that is there already."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from knowledge.normalise.fold import clean
from knowledge.revise.entities import Action, Change
from knowledge.revise.errors import ConflictError, NoReasonError, RevisionError
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
OF_BATCH = """
    SELECT after FROM revision WHERE batch = ? AND entity = 'alias' AND action = 'create'"""
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


def remove_aliases(store: Store, batch: str, change: Change) -> int:
    """Take back the words that a batch has added; gives how many meanings they had.

    Raises ConflictError if they are not there any more.
    """
    with store.change() as database:
        states = [json.loads(after) for (after,) in database.conn.execute(OF_BATCH, (batch,))]
        for state in states:
            if not database.conn.execute(DELETE, tuple(state.values())).rowcount:
                raise ConflictError(_id(state), 1, 0)
            _record(database.conn, Action.RETIRE, state, change)
    return len(states)


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
