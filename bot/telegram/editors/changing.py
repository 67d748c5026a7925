"""The last steps of every change: ask what is missing, show old and new, and have it confirmed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.telegram.answering import Answering
from bot.telegram.editors.announcing import Announcing
from bot.telegram.editors.change_page import Choice, change_page
from bot.telegram.editors.flows import DraftKind, Flow
from bot.telegram.editors.pending import ChangeStep, Form, Pending, Stage
from bot.telegram.editors.publishing import DraftClosedError, Publishing
from bot.telegram.editors.reasons import reason_of
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.sentences import EditorSentence
from bot.telegram.editors.troubles import trouble
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted
from knowledge.revise import RevisionError
from knowledge.revise.doubts import doubts
from knowledge.revise.proposals import Proposal
from knowledge.revise.resting import check_resting
from knowledge.revise.rivals import distinct, preferring, rivals
from knowledge.store import StoreError
from knowledge.store.drafts import Draft, close_draft, save_draft
from knowledge.store.roles import Role


@dataclass(frozen=True, slots=True)
class Changes:
    """The flow of DraftKind.CHANGE; `flows` are those of the forms that lead to a change."""

    answering: Answering
    voice: Voice
    publishing: Publishing
    announcing: Announcing
    flows: Mapping[DraftKind, Flow]
    made: Callable[[Editor, Mapping[str, Any], str], Awaitable[None]]
    needed: Role = Role.EDITOR

    async def begin(
        self,
        editor: Editor,
        proposal: Proposal,
        *,
        back_to: Draft | None = None,
        is_return: bool = False,
        instead_of: Posted | None = None,
    ) -> None:
        """Ask what is missing, then for a confirmation; the draft of a form can be gone back to.

        A return to what was there before is asked nothing about its numbers.
        """
        if not proposal.changes_something:
            await self.voice.say(editor, EditorSentence.NOTHING_CHANGES)
            return
        main = proposal.changes[0]
        try:
            check_resting(self.answering.store.reader.rows, main.entity, main.after)
        except RevisionError as error:
            await self.voice.tell(editor, trouble(error, editor.language))
            return
        form = Form(back_to.kind, back_to.step, back_to.payload) if back_to is not None else None
        await self._go_on(
            editor, Pending(proposal, is_return, is_sure=is_return, form=form), instead_of
        )

    async def ask(self, editor: Editor, draft: Draft) -> None:
        """Ask once more what the draft's step asks."""
        await self._go_on(editor, Pending.of(draft.payload))

    async def take_text(self, editor: Editor, draft: Draft, text: str) -> None:
        """Take the reason for the change, or for what is preferred; else ask again."""
        pending, said = Pending.of(draft.payload), reason_of(text)
        match self._stage(pending).step:
            case ChangeStep.REASON:
                proposal = replace(pending.proposal, reason=said)
                await self._go_on(editor, replace(pending, proposal=proposal))
            case ChangeStep.WHY:
                await self._go_on(editor, self._ranked(pending, said))
            case _:
                await self.voice.say(editor, EditorSentence.PRESS_A_BUTTON)
                await self._go_on(editor, pending)

    async def take_choice(self, editor: Editor, draft: Draft, choice: str, posted: Posted) -> None:
        """Confirm, be sure, say what is preferred, or go back to the form."""
        pending = Pending.of(draft.payload)
        match self._stage(pending).step, choice:
            case ChangeStep.CONFIRM, Choice.CONFIRM:
                await self._confirm(editor, draft, pending, posted)
            case ChangeStep.SURE, Choice.SURE:
                await self._go_on(editor, replace(pending, is_sure=True), posted)
            case ChangeStep.PREFERRED, Choice.USUAL:
                await self._go_on(editor, replace(pending, is_ranked=True), posted)
            case ChangeStep.PREFERRED, _ if choice in _numbered(pending.candidates):
                preferred = _numbered(pending.candidates)[choice]
                await self._go_on(editor, replace(pending, preferred=preferred), posted)
            case _, Choice.BACK if pending.form is not None:
                await self._go_back(editor, pending.form)
            case _:
                await self._go_on(editor, pending, posted)

    async def _go_on(self, editor: Editor, pending: Pending, posted: Posted | None = None) -> None:
        stage = self._stage(pending)
        if stage.step is ChangeStep.PREFERRED:
            ids = tuple(change.id for change in (pending.proposal.changes[0], *stage.others))
            pending = replace(pending, candidates=ids)
        number = await self._save(editor, DraftKind.CHANGE, stage.step, pending.payload())
        is_reviewed = self.publishing.is_reviewed
        page = change_page(
            self.answering.renderer, editor.language, pending, stage, number, is_reviewed
        )
        await self.voice.tell(editor, page.html, page.rows, instead_of=posted)

    async def _go_back(self, editor: Editor, form: Form) -> None:
        kind = DraftKind(form.kind)
        number = await self._save(editor, kind, form.step, form.payload)
        draft = self._draft(editor, kind, form.step, form.payload)
        await self.flows[kind].ask(editor, replace(draft, number=number))

    async def _confirm(
        self, editor: Editor, draft: Draft, pending: Pending, posted: Posted
    ) -> None:
        try:
            waiting = await asyncio.to_thread(
                self.publishing.settle, editor, draft.number, pending.proposal
            )
        except DraftClosedError:
            await self.voice.say(editor, EditorSentence.OUT_OF_DATE, instead_of=posted)
        except StoreError as error:
            await self.voice.tell(editor, trouble(error, editor.language))
        except RevisionError as error:
            await self._fail(editor, draft, pending, error, posted)
        else:
            await self._tell_done(editor, pending.proposal, waiting, posted)
            if pending.form is not None:
                await self.made(editor, pending.form.payload, pending.proposal.changes[0].id)

    async def _tell_done(
        self, editor: Editor, proposal: Proposal, waiting: int | None, posted: Posted
    ) -> None:
        id = proposal.changes[0].id
        if waiting is None:
            await self.voice.say(editor, EditorSentence.PUBLISHED, id=id, instead_of=posted)
        else:
            await self.voice.say(
                editor, EditorSentence.SUBMITTED, id=id, number=str(waiting), instead_of=posted
            )
            await self.announcing.announce(waiting)

    async def _fail(
        self, editor: Editor, draft: Draft, pending: Pending, error: RevisionError, posted: Posted
    ) -> None:
        """Tell what is in the way, and drop what can never be confirmed; a form is gone back to."""
        html = trouble(error, editor.language)
        await self.voice.tell(editor, html, instead_of=posted)
        if pending.form is not None:
            await self._go_back(editor, pending.form)
        else:
            await asyncio.to_thread(close_draft, self.answering.store, draft.number)

    async def _save(
        self, editor: Editor, kind: DraftKind, step: str, payload: dict[str, object]
    ) -> int:
        draft = self._draft(editor, kind, step, payload)
        return await asyncio.to_thread(save_draft, self.answering.store, draft)

    def _draft(
        self, editor: Editor, kind: DraftKind, step: str, payload: dict[str, object]
    ) -> Draft:
        at = self.answering.now().isoformat("T", "seconds")
        return Draft(editor.user, editor.place.chat, kind, step, payload, at)

    def _stage(self, pending: Pending) -> Stage:
        store, proposal = self.answering.store, pending.proposal
        odd = doubts(store, proposal.changes[0], self.answering.today())
        return pending.stage(distinct(rivals(store, proposal)), odd)

    def _ranked(self, pending: Pending, why: str) -> Pending:
        """With the preferred fact ranked so, if it is there still; else it is asked anew."""
        others = rivals(self.answering.store, pending.proposal)
        ids = {change.id for change in (*pending.proposal.changes, *others)}
        if pending.preferred not in ids:
            return replace(pending, preferred="")
        proposal = preferring(pending.proposal, others, pending.preferred, why)
        return replace(pending, proposal=proposal, preferred="", is_ranked=True)


def _numbered(ids: tuple[str, ...]) -> dict[str, str]:
    """The ids by the choices of their buttons."""
    return {str(number): id for number, id in enumerate(ids)}
