"""Negations that turn a claim round: did not fall, не выросла, азаймады."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.lexicon import Kind
from knowledge.normalise.fold import loosen
from knowledge.question.item import Item
from knowledge.question.kazakh_base import is_ablative
from knowledge.question.phrase import Phrase
from knowledge.types.fact import Language

_CLAIMED = ("grow", "fall", "positive", "negative", "most", "least")
_VERBAL = frozenset({Kind.FEATURE, Kind.OPERATION})
_OTHER = ("баска", "озге", "болек")
_REACH = 3
# азай-ма-ды; the consonant depends on the sound before it, so that көбейді is no negation
_NEGATIVE_VERB = re.compile(
    r"(?:м|(?<=[зжмн])б|(?<=[кпстхчшбвгд])п)[ае](?:д[ыи]|г[ае]н|йд[ыи]|йт[ыи]н|пт[ыи]|й)$"
)


@dataclass(frozen=True, slots=True)
class Negation:
    """The items that deny a claim, or, `loose`, something else that no slot stands for.

    It is not `is_meant` in "didn't it fall?", which only asks for a yes.
    """

    used: frozenset[int] = frozenset()
    loose: frozenset[int] = frozenset()
    is_meant: bool = False


def find_negation(phrase: Phrase) -> Negation:
    """The negation of what is claimed; several of them, or one of anything else, are loose."""
    words = frozenset(_negating(phrase))
    if len(words) != 1 or not all(_denies_claim(phrase, index) for index in words):
        return Negation(loose=words)
    return Negation(words, is_meant=not _expects_yes(phrase, words))


def _negating(phrase: Phrase) -> Iterator[int]:
    """Where a word of negation stands, or a Kazakh verb with that ending, or "other than"."""
    yield from phrase.items.where(Kind.NEGATION)
    if phrase.language is Language.KAZAKH:
        for index, item in enumerate(phrase.items):
            verb = item.has_any(_VERBAL) and _NEGATIVE_VERB.search(loosen(item.word))
            if verb or _is_other_than(phrase.items, index):
                yield index


def _is_other_than(items: Sequence[Item], index: int) -> bool:
    """Whether all but what stands before is meant: Ресейден басқа елдерден."""
    before = items[index - 1 : index] if index else ()
    return loosen(items[index].first.word) in _OTHER and any(map(is_ablative, before))


def _denies_claim(phrase: Phrase, index: int) -> bool:
    """Whether a claim is denied: the next words make it, in Kazakh the last, or the verb itself."""
    items = phrase.items
    if not items[index].has(Kind.NEGATION):
        return _is_claimed(items[index])
    is_kazakh = phrase.language is Language.KAZAKH
    near = items[max(index - _REACH, 0) : index][::-1] if is_kazakh else _after(items, index)
    first = next((i for i in near if not i.is_filler and not i.has(Kind.DIMENSION)), None)
    return first is not None and items[index].has(Kind.NEGATION, "not") and _is_claimed(first)


def _after(items: Sequence[Item], index: int) -> Sequence[Item]:
    """What follows; all of a question that begins with the negation: didn't emigration fall?"""
    return items[index + 1 : index + 1 + _REACH] if index else [i for i in items if _is_claimed(i)]


def _is_claimed(item: Item) -> bool:
    return item.has(Kind.OPERATION, *_CLAIMED)


def _expects_yes(phrase: Phrase, words: frozenset[int]) -> bool:
    """Whether the negation only asks politely: didn't it fall, не упала ли, разве не упала."""
    items = phrase.items
    if any(item.has(Kind.YES_NO, "doubt") for item in items) or 0 in words:
        return True
    particle = items.say(Kind.YES_NO, "anywhere")
    return phrase.language is Language.RUSSIAN and particle
