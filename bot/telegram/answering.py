"""From what was asked to a reply, the same on every surface of Telegram."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone

from telegram import Chat, InlineKeyboardMarkup, User

from bot.log import log_reply
from bot.render import Renderer
from bot.telegram.asked import Asked, spoken_by
from bot.telegram.buttons import choice_rows, keyboard, language_row
from bot.telegram.memory import Memory
from knowledge.answer.engine import Engine
from knowledge.answer.respond import respond
from knowledge.store import ChatKind, Store
from knowledge.store.chat_settings import chat_language
from knowledge.types.answer import Answer
from knowledge.types.fact import Language
from knowledge.types.question import Question, Service

_KAZAKHSTAN = timezone(timedelta(hours=5))


def utc_now() -> datetime:
    """The time now."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as a message."""

    answer: Answer
    html: str
    keyboard: InlineKeyboardMarkup | None


@dataclass(frozen=True, slots=True)
class Answering:
    """What answers are made of."""

    engine: Engine
    renderer: Renderer
    store: Store
    now: Callable[[], datetime] = utc_now
    memory: Memory = field(default_factory=Memory)

    def answer(self, asked: Asked) -> Answer:
        """The answer to a text, which may lean on what was said before."""
        return self.engine.ask(
            asked.text,
            today=self.today(),
            previous=self.memory.previous(asked.talk, asked.replied_to, self.now()),
            language=self.language(asked.place.chat, asked.language),
        )

    def answer_again(self, question: str | Question, language: Language | None) -> Answer:
        """The answer to the question of a button, which leans on nothing."""
        if isinstance(question, str):
            return self.engine.ask(question, today=self.today(), language=language)
        with self.store.snapshot():
            return respond(question, self.store, self.today())

    def reply(self, answer: Answer) -> Reply:
        """The answer as a message with its buttons."""
        shown = self.renderer.message(answer)
        rows = [language_row()] if _asks_for_language(answer) else choice_rows(shown.choices)
        return Reply(answer, shown.html, keyboard(rows))

    def language(self, chat: int, spoken: Language | None) -> Language | None:
        """The language that the chat has chosen, else that of the reader's Telegram."""
        return chat_language(self.store, chat) or spoken

    def language_of(self, chat: Chat, user: User | None) -> Language | None:
        """The language in which to tell this user something in this chat."""
        return self.language(chat.id, spoken_by(user))

    def today(self) -> date:
        """The day that it is in Kazakhstan."""
        return self.now().astimezone(_KAZAKHSTAN).date()

    def note(self, answer: Answer, kind: ChatKind) -> None:
        """Note that the question was answered."""
        log_reply(self.store, answer, kind, self.today())


def _asks_for_language(answer: Answer) -> bool:
    return answer.service is Service.LANGUAGE and chosen_language(answer) is None


def chosen_language(answer: Answer) -> Language | None:
    """The language that a /lang names, None if it names none that we speak."""
    named = answer.service is Service.LANGUAGE and answer.argument
    return Language(answer.argument) if named else None
