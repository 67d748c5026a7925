"""A word that readers use is made to mean what a word means that is known already."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.render.plain import plain_text
from bot.telegram.answering import Answering
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
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted
from knowledge.answer.trial import answer_with
from knowledge.revise import Change, RevisionError, undo_batch
from knowledge.revise.aliases import (
    KnownWordError,
    NewAlias,
    NothingMeantError,
    add_alias,
    as_known,
)
from knowledge.store import Store
from knowledge.store.drafts import Draft, close_draft, save_draft
from knowledge.store.inbox import settle_questions
from knowledge.store.roles import Role

_STEP, _QUESTION, _TEXT, _FORM, _KNOWN = "words", "question", "text", "form", "known"
_CONFIRM = "confirm"
_SIGN = "="


@dataclass(frozen=True, slots=True)
class NewWords:
    """The flow of DraftKind.WORD; where changes are reviewed, it is for reviewers."""

    answering: Answering
    inbox: Inbox
    voice: Voice
    needed: Role

    async def begin(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Ask for the word, and for one that means the same."""
        group = await self.inbox.group(data.number)
        if group is None:
            await self.inbox.turn(editor, EditorData(EditorAction.INBOX, 0), posted)
            return
        if not editor.role.includes(self.needed):
            await self._say(editor, "for_reviewers")
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
        """Add the word."""
        payload = draft.payload
        if choice != _CONFIRM or _FORM not in payload:
            await self.ask(editor, draft)
            return
        batch = new_batch("word")
        try:
            await asyncio.to_thread(self._add, editor, draft, batch)
        except DraftClosedError:
            await self._say(editor, "out_of_date")
        except RevisionError as error:
            await self._refuse(editor, error)
        else:
            label = self._words(editor, "take_back")
            rows = [editor_button(label, EditorAction.UNWORD, 0, batch)]
            html = self._words(editor, "added", payload[_FORM], payload[_KNOWN])
            await self.voice.tell(editor, html, rows, instead_of=posted)

    async def take_back(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Remove the word that the button names."""
        if not editor.role.includes(self.needed):
            await self._say(editor, "for_reviewers")
            return
        reason = self._words(editor, "why_taken_back", data.choice)
        change = Change(author(editor), reason, new_batch("undo"))
        try:
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
        label = self._words(editor, "confirm")
        rows = [
            editor_button(label, EditorAction.CHOOSE, draft.number, _CONFIRM),
            cancel_row(editor.language, draft.number),
        ]
        html = self._words(editor, "trial", alias.form, alias.known, text, first)
        await self.voice.tell(editor, html, rows)

    def _add(self, editor: Editor, draft: Draft, batch: str) -> None:
        alias = as_known(self._store, draft.payload[_FORM], draft.payload[_KNOWN])
        reason = self._words(editor, "why_added", alias.known)
        group = self.inbox.find(draft.payload[_QUESTION])
        with self._store.change():
            if not close_draft(self._store, draft.number):
                raise DraftClosedError
            add_alias(self._store, alias, Change(author(editor), reason, batch))
            if group is not None:
                settle_questions(self._store, group.ids)

    def _draft(self, editor: Editor, payload: dict[str, object]) -> Draft:
        at = self.answering.now().isoformat("T", "seconds")
        return Draft(editor.user, editor.place.chat, DraftKind.WORD, _STEP, payload, at)

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

    @property
    def _store(self) -> Store:
        return self.answering.store
