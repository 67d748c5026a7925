"""Proposals that are approved: a whole batch beside the conversation, as it may be large."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.render.imports import said
from bot.telegram.editors.announcing import Announcing
from bot.telegram.editors.button_data import EditorData
from bot.telegram.editors.imports.background import Background
from bot.telegram.editors.imports.jobs import Trouble, approve_batch
from bot.telegram.editors.imports.working import Working
from bot.telegram.editors.publishing import VIA
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.troubles import trouble
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted
from knowledge.revise import RevisionError
from knowledge.revise.batches import ProposedImport, ProposedUndo
from knowledge.revise.review import approve, may_decide
from knowledge.revise.submitted import Decision, Submitted, submitted
from knowledge.store import Store, StoreError


@dataclass(frozen=True, slots=True)
class Approving:
    """Publishes what waits, and tells who has to know."""

    store: Store
    voice: Voice
    announcing: Announcing
    working: Working
    background: Background
    now: Callable[[], datetime]

    async def approve(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Publish a proposal."""
        try:
            entry = may_decide(self.store, data.number, editor.user)
        except RevisionError as error:
            await self.voice.tell(editor, trouble(error, editor.language))
            return
        decision = Decision(editor.user, self.now().isoformat("T", "seconds"))
        if not isinstance(entry.proposal, ProposedImport | ProposedUndo):
            problem = await asyncio.to_thread(self._publish, editor, entry, decision)
            await self._tell(editor, entry, decision, problem, posted)
        elif self.background.is_busy(editor.user):
            await self.voice.tell(editor, said("busy", editor.language))
        else:
            self.background.start(editor, self._publish_batch(editor, entry, decision, posted))

    def _publish(self, editor: Editor, entry: Submitted, decision: Decision) -> str:
        """Publish it; gives what is in the way."""
        try:
            approve(self.store, entry.number, decision, VIA)
        except (RevisionError, StoreError) as error:
            return trouble(error, editor.language)
        return ""

    async def _publish_batch(
        self, editor: Editor, entry: Submitted, decision: Decision, posted: Posted
    ) -> None:
        job = partial(
            approve_batch, store_file=self.store.path, number=entry.number, decision=decision,
            total=entry.proposal.size, language=editor.language,
        )  # fmt: skip
        done = await self.working.written(editor, posted, job)
        problem = done.html if isinstance(done, Trouble) else ""
        await self._tell(editor, entry, decision, problem, posted)

    async def _tell(
        self, editor: Editor, entry: Submitted, decision: Decision, problem: str, posted: Posted
    ) -> None:
        """Tell that it is published, or what is in the way, of which it may be out of date now."""
        if not problem:
            await self.announcing.tell_decided(editor, entry.number, posted)
        elif submitted(self.store, entry.number).decision == decision:
            await self.voice.tell(editor, problem, instead_of=posted)
            await self.announcing.tell_author(entry.number)
        else:
            await self.voice.tell(editor, problem)
