"""Answering questions without a conversation: one, or one a line."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import click

from bot.answer_json import answer_object
from bot.cli.errors import OperatorError
from bot.log import QuestionNotes
from bot.render import Renderer
from knowledge.answer.engine import Engine
from knowledge.store import ChatKind, QuestionLog, Store, StoreError
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language
from knowledge.types.question import Reason

_log = logging.getLogger(__name__)


def answer_lines(store: Store, given: Iterable[str] | None, *, as_json: bool) -> None:
    """Print an answer for each question given, or for each line of standard input."""
    engine, renderer, notes = Engine(store), Renderer(store), QuestionNotes(store)
    for question in given if given is not None else _lines():
        if given is None and not as_json and not question.strip():
            continue
        answer = _asked(engine, question, as_json=as_json)
        click.echo(_printed(question, answer, renderer, as_json=as_json))
        sys.stdout.flush()
        notes.add(QuestionLog.of(answer, ChatKind.TERMINAL, date.today()))
        notes.write()
    notes.finish()


def readable(text: str) -> str:
    """The text without the halves of characters that a shell may hand over."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _lines() -> Iterator[str]:
    """The lines of standard input; bytes that are no UTF-8 are replaced, not refused."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _asked(engine: Engine, question: str, *, as_json: bool) -> Answer:
    try:
        return engine.ask(question, today=date.today())
    except StoreError as error:
        if not as_json:
            raise OperatorError(str(error)) from error
        click.echo(str(error), err=True)
    except Exception as error:
        _note(error)
    return _failed(question)


def _note(error: Exception) -> None:
    """One line for the operator; the rest for who looks for it."""
    _log.error("a question could not be answered: %r", error)
    _log.debug("where it came from", exc_info=True)


def _failed(question: str) -> Answer:
    return Answer(question, Language.ENGLISH, Status.NOT_UNDERSTOOD, reason=Reason.UNKNOWN_WORDS)


def _printed(question: str, answer: Answer, renderer: Renderer, *, as_json: bool) -> str:
    if not as_json:
        return renderer.text(answer)
    try:
        document = answer_object(answer, renderer) | {"question": question}
    except Exception as error:
        _note(error)
        document = _bare_document(question, answer)
    return json.dumps(document, ensure_ascii=False)


def _bare_document(question: str, answer: Answer) -> dict[str, Any]:
    """What can be said when nothing can be rendered."""
    lists = ("assumptions", "figures", "facts", "citations", "choices", "nearest")
    return {
        "question": question,
        "language": answer.language.value,
        "status": Status.NOT_UNDERSTOOD.value,
        "confidence": 0.0,
        "text": "",
        "html": "",
        **{name: [] for name in lists},
    }
