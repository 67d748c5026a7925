"""/edit: from an answer to its facts, to one field of one of them, to a change."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from bot.telegram.answering import Answering
from bot.telegram.editors.behind import Behind
from bot.telegram.editors.change_page import Choice
from bot.telegram.editors.changing import Changes
from bot.telegram.editors.commands import Order
from bot.telegram.editors.edit_page import TYPED, Offer, edit_page
from bot.telegram.editors.edited import Edited, EditStep
from bot.telegram.editors.flows import DraftKind
from bot.telegram.editors.forms.lookups import FormLookups
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.sentences import EditorSentence
from bot.telegram.editors.troubles import trouble
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted
from knowledge.drafting.corrected import RANK, corrected, fields_of, offered
from knowledge.drafting.errors import StepError
from knowledge.drafting.intervals import INTERVAL, needs_interval
from knowledge.drafting.steps import Lookups
from knowledge.revise import ConflictError, present
from knowledge.revise.proposals import Proposal, propose_fact
from knowledge.revise.rivals import competing, preferring, with_rank
from knowledge.store import UnknownIdError
from knowledge.store.drafts import Draft, save_draft
from knowledge.store.records import FactRecord
from knowledge.store.roles import Role
from knowledge.types.fact import Rank
from knowledge.types.question import Question


@dataclass(frozen=True, slots=True)
class Editing:
    """The flow of DraftKind.EDIT, and the ways into it."""

    answering: Answering
    voice: Voice
    changes: Changes
    lookups: FormLookups
    behind: Behind
    needed: Role = Role.EDITOR

    async def edit(self, order: Order) -> None:
        """Correct a fact by its id, or one behind the answer that is replied to."""
        replied = order.message.reply_to_message
        if order.argument:
            await self._begin(order.editor, (order.argument.split()[0].casefold(),))
        elif replied is not None:
            await self._begin(order.editor, self.behind.message(order.editor, replied))
        else:
            await self.voice.say(order.editor, EditorSentence.HOW_TO_EDIT)

    async def press(self, editor: Editor, question: str | Question, posted: Posted) -> None:
        """Correct a fact behind the answer below which the button stands."""
        await self._begin(editor, self.behind.question(question, editor))

    async def arrive(self, editor: Editor, pointed: Question | tuple[str, ...]) -> None:
        """Correct a fact to which a link from a group points."""
        if isinstance(pointed, Question):
            pointed = self.behind.question(pointed, editor)
        await self._begin(editor, pointed)

    async def ask(self, editor: Editor, draft: Draft) -> None:
        """Ask once more what the draft's step asks."""
        await self._go_on(editor, Edited.of(draft.payload))

    async def take_text(self, editor: Editor, draft: Draft, text: str) -> None:
        """Take what is to stand in the field, or the reason for the rank."""
        edited = Edited.of(draft.payload)
        match edited.step:
            case EditStep.NEW if edited.column != RANK:
                await self._correct(editor, edited, text)
            case EditStep.INTERVAL:
                await self._correct(editor, edited, text)
            case EditStep.WHY:
                await self._rank(editor, edited, text.strip())
            case _:
                await self.voice.say(editor, EditorSentence.PRESS_A_BUTTON)
                await self._go_on(editor, edited)

    async def take_choice(self, editor: Editor, draft: Draft, choice: str, posted: Posted) -> None:
        """Take the fact, the field, or what is to stand there."""
        edited = Edited.of(draft.payload)
        match edited.step:
            case _ if choice == Choice.BACK:
                await self._go_on(editor, _back(edited), posted)
            case EditStep.FACT if choice in edited.ids:
                await self._go_on(editor, replace(edited, id=choice), posted)
            case EditStep.FIELD if choice in self._columns(editor, edited):
                await self._go_on(editor, replace(edited, column=choice), posted)
            case EditStep.NEW if edited.column == RANK and choice[1:] in list(Rank):
                await self._take_rank(editor, edited, choice[1:], posted)
            case EditStep.NEW | EditStep.INTERVAL if choice.startswith(TYPED):
                await self._correct(editor, edited, choice[1:])
            case _:
                await self._go_on(editor, edited, posted)

    async def _begin(self, editor: Editor, ids: tuple[str, ...]) -> None:
        if not ids:
            await self.voice.say(editor, EditorSentence.NO_FACTS_BEHIND)
            return
        await self._go_on(editor, Edited(ids, ids[0] if len(ids) == 1 else ""))

    async def _go_on(self, editor: Editor, edited: Edited, posted: Posted | None = None) -> None:
        store = self.answering.store
        try:
            records = tuple(present(store, id) for id in ([edited.id] if edited.id else edited.ids))
        except UnknownIdError as error:
            await self.voice.tell(editor, trouble(error, editor.language))
            return
        if edited.step is EditStep.FIELD:  # what is shown now is what is corrected
            edited = replace(edited, version=records[0][1])
        offer = self._offer(editor, edited, tuple(record for record, _ in records))
        draft = Draft(
            editor.user, editor.place.chat, DraftKind.EDIT, edited.step, edited.payload(),
            self.answering.now().isoformat("T", "seconds"),
        )  # fmt: skip
        number = await asyncio.to_thread(save_draft, store, draft)
        page = edit_page(self.answering.renderer, editor.language, edited, offer, number)
        await self.voice.tell(editor, page.html, page.rows, instead_of=posted)

    def _offer(self, editor: Editor, edited: Edited, records: tuple[FactRecord, ...]) -> Offer:
        lookups = self._lookups(editor)
        match edited.step:
            case EditStep.FIELD:
                return Offer(records, columns=fields_of(records[0], editor.language))
            case EditStep.NEW:
                return Offer(records, texts=offered(records[0], edited.column, lookups))
            case EditStep.INTERVAL:
                new = corrected(records[0], edited.column, edited.typed, lookups)
                return Offer((new,), texts=offered(new, INTERVAL, lookups))
        return Offer(records)

    def _columns(self, editor: Editor, edited: Edited) -> tuple[str, ...]:
        return fields_of(present(self.answering.store, edited.id)[0], editor.language)

    def _lookups(self, editor: Editor) -> Lookups:
        return self.lookups.of(editor, self.answering.today())

    async def _correct(self, editor: Editor, edited: Edited, typed: str) -> None:
        """Propose the fact with what was typed, once its interval is settled too."""
        record, _ = present(self.answering.store, edited.id)
        lookups = self._lookups(editor)
        try:
            if edited.step is EditStep.INTERVAL:
                new = corrected(record, edited.column, edited.typed, lookups)
                new = corrected(new, INTERVAL, typed, lookups)
            else:
                new = corrected(record, edited.column, typed, lookups)
        except StepError as error:
            page = self.answering.renderer.page
            html = page("line_refused.html", editor.language, error=error)
            await self.voice.tell(editor, html)
            return
        if edited.step is EditStep.NEW and needs_interval(record, new):
            await self._go_on(editor, replace(edited, typed=typed))
        else:
            await self._propose(editor, edited, new, "")

    async def _take_rank(self, editor: Editor, edited: Edited, rank: str, posted: Posted) -> None:
        """Ask why it has the rank; the usual one needs no reason of its own."""
        if Rank(rank) is not Rank.NORMAL:
            await self._go_on(editor, replace(edited, rank=rank), posted)
            return
        record, _ = present(self.answering.store, edited.id)
        await self._propose(editor, edited, with_rank(record, Rank.NORMAL, ""), "")

    async def _rank(self, editor: Editor, edited: Edited, why: str) -> None:
        record, _ = present(self.answering.store, edited.id)
        await self._propose(editor, edited, with_rank(record, Rank(edited.rank), why), why)

    async def _propose(
        self, editor: Editor, edited: Edited, record: FactRecord, reason: str
    ) -> None:
        """Propose the fact in place of the version that was shown, and of no other."""
        store = self.answering.store
        change = propose_fact(store, record)
        if change.version != edited.version:
            error = ConflictError(edited.id, edited.version, change.version)
            await self.voice.tell(editor, trouble(error, editor.language))
            await self._go_on(editor, replace(edited, column="", rank="", typed=""))
            return
        proposal = Proposal((change,), reason)
        if edited.rank == Rank.PREFERRED:
            proposal = preferring(proposal, competing(store, proposal), edited.id, reason)
        await self.changes.begin(editor, proposal)


def _back(edited: Edited) -> Edited:
    """One step back."""
    match edited.step:
        case EditStep.WHY | EditStep.INTERVAL:
            return replace(edited, rank="", typed="")
        case EditStep.NEW:
            return replace(edited, column="")
    return replace(edited, id="" if len(edited.ids) > 1 else edited.id)
