"""An answer that an editor writes to the readers who wait for one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

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
from knowledge.store.wishes import fulfil_wish, wishes
from knowledge.types.fact import Language

_STEP, _QUESTION, _TEXT = "text", "question", "asked"


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
        group = self.inbox.group(data.number)
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
        """Send the text to all who wait, and settle the question."""
        if not await asyncio.to_thread(close_draft, self._store, draft.number):
            return
        group = self.inbox.group(draft.payload[_QUESTION])
        count = 0 if group is None else await self._send(group, text)
        await self.voice.tell(editor, self._words(editor.language, "replied", count))

    async def take_choice(self, editor: Editor, draft: Draft, choice: str, posted: Posted) -> None:
        """Ask once more: a text is to be written."""
        await self.ask(editor, draft)

    async def _send(self, group: QuestionGroup, text: str) -> int:
        """Send it to each who waits, once; gives how many got it."""
        count = 0
        for wish in waiting_for(group, wishes(self._store)):
            if await asyncio.to_thread(fulfil_wish, self._store, wish.id):
                html = self._words(wish.language, "reply_sent", group.text, text)
                count += await self.sender.send_text(Target(wish.chat), html) is not None
        await asyncio.to_thread(settle_questions, self._store, group.ids)
        return count

    def _words(self, language: Language, name: str, *values: object) -> str:
        words = self.answering.renderer.words("inbox_words.html", language)
        return str(getattr(words, name)(*values)).strip()

    @property
    def _store(self) -> Store:
        return self.answering.store
