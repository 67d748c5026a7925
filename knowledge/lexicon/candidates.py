"""The words that a single mistyped one may have been meant to be, and how likely each is."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from knowledge.lexicon.concept import Kind
from knowledge.lexicon.kazakh_ends import with_other_endings
from knowledge.lexicon.lexicon import Lexicon
from knowledge.lexicon.spelling import Near, common_words
from knowledge.lexicon.word import Way, Word
from knowledge.normalise.fold import loosen
from knowledge.normalise.keys import english_stem, is_latin, russian_stem
from knowledge.normalise.tokens import Token
from knowledge.types.fact import Language

SLIP = 1.0
_HELD = 0.5  # a letter held too long
_COMMON = 0.2  # by how much a word that people use often is the likelier
_SHORT = 2
_ROMAN = 3  # letters of i, ii, iii
_ACRONYM_LETTERS = 4
_NEAR_ANY = 3  # Latin capitals: SKO, CIS and US are near to nearly all of so few
_LIKELY_LETTERS = 4
_PLACED = frozenset({Kind.PLACE, Kind.OTHER_PLACE, Kind.CITIZENS, Kind.ETHNICITY})
_LIKELY = frozenset({Kind.FEATURE, Kind.MONTH})
_ASKING = frozenset({"which", "how_many", "why", "when", "where", "whence", "who", "mover"})
_OF_WHOM = frozenset({Kind.BREAKDOWN, Kind.DIMENSION})
_DENYING = frozenset({Kind.NEGATION})
_TURNING = frozenset({Kind.BLOCKER, Kind.NEGATION})
_LIGHT = frozenset({Kind.FILLER, Kind.MARKER, Kind.MODIFIER})
_QUANTIFYING = frozenset({"most", "least", "more", "less", "total"})
_WEIGHTY = frozenset(
    {Kind.PLACE, Kind.BREAKDOWN, Kind.FEATURE, Kind.TIME, Kind.MONTH, Kind.NEGATION}
)
_WEIGHTY_OPERATIONS = frozenset({"grow", "fall", "most", "least"})
_ACRONYMS = frozenset({Kind.PLACE, Kind.AUTHORITY, Kind.SOURCE})


class Candidates(NamedTuple):
    """Known words near a mistyped one, among words of the language `spoken`, if that is known."""

    lexicon: Lexicon
    spoken: Language | None
    in_cyrillic: bool

    def of(self, token: Token) -> Iterator[Way]:
        """The words near the token, one of each sense and likelihood."""
        found: dict[Hashable, Way] = {}
        for word, cost in self._near(token):
            found.setdefault((self._sense(word), cost), Way(cost, (word,)))
        yield from found.values()

    def _near(self, token: Token) -> list[tuple[Word, float]]:
        near = self.lexicon.near(token, self.spoken, self.in_cyrillic)
        standing = [(word, hit) for word, hit in near if self._may_stand(word, hit)]
        if any(self._is_torn(token, word) for word, _ in standing):
            return []
        if len(token.word) <= _SHORT and any(self._is(word, _DENYING) for word, _ in standing):
            standing = [hit for hit in standing if not self._asks(hit[0])]
        hits = [
            (word, self._cost(word, hit) - _COMMON * (token.start == 0 and self._asks(word)))
            for word, hit in standing
        ]
        if self.spoken is Language.KAZAKH:
            hits += [(word, SLIP) for word in with_other_endings(token, self.lexicon)]
        hits = [hit for hit in hits if hit[0].keys and self._may_be_meant(token, hit[0])]
        hits = [hit for hit in hits if not self._is_akin(token, hit[0])]
        spoken = [hit for hit in hits if self._may_be_spoken(hit[0])]
        return self._levelled(token, spoken or hits)

    def _is_torn(self, typed: Token, word: Word) -> bool:
        """Whether two letters are left of a word that would make another question of it: en, men.

        Almost any two letters are near a word that means nothing.
        """
        letters, meant = iter(word.token.word), len(word.token.word)
        is_left = all(letter in letters for letter in typed.word)
        is_short = len(typed.word) == _SHORT == meant - 1
        return is_short and is_left and self._is(word, _OF_WHOM)

    def _levelled(self, typed: Token, hits: list[tuple[Word, float]]) -> list[tuple[Word, float]]:
        """The words, none likelier than one as near that would make another question of it.

        Words of other topics are weighed against most and less, and against any but short words.
        """
        whom = self._least(hits, _OF_WHOM)
        turning = self._least(hits, _OF_WHOM | _TURNING)
        is_long = len(typed.word) > _ACRONYM_LETTERS
        return [
            (word, max(cost, turning if self._may_turn(word, is_long) else whom))
            if cost > _HELD
            else (word, cost)
            for word, cost in hits
        ]

    def _may_turn(self, word: Word, is_long: bool) -> bool:
        meanings = self.lexicon.meanings(word)
        light = all(meaning.kind in _LIGHT for meaning in meanings)
        return any(m.value in _QUANTIFYING for m in meanings) or (is_long and light)

    def _least(self, hits: list[tuple[Word, float]], kinds: frozenset[Kind]) -> float:
        return min((cost for word, cost in hits if self._is(word, kinds)), default=0.0)

    def _is(self, word: Word, kinds: frozenset[Kind]) -> bool:
        return not kinds.isdisjoint(self._kinds(word))

    def _may_stand(self, word: Word, hit: Near) -> bool:
        """Whether it is a whole word, or a stem of the language spoken, with an ending of it.

        Words without weight have no endings of their own: негоов is no form of него.
        """
        if not hit.is_stem:
            return True
        spoken = self.spoken and self._may_be_spoken(word._replace(keys=(hit.key,)))
        return bool(spoken) and self.lexicon.tells(hit.key)

    def _cost(self, word: Word, hit: Near) -> float:
        """What a word costs; one that is known only by its stem costs more, but not in Kazakh."""
        rare = hit.is_stem and self.spoken is not Language.KAZAKH
        return (hit.slips * SLIP or _HELD) + _COMMON * rare - _COMMON * self._is_likely(word)

    def _is_akin(self, typed: Token, word: Word) -> bool:
        """Whether they differ by their endings alone, where every form of the word is listed.

        Words without weight have no forms but those, so it is another word, and no slip.
        """
        if self.lexicon.tells(word.token.word):
            return False
        stem = english_stem if is_latin(typed.word) else russian_stem
        return is_latin(typed.word) is is_latin(word.token.word) and stem(typed.word) == stem(
            word.token.word
        )

    def _asks(self, word: Word) -> bool:
        """Whether it is one of the words with which questions begin."""
        return any(
            meaning.kind is Kind.OPERATION and meaning.value in _ASKING
            for meaning in self.lexicon.meanings(word)
        )

    def _is_likely(self, word: Word) -> bool:
        """Whether people use the word often, in general or when they ask about this field."""
        written = loosen(word.token.word)
        telling = len(written) >= _LIKELY_LETTERS and not _LIKELY.isdisjoint(self._kinds(word))
        return telling or written in common_words()

    def _may_be_meant(self, typed: Token, word: Word) -> bool:
        """Capitals of a few letters are a name, one or two others a common word.

        Numbers are never put right.
        """
        kinds = self._kinds(word)
        if Kind.CARDINAL in kinds or (Kind.ORDINAL in kinds and len(word.token.word) <= _ROMAN):
            return False
        if typed.is_capital and len(typed.word) <= _ACRONYM_LETTERS:
            is_any = is_latin(typed.word) and len(typed.word) <= _NEAR_ANY
            return not kinds.isdisjoint(_ACRONYMS) and not is_any
        light = not kinds or Kind.OPERATION in kinds or loosen(word.token.word) in common_words()
        return len(typed.word) > _SHORT or (light and not self._is_weighty(word))

    def _is_weighty(self, word: Word) -> bool:
        """Whether it would change what is asked more than two letters may: up, us, men."""
        return any(
            meaning.kind in _WEIGHTY or meaning.value in _WEIGHTY_OPERATIONS
            for meaning in self.lexicon.meanings(word)
        )

    def _may_be_spoken(self, word: Word) -> bool:
        languages = self.lexicon.languages(word)
        return self.spoken is None or not languages or self.spoken in languages

    def _kinds(self, word: Word) -> frozenset[Kind]:
        return frozenset(concept.kind for concept in self.lexicon.meanings(word))

    def _sense(self, word: Word) -> Hashable:
        """What the word may do to a question; of words with one sense one is tried.

        The endings of Russian and Kazakh places say where from and where to.
        """
        if not is_latin(word.token.word) and not _PLACED.isdisjoint(self._kinds(word)):
            return word.token.word
        if self.lexicon.is_in_phrases(word):
            return word.keys[-1]
        meanings = self.lexicon.meanings(word)
        return frozenset((concept.kind, concept.value) for concept in meanings)
