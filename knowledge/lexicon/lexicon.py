"""The lexicon: a trie of keys, built from the rows it is handed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from knowledge.lexicon.concept import Concept, Kind, Matched, Mention
from knowledge.lexicon.phrase_words import PhraseWords
from knowledge.lexicon.spelling import Near, Spelling
from knowledge.lexicon.stretches import Edge, Node, Reached, Step, Stretch, reached, steps
from knowledge.lexicon.word import Word
from knowledge.normalise.fold import loosen
from knowledge.normalise.keys import is_latin, token_keys, transliterated_keys
from knowledge.normalise.tokens import Token
from knowledge.types.alias import Aliases
from knowledge.types.fact import Language


class _Candidates(NamedTuple):
    keys: tuple[str, ...]
    matched: Matched
    is_sure: bool = False


class Lexicon:
    """All words that the project knows, and what each of them means.

    Words, and the phrases that begin with them, are looked up when they turn up; what they mean is
    worked out when it is asked for.
    """

    def __init__(self, aliases: Aliases, keywords: Iterable[tuple[str, str]] = ()) -> None:
        """Build from the aliases and from the (key, word) pairs of the statements' keywords.

        The keywords are read when the first word turns up that no alias has.
        """
        self._aliases = aliases
        self._phrase_words = PhraseWords(aliases)
        self._keyword_rows = keywords
        self._head = lru_cache(maxsize=16384)(self._grow)
        self._single = lru_cache(maxsize=16384)(aliases.of_key)
        self._candidates = lru_cache(maxsize=16384)(self._find_candidates)
        self._reached = lru_cache(maxsize=16384)(self._reach)
        self._spoken = lru_cache(maxsize=16384)(self._languages)

    @cached_property
    def _keyword_pairs(self) -> tuple[tuple[str, str], ...]:
        return tuple(self._keyword_rows)

    @cached_property
    def _keywords(self) -> dict[str, str]:
        return dict(self._keyword_pairs)

    def is_keyword(self, key: str) -> bool:
        """Whether the key is a word of statements."""
        return key in self._keywords

    def tells(self, word: str) -> bool:
        """Whether the word as it is written may carry content of its own."""
        nodes = (self._head(key) for key in token_keys(word)[:2])
        node = next((node for node in nodes if node is not None and node.concepts), None)
        return node is None or not any(concept.kind in _SILENT for concept in node.concepts)

    def _grow(self, head: str) -> Node | None:
        """The trie of the phrases that begin with the key, None if there are none."""
        root = Node()
        for row in (*self._single(head), *self._aliases.phrases_from(head)):
            node = root
            for part in row.key.split(" ")[1:]:
                node = node.children.setdefault(part, Node())
            concept = Concept(Kind(row.kind), row.value, row.language)
            if concept not in node.concepts:
                node.concepts = (*node.concepts, concept)
        if not root.concepts and head in self._keywords and not head.isdigit():
            language = Language.ENGLISH if self._keywords[head].isascii() else Language.RUSSIAN
            root.concepts = (Concept(Kind.KEYWORD, head, language),)
        return root if root.concepts or root.children else None

    def is_written(self, word: str) -> bool:
        """Whether the word stands in the lexicon as it is, not only its stem."""
        return loosen(word) in self._forms

    def is_a_form(self, word: str, key: str) -> bool:
        """Whether one of the words under the key is written so, not only of the same stem."""
        return any(loosen(row.form) == loosen(word) for row in self._single(key))

    def meanings(self, word: Word) -> frozenset[Concept]:
        """What the word alone may mean."""
        nodes = (self._head(key) for key in word.keys)
        return frozenset(concept for node in nodes if node for concept in node.concepts)

    def languages(self, word: Word) -> frozenset[Language]:
        """The languages in which the word, or a phrase that it begins, means something."""
        return self._spoken(word.keys)

    def _languages(self, keys: tuple[str, ...]) -> frozenset[Language]:
        nodes = (self._head(key) for key in keys)
        return frozenset(language for node in nodes if node for language in node.languages())

    def is_in_phrases(self, word: Word) -> bool:
        """Whether the word begins a phrase, or means something only in one."""
        nodes = (self._head(key) for key in word.keys)
        return any(node is None or node.children or not node.concepts for node in nodes)

    @cached_property
    def _forms(self) -> Mapping[str, None]:
        """All words as they are written, not their stems, in one order, as answers hang on it."""
        written = (word for form, _ in self._spelled for word in form.replace("-", " ").split())
        return dict.fromkeys(map(loosen, (*written, *(word for _, word in self._keyword_pairs))))

    @cached_property
    def _spelled(self) -> Sequence[tuple[str, str]]:
        return self._aliases.spelled()

    def words(self, tokens: Iterable[Token], in_cyrillic: bool = False) -> tuple[Word, ...]:
        """The tokens with their keys; `in_cyrillic` reads Latin letters as Russian or Kazakh."""
        return tuple([Word(token, *self._candidates(token.word, in_cyrillic)) for token in tokens])

    def mentions(self, words: Sequence[Word]) -> Iterator[Mention | None]:
        """What each stretch of words means, longest phrases first; None where nothing explains."""
        position = 0
        while position < len(words):
            mention = self._longest(words, position)
            yield mention
            position += mention.length if mention else 1

    def _longest(self, words: Sequence[Word], start: int) -> Mention | None:
        """What the longest stretch of words that begins there means."""
        stretch: Stretch = ((words[start].keys, words[start].matched),)
        found = self._reached(stretch)
        for word in islice(words, start + 1, None):
            if found.onward.isdisjoint(word.keys):
                break
            stretch = (*stretch, (word.keys, word.matched))
            found = self._reached(stretch)
        return found.best

    def _reach(self, stretch: Stretch) -> Reached:
        """Where words in a row lead."""
        before, (keys, _) = stretch[:-1], stretch[-1]
        shorter = self._reached(before) if before else None
        return reached(
            stretch, steps(shorter.edge, keys) if shorter else self._heads(keys), shorter
        )

    def _heads(self, keys: Iterable[str]) -> Edge:
        """The steps that a first word takes."""
        heads = ((self._head(key), index, key) for index, key in enumerate(keys))
        return tuple(Step(node, index, key) for node, index, key in heads if node is not None)

    def _find_candidates(self, word: str, in_cyrillic: bool) -> _Candidates:
        found = self._found(word, in_cyrillic)
        is_stem = found.matched is Matched.STEM
        if is_stem and not any(self.is_a_form(word, key) for key in found.keys):
            return found
        token = Token(word, 0, len(word), "", word[0].isdigit())
        return found._replace(is_sure=Word(token, *found).looks_right)

    def _found(self, word: str, in_cyrillic: bool) -> _Candidates:
        transliterated = in_cyrillic and word.isalpha() and is_latin(word) and word not in _ROMAN
        if transliterated and (known := self._known(transliterated_keys(word))):
            return _Candidates(known, Matched.TRANSLITERATED)
        if not in_cyrillic and (keys := self._phrase_words.written_keys(word)):
            return _Candidates(keys, Matched.EXACT if keys[0] == word else Matched.STEM)
        if known := self._known(token_keys(word)):
            exact = known[0] == token_keys(word)[0]
            return _Candidates(known, Matched.EXACT if exact else Matched.STEM)
        return _Candidates((), Matched.FUZZY)

    def near(
        self, token: Token, language: Language | None, in_cyrillic: bool
    ) -> Iterator[tuple[Word, Near]]:
        """The known words that the token may have been meant to be, and how near they are."""
        in_cyrillic = in_cyrillic and is_latin(token.word)
        for hit in self._spelling.near(token.word, language, in_cyrillic=in_cyrillic):
            keys = self._candidates(hit.word, False).keys or self._known(token_keys(hit.key))
            yield Word(token._replace(word=hit.word), keys, Matched.FUZZY), hit

    def _known(self, keys: Iterable[str]) -> tuple[str, ...]:
        wanted = tuple(keys)
        known = tuple(key for key in wanted if key in self._phrase_words or self._single(key))
        return known or tuple(k for k in wanted if not k.isdigit() and k in self._keywords)

    @cached_property
    def _spelling(self) -> Spelling:
        """The words to correct towards, gathered when the first unknown word turns up."""
        keys = (key for _, keys in self._spelled for key in keys.split(" "))
        return Spelling(self._forms, (*keys, *self._keywords))


_ROMAN = frozenset({"i", "ii", "iii", "iv"})
_SILENT = frozenset(
    {
        Kind.FILLER, Kind.LEAD, Kind.MARKER, Kind.MODIFIER, Kind.NEGATION, Kind.CLAIMING,
        Kind.YES_NO,
    }
)  # fmt: skip
