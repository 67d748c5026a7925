"""Checking a claim: a number in the question against what is held."""

from __future__ import annotations

from decimal import Decimal

from knowledge.answer.found import Found
from knowledge.answer.leading import is_rounding
from knowledge.answer.shelf import Shelf
from knowledge.types.answer import Figure, Verdict, VerdictKind
from knowledge.types.question import Claim


def check(claim: Claim, found: Found, shelf: Shelf) -> Verdict | None:
    """What came of the claim; None if the answer shows no number to compare with."""
    leads = (*found.computed, *(reading.lead for reading in found.readings))
    if not leads:
        return None
    lead = leads[0]
    claimed = _signed(claim.value, lead)
    if claimed == lead.value:
        return Verdict(VerdictKind.EQUAL, claimed)
    if is_rounding(claimed, lead.value):
        return Verdict(VerdictKind.ROUNDING, claimed)
    others = (a.figure for reading in found.readings for a in reading.alternatives)
    elsewhere = shelf.same_number_nearby(lead, claimed) if lead.period.is_year else None
    if elsewhere is not None:
        return Verdict(VerdictKind.OTHER_PERIOD, claimed, elsewhere)
    reported = next((figure for figure in others if _is(claimed, figure)), None)
    if reported is not None:
        return Verdict(VerdictKind.OTHER_SOURCE, claimed, reported)
    return Verdict(VerdictKind.WRONG, claimed)


def _signed(value: Decimal, lead: Figure) -> Decimal:
    """A deficit is often told without its sign."""
    return -value if lead.value < 0 < value and is_rounding(value, -lead.value) else value


def _is(claimed: Decimal, figure: Figure) -> bool:
    return claimed == figure.value or is_rounding(claimed, figure.value)
