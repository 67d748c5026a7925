"""The figure that a line states: a correction of what its source is held to say, or a new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.drafting import fact_choices as usual
from knowledge.drafting.amounts import read_value
from knowledge.drafting.errors import Mistake, StepError, in_column
from knowledge.drafting.fitting import fitting
from knowledge.drafting.ids import fact_id
from knowledge.drafting.intervals import INTERVAL, interval_of, needs_interval, with_interval
from knowledge.drafting.named import MOST_SUGGESTED, in_words, one_of
from knowledge.drafting.named_slot import slot_of
from knowledge.drafting.one_line import Line, Option
from knowledge.drafting.sources import read_source
from knowledge.drafting.steps import Cells, Lookups
from knowledge.drafting.words import free_text
from knowledge.exchange.files.cells import COLUMNS, cells_of, record_of
from knowledge.exchange.files.errors import CellError, RefusalKind
from knowledge.revise import present
from knowledge.revise.rivals import with_rank
from knowledge.store.records import FactRecord
from knowledge.store.usual import sources_of
from knowledge.types.fact import Fact, FactKind, Language, Quality, Rank, Series, SourceKind
from knowledge.types.period import Period

_QUALITIES = {
    SourceKind.OFFICIAL: Quality.FINAL,
    SourceKind.INTERGOVERNMENTAL: Quality.ESTIMATE,
    SourceKind.SURVEY: Quality.SURVEY,
}
_AMOUNT = ("value", "value_max")
_BY_NAME = {
    Option.UNIT: in_words("unit"),
    Option.QUALITY: in_words("quality"),
    Option.LOCATOR: free_text("locator"),
    Option.AUTHORITY: one_of("authority", lambda lookups: lookups.references.producers),
    Option.ORIGIN: free_text("origin"),
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as it is to be, and why; the reason may be empty."""

    record: FactRecord
    reason: str


def stated_figure(line: Line, lookups: Lookups) -> Stated:
    """The figure of a line. Raises StepError, with the column where something is wrong."""
    try:
        return _stated(line, lookups)
    except CellError as error:
        raise StepError.of(error) from error


def _stated(line: Line, lookups: Lookups) -> Stated:
    slot = slot_of(line, lookups)
    facts = _figures(slot, lookups)
    source = _source(line, slot, facts, lookups)
    held = _held(source, facts, lookups)
    cells = {**(cells_of(held) if held else {}), **slot, "kind": FactKind.FIGURE, "source": source}
    for option in _BY_NAME.keys() & line.options.keys():
        with in_column(option):
            cells |= _BY_NAME[option](line.options[option], cells, lookups)
    cells |= _amount(line, held, cells, lookups)
    cells |= _caveats(line, cells, lookups)
    if held is None:
        cells = {**_usual(cells, lookups), **cells, "id": fact_id(cells, lookups)}
    record = fitting(record_of({column: cells.get(column, "") for column in COLUMNS}))
    lookups.references.check(record)
    return _ranked(_with_interval(line, record, held, lookups), line)


def _figures(slot: Cells, lookups: Lookups) -> tuple[Fact, ...]:
    """The figures that readers see for the slot, but those that were revised since."""
    facts = lookups.store.slot(_series(slot), Period.parse(slot["period"]))
    return tuple(
        fact for fact in facts if fact.kind is FactKind.FIGURE and fact.rank is not Rank.SUPERSEDED
    )


def _source(line: Line, slot: Cells, facts: tuple[Fact, ...], lookups: Lookups) -> str:
    """The source that is named; without a name that of the only figure that is held."""
    typed = line.options.get(Option.SOURCE, "")
    held = tuple(dict.fromkeys(fact.source.id for fact in facts))
    if not typed:
        if len(held) == 1:
            return held[0]
        known = held or sources_of(lookups.store, slot["indicator"], limit=MOST_SUGGESTED)
        raise StepError(RefusalKind.EMPTY, "", known[:MOST_SUGGESTED], "source")
    found = tuple(_of_producer(typed, slot, lookups))
    if len(found) > 1:
        raise StepError(Mistake.SEVERAL, typed, found[:MOST_SUGGESTED], "source")
    with in_column("source"):
        return found[0] if found else read_source(typed, slot, lookups)["source"]


def _of_producer(typed: str, slot: Cells, lookups: Lookups) -> Iterator[str]:
    """The sources of an office for the series, else those for the indicator, else all of them."""
    store, producer = lookups.store, typed.casefold()
    ids = [source.id for source in store.sources() if source.producer == producer]
    of_series = {fact.source.id for fact in store.history(_series(slot))}
    of_indicator = sources_of(store, slot["indicator"], limit=len(store.sources()))
    for wanted in (of_series, of_indicator, ids):
        if found := [id for id in ids if id in wanted]:
            yield from found
            return


def _held(source: str, facts: tuple[Fact, ...], lookups: Lookups) -> FactRecord | None:
    """The figure that the source is held to give for the slot, which the line corrects."""
    ids = tuple(fact.id for fact in facts if fact.source.id == source)
    if len(ids) > 1:
        raise StepError(Mistake.SEVERAL, source, tuple(f"/edit {id}" for id in ids), "source")
    return present(lookups.store, ids[0])[0] if ids else None


def _amount(line: Line, held: FactRecord | None, cells: Cells, lookups: Lookups) -> Cells:
    """The value with how exact it is; what is printed stays if the number does."""
    typed = line.options.get(Option.VALUE, "")
    if not typed:
        raise StepError(RefusalKind.EMPTY, column="value")
    with in_column("value"):
        amount = dict(read_value(typed, cells, lookups))
    if held is not None and all(amount[column] == cells_of(held)[column] for column in _AMOUNT):
        del amount["value_as_published"]
    return amount


def _with_interval(
    line: Line, record: FactRecord, held: FactRecord | None, lookups: Lookups
) -> FactRecord:
    """With the interval of the line; that of another number is not kept unless it is said so."""
    with in_column(INTERVAL):
        if Option.INTERVAL in line.options:
            return with_interval(record, line.options[Option.INTERVAL], lookups)
        if held is not None and needs_interval(held, record):
            raise StepError(Mistake.STALE_INTERVAL, str(interval_of(record)))
    return record


def _usual(cells: Cells, lookups: Lookups) -> Cells:
    """What a new figure has where nothing is said of it. Raises StepError where it must be said."""
    source = lookups.store.source(cells["source"])
    if not cells.get("locator"):
        raise StepError(RefusalKind.EMPTY, "", tuple(usual.locators(cells, lookups)), "locator")
    if not cells.get("quality") and source.kind not in _QUALITIES:
        known = (Quality.FINAL, Quality.PRELIMINARY, Quality.CLAIM)
        raise StepError(RefusalKind.EMPTY, "", tuple(map(str, known)), "quality")
    authority = {"authority": cells.get("authority") or source.producer}
    return {
        "quality": _QUALITIES.get(source.kind, ""),
        "unit": lookups.store.indicator(cells["indicator"]).unit,
        "origin": usual.origin({**cells, **authority}, lookups),
        **authority,
    }


def _caveats(line: Line, cells: Cells, lookups: Lookups) -> Cells:
    """The caveat in the editor's language, and in the others where there is none."""
    caveat = line.options.get(Option.CAVEAT, "")
    columns = {language: f"caveat_{language}" for language in Language}
    return {
        column: caveat
        for language, column in columns.items()
        if caveat and (language is lookups.language or not cells.get(column))
    }


def _ranked(record: FactRecord, line: Line) -> Stated:
    reason, rank = line.options.get(Option.REASON, ""), line.options.get(Option.RANK)
    if rank is None:
        return Stated(record, reason)
    if rank not in list(Rank):
        raise StepError(RefusalKind.NOT_ONE_OF, rank, tuple(map(str, Rank)), "rank")
    if not reason:
        raise StepError(RefusalKind.EMPTY, column="reason")
    return Stated(with_rank(record, Rank(rank), reason), reason)


def _series(slot: Cells) -> Series:
    return Series(
        slot["indicator"], slot["place"],
        slot.get("counterpart") or None, slot.get("breakdown") or None,
    )  # fmt: skip
