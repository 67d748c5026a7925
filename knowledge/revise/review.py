"""Proposals that wait until somebody else has looked at them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from knowledge.revise.entities import Author
from knowledge.revise.errors import ConflictError, RevisionError
from knowledge.revise.proposals import Proposal, publish
from knowledge.store.store import Store
from knowledge.types.fact import Language

_COLUMNS = "number, author, language, document, status, decided_by, decided_at, decision"
SUBMIT = "INSERT INTO proposal (author, language, document, at) VALUES (?, ?, ?, ?)"
ONE = f"SELECT {_COLUMNS} FROM proposal WHERE number = ?"  # noqa: S608
WAITING = f"SELECT {_COLUMNS} FROM proposal WHERE status = 'waiting' ORDER BY number"  # noqa: S608
DECIDE = """
    UPDATE proposal SET status = ?, decided_by = ?, decided_at = ?, decision = ?, is_told = 0
    WHERE number = ? AND status = 'waiting'"""
UNTOLD = "SELECT number FROM proposal WHERE status = 'waiting' AND is_told = 0 ORDER BY number"
UNTOLD_DECISIONS = """
    SELECT number FROM proposal WHERE status <> 'waiting' AND is_told = 0 ORDER BY number"""
TOLD = "UPDATE proposal SET is_told = 1 WHERE number = ?"


class Status(StrEnum):
    """What has become of a proposal."""

    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"
    OUTDATED = "outdated"


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


class UnknownProposalError(RevisionError):
    """No proposal has this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"there is no proposal {number}")


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides on a proposal, when, and why."""

    by: int
    at: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Submitted:
    """A proposal of an author, by the id of the user, and what has become of it."""

    number: int
    author: int
    language: Language
    proposal: Proposal
    status: Status
    decision: Decision | None


def submit(store: Store, proposal: Proposal, author: int, language: Language, at: str) -> int:
    """Let a proposal wait; gives its number."""
    document = json.dumps(proposal.document(), ensure_ascii=False)
    with store.change() as database:
        cursor = database.conn.execute(SUBMIT, (author, language.value, document, at))
        return int(cursor.lastrowid or 0)


def submitted(store: Store, number: int) -> Submitted:
    """The proposal with this number. Raises UnknownProposalError."""
    row = store.reader.row(ONE, (number,))
    if row is None:
        raise UnknownProposalError(number)
    return _submitted(*row)


def waiting(store: Store) -> tuple[Submitted, ...]:
    """The proposals that wait, the oldest first."""
    return tuple(_submitted(*row) for row in store.reader.rows(WAITING))


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


def approve(store: Store, number: int, decision: Decision, via: str) -> Submitted:
    """Publish a proposal in the name of its author; gives it as it was.

    Raises OwnProposalError, AlreadyDecidedError, and OutdatedError: then it waits no more.
    """
    try:
        with store.change():
            entry = _decide(store, number, decision, Status.APPROVED)
            publish(store, entry.proposal, Author(str(entry.author), via), f"proposal-{number}")
    except ConflictError as error:
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


def _decide(store: Store, number: int, decision: Decision, status: Status) -> Submitted:
    row = (status.value, decision.by, decision.at, decision.reason, number)
    with store.change() as database:
        entry = may_decide(store, number, decision.by)
        if not database.conn.execute(DECIDE, row).rowcount:  # somebody was faster
            raise AlreadyDecidedError(submitted(store, number))
        return entry


def _submitted(
    number: int,
    author: int,
    language: str,
    document: str,
    status: str,
    *decided: Any,  # noqa: ANN401
) -> Submitted:
    by, at, reason = decided
    return Submitted(
        number, author, Language(language), Proposal.of(json.loads(document)), Status(status),
        None if by is None else Decision(by, at, reason),
    )  # fmt: skip
