"""Whole batches that wait for a review: a file to be taken over, or a batch to be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from knowledge.revise.packing import packed, unpacked
from knowledge.revise.proposals import ProposedChange
from knowledge.revise.reversal import Batch, reversal
from knowledge.store.store import Store

MOST_SHOWN = 5
KEEP = "INSERT INTO proposed_import (proposal, changes) VALUES (?, ?)"
KEPT = "SELECT changes FROM proposed_import WHERE proposal = ?"
DROP = "DELETE FROM proposed_import WHERE proposal = ?"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts of a file are new, changed, unchanged and refused."""

    new: int
    changed: int
    unchanged: int
    refused: int


@dataclass(frozen=True, slots=True)
class ProposedImport:
    """A file by its name, with its first changes; all of them are kept beside it."""

    title: str
    counts: Counts
    changes: tuple[ProposedChange, ...]
    reason: str

    @property
    def size(self) -> int:
        """How many facts it changes."""
        return self.counts.new + self.counts.changed

    def document(self) -> dict[str, Any]:
        """The import as JSON values."""
        return {
            "file": self.title, "counts": asdict(self.counts),
            "changes": [change.document() for change in self.changes], "reason": self.reason,
        }  # fmt: skip

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> ProposedImport:
        """The import that was made into this document."""
        changes = tuple(map(ProposedChange.of, document["changes"]))
        counts = Counts(**document["counts"])
        return cls(document["file"], counts, changes, document["reason"])


@dataclass(frozen=True, slots=True)
class ProposedUndo:
    """A batch that is to be taken back, with the first changes that this makes."""

    batch: Batch
    changes: tuple[ProposedChange, ...]
    reason: str

    @property
    def title(self) -> str:
        """The name of the batch."""
        return self.batch.name

    @property
    def size(self) -> int:
        """How many changes are taken back."""
        return self.batch.size

    def document(self) -> dict[str, Any]:
        """The undo as JSON values."""
        return {
            "batch": asdict(self.batch),
            "changes": [change.document() for change in self.changes], "reason": self.reason,
        }  # fmt: skip

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> ProposedUndo:
        """The undo that was made into this document."""
        name, size, words = (document["batch"][key] for key in ("name", "size", "words"))
        changes = tuple(map(ProposedChange.of, document["changes"]))
        return cls(Batch(name, size, tuple(words)), changes, document["reason"])


def propose_undo(store: Store, batch: Batch, reason: str) -> ProposedUndo:
    """The proposal to take a batch back. Raises as reversal() does."""
    return ProposedUndo(batch, reversal(store, batch.name, MOST_SHOWN).changes, reason)


def keep_changes(store: Store, number: int, changes: Iterable[ProposedChange]) -> None:
    """Keep all changes of the file whose import has this number."""
    with store.change() as database:
        database.conn.execute(KEEP, (number, packed(changes)))


def kept_changes(store: Store, number: int) -> Iterator[ProposedChange]:
    """All changes of the file, none once it is decided on."""
    row = store.reader.row(KEPT, (number,))
    return iter(()) if row is None else unpacked(row[0])


def drop_changes(store: Store, number: int) -> None:
    """Forget the changes of a file that does not wait any more, if it is one."""
    with store.change() as database:
        database.conn.execute(DROP, (number,))
