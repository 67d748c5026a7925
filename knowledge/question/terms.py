"""The content words of a phrase as search terms for statements."""

from __future__ import annotations

from knowledge.lexicon import Kind, Lexicon
from knowledge.normalise.keys import is_latin, token_keys, transliterated_keys
from knowledge.question.item import Item
from knowledge.question.phrase import Phrase
from knowledge.question.roles import HOME
from knowledge.types.question import Term

_GENERIC_KINDS = frozenset(
    {
        Kind.FILLER, Kind.LEAD, Kind.NEGATION, Kind.OPERATION, Kind.MARKER, Kind.MODIFIER,
        Kind.DIMENSION, Kind.PLACE, Kind.AUTHORITY, Kind.CITIZENS, Kind.ADJECTIVE, Kind.AMBIGUOUS,
        Kind.CARDINAL, Kind.ORDINAL, Kind.TIME, Kind.SERVICE, Kind.MONTH,
        Kind.CLAIMING, Kind.YES_NO, Kind.NAMESAKE, Kind.FRACTION,
    }
)  # fmt: skip
_TELLING = ("grow", "fall", "change", "positive", "negative", "lose", "gain")
_GENERIC_FEATURES = frozenset(
    {"out", "in", "net", "move", "migration", "migrant", "stock", "survey", "come", "hosted"}
)


def find_terms(phrase: Phrase, times: frozenset[int], lexicon: Lexicon) -> tuple[Term, ...]:
    """The words that carry content, without those that say something of time."""
    return tuple(
        term
        for index, item in enumerate(phrase.items)
        if index not in times and (not item.is_filler or lexicon.is_keyword(item.key))
        for term in _terms(item, lexicon)
    )


def _terms(item: Item, lexicon: Lexicon) -> list[Term]:
    generic = _is_generic(item)
    told = item.has(Kind.BLOCKER)
    return [
        Term(t.word, _keys(t.word), generic or not (told or lexicon.tells(t.word)))
        for t in item.tokens
    ]


def _keys(word: str) -> tuple[str, ...]:
    if word.isalpha() and is_latin(word):
        return (*token_keys(word), *transliterated_keys(word))
    return token_keys(word)


def _is_generic(item: Item) -> bool:
    if not item.concepts or item.has(Kind.OPERATION, *_TELLING):
        return False
    kinds = {concept.kind for concept in item.concepts}
    if item.value(Kind.PLACE) == HOME or kinds <= _GENERIC_KINDS:
        return True
    features = {concept.value for concept in item.concepts if concept.kind is Kind.FEATURE}
    return kinds <= _GENERIC_KINDS | {Kind.FEATURE} and features <= _GENERIC_FEATURES
