"""Proposals as they lie in the store, with what has become of each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from knowledge.revise.batches import ProposedImport, ProposedUndo
from knowledge.revise.errors import RevisionError
from knowledge.revise.proposals import Proposal
from knowledge.revise.proposed_word import ProposedWord
from knowledge.store.store import Store
from knowledge.types.fact import Language

_COLUMNS = "number, author, language, document, status, decided_by, decided_at, decision"
ONE = f"SELECT {_COLUMNS} FROM proposal WHERE number = ?"  # noqa: S608
WAITING = f"SELECT {_COLUMNS} FROM proposal WHERE status = 'waiting' ORDER BY number"  # noqa: S608

AnyProposal = Proposal | ProposedImport | ProposedUndo | ProposedWord


class Status(StrEnum):
    """What has become of a proposal."""

    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"
    OUTDATED = "outdated"


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
    proposal: AnyProposal
    status: Status
    decision: Decision | None


def submitted(store: Store, number: int) -> Submitted:
    """The proposal with this number. Raises UnknownProposalError."""
    row = store.reader.row(ONE, (number,))
    if row is None:
        raise UnknownProposalError(number)
    return _submitted(*row)


def waiting(store: Store) -> tuple[Submitted, ...]:
    """The proposals that wait, the oldest first."""
    return tuple(_submitted(*row) for row in store.reader.rows(WAITING))


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
        number, author, Language(language), _proposal(json.loads(document)), Status(status),
        None if by is None else Decision(by, at, reason),
    )  # fmt: skip


def _proposal(document: dict[str, Any]) -> AnyProposal:
    """The proposal of this document: an import has a file, an undo a batch, a word its form."""
    if "file" in document:
        return ProposedImport.of(document)
    if "form" in document:
        return ProposedWord.of(document)
    return ProposedUndo.of(document) if "batch" in document else Proposal.of(document)
