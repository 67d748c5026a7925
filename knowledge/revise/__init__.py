"""Changes of facts, each recorded as a revision in the transaction that makes it."""

from knowledge.revise.entities import Author, Change, revise
from knowledge.revise.errors import (
    AlreadyThereError,
    ChangedSinceError,
    ConflictError,
    NoReasonError,
    NothingToUndoError,
    RevisionError,
)
from knowledge.revise.facts import (
    Revision,
    create_fact,
    history,
    present,
    restore,
    retire,
    update_fact,
)
from knowledge.revise.undo import undo_batch, undo_last

__all__ = [
    "AlreadyThereError",
    "Author",
    "Change",
    "ChangedSinceError",
    "ConflictError",
    "NoReasonError",
    "NothingToUndoError",
    "Revision",
    "RevisionError",
    "create_fact",
    "history",
    "present",
    "restore",
    "retire",
    "revise",
    "undo_batch",
    "undo_last",
    "update_fact",
]
