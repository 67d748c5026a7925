"""An answer that an editor writes to the readers who wait for one."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace

from telegram.error import TelegramError

from bot.telegram.answering import Answering
from bot.telegram.editors.button_data import EditorAction, EditorData, cancel_row
from bot.telegram.editors.flows import DraftKind
from bot.telegram.editors.inbox.listing import Inbox
from bot.telegram.editors.inbox.waiting import waiting_for
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.voice import Voice
from bot.telegram.send import Sender
from bot.telegram.target import Posted, Target
from knowledge.revise.inbox import QuestionGroup
from knowledge.store import Store
from knowledge.store.drafts import Draft, close_draft, save_draft
from knowledge.store.inbox import settle_questions
from knowledge.store.roles import Role
from knowledge.store.wishes import Wish, fulfil_wish, wishes
from knowledge.types.fact import Language

_STEP, _QUESTION, _TEXT = "text", "question", "asked"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Replies:
    """The flow of DraftKind.REPLY."""

    answering: Answering
    inbox: Inbox
    voice: Voice
    sender: Sender
    needed: Role = Role.EDITOR

    async def begin(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Ask for the text."""
        group = await self.inbox.group(data.number)
        if group is None:
            await self.inbox.turn(editor, EditorData(EditorAction.INBOX, 0), posted)
            return
        at = self.answering.now().isoformat("T", "seconds")
        payload = {_QUESTION: group.id, _TEXT: group.text}
        draft = Draft(editor.user, editor.place.chat, DraftKind.REPLY, _STEP, payload, at)
        number = await asyncio.to_thread(save_draft, self._store, draft)
        await self.ask(editor, replace(draft, number=number))

    async def ask(self, editor: Editor, draft: Draft) -> None:
        """Ask once more."""
        html = self._words(editor.language, "ask_reply", draft.payload[_TEXT])
        await self.voice.tell(editor, html, [cancel_row(editor.language, draft.number)])

    async def take_text(self, editor: Editor, draft: Draft, text: str) -> None:
        """Send the text to all who wait, and settle the question once all have it."""
        group = await self.inbox.group(draft.payload[_QUESTION])
        waiting = () if group is None else waiting_for(group, wishes(self._store))
        outcomes = [await self._send(wish, draft.payload[_TEXT], text) for wish in waiting]
        if not all(outcomes):
            await self.voice.tell(editor, self._words(editor.language, "not_all_replied"))
            return
        await asyncio.to_thread(self._settle, draft, group)
        await self.voice.tell(editor, self._words(editor.language, "replied", len(outcomes)))

    async def take_choice(self, editor: Editor, draft: Draft, choice: str, posted: Posted) -> None:
        """Ask once more: a text is to be written."""
        await self.ask(editor, draft)

    async def _send(self, wish: Wish, asked: str, text: str) -> bool:
        """Send it to one who waits, who then waits no more; False to try again later."""
        html = self._words(wish.language, "reply_sent", asked, text)
        try:
            await self.sender.send_text(Target(wish.chat), html)
        except TelegramError as error:
            _log.warning("chat %d has no answer of an editor yet: %s", wish.chat, error)
            return False
        await asyncio.to_thread(fulfil_wish, self._store, wish.id)
        return True

    def _settle(self, draft: Draft, group: QuestionGroup | None) -> None:
        with self._store.change():
            close_draft(self._store, draft.number)
            if group is not None:
                settle_questions(self._store, group.ids)

    def _words(self, language: Language, name: str, *values: object) -> str:
        return self.answering.renderer.said("inbox_words.html", name, language, *values)

    @property
    def _store(self) -> Store:
        return self.answering.store
