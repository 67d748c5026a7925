"""Proposals: what rivals a new figure, what is odd about it, and that all of it is made or none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from knowledge.revise import Author, ConflictError, NothingToUndoError, history, present
from knowledge.revise.check import findings
from knowledge.revise.differences import Difference, differences
from knowledge.revise.doubts import Doubt, DoubtKind, doubts
from knowledge.revise.proposals import Proposal, propose_fact, publish
from knowledge.revise.reversal import Batch, last_batch, reversal
from knowledge.revise.rivals import preferring, rivals
from knowledge.store import Store
from knowledge.store.records import FactRecord
from knowledge.types.fact import Lifecycle, Precision, Quality, Rank
from knowledge.types.period import Period

EDITOR = Author("502", "telegram")
ID, NEWS = "emigration-2024", "emigration-2024-news"  # which rounds it
TODAY = date(2026, 3, 1)


def flaws(store: Store) -> tuple[object, ...]:
    """What is wrong with the store, but for sums in which a figure of these tests is one."""
    return tuple(entry for entry in findings(store) if not entry.kind.startswith("wrong_"))


def figure(store: Store, **changed: object) -> FactRecord:
    record, _ = present(store, ID)
    new = replace(record, id="new-figure", value=Decimal(13_000), quality=Quality.PRELIMINARY)
    return replace(new, **changed)  # type: ignore[arg-type]


BELOW_CIS = Doubt(DoubtKind.BELOW_PART, "emigration-cis-2024")


def named(doubt: Doubt) -> Doubt:
    """The doubt with the id of what the figure is compared with."""
    return doubt if doubt.fact is None else Doubt(doubt.kind, doubt.fact.id)


def test_a_proposal_comes_back_from_its_json(store: Store) -> None:
    proposal = Proposal((propose_fact(store, figure(store)),), "final")
    assert Proposal.of(json.loads(json.dumps(proposal.document()))) == proposal


def test_all_changes_are_made_in_one_batch_or_none(store: Store) -> None:
    record, _ = present(store, ID)
    both = Proposal(
        (
            propose_fact(store, figure(store)),
            propose_fact(store, replace(record, lifecycle=Lifecycle.RETIRED)),
        ),
        "final",
    )
    publish(store, both, EDITOR, "edit-1")
    assert {history(store, id)[-1].batch for id in ("new-figure", ID)} == {"edit-1"}
    stale = Proposal((propose_fact(store, replace(record, locator="p. 2")), both.changes[1]), "x")
    with pytest.raises(ConflictError):
        publish(store, stale, EDITOR, "edit-2")
    assert (len(history(store, ID)), present(store, ID)[0].locator) == (2, record.locator)
    with pytest.raises(ConflictError):
        publish(store, Proposal(both.changes[:1], "once more"), EDITOR, "edit-3")
    assert flaws(store) == ()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, [ID, NEWS]),
        ({"value": Decimal(12_732)}, []),
        ({"value": Decimal(12_700), "precision": Precision.ROUNDED}, []),
        ({"value": Decimal(12_700)}, [ID]),
        ({"rank": Rank.DISPUTED}, []),
        ({"lifecycle": Lifecycle.RETIRED}, []),
        ({"period": Period.year(2020)}, []),
        ({"period": None}, []),
    ],
)
def test_another_number_for_the_same_slot_is_a_rival(
    store: Store, changed: dict[str, object], expected: list[str]
) -> None:
    record = replace(figure(store), **changed)  # type: ignore[arg-type]
    proposal = Proposal((propose_fact(store, record),))
    assert [other.id for other in rivals(store, proposal)] == expected


def test_a_correction_of_words_has_no_rivals(store: Store) -> None:
    publish(store, Proposal((propose_fact(store, figure(store)),), "x"), EDITOR, "edit-1")
    record, _ = present(store, ID)
    assert rivals(store, Proposal((propose_fact(store, replace(record, locator="p. 2")),))) == ()
    corrected = Proposal((propose_fact(store, replace(record, value=Decimal(1))),))
    assert [other.id for other in rivals(store, corrected)] == ["new-figure", NEWS]


@pytest.mark.parametrize(("preferred", "lowered"), [("new-figure", ID), (ID, "new-figure")])
def test_one_of_several_is_preferred_with_a_reason_and_no_other(
    store: Store, preferred: str, lowered: str
) -> None:
    proposal = Proposal((propose_fact(store, figure(store)),), "final")
    settled = preferring(proposal, rivals(store, proposal), preferred, "It is final.")
    publish(store, settled, EDITOR, "edit-1")
    ranks = {id: present(store, id)[0].rank for id in (preferred, lowered)}
    assert ranks == {preferred: Rank.PREFERRED, lowered: Rank.NORMAL}
    said = {text.reason for text in present(store, preferred)[0].texts.values()}
    assert said == {"It is final."}
    record, _ = present(store, lowered)
    again = Proposal((propose_fact(store, replace(record, value=Decimal(12_999))),), "better")
    turned = preferring(again, rivals(store, again), lowered, "Now this.")
    publish(store, turned, EDITOR, "edit-2")
    assert (present(store, preferred)[0].rank, present(store, lowered)[0].rank) == (
        Rank.NORMAL, Rank.PREFERRED,
    )  # fmt: skip
    assert flaws(store) == ()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ()),
        ({"value": Decimal(-13_000)}, (Doubt(DoubtKind.SIGN),)),
        ({"unit": "percent"}, (Doubt(DoubtKind.UNIT, "persons"),)),
        ({"value": Decimal(13_000_000_000)}, (Doubt(DoubtKind.TOO_LARGE, "16094"),)),
        ({"value": Decimal(13)}, (Doubt(DoubtKind.TOO_SMALL, "16094"), BELOW_CIS)),
        ({"value": Decimal(0)}, (BELOW_CIS,)),
        ({"period": Period.year(2027)}, (Doubt(DoubtKind.FUTURE),)),
        ({"period": Period.year(2027), "quality": Quality.PROJECTION}, ()),
        ({"lifecycle": Lifecycle.RETIRED, "value": Decimal(-1)}, ()),
        ({"period": Period.day(date(2024, 1, 1)), "value": Decimal(13)}, ()),
    ],
)
def test_what_is_probably_a_slip_is_asked_once_more(
    store: Store, changed: dict[str, object], expected: tuple[Doubt, ...]
) -> None:
    record = replace(figure(store), **changed)  # type: ignore[arg-type]
    found = doubts(store, propose_fact(store, record), TODAY)
    assert tuple(named(doubt) for doubt in found) == expected


def test_a_correction_of_words_is_not_doubted(store: Store) -> None:
    odd = replace(figure(store), value=Decimal(-5))
    publish(store, Proposal((propose_fact(store, odd),), "x"), EDITOR, "edit-1")
    assert doubts(store, propose_fact(store, replace(odd, locator="p. 2")), TODAY) == ()


def test_differences_name_each_field_before_and_after(store: Store) -> None:
    record, _ = present(store, "balance-2023")
    changed = replace(
        record, value=Decimal(9293), period=Period.year(2022), locator="p. 2", texts={}
    )
    before, after = record.state(), changed.state()
    assert Difference("value", "16600", "9293") in differences(before, after)
    assert Difference("period", "2023", "2022") in differences(before, after)
    assert Difference("reason_en", "The number fits 2024.", "") in differences(before, after)
    assert differences(before, before) == ()
    assert Difference("period", "", "2022") in differences(None, after)


def test_the_last_batch_of_an_actor_is_reversed(store: Store) -> None:
    with pytest.raises(NothingToUndoError):
        last_batch(store, "502", "telegram")
    record, _ = present(store, ID)
    proposal = Proposal(
        (
            propose_fact(store, figure(store)),
            propose_fact(store, replace(record, locator="p. 2")),
        ),
        "final",
    )
    publish(store, proposal, EDITOR, "edit-1")
    assert last_batch(store, "502", "telegram") == Batch("edit-1", 2)
    other = replace(present(store, "immigration-2024")[0], locator="p. 2")
    theirs = Proposal((propose_fact(store, other),), "final")
    publish(store, theirs, Author("503", "telegram"), "edit-2")
    assert last_batch(store, "502", "telegram") == Batch("edit-1", 2)
    publish(store, replace(reversal(store, "edit-1"), reason="a slip"), EDITOR, "edit-3")
    assert present(store, ID)[0] == record
    assert present(store, "new-figure")[0].lifecycle is Lifecycle.RETIRED
