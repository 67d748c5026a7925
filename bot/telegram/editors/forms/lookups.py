"""What typed words are looked up in: the store, and the words of templates in all languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from babel import Locale

from bot.render import Renderer
from bot.render.plain import PlainWords
from bot.telegram.editors.publishing import author
from bot.telegram.editors.rights import Editor
from knowledge.answer.engine import Engine
from knowledge.drafting.steps import Cells, Lookups
from knowledge.exchange.files.references import Held, References
from knowledge.store.usual import breakdowns, units
from knowledge.types.fact import FactKind, Language, Precision, Quality, SourceKind

VALUES = "form_values.html"
_LONGEST_LANGUAGE_CODE = 2


def shown(cells: Cells) -> defaultdict[str, str]:
    """The cells for a template, to which those that are not filled are empty."""
    return defaultdict(str, cells)


@dataclass(slots=True)
class FormLookups:
    """Makes lookups; what they take from the store is kept until it changes."""

    engine: Engine
    renderer: Renderer
    _generation: int = -1
    _kept: tuple[References, Mapping[str, Held]] | None = field(default=None)

    def of(self, editor: Editor, today: date) -> Lookups:
        """The lookups of an editor on a day."""
        store = self.engine.store
        with store.snapshot() as generation:
            if self._kept is None or generation != self._generation:
                self._kept = References.of(store), self._words()
                self._generation = generation
            references, words = self._kept
            lexicon = self.engine.lexicon()
        actor = author(editor).actor
        return Lookups(
            store, lexicon, references, words, today.isoformat(), editor.language, actor
        )  # fmt: skip

    def _words(self) -> dict[str, Held]:
        """The closed lists with their names in all languages."""
        store = self.engine.store
        return {
            "kind": self._named("kind", FactKind),
            "source_kind": self._named("kind", SourceKind),
            "quality": self._named("quality", Quality),
            "precision": self._named("precision", Precision),
            "unit": self._named("unit", units(store)),
            "breakdown": self._named("breakdown", breakdowns(store)),
            "language": _languages(),
        }

    def _named(self, column: str, ids: Iterable[str]) -> Held:
        words = [PlainWords(self.renderer.words(VALUES, language)) for language in Language]
        return Held.of(
            (str(id), [word("value", column, id, shown({})) for word in words]) for id in ids
        )


@cache
def _languages() -> Held:
    """All languages that have a code of two letters."""
    tables = [Locale.parse(language.value).languages for language in Language]
    codes = sorted(map(str, tables[0]))
    return Held.of(
        (code, [str(names[code]) for names in tables if code in names])
        for code in codes
        if len(code) == _LONGEST_LANGUAGE_CODE
    )
