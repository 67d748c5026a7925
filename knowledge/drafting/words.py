"""Typed words: texts in a language, keywords with their weights, ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.drafting.errors import Mistake, StepError
from knowledge.drafting.named import Read
from knowledge.drafting.steps import Cells, Lookups
from knowledge.exchange.files.cells import read_id, read_keywords, read_text
from knowledge.exchange.files.errors import RefusalKind
from knowledge.normalise.keys import is_latin
from knowledge.store.records import Keyword
from knowledge.store.states import Entity, read_state
from knowledge.types.fact import Language

USUAL_WEIGHT = 2  # the least with which a word alone leads to a statement
_PARTS = re.compile(r"[;,\n]")
_WEIGHT_FIRST = re.compile(r"(?P<weight>[1-9])[\s.)]+(?P<words>\S.*)")
_WEIGHT_LAST = re.compile(r"(?P<words>.*[^\s:=–-])[\s:=–-]+(?P<weight>[1-9])")


def free_text(column: str) -> Read:
    """How to read a text of any language."""

    def read_free(typed: str, cells: Cells, lookups: Lookups) -> Cells:
        text = read_text(column, typed)
        if not text:
            raise StepError(RefusalKind.EMPTY)
        return {column: text}

    return read_free


def spoken_text(column: str, language: Language) -> Read:
    """How to read a text in one language, which must be in its letters."""

    def read_spoken(typed: str, cells: Cells, lookups: Lookups) -> Cells:
        text = read_text(column, typed)
        if not text:
            raise StepError(RefusalKind.EMPTY)
        check_alphabet(text, language)
        return {column: text}

    return read_spoken


def check_alphabet(text: str, language: Language) -> None:
    """Raise StepError if most letters are not those of the language."""
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(map(is_latin, letters))
    is_own = latin * 2 > len(letters) if language is Language.ENGLISH else latin * 2 < len(letters)
    if not is_own:
        raise StepError(Mistake.OTHER_ALPHABET, text)


def keywords(language: Language) -> Read:
    """How to read keywords: "brain drain 3, students", or as files have them."""
    column = f"keywords_{language}"

    def read_them(typed: str, cells: Cells, lookups: Lookups) -> Cells:
        text = read_text(column, typed)
        found = tuple(_merged(part for part in _PARTS.split(text) if part.strip()))
        if not found:
            raise StepError(RefusalKind.EMPTY)
        check_alphabet("".join(words for words, _ in found), language)
        written = keywords_text(Keyword(language, words, weight) for words, weight in found)
        tuple(read_keywords(column, written, language))
        return {column: written}

    return read_them


def keywords_text(words: Iterator[Keyword]) -> str:
    """Keywords as files have them."""
    return "; ".join(f"{keyword.weight} {keyword.keyword}" for keyword in words)


def _merged(parts: Iterator[str]) -> list[tuple[str, int]]:
    """Each keyword once, with the greatest weight that it is given."""
    weights: dict[str, int] = {}
    for part in parts:
        words, weight = _weighed(part.strip())
        weights[words] = max(weight, weights.get(words, 0))
    return list(weights.items())


def _weighed(part: str) -> tuple[str, int]:
    match = _WEIGHT_FIRST.fullmatch(part) or _WEIGHT_LAST.fullmatch(part)
    words, weight = (match["words"], int(match["weight"])) if match else (part, USUAL_WEIGHT)
    return " ".join(words.lower().split()), weight


def free_id(entity: Entity) -> Read:
    """How to read the id of something new."""

    def read_free_id(typed: str, cells: Cells, lookups: Lookups) -> Cells:
        id = read_id("id", read_text("id", typed).lower())
        if is_taken(entity, id, lookups):
            raise StepError(Mistake.TAKEN, id, (free(entity, id, lookups),))
        return {"id": id}

    return read_free_id


def is_taken(entity: Entity, id: str, lookups: Lookups) -> bool:
    """Whether something, be it retired, has the id."""
    return read_state(lookups.store.reader.rows, entity, id) is not None


def free(entity: Entity, id: str, lookups: Lookups) -> str:
    """The id, or the first with a number after it that nothing has."""
    number, found = 1, id
    while is_taken(entity, found, lookups):
        number += 1
        found = f"{id}-{number}"
    return found
