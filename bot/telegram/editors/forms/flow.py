"""The flow of a form: each text or choice leads to another step, and in the end to a change."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from bot.telegram.answering import Answering
from bot.telegram.editors.changing import Changes
from bot.telegram.editors.flows import DraftKind
from bot.telegram.editors.forms.choices import FormAction, FormChoice
from bot.telegram.editors.forms.kinds import FormKind
from bot.telegram.editors.forms.lookups import FormLookups
from bot.telegram.editors.forms.screens import Screen, Screens
from bot.telegram.editors.forms.sentences import FormSentence, form_sentence
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.troubles import trouble
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted
from knowledge.drafting.errors import StepError
from knowledge.drafting.fact_form import composed
from knowledge.drafting.form import SUMMARY, Filled, Form, Waiting
from knowledge.drafting.steps import Cells
from knowledge.drafting.trial import questions_of, tried_out
from knowledge.store import StoreError
from knowledge.store.drafts import Draft, save_draft
from knowledge.store.roles import Role


@dataclass(frozen=True, slots=True)
class FormFlow:
    """The flow of one kind of form."""

    kind: FormKind
    answering: Answering
    lookups: FormLookups
    voice: Voice
    changes: Changes
    flows: Mapping[DraftKind, FormFlow]
    needed: Role = Role.EDITOR

    async def begin(self, editor: Editor, cells: Cells | None = None, replaces: int = 0) -> None:
        """Ask the first step, or show what is to be corrected."""
        form = self._form(editor)
        await self._go_on(editor, form, form.begun(cells, replaces))

    async def begin_aside(self, editor: Editor, waiting: Waiting, posted: Posted) -> None:
        """Ask the first step, while another form waits."""
        form = self._form(editor)
        await self._go_on(editor, form, replace(form.begun(), waiting=waiting), posted)

    async def resume(self, editor: Editor, waiting: Waiting, made: str) -> None:
        """Go on where the form was left, with what was made meanwhile as the answer."""
        form = self._form(editor)
        filled = form.resumed(waiting.at, waiting.payload)
        if made and filled.at == waiting.at:
            with suppress(StepError):  # it may wait for a review
                filled = form.answered(filled, made)
        await self._go_on(editor, form, filled)

    async def ask(self, editor: Editor, draft: Draft) -> None:
        """Ask once more what the draft's step asks."""
        screens = self._screens(editor, draft)
        if not await self._is_overtaken(editor, screens):
            await self._show(editor, screens.current())

    async def take_text(self, editor: Editor, draft: Draft, text: str) -> None:
        """Take a text for the answer to the step; at the summary, for a question to try."""
        screens = self._screens(editor, draft)
        if screens.form.step(screens.filled) is None:
            await self._take_question(editor, screens, text)
            return
        await self._step(editor, screens, FormChoice(FormAction.PICK, text))

    async def take_choice(self, editor: Editor, draft: Draft, choice: str, posted: Posted) -> None:
        """Do what the button says."""
        screens, chosen = self._screens(editor, draft), FormChoice.read(choice)
        if chosen is None:
            await self._show(editor, screens.current(), posted)
            return
        match chosen.action:
            case FormAction.PAGE:
                await self._show(editor, screens.current(page=chosen.page), posted)
            case FormAction.FIELDS:
                await self._show(editor, screens.fields(chosen.page), posted)
            case FormAction.SUMMARY:
                await self._show(editor, screens.current(), posted)
            case FormAction.TRY:
                await self._try(editor, screens, posted=posted)
            case FormAction.ASIDE if draft.step in self.kind.asides:
                waiting = Waiting(draft.kind, draft.step, draft.payload)
                other = self.flows[self.kind.asides[draft.step]]
                await other.begin_aside(editor, waiting, posted)
            case FormAction.SUBMIT:
                await self._submit(editor, screens, draft, posted)
            case _:
                await self._step(editor, screens, chosen, posted)

    async def back(self, editor: Editor, draft: Draft) -> None:
        """Ask the step before."""
        await self._step(editor, self._screens(editor, draft), FormChoice(FormAction.BACK))

    async def _step(
        self, editor: Editor, screens: Screens, chosen: FormChoice, posted: Posted | None = None
    ) -> None:
        """Go to another step, or say why not."""
        try:
            filled = _led(screens.form, screens.filled, chosen)
        except StepError as error:
            await self._show(editor, screens.current(error), posted)
        else:
            await self._go_on(editor, screens.form, filled, posted)

    async def _go_on(
        self, editor: Editor, form: Form, filled: Filled, posted: Posted | None = None
    ) -> None:
        draft = Draft(
            editor.user, editor.place.chat, self.kind.draft, filled.at, filled.payload(),
            self.answering.now().isoformat("T", "seconds"),
        )  # fmt: skip
        number = await asyncio.to_thread(save_draft, self.answering.store, draft)
        screens = Screens(self.answering.renderer, self.kind, form, filled, number)
        await self._show(editor, screens.current(), posted)

    async def _is_overtaken(self, editor: Editor, screens: Screens) -> bool:
        """Go on from what others have made meanwhile of what is corrected, if they have."""
        newer = self.kind.newer(self.answering.store, screens.filled)
        if newer is None:
            return False
        await self._show(editor, screens.overtaken(newer))
        await self._go_on(editor, screens.form, newer.filled)
        return True

    async def _submit(self, editor: Editor, screens: Screens, draft: Draft, posted: Posted) -> None:
        if await self._is_overtaken(editor, screens):
            return
        try:
            proposal = self.kind.proposal(screens.form, replace(screens.filled, at=SUMMARY))
        except StepError as error:
            await self._show(editor, screens.summary(error), posted)
        else:
            await self.changes.begin(editor, proposal, back_to=draft, instead_of=posted)

    async def _take_question(self, editor: Editor, screens: Screens, question: str) -> None:
        if screens.is_told:
            await self._try(editor, screens, question)
        else:
            html = form_sentence(FormSentence.PRESS_A_BUTTON, editor.language)
            await self.voice.tell(editor, html, screens.summary().rows)

    async def _try(
        self, editor: Editor, screens: Screens, question: str = "", posted: Posted | None = None
    ) -> None:
        """Try the statement out, with questions of its own words or with the editor's."""
        try:
            record, _ = composed(screens.form, screens.filled)
        except StepError as error:
            await self._show(editor, screens.summary(error), posted)
            return
        store, today = self.answering.store, self.answering.today()
        questions = (question,) if question else questions_of(record)
        try:
            entries = await asyncio.to_thread(tried_out, store, record, questions, today)
        except StoreError as error:
            await self.voice.tell(editor, trouble(error, editor.language))
        else:
            await self._show(editor, screens.trial(entries), posted)

    async def _show(self, editor: Editor, screen: Screen, posted: Posted | None = None) -> None:
        await self.voice.tell(editor, screen.html, screen.rows, instead_of=posted)

    def _screens(self, editor: Editor, draft: Draft) -> Screens:
        form = self._form(editor)
        filled = form.resumed(draft.step, draft.payload)
        return Screens(self.answering.renderer, self.kind, form, filled, draft.number)

    def _form(self, editor: Editor) -> Form:
        lookups = self.lookups.of(editor, self.answering.today())
        return Form(self.kind.steps(editor.language), lookups)


def _led(form: Form, filled: Filled, chosen: FormChoice) -> Filled:
    """The form after a choice. Raises StepError."""
    match chosen.action:
        case FormAction.TAKE:
            return form.taken(filled)
        case FormAction.SKIP:
            return form.skipped(filled)
        case FormAction.KEEP:
            return form.kept(filled)
        case FormAction.BACK:
            return form.back(filled)
        case FormAction.CHANGE:
            return form.changing(filled, chosen.argument)
    return form.answered(filled, chosen.argument)
