"""Proposals that wait until somebody else has looked at them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from knowledge.revise.batches import (
    ProposedImport,
    ProposedUndo,
    drop_changes,
    keep_changes,
    kept_changes,
)
from knowledge.revise.entities import Author, Change
from knowledge.revise.errors import ChangedSinceError, ConflictError, RevisionError
from knowledge.revise.proposals import Proposal, ProposedChange, make_all
from knowledge.revise.proposed_word import ProposedWord, add_word_as_reviewed
from knowledge.revise.submitted import AnyProposal, Decision, Status, Submitted, submitted
from knowledge.revise.undo import undo_batch
from knowledge.store.store import Store
from knowledge.types.fact import Language

SUBMIT = "INSERT INTO proposal (author, language, document, at) VALUES (?, ?, ?, ?)"
DECIDE = """
    UPDATE proposal SET status = ?, decided_by = ?, decided_at = ?, decision = ?, is_told = 0
    WHERE number = ? AND status = 'waiting'"""
UNTOLD = "SELECT number FROM proposal WHERE status = 'waiting' AND is_told = 0 ORDER BY number"
UNTOLD_DECISIONS = """
    SELECT number FROM proposal WHERE status <> 'waiting' AND is_told = 0 ORDER BY number"""
TOLD = "UPDATE proposal SET is_told = 1 WHERE number = ?"


class OwnProposalError(RevisionError):
    """Somebody wants to decide on what they proposed themselves."""

    def __init__(self, number: int) -> None:
        super().__init__(f"proposal {number} is your own; somebody else has to decide on it")
        self.number = number


class AlreadyDecidedError(RevisionError):
    """A proposal does not wait any more."""

    def __init__(self, submitted: Submitted) -> None:
        super().__init__(f"proposal {submitted.number} is {submitted.status} already")
        self.submitted = submitted


class OutdatedError(RevisionError):
    """What a proposal would change was changed meanwhile; `id` says what."""

    def __init__(self, number: int, id: str) -> None:
        super().__init__(
            f"{id} was changed since proposal {number} was made, so nothing was changed; "
            "propose it again"
        )
        self.number = number
        self.id = id


def submit(store: Store, proposal: AnyProposal, author: int, language: Language, at: str) -> int:
    """Let a proposal wait; gives its number."""
    document = json.dumps(proposal.document(), ensure_ascii=False)
    with store.change() as database:
        cursor = database.conn.execute(SUBMIT, (author, language.value, document, at))
        return int(cursor.lastrowid or 0)


def submit_import(
    store: Store,
    proposal: ProposedImport,
    changes: Iterable[ProposedChange],
    author: int,
    language: Language,
    at: str,
) -> int:
    """Let a file wait with all its changes; gives its number."""
    with store.change():
        number = submit(store, proposal, author, language, at)
        keep_changes(store, number, changes)
        return number


def untold(store: Store) -> tuple[int, ...]:
    """The waiting proposals of which no reviewer was told, as the process ended before."""
    return tuple(number for (number,) in store.reader.rows(UNTOLD))


def untold_decisions(store: Store) -> tuple[int, ...]:
    """The decided proposals whose author was not told, as the process ended before."""
    return tuple(number for (number,) in store.reader.rows(UNTOLD_DECISIONS))


def note_told(store: Store, number: int) -> None:
    """Note that the reviewers were told of a proposal; of a decided one, that its author was."""
    with store.change() as database:
        database.conn.execute(TOLD, (number,))


def approve(
    store: Store,
    number: int,
    decision: Decision,
    via: str,
    progress: Callable[[int], object] = lambda count: None,
) -> Submitted:
    """Publish a proposal in the name of its author; gives it as it was.

    `progress` is told of each change. Raises OwnProposalError, AlreadyDecidedError, and
    OutdatedError: then nothing is changed, and it waits no more. After RetiredSourceError and
    SourceInUseError it waits on, as these can be mended.
    """
    try:
        with store.change():
            entry = may_decide(store, number, decision.by)
            _make(store, entry, Author(str(entry.author), via), progress)
            _decide(store, number, decision, Status.APPROVED)
    except (ConflictError, ChangedSinceError) as error:
        _decide(store, number, decision, Status.OUTDATED)
        raise OutdatedError(number, error.id) from error
    return entry


def reject(store: Store, number: int, decision: Decision) -> Submitted:
    """Turn a proposal down; gives it as it was. Raises OwnProposalError, AlreadyDecidedError."""
    return _decide(store, number, decision, Status.REJECTED)


def may_decide(store: Store, number: int, user: int) -> Submitted:
    """The proposal, if this user may decide on it. Raises as approve() does."""
    entry = submitted(store, number)
    if entry.status is not Status.WAITING:
        raise AlreadyDecidedError(entry)
    if entry.author == user:
        raise OwnProposalError(number)
    return entry


def _make(store: Store, entry: Submitted, by: Author, progress: Callable[[int], object]) -> None:
    change = Change(by, entry.proposal.reason, f"proposal-{entry.number}")
    match entry.proposal:
        case Proposal():
            make_all(store, entry.proposal.changes, change, progress)
        case ProposedImport():
            make_all(store, kept_changes(store, entry.number), change, progress)
        case ProposedUndo():
            undo_batch(store, entry.proposal.batch.name, change)
        case ProposedWord():
            add_word_as_reviewed(store, entry.proposal, change)


def _decide(store: Store, number: int, decision: Decision, status: Status) -> Submitted:
    row = (status.value, decision.by, decision.at, decision.reason, number)
    with store.change() as database:
        entry = may_decide(store, number, decision.by)
        if not database.conn.execute(DECIDE, row).rowcount:  # somebody was faster
            raise AlreadyDecidedError(submitted(store, number))
        drop_changes(store, number)
        return entry
