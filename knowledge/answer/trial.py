"""How a question would be answered if the lexicon knew some more words."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import chain

from knowledge.answer.respond import respond
from knowledge.lexicon import Lexicon
from knowledge.question import understand
from knowledge.store import Store
from knowledge.types.alias import Aliases, AliasRow
from knowledge.types.answer import Answer
from knowledge.types.fact import Language


@dataclass(frozen=True, slots=True)
class _With:
    """All names, and some more."""

    aliases: Aliases
    more: tuple[AliasRow, ...]

    def spelled(self) -> Sequence[tuple[str, str]]:
        return [*self.aliases.spelled(), *((row.form, row.key) for row in self.more)]

    def phrases_from(self, key: str) -> Sequence[AliasRow]:
        begun = (row for row in self.more if row.key.startswith(f"{key} "))
        return [*self.aliases.phrases_from(key), *begun]

    def phrase_keys(self) -> Set[str]:
        words = (row.key.split(" ") for row in self.more if " " in row.key)
        return self.aliases.phrase_keys() | set(chain.from_iterable(words))

    def english_phrases(self) -> Sequence[tuple[str, str]]:
        english = (row for row in self.more if row.language is Language.ENGLISH)
        phrases = ((row.form, row.key) for row in english if " " in row.key)
        return [*self.aliases.english_phrases(), *phrases]

    def of_key(self, key: str) -> Sequence[AliasRow]:
        return [*self.aliases.of_key(key), *(row for row in self.more if row.key == key)]

    def written(self, word: str) -> Sequence[AliasRow]:
        english = (row for row in self.more if row.language is Language.ENGLISH)
        return [*self.aliases.written(word), *(row for row in english if row.form == word)]


def answer_with(
    store: Store, more: Sequence[AliasRow], text: str, today: date, language: Language
) -> Answer:
    """The answer to the text, as it would be with these names; the store is only read."""
    with store.snapshot():
        lexicon = Lexicon(_With(store.aliases(), tuple(more)), store.keyword_words())
        return respond(understand(text, lexicon, today, None, language), store, today)
