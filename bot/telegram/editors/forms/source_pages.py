"""/source ID: what is recorded of a source, and the facts that rest on it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.render import Renderer
from bot.telegram.buttons import Row
from bot.telegram.editors.button_data import EditorAction, EditorData, editor_button
from bot.telegram.editors.commands import Order
from bot.telegram.editors.forms.lookups import shown
from bot.telegram.editors.forms.sentences import FormSentence, form_sentence
from bot.telegram.editors.forms.source_finder import SourceFinder
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.troubles import trouble
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted
from knowledge.drafting.source_form import cells_of_source
from knowledge.store import Store, UnknownIdError
from knowledge.types.fact import Fact, Language, Source

_ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class _Page:
    """Some of the facts that rest on a source; pages count from 0."""

    source: Source
    facts: tuple[Fact, ...]
    count: int
    page: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(self.count - 1, 0) // _ON_A_PAGE


@dataclass(frozen=True, slots=True)
class SourcePages:
    """Shows sources with their facts, some on each page."""

    store: Store
    voice: Voice
    renderer: Renderer
    finder: SourceFinder

    async def show(self, order: Order) -> None:
        """Show the source that the argument names."""
        id = await self.finder.find(order.editor, order.argument)
        if id is not None:
            await self._show(order.editor, id, 0, None)

    async def turn(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Show another page in place of the one shown."""
        await self._show(editor, data.choice, data.number, posted)

    async def _show(self, editor: Editor, id: str, page: int, posted: Posted | None) -> None:
        try:
            shown_page = self._page(id, page)
        except UnknownIdError as error:
            await self.voice.tell(editor, trouble(error, editor.language))
            return
        html = self.renderer.page(
            "source_page.html", editor.language,
            cells=shown(cells_of_source(shown_page.source)), count=shown_page.count,
            facts=shown_page.facts, is_first=not shown_page.page,
        )  # fmt: skip
        await self.voice.tell(editor, html, _rows(shown_page, editor.language), instead_of=posted)

    def _page(self, id: str, page: int) -> _Page:
        with self.store.snapshot():
            source, count = self.store.source(id), self.store.count_of_source(id)
            page = min(page, max(count - 1, 0) // _ON_A_PAGE)
            facts = self.store.facts_of_source(id, limit=_ON_A_PAGE, offset=page * _ON_A_PAGE)
        return _Page(source, facts, count, page)


def _rows(shown_page: _Page, language: Language) -> list[Row]:
    id, page, last = shown_page.source.id, shown_page.page, shown_page.last
    before = editor_button(f"‹ {page}/{last + 1}", EditorAction.SOURCE, page - 1, id)
    after = editor_button(f"{page + 2}/{last + 1} ›", EditorAction.SOURCE, page + 1, id)
    correct = form_sentence(FormSentence.CORRECT, language)
    return [
        (before if page > 0 else []) + (after if page < last else []),
        editor_button(correct, EditorAction.CORRECT, 0, id),
    ]
