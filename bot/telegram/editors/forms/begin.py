"""/add, /addsource, /editsource and /back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.telegram.editors.button_data import EditorData
from bot.telegram.editors.commands import Order
from bot.telegram.editors.drafts import Drafts
from bot.telegram.editors.flows import DraftKind
from bot.telegram.editors.forms.flow import FormFlow
from bot.telegram.editors.forms.sentences import FormSentence, form_sentence
from bot.telegram.editors.forms.source_finder import SourceFinder
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.troubles import trouble
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted
from knowledge.drafting.source_form import cells_of_source
from knowledge.revise import present_source
from knowledge.store import Store, UnknownIdError


@dataclass(frozen=True, slots=True)
class Forms:
    """Begins forms, and goes back in them."""

    store: Store
    voice: Voice
    drafts: Drafts
    flows: Mapping[DraftKind, FormFlow]
    finder: SourceFinder

    async def add(self, order: Order) -> None:
        """Begin the form of a fact."""
        await self.flows[DraftKind.ADD].begin(order.editor)

    async def add_source(self, order: Order) -> None:
        """Begin the form of a source."""
        await self.flows[DraftKind.ADD_SOURCE].begin(order.editor)

    async def edit_source(self, order: Order) -> None:
        """Show a source as a form that is filled in: `/editsource bns-6567`."""
        id = await self.finder.find(order.editor, order.argument)
        if id is not None:
            await self._correct(order.editor, id)

    async def press_correct(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """The same, by a button below the source."""
        await self._correct(editor, data.choice)

    async def _correct(self, editor: Editor, id: str) -> None:
        try:
            source, version = present_source(self.store, id)
        except UnknownIdError as error:
            await self.voice.tell(editor, trouble(error, editor.language))
            return
        flow = self.flows[DraftKind.EDIT_SOURCE]
        await flow.begin(editor, cells_of_source(source), version)

    async def back(self, order: Order) -> None:
        """Ask the step before of the form that is open."""
        draft = self.drafts.of(order.editor)
        kind = draft.kind if draft is not None else None
        flow = self.flows.get(DraftKind(kind)) if kind in list(DraftKind) else None
        if draft is None or flow is None:
            html = form_sentence(FormSentence.NO_FORM, order.editor.language)
            await self.voice.tell(order.editor, html)
        else:
            await flow.back(order.editor, draft)
