"""The one way in which the bot speaks, and what becomes of it if Telegram refuses."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import Any, TypeVar

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResult,
    InlineQueryResultsButton,
    InputFile,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import ChatMigrated, TelegramError
from telegram.ext import CallbackContext, ExtBot

from bot.render import pages
from bot.telegram.calls import Calls, Result
from bot.telegram.refusals import Refusal, refusal_of
from bot.telegram.target import Posted, PostedInline, Target

Context = CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], dict[Any, Any]]
Moved = Callable[[int, int], None]
"""Told the old and the new id of a group that has become a supergroup; it may block."""

_TAG = re.compile(r"</?\w[^<>]*>")
_MOST_ATTEMPTS = 5  # the group may have moved, and the topic and the message replied to be gone
_DONE = (None, Refusal.NOT_MODIFIED)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True).to_dict()
_Sent = TypeVar("_Sent")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is about to be sent, and where to."""

    target: Target
    html: str
    is_plain: bool = False

    @property
    def text(self) -> str:
        return unescape(_TAG.sub("", self.html)) if self.is_plain else self.html

    @property
    def parse_mode(self) -> ParseMode | None:
        return None if self.is_plain else ParseMode.HTML


class Sender:
    """Sends, changes and deletes messages, and answers queries.

    What gives a message gives None, and what gives a bool gives False, where Telegram does not let
    us: the bot was blocked or removed or may not write, the topic is closed, the message or the
    query has gone. Whatever else fails raises TelegramError.
    """

    def __init__(self, calls: Calls, moved: Moved) -> None:
        self._calls = calls
        self._bot = calls.bot
        self._moved = moved

    async def send_text(
        self, target: Target, html: str, keyboard: InlineKeyboardMarkup | None = None
    ) -> Posted | None:
        """Send a text, in several parts if it is long; gives the last, which has the buttons."""
        *first, last = pages(html)
        for page in first:
            sent = await self._send_page(target, page, None)
            if sent is None:
                return None
            target = replace(target, chat=sent.chat)
        return await self._send_page(target, last, keyboard)

    async def send_photo(
        self,
        target: Target,
        photo: bytes | str,
        caption: str,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> Message | None:
        """Send a picture, or the one with this file id; the caption is HTML."""

        def call(draft: _Draft) -> Awaitable[Message]:
            return self._bot.send_photo(
                photo=photo, caption=draft.text, parse_mode=draft.parse_mode,
                reply_markup=keyboard, **draft.target.parameters,
            )  # fmt: skip

        return await _delivered(_Draft(target, caption), call, self._moved)

    async def send_document(
        self, target: Target, content: bytes, name: str, caption: str = ""
    ) -> Message | None:
        """Send a file that has this name; the caption is HTML."""

        def call(draft: _Draft) -> Awaitable[Message]:
            return self._bot.send_document(
                document=InputFile(content, filename=name), caption=draft.text,
                parse_mode=draft.parse_mode, **draft.target.parameters,
            )  # fmt: skip

        return await _delivered(_Draft(target, caption), call, self._moved)

    async def show_action(self, target: Target, action: ChatAction) -> bool:
        """Show for a few seconds what we are doing."""
        call = self._bot.send_chat_action(target.chat, action, message_thread_id=target.topic)
        return await _refused(call) in _DONE

    async def edit_text(
        self,
        posted: Posted | PostedInline,
        html: str,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> bool:
        """Give a message another text and other buttons; it is no failure if it has them already.

        A text that needs several pages does not fit, so that it gives False.
        """
        if len(pages(html)) > 1:
            return False
        refusal: Refusal | None = Refusal.BAD_MARKUP
        for draft in (_Draft(Target(0), html), _Draft(Target(0), html, is_plain=True)):
            if refusal is Refusal.BAD_MARKUP:
                changed = _worded(draft, keyboard) | posted.parameters
                refusal = await _refused(self._calls.call("editMessageText", changed))
        return refusal in _DONE

    async def edit_photo(
        self,
        posted: Posted,
        photo: bytes | str,
        caption: str,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> bool:
        """Put a picture, or the one with this file id, in place of a text or of another picture."""
        media = InputMediaPhoto(photo, caption, parse_mode=ParseMode.HTML)
        call = self._bot.edit_message_media(media, reply_markup=keyboard, **posted.parameters)
        return await _refused(call) in _DONE

    async def edit_keyboard(
        self, posted: Posted | PostedInline, keyboard: InlineKeyboardMarkup | None
    ) -> bool:
        """Give a message other buttons, or none."""
        call = self._bot.edit_message_reply_markup(reply_markup=keyboard, **posted.parameters)
        return await _refused(call) in _DONE

    async def delete(self, posted: Posted) -> bool:
        """Delete a message."""
        return await _refused(self._bot.delete_message(**posted.parameters)) in _DONE

    async def answer_button(self, query: str, alert: str | None = None) -> bool:
        """Stop a button's spinning, and show an alert: plain text of at most 200 characters."""
        call = self._bot.answer_callback_query(query, alert, show_alert=alert is not None)
        return await _refused(call) in _DONE

    async def answer_inline(
        self,
        query: str,
        results: Sequence[InlineQueryResult],
        *,
        seconds_kept: int,
        button: InlineQueryResultsButton | None = None,
    ) -> bool:
        """Offer results, which Telegram keeps for a while for whoever types the same again."""
        call = self._bot.answer_inline_query(
            query, results, cache_time=seconds_kept, is_personal=True, button=button
        )
        return await _refused(call) in _DONE

    async def answer_guest(self, query: str, result: InlineQueryResult) -> bool:
        """Answer where we were mentioned without being in the chat."""
        return await _refused(self._bot.answer_guest_query(query, result)) in _DONE

    async def _send_page(
        self, target: Target, html: str, keyboard: InlineKeyboardMarkup | None
    ) -> Posted | None:
        async def call(draft: _Draft) -> Posted:
            said = _worded(draft, keyboard) | draft.target.parameters
            return _posted(await self._calls.call("sendMessage", said))

        return await _delivered(_Draft(target, html), call, self._moved)


def _worded(draft: _Draft, keyboard: InlineKeyboardMarkup | None) -> dict[str, Any]:
    """What the Bot API takes of a text."""
    return {
        "text": draft.text,
        "parse_mode": draft.parse_mode,
        "link_preview_options": _NO_PREVIEW,
        "reply_markup": keyboard,
    }


def _posted(message: Result) -> Posted:
    """The message that was sent; Telegram may tell anything of it. Raises TelegramError."""
    match message:
        case {"message_id": int(id), "chat": {"id": int(chat)}}:
            return Posted(chat, id)
    raise TelegramError("what was sent is told as what is no message")


async def _delivered(
    draft: _Draft, call: Callable[[_Draft], Awaitable[_Sent]], moved: Moved
) -> _Sent | None:
    """The message as it was sent, once what Telegram refuses is left out; None if nothing helps."""
    for _ in range(_MOST_ATTEMPTS):
        try:
            return await call(draft)
        except TelegramError as error:
            if isinstance(error, ChatMigrated):
                await asyncio.to_thread(moved, draft.target.chat, error.new_chat_id)
            mended = _mended(draft, error)
            if mended == draft:
                _log.info("chat %d cannot be told: %s", draft.target.chat, error)
                return None
            draft = mended
    return None


def _mended(draft: _Draft, error: TelegramError) -> _Draft:
    """The draft without what was refused in it, or as it is. Raises an error that is a failure."""
    target = draft.target
    match refusal_of(error):
        case None:
            raise error
        case Refusal.MOVED if isinstance(error, ChatMigrated):
            # the messages of the group have other ids in the supergroup
            return replace(draft, target=Target(error.new_chat_id, is_silent=target.is_silent))
        case Refusal.TOPIC_GONE:
            return replace(draft, target=replace(target, topic=None))
        case Refusal.REPLIED_GONE:
            return replace(draft, target=replace(target, reply_to=None))
        case Refusal.BAD_MARKUP:
            _log.error("HTML of %d characters is sent as plain text: %s", len(draft.html), error)
            return replace(draft, is_plain=True)
    return draft


async def _refused(call: Awaitable[object]) -> Refusal | None:
    """Why Telegram did not do it, None if it has. Raises an error that is a failure."""
    try:
        await call
    except TelegramError as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        _log.info("refused: %s", error)
        return refusal
    return None
