"""Text to tokens: words and numbers, each with what stands before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from knowledge.normalise.fold import clean

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"(?P<ending>-(?:[нтд][ыі]ң|[гқкғ][ае]|[тдн][ае]н?|[мбп]ен)(?!\w))?"
)
_ROMAN = {"і": "i", "іі": "ii", "ііі": "iii", "іv": "iv"}  # typed with the Kazakh letter
_YEAR_WITH_O = re.compile(r"(?<!\w)[12](?=[0-9oо]*[0-9])(?=[0-9]*[oо])[0-9oо]{3}(?!\w)")
_ZEROS = str.maketrans("oо", "00")  # the letter o of either alphabet
_SMALL, _CAPITAL = "a-zа-яёәғқңөұүһі", "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_NO_SPACE = re.compile(
    rf"(?<=[{_SMALL}]{{3}})(?=[{_CAPITAL}][{_SMALL}]{{2}})|(?<=[a-z]{{2}})(?=I(?!\w))"
)  # жылыҚытайға, canI
_SENTENCE_END = re.compile(r"[.!?;\n]")


class Token(NamedTuple):
    """A word or a number; `gap` is what stands between it and the token before.

    `word` is cleaned (lower case, Kazakh letters kept), `start` and `end` count characters of the
    cleaned text. `is_capital` tells that most of it is written in capitals, but not the
    whole text.
    """

    word: str
    start: int
    end: int
    gap: str
    is_number: bool
    is_capital: bool = False

    def cut(self, length: int) -> tuple[Token, Token]:
        """The token as two, the first of this length."""
        middle = self.start + length
        capital = self.is_capital
        first = Token(self.word[:length], self.start, middle, self.gap, False, capital)
        return first, Token(self.word[length:], middle, self.end, " ", False, capital)

    def joined(self, following: Token) -> Token:
        """The token and the one that follows as one."""
        return Token(self.word + following.word, self.start, following.end, self.gap, False)

    @property
    def ends_sentence_before(self) -> bool:
        """Whether a new sentence begins with this token."""
        return self.gap != " " and _SENTENCE_END.search(self.gap) is not None

    @property
    def is_joined(self) -> bool:
        """Whether a dash, and nothing else, ties the token to the one before."""
        return self.gap.strip() == "-"

    @property
    def is_arrow(self) -> bool:
        """Whether an arrow points to this token."""
        return "→" in self.gap or "->" in self.gap


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of the text. A grouped number such as 16 600 or 1,234.5 is one token.

    A year is never grouped with what follows: "2024 600" stays two numbers. A Kazakh ending after a
    dash belongs to its word: АҚШ-қа, БҰҰ-ның. A capital within a word begins another.
    """
    has_capitals = not text.islower()
    if has_capitals:
        text = _NO_SPACE.sub(" ", text)
    cleaned = _YEAR_WITH_O.sub(_with_zeros, clean(text))
    may_shout = has_capitals and len(text) == len(cleaned) and not text.isupper()
    tokens: list[Token] = []
    before = 0
    for match in _TOKEN.finditer(cleaned):
        start, end = match.span()
        found = match.lastgroup
        word = match[0].replace("-", "") if found == "ending" else match[0]
        if word in _ROMAN:
            word = _ROMAN[word]
        capital = may_shout and _is_capital(text[start:end])
        tokens.append(Token(word, start, end, cleaned[before:start], found == "number", capital))
        before = end
    return tuple(tokens)


def _with_zeros(year: re.Match[str]) -> str:
    """The year 2019 where 2o19 was typed."""
    return year[0].translate(_ZEROS)


def _is_capital(typed: str) -> bool:
    if typed.islower() or typed.isdigit():
        return False
    capitals = sum(map(str.isupper, typed))
    return capitals > 1 and capitals * 2 > len(typed)
