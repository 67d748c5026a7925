"""Which question the next one may lean on."""

from __future__ import annotations

from knowledge.types.answer import Answer, Status
from knowledge.types.question import Question

_PASSED_OVER = frozenset({Status.SERVICE, Status.NOT_UNDERSTOOD})


def leaned_on(previous: Question | None, answer: Answer) -> Question | None:
    """The question that a follow-up to the answer goes on with, None if it must stand alone.

    Small talk and what was not understood change nothing. After a question that was declined
    "and in 2023?" goes on with that one, never with an older one.
    """
    return previous if answer.status in _PASSED_OVER else answer.question
