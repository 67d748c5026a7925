"""Why a change could not be made, in the editor's language."""

from __future__ import annotations

from bot.render import sentences
from knowledge.revise import (
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
from knowledge.revise.review import (
    AlreadyDecidedError,
    OutdatedError,
    OwnProposalError,
)
from knowledge.revise.submitted import UnknownProposalError
from knowledge.store import StoreError, UnknownIdError
from knowledge.store.errors import FullDiskError, RefusedChangeError
from knowledge.types.fact import Language


def trouble(error: RevisionError | StoreError | UnknownIdError, language: Language) -> str:
    """One sentence as HTML: what, and how to mend it."""
    match error:
        case ConflictError() | AlreadyThereError():
            return _said("faster", language, id=error.id)
        case ChangedSinceError():
            return _said("changed_since", language, id=error.id)
        case SourceInUseError():
            return _said("source_in_use", language, id=error.id, count=str(error.count))
        case RetiredSourceError():
            return _said("retired_source", language, id=error.id, source=error.source)
        case NothingToUndoError():
            return _said("nothing_to_undo", language)
        case OtherEntitiesError():
            return _said("other_entities", language, batch=error.batch)
        case NoReasonError():
            return _said("no_reason", language, id=error.id)
        case OutdatedError():
            return _said("outdated", language, id=error.id, number=str(error.number))
        case OwnProposalError():
            return _said("own_proposal", language)
        case AlreadyDecidedError():
            return _said("decided", language, number=str(error.submitted.number))
        case UnknownProposalError():
            return _said("unknown_number", language)
        case UnknownIdError():
            return _said("unknown_id", language, id=error.id)
        case RefusedChangeError():
            return _said("rule", language, rule=error.rule)
        case FullDiskError():
            return _said("full", language)
        case StoreError():
            return _said("busy", language)
    return _said("impossible", language)


def _said(name: str, language: Language, **values: str) -> str:
    return sentences.sentence("editor_troubles.html", name, language, **values)
