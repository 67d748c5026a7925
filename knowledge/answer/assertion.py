"""Checking a claim in words: what is said of the figures against the figures themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from knowledge.answer.claim import is_near
from knowledge.answer.foremost import foremost
from knowledge.answer.found import Found
from knowledge.answer.held_as import resolved
from knowledge.answer.leading import is_rounding, rounds_to
from knowledge.answer.notes import mixture
from knowledge.answer.shelf import Shelf
from knowledge.answer.slots import as_home_counts
from knowledge.answer.years import searched, undisputed
from knowledge.derive import IllegalCalculationError, difference, ratio
from knowledge.types.claim import Assertion, AssertionKind
from knowledge.types.figure import Computation, Figure
from knowledge.types.note import Note
from knowledge.types.question import Question, Sign
from knowledge.types.verdict import Verdict, VerdictKind

_COMPARISONS = frozenset(
    {Computation.DIFFERENCE, Computation.PERCENT_CHANGE, Computation.POINTS, Computation.RATIO}
)
_TIMES = {AssertionKind.ROSE: "times", AssertionKind.FELL: "times-fewer"}
_PRINTED_CHANGE = "emigration_change"  # in percent, with its sign
_SIGNS = frozenset({AssertionKind.POSITIVE, AssertionKind.NEGATIVE})
_DENIED = {
    VerdictKind.CONFIRMED: VerdictKind.REFUTED,
    VerdictKind.REFUTED: VerdictKind.CONFIRMED,
    VerdictKind.LARGEST: VerdictKind.CONFIRMED,
}
_OF_ONE_AMONG_ALL = frozenset(
    {
        AssertionKind.LEADING,
        AssertionKind.PLACED,
        AssertionKind.AMONG_FIRST,
        AssertionKind.MAJORITY,
    }
)
_OF_ALL_YEARS = frozenset({AssertionKind.FIRST, AssertionKind.HIGHEST, AssertionKind.LOWEST})


def judged(question: Question, found: Found, shelf: Shelf) -> Found:
    """With the verdict on what is claimed in words; OPEN where what is held does not decide it."""
    assertion = question.assertion
    if assertion is None or not (found.readings or found.ranking or found.computed):
        return found
    if assertion.kind in _OF_ONE_AMONG_ALL:
        told = foremost(assertion, question, found, shelf)
        return replace(found, verdict=_turned(assertion, told) if told else None)
    verdict = _verdict(assertion, question, found, shelf)
    if verdict.kind is not VerdictKind.CONFIRMED:
        verdict = _printed(assertion, found) or verdict
    notes = tuple(dict.fromkeys((*found.notes, *_remarks(assertion, found, shelf))))
    return replace(found, verdict=_turned(assertion, verdict), notes=notes)


def _turned(assertion: Assertion, verdict: Verdict) -> Verdict:
    """The verdict on what is denied: what the figures bear out is wrong then."""
    is_turned = assertion.is_negated and assertion.kind not in _SIGNS
    if not is_turned or verdict.kind not in _DENIED:
        return verdict
    return Verdict(_DENIED[verdict.kind], verdict.claimed)


def _verdict(assertion: Assertion, question: Question, found: Found, shelf: Shelf) -> Verdict:
    match assertion.kind:
        case AssertionKind.ROSE | AssertionKind.FELL if assertion.is_yearly:
            return _every_year(assertion, found)
        case AssertionKind.POSITIVE | AssertionKind.NEGATIVE:
            return _of_sign(question.sign, found, is_denied=assertion.is_negated)
        case AssertionKind.FIRST | AssertionKind.TURNED:
            return _after_others(assertion, question.sign, found, shelf)
        case AssertionKind.HIGHEST | AssertionKind.LOWEST:
            return _outstanding(assertion, found, shelf)
        case _:
            pair = _pair(question, found, shelf)
            told = _as_printed(assertion, found) if pair is None else None
            return told or _of_two(assertion, pair)


def _printed(assertion: Assertion, found: Found) -> Verdict | None:
    """The factor as a source prints it, perhaps for another time than the one that was taken."""
    unit = _TIMES.get(assertion.kind)
    printed = (figure for figure in _leads(found) if figure.unit == unit)
    held = next((figure for figure in printed if figure.value == assertion.factor), None)
    if held is None or not found.computed:
        return _decided(True) if held else None
    return Verdict(VerdictKind.OTHER_PERIOD, assertion.factor, held)


def _as_printed(assertion: Assertion, found: Found) -> Verdict | None:
    """Where only the change itself is held, as a source prints it."""
    printed = found.readings[0].lead
    if printed.series.indicator != _PRINTED_CHANGE or assertion.factor is not None:
        return None
    return _decided((printed.value > 0) is (assertion.kind is AssertionKind.ROSE))


def _remarks(assertion: Assertion, found: Found, shelf: Shelf) -> Iterator[Note]:
    """What a verdict over several figures must say of them."""
    leads = _leads(found)
    if len(leads) > 1:
        yield from mixture(leads)
    if assertion.kind in _OF_ALL_YEARS:
        yield searched(undisputed(leads[0].series, shelf))


def _leads(found: Found) -> list[Figure]:
    return [reading.lead for reading in found.readings]


def _decided(is_so: bool, against: Figure | None = None) -> Verdict:
    if is_so:
        return Verdict(VerdictKind.CONFIRMED, None)
    return Verdict(VerdictKind.REFUTED, None, against)


def _open() -> Verdict:
    return Verdict(VerdictKind.OPEN, None)


def _every_year(assertion: Assertion, found: Found) -> Verdict:
    """One year against it is enough; for it speak only all of them."""
    steps = [(base, new) for base, new in pairwise(_leads(found)) if _are_in_turn(base, new)]
    against = next((pair for pair in steps if not _is_step(assertion, *pair)), None)
    if against is not None:
        return _decided(False, difference(*against))
    return _open() if found.is_partial or not steps else _decided(True)


def _are_in_turn(base: Figure, new: Figure) -> bool:
    return new.period.end.year - base.period.end.year == 1


def _is_step(assertion: Assertion, base: Figure, new: Figure) -> bool:
    rises = assertion.kind is AssertionKind.ROSE
    return new.value > base.value if rises else new.value < base.value


def _of_sign(sign: Sign | None, found: Found, *, is_denied: bool) -> Verdict:
    """Whether every year has the sign, or none of them where it is denied."""
    leads = _leads(found)
    against = next((figure for figure in leads if _has(sign, figure) is is_denied), None)
    if against is not None:
        return _decided(False, against if len(leads) > 1 else None)
    return _open() if found.is_partial else _decided(True)


def _has(sign: Sign | None, figure: Figure) -> bool:
    return figure.value < 0 if sign is Sign.NEGATIVE else figure.value > 0


def _after_others(assertion: Assertion, sign: Sign | None, found: Found, shelf: Shelf) -> Verdict:
    """Whether the year has the sign, and those before it, or the one before it, have not."""
    lead = found.readings[0].lead
    if not _has(sign, lead):
        return _decided(False)
    years = undisputed(lead.series, shelf)
    before = [figure for figure in years if figure.period.end < lead.period.start]
    if assertion.kind is AssertionKind.TURNED:
        before = [figure for figure in before if _are_in_turn(figure, lead)]
    if not before:
        return _open()
    against = next((figure for figure in before if _has(sign, figure)), None)
    return _decided(against is None, against)


def _outstanding(assertion: Assertion, found: Found, shelf: Shelf) -> Verdict:
    lead = found.readings[0].lead
    years = undisputed(lead.series, shelf)
    if found.is_partial or len(years) < 2:
        return _open()
    pick = max if assertion.kind is AssertionKind.HIGHEST else min
    best = pick(years, key=lambda figure: figure.value)
    return _decided(lead.value == best.value, best)


def _pair(question: Question, found: Found, shelf: Shelf) -> tuple[Figure, Figure] | None:
    """The two figures of which one is said to be larger, what is compared with first."""
    if len(question.series) == 1:
        compared = (f.derivation for f in found.computed if f.derivation)
        inputs = next((d.inputs for d in compared if d.computation in _COMPARISONS), ())
        base, new = sorted(inputs, key=lambda figure: figure.period) or (None, None)
    else:
        held = {as_home_counts(figure.series): figure for figure in _leads(found)}
        asked = (as_home_counts(resolved(series, shelf)) for series in question.series)
        new, base = (held.get(series) for series in asked)
    return (base, new) if base and new and _are_comparable(base, new) else None


def _are_comparable(base: Figure, new: Figure) -> bool:
    try:
        difference(base, new)
    except IllegalCalculationError:
        return False
    return base.series == new.series or base.period == new.period


def _of_two(assertion: Assertion, pair: tuple[Figure, Figure] | None) -> Verdict:
    if pair is None or pair[0].value == pair[1].value:
        return _open() if pair is None or assertion.kind.is_open else _decided(False)
    base, new = pair
    more = assertion.kind in (AssertionKind.WHICH_MORE, AssertionKind.ROSE, AssertionKind.MORE)
    if assertion.kind.is_open:
        pick = max if more else min
        held = pick(pair, key=lambda figure: figure.value)
        return Verdict(VerdictKind.MORE if more else VerdictKind.LESS, None, held)
    if (new.value > base.value) is not more or assertion.factor is None:
        return _decided((new.value > base.value) is more)
    return _by_factor(assertion, base, new)


def _by_factor(assertion: Assertion, base: Figure, new: Figure) -> Verdict:
    """Whether one is so many times the other, or about so many: "doubled" is up to 2.2 times."""
    try:
        times = ratio(base, new).value
    except IllegalCalculationError:
        return _open()
    factor = assertion.factor or times
    if assertion.bound is not None:
        return _decided(assertion.bound.is_kept(times, factor))
    if assertion.is_rough and not is_near(factor, times) and rounds_to(factor, times):
        return Verdict(VerdictKind.ROUNDING, None)
    return _decided(is_near(factor, times) and is_rounding(factor, times))
