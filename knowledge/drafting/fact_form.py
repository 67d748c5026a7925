"""The form of a fact: its steps, and the record that it comes to."""

from __future__ import annotations

from knowledge.drafting import fact_choices as usual
from knowledge.drafting.amounts import check_decimals, read_precision, read_value
from knowledge.drafting.errors import StepError
from knowledge.drafting.form import Filled, Form
from knowledge.drafting.ids import fact_id
from knowledge.drafting.named import in_words, one_of, place, read_breakdown
from knowledge.drafting.sources import read_source
from knowledge.drafting.steps import Rule, Step, never
from knowledge.drafting.times import check_time, read_period
from knowledge.drafting.words import free_id, free_text, keywords, spoken_text
from knowledge.exchange.files.cells import COLUMNS, record_of
from knowledge.exchange.files.errors import CellError
from knowledge.exchange.files.slots import Slots
from knowledge.store.records import FactRecord
from knowledge.store.states import Entity
from knowledge.types.fact import FactKind, Language

WHY = "why"  # the reason of the change, which is no column of a fact
_FIT_THE_SOURCE = ("locator", "authority", "origin", WHY)


def fact_steps(own: Language) -> tuple[Step, ...]:
    """The steps of a fact; texts are asked in the editor's own language first."""
    languages = (own, *(language for language in Language if language is not own))
    return (
        *_SLOT,
        *_VALUE,
        *_PROVENANCE,
        *(_spoken("text", language, own, usual.is_told) for language in languages),
        *(
            Step(f"keywords_{language}", keywords(language), applies=usual.is_told)
            for language in languages
        ),
        *(_spoken("caveat", language, own, never) for language in languages),
        Step("id", free_id(Entity.FACT), asked=False, proposed=fact_id),
        Step(WHY, free_text(WHY), asked=False, proposed=usual.why),
    )


def _spoken(what: str, language: Language, own: Language, needed: Rule) -> Step:
    """A text in one language; in the others it is needed once it is given in the editor's own."""
    column = f"{what}_{language}"
    read = spoken_text(column, language)
    if language is own:
        return Step(column, read, needed=needed)
    return Step(column, read, applies=lambda cells, _: bool(cells.get(f"{what}_{own}")))


_SLOT = (
    Step("kind", in_words("kind"), choices=usual.kinds),
    Step(
        "indicator", one_of("indicator", lambda lookups: lookups.references.indicators),
        choices=usual.indicators, resets=("breakdown", "unit"),
    ),
    Step("quality", in_words("quality"), choices=usual.qualities),
    Step("place", place("place"), choices=usual.home),
    Step("counterpart", place("counterpart"), needed=never, applies=usual.is_figure),
    Step(
        "breakdown", read_breakdown, needed=never, applies=usual.is_figure,
        choices=usual.breakdowns,
    ),
    Step("period", read_period, needed=usual.is_figure, choices=usual.periods),
)  # fmt: skip
_VALUE = (
    Step(
        "value", read_value, applies=usual.is_figure,
        fills=("value_max", "value_as_published", "precision"),
    ),
    Step("unit", in_words("unit"), applies=usual.is_figure, choices=usual.units),
    Step(
        "precision", read_precision, asked=False, applies=usual.is_figure,
        choices=usual.precisions, proposed=usual.exact,
    ),
)  # fmt: skip
_PROVENANCE = (
    Step(
        "source", read_source, choices=usual.sources, resets=_FIT_THE_SOURCE,
    ),
    Step("locator", free_text("locator"), choices=usual.locators, resets=(WHY,)),
    Step(
        "authority", one_of("authority", lambda lookups: lookups.references.producers),
        applies=usual.may_quote, choices=usual.producers, resets=("origin",),
    ),
    Step(
        "origin", free_text("origin"), needed=never, asked=False, applies=usual.may_quote,
        proposed=usual.origin,
    ),
)  # fmt: skip


def composed(form: Form, filled: Filled) -> tuple[FactRecord, str]:
    """The record that the form comes to, and the reason for it.

    Raises StepError for what does not fit together.
    """
    cells = form.whole(filled)
    why = cells.pop(WHY)
    cells.setdefault("authority", usual.producer(cells, form.lookups))
    try:
        record = record_of({column: cells.get(column, "") for column in COLUMNS})
        form.lookups.references.check(record)
        Slots(form.lookups.store.reader.rows).check(record, 0)
    except CellError as error:
        raise StepError.of(error) from error
    if record.kind is FactKind.FIGURE and record.period is not None:
        check_time(record.period, cells, form.lookups)
        check_decimals(cells, form.lookups)
    return record, why
