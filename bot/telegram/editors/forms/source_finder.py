"""Which source an editor means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.render import Renderer
from bot.telegram.buttons import Row
from bot.telegram.editors.button_data import EditorAction, editor_button
from bot.telegram.editors.forms.lookups import FormLookups
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.voice import Voice
from knowledge.drafting.errors import StepError
from knowledge.drafting.sources import source_named
from knowledge.exchange.files.errors import CellError


@dataclass(frozen=True, slots=True)
class SourceFinder:
    """Finds sources by id, title or address."""

    lookups: FormLookups
    renderer: Renderer
    voice: Voice
    today: Callable[[], date]

    async def find(self, editor: Editor, named: str) -> str | None:
        """The id of the source; None if none is meant for sure, which the editor is told."""
        lookups = self.lookups.of(editor, self.today())
        try:
            return source_named(named, lookups)
        except StepError as error:
            await self._tell(editor, error)
        except CellError as error:
            await self._tell(editor, StepError.of(error))
        return None

    async def _tell(self, editor: Editor, error: StepError) -> None:
        words = self.renderer.words("refusals.html", editor.language)
        html = str(words.refused(error, "source"))  # type: ignore[attr-defined]
        await self.voice.tell(editor, html, [_page_of(id) for id in error.suggestions])


def _page_of(id: str) -> Row:
    return editor_button(id, EditorAction.SOURCE, 0, id)
