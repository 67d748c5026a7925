"""Changes that wait for somebody else: reviewers list them, and reject them with a reason."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.telegram.answering import Answering
from bot.telegram.editors.announcing import Announcing
from bot.telegram.editors.button_data import EditorData, cancel_row
from bot.telegram.editors.commands import Order
from bot.telegram.editors.flows import DraftKind
from bot.telegram.editors.reasons import reason_of
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.sentences import EditorSentence, editor_sentence
from bot.telegram.editors.troubles import trouble
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted
from knowledge.revise import RevisionError
from knowledge.revise.review import may_decide, reject
from knowledge.revise.submitted import Decision, waiting
from knowledge.store import StoreError
from knowledge.store.drafts import Draft, close_draft, save_draft
from knowledge.store.roles import Role

_PROPOSAL, _WHY = "proposal", "why"


@dataclass(frozen=True, slots=True)
class Reviewing:
    """What reviewers ask for, and the flow of DraftKind.REJECTION."""

    answering: Answering
    voice: Voice
    announcing: Announcing
    needed: Role = Role.REVIEWER

    async def list(self, order: Order) -> None:
        """Show the proposals that wait: `/proposals`."""
        entries = waiting(self.answering.store)
        if not entries:
            await self.voice.say(order.editor, EditorSentence.NOTHING_WAITS)
        for entry in entries:
            await self.announcing.show(order.editor, entry)

    async def begin_rejection(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Ask why a proposal is rejected."""
        try:
            may_decide(self.answering.store, data.number, editor.user)
        except RevisionError as error:
            await self.voice.tell(editor, trouble(error, editor.language))
        else:
            await self._ask_why(editor, data.number)

    async def ask(self, editor: Editor, draft: Draft) -> None:
        """Ask once more why it is rejected."""
        await self._ask_why(editor, draft.payload[_PROPOSAL])

    async def take_text(self, editor: Editor, draft: Draft, text: str) -> None:
        """Reject for this reason."""
        decision = Decision(editor.user, self._now(), reason_of(text))
        number = int(draft.payload[_PROPOSAL])
        try:
            await asyncio.to_thread(self._reject, draft, number, decision)
        except (RevisionError, StoreError) as error:
            await self.voice.tell(editor, trouble(error, editor.language))
        else:
            await self.announcing.tell_decided(editor, number)

    async def take_choice(self, editor: Editor, draft: Draft, choice: str, posted: Posted) -> None:
        """Ask once more: a reason is written."""
        await self.ask(editor, draft)

    def _reject(self, draft: Draft, number: int, decision: Decision) -> None:
        store = self.answering.store
        with store.change():
            close_draft(store, draft.number)
            reject(store, number, decision)

    async def _ask_why(self, editor: Editor, number: int) -> None:
        draft = Draft(
            editor.user, editor.place.chat, DraftKind.REJECTION, _WHY, {_PROPOSAL: number},
            self._now(),
        )  # fmt: skip
        saved = await asyncio.to_thread(save_draft, self.answering.store, draft)
        html = editor_sentence(EditorSentence.WHY_REJECT, editor.language, number=str(number))
        await self.voice.tell(editor, html, [cancel_row(editor.language, saved)])

    def _now(self) -> str:
        return self.answering.now().isoformat("T", "seconds")
