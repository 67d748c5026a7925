"""The form of a source: its steps, and the source that it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields

from knowledge.drafting.fact_form import WHY
from knowledge.drafting.form import Filled, Form
from knowledge.drafting.ids import source_id
from knowledge.drafting.links import read_url, source_of_site
from knowledge.drafting.named import Read, in_words, one_of
from knowledge.drafting.steps import Cells, Lookups, Proposal, Step, never
from knowledge.drafting.times import read_date
from knowledge.drafting.words import free_id, free_text
from knowledge.revise.sources import source_of
from knowledge.store.states import Entity
from knowledge.types.fact import Language, Lifecycle, Source, SourceKind

_COLUMNS = tuple(entry.name for entry in fields(Source))
UNCONFIRMED = "unconfirmed"  # the publisher, where it is not known for sure


def source_steps() -> tuple[Step, ...]:
    """The steps of a source; its address comes first, as it may be there already."""
    return (
        Step("url", read_url, needed=never),
        Step("title", free_text("title")),
        Step(
            "publisher", free_text("publisher"),
            choices=_unconfirmed, proposed=_of_site("publisher"),
        ),
        Step(
            "kind", in_words("kind", "source_kind"), choices=_kinds, proposed=_of_site("kind")
        ),
        Step(
            "producer", one_of("producer", lambda lookups: lookups.references.producers),
            choices=_producers, proposed=_of_site("producer"),
        ),
        Step("author", free_text("author"), needed=never),
        Step("published", _date("published"), needed=never, proposed=_this_year),
        Step("accessed", _date("accessed"), proposed=_today),
        Step(
            "language", in_words("language"), choices=_languages, proposed=_of_site("language")
        ),
        Step("copy_read", free_text("copy_read"), needed=never),
        Step("licence", free_text("licence"), needed=never, proposed=_of_site("licence")),
        Step("terms", free_text("terms"), needed=never, proposed=_of_site("terms")),
        Step("id", free_id(Entity.SOURCE), asked=False, applies=_is_new, proposed=source_id),
        Step(WHY, free_text(WHY), asked=False, applies=_is_new, proposed=_added),
    )  # fmt: skip


def cells_of_source(source: Source) -> Cells:
    """A source that is held as the cells of its form."""
    return {column: str(text) for column, text in asdict(source).items()}


def composed_source(form: Form, filled: Filled) -> tuple[Source, str]:
    """The source that the form comes to, and the reason for it, which a correction lacks.

    Raises StepError.
    """
    # a correction leaves the id and the lifecycle as they are
    cells = {"lifecycle": Lifecycle.PUBLISHED, **filled.cells, **form.whole(filled)}
    return source_of({column: cells.get(column, "") for column in _COLUMNS}), cells.get(WHY, "")


def _is_new(cells: Cells, lookups: Lookups) -> bool:
    references = lookups.references
    return cells.get("id") not in references.sources.ids | references.retired_sources.ids


def _date(column: str) -> Read:
    return lambda typed, cells, lookups: {column: read_date(column, typed, lookups)}


def _unconfirmed(cells: Cells, lookups: Lookups) -> Sequence[str]:
    return (UNCONFIRMED,)


def _kinds(cells: Cells, lookups: Lookups) -> Sequence[str]:
    return tuple(SourceKind)


def _producers(cells: Cells, lookups: Lookups) -> Sequence[str]:
    alike = [entry for entry in lookups.store.producers() if entry.kind == cells.get("kind")]
    return tuple(dict.fromkeys(entry.id for entry in (*alike, *lookups.store.producers())))


def _languages(cells: Cells, lookups: Lookups) -> Sequence[str]:
    return tuple(Language)


def _this_year(cells: Cells, lookups: Lookups) -> str:
    return lookups.today[:4]


def _today(cells: Cells, lookups: Lookups) -> str:
    return lookups.today


def _added(cells: Cells, lookups: Lookups) -> str:
    return cells.get("url") or cells["title"]


def _of_site(column: str) -> Proposal:
    """What another source of the same site has in that column."""

    def proposed(cells: Cells, lookups: Lookups) -> str:
        source = source_of_site(cells.get("url", ""), lookups)
        return str(getattr(source, column)) if source else ""

    return proposed
