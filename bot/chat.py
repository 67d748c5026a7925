"""The conversation in the terminal: questions, follow-ups, choices picked by number."""

from __future__ import annotations

import locale
import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import click

from bot.follow_ups import leaned_on
from bot.log import QuestionNotes
from bot.render import Choice, Renderer, sentence, terminal_text
from bot.render.plain import plain_text
from bot.render.terminal import wrapped
from knowledge.answer.engine import Engine
from knowledge.store import ChatKind, QuestionLog, Store, StoreError
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language
from knowledge.types.question import Question
from knowledge.types.service import Service

_log = logging.getLogger(__name__)
_PROMPT = "> "
_WIDEST = 100  # wider lines are hard to read
_ENDS = frozenset({"/quit", "/exit"})
_ANSWERED = frozenset({Status.ANSWERED, Status.PARTIAL})
_HISTORY = "history"


@dataclass(slots=True)
class Conversation:
    """What was said so far: the question that follow-ups lean on, the choices, the language."""

    engine: Engine
    previous: Question | None = None
    choices: tuple[Choice, ...] = ()
    language: Language | None = None

    def picked(self, text: str) -> str:
        """The question that a number picks, else the text itself."""
        number = text.strip().rstrip(".")
        if number.isascii() and number.isdigit() and 1 <= int(number) <= len(self.choices):
            return self.choices[int(number) - 1].text
        return text

    def ask(self, text: str, today: date) -> Answer:
        """The answer, remembered for what follows."""
        answer = self.engine.ask(
            self.picked(text), today=today, previous=self.previous, language=self.language
        )
        if answer.service is Service.FORGET:
            self.previous, self.choices, self.language = None, (), None
            return answer
        self.previous = leaned_on(self.previous, answer)
        if answer.service is Service.LANGUAGE or answer.status in _ANSWERED:
            self.language = answer.language
        return answer


def talk(store: Store) -> None:
    """Answer what is typed, or piped in, until it ends."""
    conversation = Conversation(Engine(store))
    renderer, notes = Renderer(store), QuestionNotes(store)
    is_typed = sys.stdin.isatty() and sys.stdout.isatty()
    bold = _bold if sys.stdout.isatty() else str
    if is_typed:
        click.echo(_said("terminal.html", "welcome", _own_language()))
    with _reading(is_typed) as lines:
        for line in lines:
            if line.strip().casefold() in _ENDS:
                break
            if line.strip():
                _try_reply(conversation, renderer, notes, line, bold)
    notes.finish()
    if is_typed:
        language = conversation.language or _own_language()
        click.echo(_said("terminal.html", "goodbye", language))


def _try_reply(
    conversation: Conversation,
    renderer: Renderer,
    notes: QuestionNotes,
    line: str,
    bold: Callable[[str], str],
) -> None:
    """Reply, or say that it cannot be done now; the conversation goes on."""
    try:
        _reply(conversation, renderer, notes, line, bold)
    except Exception as error:
        id = uuid4().hex[:8]
        _log.error("error %s: %r", id, error)
        _log.debug("where it came from", exc_info=True)
        trouble = "unavailable" if isinstance(error, StoreError) else "failed"
        language = conversation.language or _own_language()
        click.echo(_said("trouble.html", trouble, language, id=id))


def _reply(
    conversation: Conversation,
    renderer: Renderer,
    notes: QuestionNotes,
    line: str,
    bold: Callable[[str], str],
) -> None:
    answer = conversation.ask(line, date.today())
    message = renderer.message(answer)
    conversation.choices = message.choices
    click.echo(_fitted(terminal_text(message, bold)))
    click.echo()
    notes.add(QuestionLog.of(answer, ChatKind.TERMINAL, date.today()))
    notes.write()


def _fitted(text: str) -> str:
    """The text within the width of the terminal; as it is where it goes elsewhere."""
    if not sys.stdout.isatty():
        return text
    return wrapped(text, min(shutil.get_terminal_size().columns, _WIDEST))


def _said(template: str, name: str, language: Language, **values: str) -> str:
    return plain_text(sentence(template, name, language, **values))


def _own_language() -> Language:
    """The language of the terminal, if we speak it."""
    code = (locale.getlocale()[0] or "")[:2]
    return Language(code) if code in list(Language) else Language.ENGLISH


def _bold(text: str) -> str:
    return click.style(text, bold=True, fg="cyan")


@contextmanager
def _reading(is_typed: bool) -> Iterator[Iterator[str]]:
    """The lines of the reader; typed ones are edited and remembered."""
    if not is_typed:
        yield (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
        return
    with _history():
        yield _typed()


def _typed() -> Iterator[str]:
    while True:
        try:
            yield input(_PROMPT)
        except (EOFError, KeyboardInterrupt):
            click.echo()
            return


@contextmanager
def _history() -> Iterator[None]:
    """Line editing with the lines of earlier conversations, where the platform has it."""
    try:
        import readline
    except ImportError:
        yield
        return
    path = _history_file()
    with suppress(OSError):
        readline.read_history_file(path)
    readline.set_history_length(1000)
    try:
        yield
    finally:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            readline.write_history_file(path)


def _history_file() -> Path:
    from platformdirs import user_data_path

    return user_data_path("migbot", appauthor=False) / _HISTORY
