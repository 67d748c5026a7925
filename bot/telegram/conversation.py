"""A private chat: a text or a pressed button in, an answer out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone

from telegram import Chat, InlineKeyboardMarkup, Message, Update, User
from telegram.constants import ChatType

from bot.render import Renderer
from bot.telegram.buttons import UnknownButtonError, keyboard, language_keyboard, read_button
from bot.telegram.memory import Memory
from bot.telegram.send import Context, Sender
from bot.telegram.sentences import Sentence, sentence
from bot.telegram.target import Posted, Target
from knowledge.answer.engine import Engine
from knowledge.answer.respond import respond
from knowledge.store import ChatKind, QuestionLog, Store, StoreError
from knowledge.store.chat_settings import chat_language, set_chat_language
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language
from knowledge.types.question import Question, Service

_KAZAKHSTAN = timezone(timedelta(hours=5))
_log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """The time now."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The handlers of private chats, and what they work with."""

    engine: Engine
    renderer: Renderer
    store: Store
    sender: Sender
    now: Callable[[], datetime] = utc_now
    memory: Memory = field(default_factory=Memory)

    async def on_text(self, update: Update, context: Context) -> None:
        """Answer a question or a command, also one that stands under a picture."""
        message, chat = update.effective_message, update.effective_chat
        if message is None or chat is None:
            return
        text = message.text or message.caption or ""
        previous = self.memory.previous(chat.id, _replied_to(message, context), self.now())
        language = self.language(chat, update.effective_user)
        answer = self.engine.ask(text, today=self.today(), previous=previous, language=language)
        await self._reply(chat, answer)

    async def on_button(self, update: Update, context: Context) -> None:
        """Answer the question of a button; one of another version is taken away."""
        query, chat = update.callback_query, update.effective_chat
        if query is None or chat is None:
            return
        language = self.language(chat, query.from_user)
        try:
            asked = read_button(query.data or "")
        except UnknownButtonError:
            await self.sender.answer_button(query.id, sentence(Sentence.ASK_AGAIN, language))
            if query.message is not None:
                await self.sender.edit_keyboard(Posted(chat.id, query.message.message_id), None)
            return
        await self.sender.answer_button(query.id)
        if chat.type != ChatType.PRIVATE:
            return
        await self._reply(chat, self._answer(asked, language))

    async def on_anything_else(self, update: Update, context: Context) -> None:
        """Say that only text is understood."""
        chat = update.effective_chat
        if chat is not None:
            language = self.language(chat, update.effective_user)
            await self.sender.send_text(Target(chat.id), sentence(Sentence.TEXT_ONLY, language))

    def language(self, chat: Chat, user: User | None) -> Language | None:
        """The language that the chat has chosen, else that of the reader's Telegram."""
        code = (user.language_code or "")[:2] if user else ""
        return chat_language(self.store, chat.id) or (
            Language(code) if code in list(Language) else None
        )

    def today(self) -> date:
        """The day that it is in Kazakhstan."""
        return self.now().astimezone(_KAZAKHSTAN).date()

    def _answer(self, asked: str | Question, language: Language | None) -> Answer:
        if isinstance(asked, str):
            return self.engine.ask(asked, today=self.today(), language=language)
        with self.store.snapshot():
            return respond(asked, self.store, self.today())

    async def _reply(self, chat: Chat, answer: Answer) -> None:
        if answer.service is Service.LANGUAGE:
            await self._set_language(chat, answer)
        shown = self.renderer.message(answer)
        buttons = _languages(answer) or keyboard(shown.choices)
        sent = await self.sender.send_text(Target(chat.id), shown.html, buttons)
        if sent is not None:
            self._remember(chat, sent, answer)
        await self._note(answer)

    async def _set_language(self, chat: Chat, answer: Answer) -> None:
        chosen = _chosen(answer)
        if chosen is not None:
            await asyncio.to_thread(set_chat_language, self.store, chat.id, chosen)

    def _remember(self, chat: Chat, sent: Message, answer: Answer) -> None:
        if answer.question is not None:
            self.memory.remember(chat.id, sent.message_id, answer.question, self.now())
        elif answer.status in (Status.CLARIFY, Status.NO_DATA):
            self.memory.forget_last(chat.id)  # else "and in 2023?" would go on with an older one

    async def _note(self, answer: Answer) -> None:
        entry = QuestionLog.of(answer, ChatKind.PRIVATE, self.today())
        try:
            await asyncio.to_thread(self.store.log_question, entry)
        except StoreError as error:  # the reader has the answer, which is what counts
            _log.warning("a question was not noted: %s", error)


def _chosen(answer: Answer) -> Language | None:
    """The language named after /lang."""
    _, _, argument = answer.text.strip().partition(" ")
    code = argument.strip().lower()
    return Language(code) if code in list(Language) else None


def _languages(answer: Answer) -> InlineKeyboardMarkup | None:
    """Buttons to choose a language where /lang names none."""
    asked = answer.service is Service.LANGUAGE and _chosen(answer) is None
    return language_keyboard() if asked else None


def _replied_to(message: Message, context: Context) -> int | None:
    """The id of the message of ours that this one replies to."""
    answered = message.reply_to_message
    if answered is None or answered.from_user is None or answered.from_user.id != context.bot.id:
        return None
    return answered.message_id
