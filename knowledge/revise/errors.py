"""Why a change of a fact is refused."""

from __future__ import annotations


class RevisionError(Exception):
    """A change cannot be made as it was asked for."""


class ConflictError(RevisionError):
    """Somebody else was faster."""

    def __init__(self, id: str, expected: int, found: int) -> None:
        super().__init__(
            f"{id} is at version {found}, not {expected}: somebody changed it meanwhile; "
            "look at it again and repeat the change"
        )
        self.id = id
        self.expected = expected
        self.found = found


class AlreadyThereError(RevisionError):
    """The id of something new is taken."""

    def __init__(self, id: str) -> None:
        super().__init__(f"{id} is there already; correct it or choose another id")
        self.id = id


class NoReasonError(RevisionError):
    """A change was asked for without a reason."""

    def __init__(self, id: str) -> None:
        super().__init__(f"the change of {id} has no reason; say why")
        self.id = id


class NothingToUndoError(RevisionError):
    """There is no change that could be taken back."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} has no change that can be undone; look at the history of the fact"
        )


class OtherEntitiesError(RevisionError):
    """A batch changed what is not taken back, such as places or indicators."""

    def __init__(self, batch: str) -> None:
        super().__init__(
            f"{batch} changed not only facts and sources, so it is not undone as a whole; "
            "correct its facts one by one"
        )
        self.batch = batch


class ChangedSinceError(RevisionError):
    """What is to be undone was changed again."""

    def __init__(self, id: str) -> None:
        super().__init__(
            f"{id} was changed again since, so nothing was undone; undo that change first"
        )
        self.id = id


class SourceInUseError(RevisionError):
    """A source cannot be retired, as facts rest on it."""

    def __init__(self, id: str, count: int) -> None:
        resting = "1 fact rests" if count == 1 else f"{count:,} facts rest"
        super().__init__(f"{resting} on {id}, so nothing was changed; retire that first")
        self.id = id
        self.count = count


class RetiredSourceError(RevisionError):
    """A fact cannot be put on a source that is retired."""

    def __init__(self, id: str, source: str) -> None:
        super().__init__(
            f"{id} cannot rest on {source}, which is retired, so nothing was changed; restore the "
            "source first, or take another"
        )
        self.id = id
        self.source = source
