"""The numbers that a message shows, and those that it may show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, getcontext
from itertools import chain

from bot.render import Renderer
from knowledge.types.answer import Answer, Computation, Derivation, Figure
from knowledge.types.fact import Fact, FactText, Language
from knowledge.types.period import Period

MINUS = "\N{MINUS SIGN}"
_CITATIONS = re.compile(r"<blockquote expandable>.*?</blockquote>", re.DOTALL)
_LINK = re.compile(r'<a href="[^"]*">')
_TAG = re.compile(r"<[^>]*>")
_PLACE_IN_LIST = re.compile(r"^\s*\d+\. ", re.MULTILINE)
_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_ENGLISH = re.compile(rf"(?<![\w.,])[{MINUS}+]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?")
_OTHERS = re.compile(
    rf"(?<![\w.,])[{MINUS}+]?(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+|\d+)(?:,\d+)?"
)
_FACTORS = {Computation.RATE: ("1000", "1,000", "2"), Computation.SHARE: ("100",)}


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as it is printed."""

    printed: str
    value: Decimal

    @property
    def decimals(self) -> int:
        """How many digits stand behind the decimal point."""
        exponent = self.value.as_tuple().exponent
        return -exponent if isinstance(exponent, int) else 0


def visible_text(html: str) -> str:
    """What is read of a message, without its citations and the numbers of its lists."""
    from html import unescape

    text = _CITATIONS.sub("", html)
    return _PLACE_IN_LIST.sub("", unescape(_TAG.sub("", _LINK.sub("", text))))


def numbers_in(text: str, language: Language) -> Iterator[Shown]:
    """The numbers of a text as its language prints them."""
    is_english = language is Language.ENGLISH
    for printed in (_ENGLISH if is_english else _OTHERS).findall(text):
        plain = printed.replace(MINUS, "-").translate(dict.fromkeys(map(ord, _SPACES)))
        yield Shown(printed, Decimal(plain.replace(",", "" if is_english else ".")))
