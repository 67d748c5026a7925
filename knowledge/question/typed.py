"""A text as it was typed: the alphabet and keyboard layout in which it makes sense."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from knowledge.lexicon import Concept, Kind, Lexicon, Matched, Mention, Word
from knowledge.normalise.keys import is_latin
from knowledge.normalise.tokens import Token, tokenise
from knowledge.normalise.transliterate import other_layouts
from knowledge.question.item import Item

_WELL_KNOWN = 0.75
_FEW_LETTERS = 2
_CLEAR = {Matched.EXACT: 1.0, Matched.STEM: 1.0, Matched.TRANSLITERATED: 0.9, Matched.FUZZY: 0.5}


class Typed(NamedTuple):
    """A text as it was typed; `in_cyrillic` if Latin letters stand for Cyrillic ones."""

    words: tuple[Word, ...]
    items: tuple[Item, ...]
    in_cyrillic: bool = False

    @property
    def known_share(self) -> float:
        """The share of the words that the lexicon has; numbers are no words."""
        written = [word.keys for word in self.words if not word.token.is_number]
        known = [keys for keys in written if keys]
        return len(known) / len(written) if written else 1.0


def as_typed(text: str, lexicon: Lexicon) -> Typed:
    """The words in their alphabet; on the other keyboard layout if far more are known then."""
    best = _in_alphabet(tokenise(text), lexicon)
    if best.known_share >= _WELL_KNOWN or sum(map(str.isalpha, text)) <= _FEW_LETTERS:
        return best
    for other in other_layouts(text):
        words = lexicon.words(tokenise(other))
        typed = Typed(words, tuple(items_of(words, lexicon)))
        if typed.known_share > max(best.known_share, _WELL_KNOWN / 2):
            best = typed
    return best


def _in_alphabet(tokens: Sequence[Token], lexicon: Lexicon) -> Typed:
    """The words, as Russian or Kazakh in Latin letters if that makes more sense than English."""
    words = lexicon.words(tokens)
    typed = Typed(words, tuple(items_of(words, lexicon)))
    if not _is_foreign(typed.items):
        return typed
    words = lexicon.words(tokens, in_cyrillic=True)
    cyrillic = Typed(words, tuple(items_of(words, lexicon)), in_cyrillic=True)
    clearer = _clarity(cyrillic.items) > _clarity(typed.items)
    return cyrillic if clearer and _is_cyrillic(cyrillic, typed) else typed


def _is_cyrillic(cyrillic: Typed, typed: Typed) -> bool:
    """Whether most words are Russian or Kazakh in Latin letters, and more than are English."""
    latin = [word for word in typed.words if is_latin(word.token.word)]
    foreign = sum(word.matched is Matched.TRANSLITERATED for word in cyrillic.words)
    return foreign * 2 > len(latin) and foreign > sum(word.is_known for word in latin)


def _is_foreign(items: Sequence[Item]) -> bool:
    """Whether most of what is written in Latin letters is no English."""
    unclear = [item for item in items if not item.concepts or item.matched is Matched.FUZZY]
    foreign = sum([is_latin(item.word) for item in unclear])
    return foreign > 0 and sum([is_latin(item.word) for item in items]) <= foreign * 2


def _clarity(items: Sequence[Item]) -> float:
    """How well the items are understood on the average; numbers are always clear."""
    marks = [_CLEAR[item.matched] if item.concepts else float(item.is_number) for item in items]
    return sum(marks) / len(marks) if marks else 1.0


def items_of(words: Sequence[Word], lexicon: Lexicon) -> Iterable[Item]:
    """The words joined to items where the lexicon has several as one."""
    position = 0
    for mention in lexicon.mentions(words):
        if mention is None:
            token = words[position].token
            yield Item.of((token,), (), Matched.FUZZY, token.word)
            position += 1
        else:
            end = position + mention.length
            span = tuple([word.token for word in words[position:end]])
            yield Item.of(span, _meant(span, mention, lexicon), mention.matched, mention.key)
            position = end


def _meant(span: Sequence[Token], mention: Mention, lexicon: Lexicon) -> tuple[Concept, ...]:
    """What the mention means; a mere relative of a word without weight has a weight of its own.

    All forms of such words are listed: "calculator" is no form of "calculate".
    """
    if mention.matched is not Matched.STEM or mention.length > 1:
        return mention.concepts
    is_light = all([concept.kind is Kind.FILLER for concept in mention.concepts])
    if not is_light or lexicon.is_a_form(span[0].word, mention.key):
        return mention.concepts
    languages = dict.fromkeys(concept.language for concept in mention.concepts)
    return tuple(Concept(Kind.KEYWORD, mention.key, language) for language in languages)
