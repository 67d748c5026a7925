"""A whole import taken back, of which the size is shown, or words, of which the words are."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.telegram.editors.announcing import Announcing
from bot.telegram.editors.button_data import EditorAction, cancel_row, editor_button
from bot.telegram.editors.change_page import Choice
from bot.telegram.editors.flows import DraftKind
from bot.telegram.editors.publishing import DraftClosedError, author, new_batch
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.sentences import EditorSentence, editor_sentence
from bot.telegram.editors.troubles import trouble
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted
from knowledge.revise import Change, RevisionError, undo_batch
from knowledge.revise.batches import propose_undo
from knowledge.revise.reversal import Batch, batch_of
from knowledge.revise.review import submit
from knowledge.store import Store, StoreError
from knowledge.store.drafts import Draft, close_draft, save_draft
from knowledge.store.roles import Role
from knowledge.types.fact import Language

_STEP, _BATCH, _REASON = "confirm", "batch", "reason"


@dataclass(frozen=True, slots=True)
class BatchUndo:
    """The flow of DraftKind.UNDO; where changes are reviewed, it is proposed."""

    store: Store
    voice: Voice
    announcing: Announcing
    now: Callable[[], datetime]
    is_reviewed: bool
    needed: Role = Role.EDITOR

    async def begin(self, editor: Editor, batch: Batch, reason: str) -> None:
        """Show what would be taken back, and ask for a confirmation."""
        draft = Draft(
            editor.user, editor.place.chat, DraftKind.UNDO, _STEP,
            {_BATCH: batch.name, _REASON: reason}, self._at(),
        )  # fmt: skip
        number = await asyncio.to_thread(save_draft, self.store, draft)
        html = _question(batch, editor.language)
        name = EditorSentence.TO_REVIEW if self.is_reviewed else EditorSentence.CONFIRM
        label = editor_sentence(name, editor.language)
        confirming = editor_button(label, EditorAction.CHOOSE, number, Choice.CONFIRM)
        await self.voice.tell(editor, html, [confirming, cancel_row(editor.language, number)])

    async def ask(self, editor: Editor, draft: Draft) -> None:
        """Ask once more for the confirmation."""
        try:
            batch = batch_of(self.store, draft.payload[_BATCH])
        except RevisionError as error:
            await self._fail(editor, draft, error)
        else:
            await self.begin(editor, batch, draft.payload[_REASON])

    async def take_text(self, editor: Editor, draft: Draft, text: str) -> None:
        """Ask once more: a button is to be pressed."""
        await self.voice.say(editor, EditorSentence.PRESS_A_BUTTON)
        await self.ask(editor, draft)

    async def take_choice(self, editor: Editor, draft: Draft, choice: str, posted: Posted) -> None:
        """Take the batch back."""
        if choice != Choice.CONFIRM:
            await self.ask(editor, draft)
            return
        try:
            number = await asyncio.to_thread(self._settle, editor, draft)
        except DraftClosedError:
            await self.voice.say(editor, EditorSentence.OUT_OF_DATE, instead_of=posted)
        except StoreError as error:
            await self.voice.tell(editor, trouble(error, editor.language))
        except RevisionError as error:
            await self._fail(editor, draft, error, posted)
        else:
            await self._tell_done(editor, draft, number, posted)

    async def _tell_done(self, editor: Editor, draft: Draft, number: int, posted: Posted) -> None:
        if not self.is_reviewed:
            name = EditorSentence.UNDONE
            await self.voice.say(editor, name, count=str(number), instead_of=posted)
            return
        await self.voice.say(
            editor, EditorSentence.SUBMITTED, id=draft.payload[_BATCH], number=str(number),
            instead_of=posted,
        )  # fmt: skip
        await self.announcing.announce(number)

    async def _fail(
        self, editor: Editor, draft: Draft, error: RevisionError, posted: Posted | None = None
    ) -> None:
        """Tell what is in the way, and drop what can never be confirmed."""
        await asyncio.to_thread(close_draft, self.store, draft.number)
        await self.voice.tell(editor, trouble(error, editor.language), instead_of=posted)

    def _settle(self, editor: Editor, draft: Draft) -> int:
        """Take the batch back, or let that wait; gives how many changes, or the proposal."""
        name, reason = draft.payload[_BATCH], draft.payload[_REASON]
        with self.store.change():
            if not close_draft(self.store, draft.number):
                raise DraftClosedError
            if self.is_reviewed:
                proposal = propose_undo(self.store, batch_of(self.store, name), reason)
                return submit(self.store, proposal, editor.user, editor.language, self._at())
            return undo_batch(self.store, name, Change(author(editor), reason, new_batch("undo")))

    def _at(self) -> str:
        return self.now().isoformat("T", "seconds")


def _question(batch: Batch, language: Language) -> str:
    """What would be taken back with a batch."""
    if batch.words:
        words = ", ".join(batch.words)
        return editor_sentence(EditorSentence.UNDO_WORDS, language, words=words)
    name, count = batch.name, str(batch.size)
    return editor_sentence(EditorSentence.UNDO_BATCH, language, batch=name, count=count)
