"""Changes of facts and sources, each recorded as a revision in the transaction that makes it."""

from knowledge.revise.entities import Author, Change, revise
from knowledge.revise.errors import (
    AlreadyThereError,
    ChangedSinceError,
    ConflictError,
    NoReasonError,
    NothingToUndoError,
    OtherEntitiesError,
    RetiredSourceError,
    RevisionError,
    SourceInUseError,
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
from knowledge.revise.sources import create_source, present_source, update_source
from knowledge.revise.undo import undo_batch

__all__ = [
    "AlreadyThereError",
    "Author",
    "Change",
    "ChangedSinceError",
    "ConflictError",
    "NoReasonError",
    "NothingToUndoError",
    "OtherEntitiesError",
    "RetiredSourceError",
    "Revision",
    "RevisionError",
    "SourceInUseError",
    "create_fact",
    "create_source",
    "history",
    "present",
    "present_source",
    "restore",
    "retire",
    "revise",
    "undo_batch",
    "update_fact",
    "update_source",
]
