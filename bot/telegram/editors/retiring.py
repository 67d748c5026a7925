"""/retire, /restore and /undo: what is proposed is shown and confirmed as any change is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.telegram.editors.changing import Changes
from bot.telegram.editors.commands import Order
from bot.telegram.editors.publishing import author
from bot.telegram.editors.sentences import EditorSentence
from bot.telegram.editors.troubles import trouble
from bot.telegram.editors.undoing import BatchUndo
from bot.telegram.editors.voice import Voice
from knowledge.revise import NothingToUndoError, RevisionError
from knowledge.revise.proposals import Proposal, propose_lifecycle
from knowledge.revise.reversal import Batch, batch_of, last_batch, reversal
from knowledge.store import Store, UnknownIdError
from knowledge.types.fact import Lifecycle

_MOST_SHOWN = 20  # changes that are undone as a proposal, each of them shown


@dataclass(frozen=True, slots=True)
class Retiring:
    """Takes facts out of all answers and sources off the list, brings them back, undoes changes."""

    store: Store
    voice: Voice
    changes: Changes
    batches: BatchUndo

    async def retire(self, order: Order) -> None:
        """Propose to retire a fact or a source: `/retire emigration-2024 printed by mistake`."""
        await self._bring_to(order, Lifecycle.RETIRED, EditorSentence.HOW_TO_RETIRE)

    async def restore(self, order: Order) -> None:
        """Propose to bring a fact or a source back: `/restore emigration-2024 it was right`."""
        await self._bring_to(order, Lifecycle.PUBLISHED, EditorSentence.HOW_TO_RESTORE)

    async def undo(self, order: Order) -> None:
        """Propose to take back the editor's last change, or a batch by its name."""
        name, _, rest = order.argument.partition(" ")
        try:
            try:
                batch, reason = batch_of(self.store, name), rest.strip()
            except NothingToUndoError:
                by = author(order.editor)
                batch, reason = last_batch(self.store, by.actor, by.via), order.argument
            await self._undo(order, batch, reason or f"/undo {batch.name}")
        except RevisionError as error:
            await self.voice.tell(order.editor, trouble(error, order.editor.language))

    async def _undo(self, order: Order, batch: Batch, reason: str) -> None:
        if batch.words or batch.size > _MOST_SHOWN:
            await self.batches.begin(order.editor, batch, reason)
        else:
            proposal = replace(reversal(self.store, batch.name), reason=reason)
            await self.changes.begin(order.editor, proposal, is_return=True)

    async def _bring_to(self, order: Order, lifecycle: Lifecycle, usage: EditorSentence) -> None:
        id, _, reason = order.argument.partition(" ")
        if not id:
            await self.voice.say(order.editor, usage)
            return
        try:
            change = propose_lifecycle(self.store, id.casefold(), lifecycle)
        except UnknownIdError as error:
            await self.voice.tell(order.editor, trouble(error, order.editor.language))
            return
        await self.changes.begin(order.editor, Proposal((change,), reason.strip()))
