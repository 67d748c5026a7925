"""What a link into the private chat points to: the answer that was replied to in a group.

Telegram hands on no more than 64 letters, digits, underscores and hyphens behind ?start=.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from telegram.constants import MessageLimit

from bot.telegram.asked import COMMAND
from bot.telegram.callback_data import UnknownButtonError, read_question
from bot.telegram.slots import write_slots
from knowledge.types.question import Question

NOWHERE = "edit"
_START = "start"
_QUESTION, _FACTS = "editq-", "editf-"
_BETWEEN = "_"  # which no id of a fact has
_ESCAPE = "-"
_MARKS = "-|,;:./+"  # of a line of slots, each written as its letter after an escape
_LETTERS = "abcdefgh"
_WRITABLE = re.compile(rf"[A-Za-z0-9_-]{{1,{int(MessageLimit.DEEP_LINK_LENGTH)}}}")
_ESCAPED = re.compile(f"{_ESCAPE}(.?)")


def to_question(question: Question) -> str | None:
    """What points to the answer to a question, None if that is too long."""
    slots = write_slots(question)
    if slots is None:
        return None
    marks = str.maketrans({m: _ESCAPE + x for m, x in zip(_MARKS, _LETTERS, strict=True)})
    pointer = f"{_QUESTION}{slots.translate(marks)}"
    return pointer if _WRITABLE.fullmatch(pointer) else None


def to_facts(ids: Sequence[str]) -> str:
    """What points to facts, the first of them if they are many, nowhere if there are none."""
    while ids:
        pointer = f"{_FACTS}{_BETWEEN.join(ids)}"
        if _WRITABLE.fullmatch(pointer):
            return pointer
        ids = ids[:-1]
    return NOWHERE


def pointed_to(text: str) -> Question | tuple[str, ...] | None:
    """The question or the facts to which a /start points, None if it is nothing of the kind."""
    match = COMMAND.match(text)
    if match is None or match["name"].lower() != _START:
        return None
    pointer = text[match.end() :].strip()
    if pointer.startswith(_FACTS):
        return tuple(filter(None, pointer.removeprefix(_FACTS).split(_BETWEEN)))
    return _question(pointer.removeprefix(_QUESTION)) if pointer.startswith(_QUESTION) else None


def _question(escaped: str) -> Question | None:
    marks = dict(zip(_LETTERS, _MARKS, strict=True))
    try:
        question = read_question(_ESCAPED.sub(lambda found: marks.get(found[1], ""), escaped))
    except UnknownButtonError:
        return None
    return question if isinstance(question, Question) else None
