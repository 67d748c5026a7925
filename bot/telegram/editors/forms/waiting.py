"""Forms that wait while another, begun from inside them, is filled in: a fact for its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.telegram.editors.flows import DraftKind
from bot.telegram.editors.pending import Pending
from bot.telegram.editors.rights import Editor
from knowledge.drafting.form import Waiting
from knowledge.store.drafts import Draft


class Resumable(Protocol):
    """A kind of form that can wait for another."""

    async def resume(self, editor: Editor, waiting: Waiting, made: str) -> None:
        """Go on where it was left, with the id of what was made meanwhile, if anything was."""
        ...


@dataclass(frozen=True, slots=True)
class WaitingForms:
    """Goes on with the form that waits for one that is finished or dropped."""

    flows: Mapping[DraftKind, Resumable]

    async def after_change(self, editor: Editor, payload: Mapping[str, Any], made: str) -> None:
        """Go on with what waits for the form of which a change has come."""
        await self._go_on(editor, payload, made)

    async def after_drop(self, editor: Editor, draft: Draft) -> None:
        """Go on with what waits for the form that was dropped, or its change."""
        payload = draft.payload
        if draft.kind == DraftKind.CHANGE:
            form = Pending.of(draft.payload).form
            payload = form.payload if form is not None else {}
        await self._go_on(editor, payload, "")

    async def _go_on(self, editor: Editor, payload: Mapping[str, Any], made: str) -> None:
        waiting = Waiting.of(payload)
        if waiting is not None and waiting.kind in self.flows:
            await self.flows[DraftKind(waiting.kind)].resume(editor, waiting, made)
