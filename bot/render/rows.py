"""The rows of an answer that can stand in a table, a file or a chart."""

from __future__ import annotations

from knowledge.types.answer import Answer, RankedRow, Status
from knowledge.types.figure import Computation, Figure

_OF_MANY = {Computation.SUM, Computation.MEAN}
_ANSWERED = {Status.ANSWERED, Status.PARTIAL}


def rows(answer: Answer) -> tuple[RankedRow, ...]:
    """The ranking, else the leading figures in their order, else what was added up to a sum.

    Empty if the answer shows no number; a single number is one row.
    """
    if answer.status not in _ANSWERED:
        return ()
    if answer.ranking:
        return answer.ranking
    leads = tuple(dict.fromkeys(reading.lead for reading in answer.readings))
    figures = leads if len(leads) > 1 else _summed(answer) or leads
    return tuple(RankedRow(figure, None) for figure in figures)


def _summed(answer: Answer) -> tuple[Figure, ...]:
    sums = (figure.derivation for figure in answer.computed if figure.derivation is not None)
    return next((sum.inputs for sum in sums if sum.computation in _OF_MANY), ())
