"""/history ID: who changed a fact or a source, when, what, why, and what it was before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.render import Renderer
from bot.render.changes import ShownRevision
from bot.telegram.buttons import Row
from bot.telegram.editors.button_data import EditorAction, EditorData, editor_button
from bot.telegram.editors.commands import Order
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.sentences import EditorSentence
from bot.telegram.editors.troubles import trouble
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted
from knowledge.revise import Revision, history
from knowledge.store import Store, UnknownIdError
from knowledge.store.states import Entity

_ON_A_PAGE = 5


@dataclass(frozen=True, slots=True)
class Histories:
    """Shows revisions, the last one first, some on each page."""

    store: Store
    voice: Voice
    renderer: Renderer

    async def show(self, order: Order) -> None:
        """Show the last revisions of what the argument names."""
        if not order.argument:
            await self.voice.say(order.editor, EditorSentence.HOW_TO_HISTORY)
        else:
            await self._show(order.editor, order.argument.split()[0].casefold(), 0, None)

    async def turn(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Show another page in place of the one shown."""
        await self._show(editor, data.choice, data.number, posted)

    async def _show(self, editor: Editor, id: str, page: int, posted: Posted | None) -> None:
        revisions = self._revisions(id)
        if not revisions:
            error = UnknownIdError("fact", id)
            await self.voice.tell(editor, trouble(error, editor.language))
            return
        shown = revisions[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
        html = self.renderer.page(
            "history.html", editor.language,
            id=id, count=len(revisions), revisions=[ShownRevision.of(entry) for entry in shown],
        )  # fmt: skip
        last = (len(revisions) - 1) // _ON_A_PAGE
        await self.voice.tell(editor, html, [_turning(id, page, last)], instead_of=posted)

    def _revisions(self, id: str) -> Sequence[Revision]:
        """The revisions of the fact, else of the source, the last one first."""
        found = history(self.store, id) or history(self.store, id, Entity.SOURCE)
        return found[::-1]


def _turning(id: str, page: int, last: int) -> Row:
    before = editor_button(f"‹ {page}/{last + 1}", EditorAction.HISTORY, page - 1, id)
    after = editor_button(f"{page + 2}/{last + 1} ›", EditorAction.HISTORY, page + 1, id)
    return (before if page > 0 else []) + (after if page < last else [])
