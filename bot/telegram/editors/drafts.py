"""Open drafts: where the free text of an editor and the buttons of a step go."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bot.telegram.editors.button_data import EditorData
from bot.telegram.editors.buttons import Act
from bot.telegram.editors.commands import Order
from bot.telegram.editors.flows import DraftKind, Flow
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.sentences import EditorSentence
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted
from knowledge.store import Store
from knowledge.store.drafts import Draft, close_draft, open_draft

_Argument = TypeVar("_Argument")


@dataclass(frozen=True, slots=True)
class Drafts:
    """Hands what an editor does to the flow of their open draft."""

    store: Store
    voice: Voice
    flows: Mapping[DraftKind, Flow]
    dropped: Callable[[Editor, Draft], Awaitable[None]]

    def of(self, editor: Editor) -> Draft | None:
        """The draft that the editor has open."""
        return open_draft(self.store, editor.user, editor.place.chat)

    async def take_text(self, editor: Editor, text: str) -> bool:
        """Hand a text to the open draft; whether there is one that takes it."""
        draft = self.of(editor)
        flow = self._flow(editor, draft)
        if draft is None or flow is None:
            return False
        await flow.take_text(editor, draft, text)
        return True

    async def press(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Hand a choice to the draft that was saved with this number, if it is open still."""
        draft = self.of(editor)
        flow = self._flow(editor, draft)
        if draft is None or flow is None or draft.number != data.number:
            await self.voice.say(editor, EditorSentence.OUT_OF_DATE, instead_of=posted)
        else:
            await flow.take_choice(editor, draft, data.choice, posted)

    async def remind(self, editor: Editor) -> bool:
        """Tell of the draft that is open, and ask its step again; whether there is one."""
        draft = self.of(editor)
        flow = self._flow(editor, draft)
        if draft is None:
            return False
        await self.voice.say(editor, EditorSentence.DRAFT_IS_OPEN, day=draft.updated_at[:10])
        if flow is not None:
            await flow.ask(editor, draft)
        return True

    def unless_open(self, act: Act[_Argument]) -> Act[_Argument]:
        """The act of a button that begins a draft, which is not done while another is open."""

        async def begin(editor: Editor, argument: _Argument, posted: Posted) -> None:
            if not await self.remind(editor):
                await act(editor, argument, posted)

        return begin

    async def cancel(self, order: Order) -> None:
        """Drop the open draft."""
        draft = self.of(order.editor)
        is_dropped = draft is not None and await self._drop(draft.number)
        name = EditorSentence.CANCELLED if is_dropped else EditorSentence.NOTHING_TO_CANCEL
        await self.voice.say(order.editor, name)
        if draft is not None and is_dropped:
            await self.dropped(order.editor, draft)

    async def press_cancel(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Drop the draft that was saved with this number, if it is open still."""
        draft = self.of(editor)
        is_meant = draft is not None and draft.number == data.number
        is_dropped = is_meant and await self._drop(data.number)
        name = EditorSentence.CANCELLED if is_dropped else EditorSentence.OUT_OF_DATE
        await self.voice.say(editor, name, instead_of=posted)
        if draft is not None and is_dropped:
            await self.dropped(editor, draft)

    async def _drop(self, number: int) -> bool:
        return await asyncio.to_thread(close_draft, self.store, number)

    def _flow(self, editor: Editor, draft: Draft | None) -> Flow | None:
        """What goes on with the draft, if the editor still may."""
        if draft is None or draft.kind not in list(DraftKind):  # it may be of a later version
            return None
        flow = self.flows.get(DraftKind(draft.kind))
        return flow if flow is not None and editor.role.includes(flow.needed) else None
