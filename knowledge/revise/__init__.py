"""Changes of facts, each recorded as a revision in the transaction that makes it."""

from knowledge.revise.entities import Author, Change, revise
from knowledge.revise.errors import (
    AlreadyThereError,
    ConflictError,
    NoReasonError,
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

__all__ = [
    "AlreadyThereError",
    "Author",
    "Change",
    "ConflictError",
    "NoReasonError",
    "Revision",
    "RevisionError",
    "create_fact",
    "history",
    "present",
    "restore",
    "retire",
    "revise",
    "update_fact",
]
