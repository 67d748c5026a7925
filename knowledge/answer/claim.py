"""Checking a claim: a number in the question against what is held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from knowledge.answer.found import Found
from knowledge.answer.leading import is_weak, rounds_to
from knowledge.answer.shelf import Shelf
from knowledge.types.answer import Alternative
from knowledge.types.claim import Claim
from knowledge.types.figure import Computation, Figure
from knowledge.types.period import Period
from knowledge.types.verdict import Verdict, VerdictKind

_LOOSEST_ROUNDING = Decimal("0.05")  # 30,000 is no fair rounding of 32,256
_LOOSEST_FACTOR = Decimal("0.1")
_YEARS_AROUND = 2


def check(claim: Claim, found: Found, shelf: Shelf) -> Verdict | None:
    """What came of the claim; None if the answer shows no number of its kind to compare with."""
    figures = comparable(claim, found)
    if not figures or _are_of_several_times(found):
        return None
    lead = figures[0]
    if found.is_partial:
        return _of_a_part(claim, lead)
    claimed = _as_meant(claim, lead)
    if claimed == lead.value:
        return Verdict(VerdictKind.EQUAL, claimed)
    if claim.is_fraction:
        near = is_near(claim.value, lead.value)
        return Verdict(VerdictKind.ROUNDING if near else VerdictKind.REFUTED, None)
    if _is_said(claim, lead):
        return Verdict(VerdictKind.ROUNDING, claimed)
    if _is_said(replace(claim, value=-claim.value), lead):
        return Verdict(VerdictKind.OTHER_SIGN, claimed)
    if _is_a_level(claim, found):
        return None
    elsewhere = next(_elsewhere(claim, lead, found, shelf), None)
    return elsewhere or Verdict(VerdictKind.WRONG, claimed)


def _are_of_several_times(found: Found) -> bool:
    """Whether figures of several times are listed, of which none is said to be meant."""
    times = {reading.lead.period for reading in found.readings}
    return not found.computed and len(times) > 1


def comparable(claim: Claim, found: Found) -> list[Figure]:
    """The figures shown, headline first; in percent if the claim is, else rather in numbers."""
    shown = [*found.computed, *(reading.lead for reading in found.readings)]
    alike = [figure for figure in shown if _is_percent(figure) is claim.is_percent]
    return alike if alike or claim.is_percent else shown


def _of_a_part(claim: Claim, part: Figure) -> Verdict | None:
    """A part of the time bears out no claim about the whole, and refutes none."""
    is_that = _is_said(claim, part)
    return Verdict(VerdictKind.OTHER_PERIOD, _as_meant(claim, part), part) if is_that else None


def _is_a_level(claim: Claim, found: Found) -> bool:
    """Whether the number is what something rose or fell to, and not by how much."""
    levels = [reading.lead for reading in found.readings if found.computed]
    size = replace(claim, value=abs(claim.value), is_positive=False)
    return any(_is_said(size, figure) for figure in levels)


def _is_percent(figure: Figure) -> bool:
    return figure.unit.startswith("percent")


def _as_meant(claim: Claim, figure: Figure) -> Decimal:
    """The claimed number with its sign, which people leave out of deficits and declines."""
    is_unsigned = claim.value > 0 and not claim.is_positive
    return -claim.value if is_unsigned and figure.value < 0 else claim.value


def _is_said(claim: Claim, figure: Figure) -> bool:
    """Whether the claim is the figure, or a fair rounding of it: off by a twentieth at most."""
    claimed, exact = _as_meant(claim, figure), figure.value
    if claimed == exact or claim.is_exact:
        return claimed == exact
    return abs(claimed - exact) <= abs(exact) * _LOOSEST_ROUNDING and rounds_to(claimed, exact)


def is_near(factor: Decimal, exact: Decimal) -> bool:
    """Whether a factor is off by a tenth of the exact one at most."""
    return abs(factor - exact) <= abs(exact) * _LOOSEST_FACTOR


def _elsewhere(claim: Claim, lead: Figure, found: Found, shelf: Shelf) -> Iterator[Verdict]:
    """Where the number stands instead, the likeliest first."""
    alternatives = [entry for reading in found.readings for entry in reading.alternatives]
    for figure in _same_number(claim, lead, shelf):
        yield Verdict(VerdictKind.OTHER_PERIOD, _as_meant(claim, figure), figure)
    yield from _reported(claim, alternatives)
    for figure in _years_around(lead, shelf):
        if _is_said(claim, figure):
            yield Verdict(VerdictKind.OTHER_PERIOD, _as_meant(claim, figure), figure)


def _same_number(claim: Claim, lead: Figure, shelf: Shelf) -> list[Figure]:
    """The figures of other periods with exactly this number, whole years and near ones first."""
    facts = [fact for fact in shelf.dated(lead.series) if not is_weak(fact)]
    periods = {f.period for f in facts if f.period and f.value in (claim.value, -claim.value)} - {
        lead.period
    }
    figures = (shelf.lead(lead.series, period) for period in periods)
    same = [figure for figure in figures if figure and figure.value == _as_meant(claim, figure)]
    return sorted(same, key=lambda f: (not f.period.is_year, _distance(f.period, lead.period)))


def _distance(one: Period, other: Period) -> int:
    return abs((one.end - other.end).days)


def _reported(claim: Claim, alternatives: Iterable[Alternative]) -> Iterator[Verdict]:
    for entry in alternatives:
        if not _is_said(claim, entry.figure):
            continue
        claimed = _as_meant(claim, entry.figure)
        if entry.fits is not None:
            yield Verdict(VerdictKind.OTHER_PERIOD, claimed, entry.fits)
        else:
            yield Verdict(VerdictKind.OTHER_SOURCE, claimed, entry.figure)


def _is_of_a_year(figure: Figure) -> bool:
    """Whether it is held for a year, or follows from its arrivals and departures."""
    computation = figure.derivation.computation if figure.derivation else Computation.BALANCE
    return figure.period.is_year and computation is Computation.BALANCE


def _years_around(lead: Figure, shelf: Shelf) -> Iterator[Figure]:
    if not _is_of_a_year(lead):
        return
    year = lead.period.start.year
    for offset in range(1, _YEARS_AROUND + 1):
        for neighbour in (year + offset, year - offset):
            figure = shelf.lead(lead.series, Period.year(neighbour))
            if figure is not None:
                yield figure
