"""A word that readers use is made to mean what a word means that is known already."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.render.plain import plain_text
from bot.telegram.answering import Answering
from bot.telegram.editors.announcing import Announcing
from bot.telegram.editors.button_data import (
    EditorAction,
    EditorData,
    cancel_row,
    editor_button,
)
from bot.telegram.editors.flows import DraftKind
from bot.telegram.editors.inbox.listing import Inbox
from bot.telegram.editors.publishing import DraftClosedError, author, new_batch
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.sentences import EditorSentence, editor_sentence
from bot.telegram.editors.undoing import BatchUndo
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted
from knowledge.answer.trial import answer_with
from knowledge.revise import Change, RevisionError, undo_batch
from knowledge.revise.aliases import (
    KnownWordError,
    NewAlias,
    NothingMeantError,
    as_known,
)
from knowledge.revise.proposed_word import ProposedWord, add_word
from knowledge.revise.reversal import batch_of
from knowledge.revise.review import submit
from knowledge.store import Store
from knowledge.store.drafts import Draft, close_draft, save_draft
from knowledge.store.roles import Role

_STEP, _QUESTION, _TEXT, _FORM, _KNOWN = "words", "question", "text", "form", "known"
_CONFIRM = "confirm"
_SIGN = "="


@dataclass(frozen=True, slots=True)
class NewWords:
    """The flow of DraftKind.WORD; where changes are reviewed, a word is proposed."""

    answering: Answering
    inbox: Inbox
    voice: Voice
    announcing: Announcing
    batches: BatchUndo
    is_reviewed: bool
    needed: Role = Role.EDITOR

    async def begin(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Ask for the word, and for one that means the same."""
        group = await self.inbox.group(data.number)
        if group is None:
            await self.inbox.turn(editor, EditorData(EditorAction.INBOX, 0), posted)
            return
        draft = self._draft(editor, {_QUESTION: group.id, _TEXT: group.text})
        await self.ask(editor, await self._saved(draft))

    async def ask(self, editor: Editor, draft: Draft) -> None:
        """Ask once more."""
        text = draft.payload[_TEXT]
        rows = [cancel_row(editor.language, draft.number)]
        await self.voice.tell(editor, self._words(editor, "ask", text), rows)

    async def take_text(self, editor: Editor, draft: Draft, text: str) -> None:
        """Show how the question would be answered if the word meant that."""
        form, _, known = text.partition(_SIGN)
        try:
            alias = as_known(self._store, form, known)
        except RevisionError as error:
            await self._refuse(editor, error)
            await self.ask(editor, draft)
            return
        payload = {**draft.payload, _FORM: alias.form, _KNOWN: alias.known}
        saved = await self._saved(self._draft(editor, payload))
        await self._show_trial(editor, saved, alias)

    async def take_choice(self, editor: Editor, draft: Draft, choice: str, posted: Posted) -> None:
        """Add the word, or let it wait for a reviewer."""
        if choice != _CONFIRM or _FORM not in draft.payload:
            await self.ask(editor, draft)
            return
        batch = new_batch("word")
        try:
            number = await asyncio.to_thread(self._settle, editor, draft, batch)
        except DraftClosedError:
            await self._say(editor, "out_of_date")
        except RevisionError as error:
            await self._refuse(editor, error)
        else:
            await self._tell_settled(editor, draft, batch, number, posted)

    async def take_back(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Remove the word that the button names, or propose to."""
        reason = self._words(editor, "why_taken_back", data.choice)
        try:
            if self.is_reviewed:
                await self.batches.begin(editor, batch_of(self._store, data.choice), reason)
                return
            change = Change(author(editor), reason, new_batch("undo"))
            await asyncio.to_thread(undo_batch, self._store, data.choice, change)
        except RevisionError:
            await self._say(editor, "out_of_date")
        else:
            html = self._words(editor, "taken_back")
            await self.voice.tell(editor, html, instead_of=posted)

    async def _show_trial(self, editor: Editor, draft: Draft, alias: NewAlias) -> None:
        text, today = draft.payload[_TEXT], self.answering.today()
        answer = await asyncio.to_thread(
            answer_with, self._store, alias.rows, text, today, editor.language
        )
        first = plain_text(self.answering.renderer.html(answer)).split("\n")[0]
        to_review = editor_sentence(EditorSentence.TO_REVIEW, editor.language)
        label = to_review if self.is_reviewed else self._words(editor, "confirm")
        rows = [
            editor_button(label, EditorAction.CHOOSE, draft.number, _CONFIRM),
            cancel_row(editor.language, draft.number),
        ]
        html = self._words(editor, "trial", alias.form, alias.known, text, first)
        await self.voice.tell(editor, html, rows)

    async def _tell_settled(
        self, editor: Editor, draft: Draft, batch: str, number: int | None, posted: Posted
    ) -> None:
        form, known = draft.payload[_FORM], draft.payload[_KNOWN]
        if number is None:
            rows = [editor_button(self._words(editor, "take_back"), EditorAction.UNWORD, 0, batch)]
            html = self._words(editor, "added", form, known)
            await self.voice.tell(editor, html, rows, instead_of=posted)
            return
        name = EditorSentence.SUBMITTED
        await self.voice.say(editor, name, id=form, number=str(number), instead_of=posted)
        await self.announcing.announce(number)

    def _settle(self, editor: Editor, draft: Draft, batch: str) -> int | None:
        """Add the word, or let it wait; gives the number of the proposal if there is one."""
        word = self._word(editor, draft)
        with self._store.change():
            if not close_draft(self._store, draft.number):
                raise DraftClosedError
            if self.is_reviewed:
                return submit(self._store, word, editor.user, editor.language, self._at())
            add_word(self._store, word, Change(author(editor), word.reason, batch))
            return None

    def _word(self, editor: Editor, draft: Draft) -> ProposedWord:
        alias = as_known(self._store, draft.payload[_FORM], draft.payload[_KNOWN])
        group = self.inbox.find(draft.payload[_QUESTION])
        reason = self._words(editor, "why_added", alias.known)
        questions = () if group is None else tuple(group.ids)
        return ProposedWord(alias.form, alias.known, questions, reason)

    def _draft(self, editor: Editor, payload: dict[str, object]) -> Draft:
        return Draft(editor.user, editor.place.chat, DraftKind.WORD, _STEP, payload, self._at())

    async def _saved(self, draft: Draft) -> Draft:
        number = await asyncio.to_thread(save_draft, self._store, draft)
        return Draft(
            draft.user, draft.chat, draft.kind, draft.step, draft.payload, draft.updated_at, number
        )

    async def _refuse(self, editor: Editor, error: RevisionError) -> None:
        match error:
            case NothingMeantError():
                await self._say(editor, "unknown", error.form)
            case KnownWordError():
                await self._say(editor, "known", error.form)
            case _:
                await self._say(editor, "no_word")

    async def _say(self, editor: Editor, name: str, *values: str) -> None:
        await self.voice.tell(editor, self._words(editor, name, *values))

    def _words(self, editor: Editor, name: str, *values: str) -> str:
        return self.answering.renderer.said("inbox_words.html", name, editor.language, *values)

    def _at(self) -> str:
        return self.answering.now().isoformat("T", "seconds")

    @property
    def _store(self) -> Store:
        return self.answering.store
