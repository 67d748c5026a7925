"""/set: a figure in one line."""

from __future__ import annotations

from dataclasses import dataclass

from bot.telegram.answering import Answering
from bot.telegram.editors.changing import Changes
from bot.telegram.editors.commands import Order
from bot.telegram.editors.forms.lookups import FormLookups
from bot.telegram.editors.sentences import EditorSentence
from bot.telegram.editors.voice import Voice
from knowledge.drafting.errors import StepError
from knowledge.drafting.figures import Stated, stated_figure
from knowledge.drafting.one_line import read_line
from knowledge.revise.proposals import Proposal, propose_fact
from knowledge.revise.rivals import competing, preferring
from knowledge.types.fact import Rank


@dataclass(frozen=True, slots=True)
class Setting:
    """Proposes the figure that a line states, new or in place of what its source is held to say."""

    answering: Answering
    voice: Voice
    changes: Changes
    lookups: FormLookups

    async def set(self, order: Order) -> None:
        """Propose `/set emigration 2025 7608 source=bns locator="table 3" reason="final"`."""
        editor = order.editor
        if not order.argument:
            await self.voice.say(editor, EditorSentence.HOW_TO_SET)
            return
        lookups = self.lookups.of(editor, self.answering.today())
        try:
            stated = stated_figure(read_line(order.argument), lookups)
        except StepError as error:
            html = self.answering.renderer.page("line_refused.html", editor.language, error=error)
            await self.voice.tell(editor, html)
        else:
            await self.changes.begin(editor, self._proposal(stated))

    def _proposal(self, stated: Stated) -> Proposal:
        """The figure, and where it is preferred by its line, no other of its slot."""
        store = self.answering.store
        proposal = Proposal((propose_fact(store, stated.record),), stated.reason)
        if stated.record.rank is not Rank.PREFERRED:
            return proposal
        others = competing(store, proposal)
        return preferring(proposal, others, stated.record.id, stated.reason)
