"""A figure for a slot that is taken: who else is there, and which is to be preferred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from knowledge.revise.proposals import Proposal, ProposedChange, propose_fact
from knowledge.store.records import FactRecord
from knowledge.store.states import Entity, read_state
from knowledge.store.store import Store
from knowledge.types.fact import (
    Fact,
    FactKind,
    FactText,
    Language,
    Lifecycle,
    Precision,
    Rank,
    SourceKind,
)

_ROUNDED = (Precision.ROUNDED, Precision.APPROXIMATE)
_COMPETING = (Rank.NORMAL, Rank.PREFERRED)


def rivals(store: Store, proposal: Proposal) -> tuple[ProposedChange, ...]:
    """The published facts that have another number for the slot of the proposal's main figure.

    None where the figure's own rank says already whether it leads.
    """
    main = proposal.changes[0]
    is_ranked = main.after.get("rank") != Rank.NORMAL
    return () if is_ranked or not main.is_another_figure else competing(store, proposal)


def competing(store: Store, proposal: Proposal) -> tuple[ProposedChange, ...]:
    """The published facts of the main figure's slot with another number, offices' first."""
    record = proposal.changes[0].fact
    if record is None or record.period is None or not _competes(record):
        return ()
    changed = {change.id for change in proposal.changes}
    with store.snapshot():
        held = [
            FactRecord.of(state)
            for fact in sorted(store.slot(record.series, record.period), key=office_first)
            if fact.id not in changed
            and (state := read_state(store.reader.rows, Entity.FACT, fact.id)) is not None
        ]
        others = (other for other in held if _competes(other) and _differs(record, other))
        return tuple(propose_fact(store, other) for other in others)


def preferring(proposal: Proposal, others: Sequence[ProposedChange], id: str, why: str) -> Proposal:
    """The proposal with this one of its figures and their rivals preferred, and no other one."""
    ranked = (_ranked(change, change.id == id, why) for change in (*proposal.changes, *others))
    number = len(proposal.changes)
    kept = [
        change for place, change in enumerate(ranked) if place < number or change.changes_something
    ]
    return replace(proposal, changes=tuple(kept))


def with_rank(record: FactRecord, rank: Rank, why: str) -> FactRecord:
    """The fact with a rank and the reason for it, told to the readers of every language."""
    reason = "" if rank is Rank.NORMAL else why
    texts = {
        language: replace(record.texts.get(language, FactText()), reason=reason)
        for language in Language
    }
    said = {language: text for language, text in texts.items() if text != FactText()}
    return replace(record, rank=rank, texts=said)


def _ranked(change: ProposedChange, is_preferred: bool, why: str) -> ProposedChange:
    record = change.fact
    if record is None:
        return change
    if is_preferred:
        return change.with_fact(with_rank(record, Rank.PREFERRED, why))
    is_lowered = record.rank is Rank.PREFERRED
    return change.with_fact(with_rank(record, Rank.NORMAL, "")) if is_lowered else change


def office_first(fact: Fact) -> tuple[int, str]:
    """Where a fact stands among others, those of statistics offices first."""
    return list(SourceKind).index(fact.source.kind), fact.id


def _competes(record: FactRecord) -> bool:
    is_shown = record.kind is FactKind.FIGURE and record.lifecycle is Lifecycle.PUBLISHED
    return is_shown and record.rank in _COMPETING


def distinct(others: Sequence[ProposedChange]) -> tuple[ProposedChange, ...]:
    """One of all that have the same number."""
    by_number = {_number(change): change for change in reversed(others)}
    return tuple(change for change in others if by_number[_number(change)] is change)


def _number(change: ProposedChange) -> tuple[object, ...]:
    return tuple(change.after[column] for column in ("value", "value_max", "unit"))


def _differs(one: FactRecord, other: FactRecord) -> bool:
    is_same = (one.value, one.value_max, one.unit) == (other.value, other.value_max, other.unit)
    return not (is_same or _is_rounding(one, other) or _is_rounding(other, one))


def _is_rounding(rounded: FactRecord, exact: FactRecord) -> bool:
    """Whether the one may be the other, printed with fewer digits."""
    if rounded.precision not in _ROUNDED or rounded.value is None or exact.value is None:
        return False
    last_digit = Decimal(1).scaleb(int(rounded.value.normalize().as_tuple().exponent))
    return rounded.unit == exact.unit and abs(rounded.value - exact.value) * 2 <= last_digit
