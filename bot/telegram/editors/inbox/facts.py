"""A fact for a question of the inbox: its form, begun with what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.telegram.answering import Answering
from bot.telegram.editors.button_data import EditorAction, EditorData
from bot.telegram.editors.flows import DraftKind
from bot.telegram.editors.forms.flow import FormFlow
from bot.telegram.editors.inbox.listing import Inbox
from bot.telegram.editors.rights import Editor
from bot.telegram.target import Posted
from knowledge.drafting.asked import asked_cells
from knowledge.store.question_log import Slots


@dataclass(frozen=True, slots=True)
class NewFacts:
    """Begins the form of the fact that a question lacks."""

    answering: Answering
    inbox: Inbox
    forms: Mapping[DraftKind, FormFlow]

    async def begin(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Ask what the question leaves open."""
        group = await self.inbox.group(data.number)
        if group is None:
            await self.inbox.turn(editor, EditorData(EditorAction.INBOX, 0), posted)
            return
        slots, today = Slots.read(group.slots), self.answering.today()
        cells = asked_cells(slots, self.answering.store, today)
        await self.forms[DraftKind.ADD].begin(editor, cells)
