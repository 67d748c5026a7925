"""A whole import taken back, of which the size is shown, or words, of which the words are."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

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
from knowledge.revise.reversal import Batch, batch_of
from knowledge.store import Store, StoreError
from knowledge.store.drafts import Draft, close_draft, save_draft
from knowledge.store.roles import Role
from knowledge.types.fact import Language

_STEP, _BATCH, _REASON = "confirm", "batch", "reason"


@dataclass(frozen=True, slots=True)
class BatchUndo:
    """The flow of DraftKind.UNDO; where changes are reviewed, it is for reviewers."""

    store: Store
    voice: Voice
    now: Callable[[], datetime]
    needed: Role

    async def begin(self, editor: Editor, batch: Batch, reason: str) -> None:
        """Show what would be taken back, and ask for a confirmation."""
        if not editor.role.includes(self.needed):
            await self.voice.say(editor, EditorSentence.REVIEWERS_UNDO)
            return
        draft = Draft(
            editor.user, editor.place.chat, DraftKind.UNDO, _STEP,
            {_BATCH: batch.name, _REASON: reason}, self.now().isoformat("T", "seconds"),
        )  # fmt: skip
        number = await asyncio.to_thread(save_draft, self.store, draft)
        html = _question(batch, editor.language)
        label = editor_sentence(EditorSentence.CONFIRM, editor.language)
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
            count = await asyncio.to_thread(self._undo, editor, draft)
        except DraftClosedError:
            await self.voice.say(editor, EditorSentence.OUT_OF_DATE, instead_of=posted)
        except StoreError as error:
            await self.voice.tell(editor, trouble(error, editor.language))
        except RevisionError as error:
            await self._fail(editor, draft, error, posted)
        else:
            name = EditorSentence.UNDONE
            await self.voice.say(editor, name, count=str(count), instead_of=posted)

    async def _fail(
        self, editor: Editor, draft: Draft, error: RevisionError, posted: Posted | None = None
    ) -> None:
        """Tell what is in the way, and drop what can never be confirmed."""
        await asyncio.to_thread(close_draft, self.store, draft.number)
        await self.voice.tell(editor, trouble(error, editor.language), instead_of=posted)

    def _undo(self, editor: Editor, draft: Draft) -> int:
        change = Change(author(editor), draft.payload[_REASON], new_batch("undo"))
        with self.store.change():
            if not close_draft(self.store, draft.number):
                raise DraftClosedError
            return undo_batch(self.store, draft.payload[_BATCH], change)


def _question(batch: Batch, language: Language) -> str:
    if batch.words:
        words = ", ".join(batch.words)
        return editor_sentence(EditorSentence.UNDO_WORDS, language, words=words)
    name, count = batch.name, str(batch.size)
    return editor_sentence(EditorSentence.UNDO_BATCH, language, batch=name, count=count)
