"""What is done with a file in a process of its own: tried out, taken over, or written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.render.imports import file_trouble, report
from bot.telegram.editors.imports.beside import Counter, Phase, Progress, Tell
from bot.telegram.editors.publishing import VIA
from bot.telegram.editors.troubles import trouble
from knowledge.exchange.files.cells import Cells
from knowledge.exchange.files.difference import Difference, compare
from knowledge.exchange.files.errors import MOST_MAPPING_BYTES, FactFileError, FileFault
from knowledge.exchange.files.importing import proposed_import, take_over
from knowledge.exchange.files.reading import read_facts
from knowledge.exchange.files.sdmx_mapping import is_mapping
from knowledge.exchange.files.writing import export_facts
from knowledge.revise import Change, RevisionError
from knowledge.revise.review import approve, submit_import
from knowledge.revise.submitted import Decision
from knowledge.store import Store, StoreError, open_store
from knowledge.store.drafts import close_draft
from knowledge.types.fact import Language

_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was sent, with its mapping if it is SDMX-CSV, and whom to speak to."""

    store: Path
    file: Path
    mapping: Path | None
    language: Language


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was confirmed: the digest of what the file would do, and the number of the draft."""

    digest: str
    draft: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A file is to be taken over, under these circumstances."""

    change: Change


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file is to wait for a reviewer, under its name: why, by whom, since when."""

    name: str
    reason: str
    author: int
    at: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What the file would do, also line by line; the digest tells it from anything else."""

    new: int
    changed: int
    unchanged: int
    refused: int
    digest: str
    report: tuple[str, ...]

    @property
    def writes(self) -> bool:
        """Whether there is anything to be written."""
        return bool(self.new or self.changed)


@dataclass(frozen=True, slots=True)
class IsMapping:
    """The file says what the columns and codes of another mean."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why nothing can be done, as HTML."""

    html: str
    fault: FileFault | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """So many facts were written."""

    count: int


@dataclass(frozen=True, slots=True)
class Waits:
    """The file waits for a reviewer under this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Approved:
    """What waited is published."""


@dataclass(frozen=True, slots=True)
class OutOfDate:
    """The draft was confirmed or dropped before."""


def look(tell: Tell, sent: Sent) -> Looked | IsMapping | Trouble:
    """Say what a file would do."""
    try:
        if sent.mapping is None and _is_mapping(sent.file):
            return IsMapping()
        with open_store(sent.store) as store:
            return _looked(_compared(tell, store, sent), sent.language)
    except (FactFileError, StoreError) as error:
        return _trouble(error, sent.language)


def settle(
    tell: Tell, sent: Sent, confirmed: Confirmed, how: Taken | HandedIn
) -> Written | Waits | Looked | Trouble | OutOfDate:
    """Do with a file what was confirmed, if it still would do that, and end the draft with it."""
    try:
        with open_store(sent.store) as store:
            difference = _compared(tell, store, sent)
            if difference.digest != confirmed.digest:
                return _looked(difference, sent.language)
            with store.change():
                if not close_draft(store, confirmed.draft):
                    return OutOfDate()
                if isinstance(how, HandedIn):
                    return Waits(_hand_in(store, difference, how, sent.language))
                progress = Counter(tell, len(difference.proposed))
                return Written(take_over(store, difference, how.change, progress))
    except (FactFileError, StoreError, RevisionError) as error:
        return _trouble(error, sent.language)


def approve_batch(
    tell: Tell, store_file: Path, number: int, decision: Decision, total: int, language: Language
) -> Approved | Trouble:
    """Publish a batch that waits for a reviewer."""
    try:
        with open_store(store_file) as store:
            approve(store, number, decision, VIA, Counter(tell, total))
    except (StoreError, RevisionError) as error:
        return _trouble(error, language)
    return Approved()


def export(tell: Tell, store_file: Path, file: Path) -> int:
    """Write all facts into a file; gives their number."""
    with open_store(store_file) as store:
        return export_facts(store, file)


def _hand_in(store: Store, difference: Difference, how: HandedIn, language: Language) -> int:
    proposal = proposed_import(difference, how.name, how.reason)
    return submit_import(store, proposal, difference.changes(), how.author, language, how.at)


def _is_mapping(file: Path) -> bool:
    is_small = file.stat().st_size <= MOST_MAPPING_BYTES
    return file.suffix in _YAML and is_small and is_mapping(file)


def _compared(tell: Tell, store: Store, sent: Sent) -> Difference:
    return compare(store, _told(tell, read_facts(sent.file, sent.mapping)))


def _told(tell: Tell, rows: Iterator[Cells]) -> Iterator[Cells]:
    for count, row in enumerate(rows):
        tell(Progress(Phase.READING, count))
        yield row


def _looked(difference: Difference, language: Language) -> Looked:
    return Looked(
        len(difference.new),
        len(difference.changed),
        difference.unchanged,
        len(difference.refused),
        difference.digest,
        tuple(report(difference, language)),
    )


def _trouble(error: FactFileError | StoreError | RevisionError, language: Language) -> Trouble:
    if isinstance(error, FactFileError):
        return Trouble(file_trouble(error, language), error.fault)
    return Trouble(trouble(error, language))
