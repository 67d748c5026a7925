"""The readers who wait for the answer to a question of the inbox."""

from __future__ import annotations

from collections.abc import Iterable

from bot.telegram.callback_data import UnknownButtonError, read_question
from knowledge.normalise.fold import fold
from knowledge.revise.inbox import QuestionGroup
from knowledge.store.question_log import slots_of
from knowledge.store.wishes import Wish


def waiting_for(group: QuestionGroup, wishes: Iterable[Wish]) -> tuple[Wish, ...]:
    """The wishes that ask what the group asks: in the same words, or of the same slots."""
    return tuple(wish for wish in wishes if _asks(wish, group))


def _asks(wish: Wish, group: QuestionGroup) -> bool:
    try:
        question = read_question(wish.question)
    except UnknownButtonError:
        return False
    if isinstance(question, str):
        return fold(question) == fold(group.text)
    return slots_of(question) == group.slots
