"""The numbers that a message shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import unescape

from knowledge.types.fact import Language

MINUS = "\N{MINUS SIGN}"
_CITATIONS = re.compile(r"<blockquote expandable><b>.*?</blockquote>", re.DOTALL)  # not folded rows
_TAG = re.compile(r"<[^>]*>")
_PLACE_IN_LIST = re.compile(r"^\s*\d+\. ", re.MULTILINE)
_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_ENGLISH = re.compile(rf"[{MINUS}+]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?")
_OTHERS = re.compile(rf"[{MINUS}+]?(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+|\d+)(?:,\d+)?")


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

    @property
    def is_plain(self) -> bool:
        """Whether it is written as years and days are: digits only."""
        return self.printed.isdigit()


def visible_text(html: str, quoted: Iterable[str] = ()) -> str:
    """What is read of a message but its citations, the numbers of lists and what is quoted."""
    text = unescape(_TAG.sub("", _CITATIONS.sub("", html)))
    for words in sorted(quoted, key=len, reverse=True):
        text = text.replace(words, " … ") if words else text
    return _PLACE_IN_LIST.sub("", text)


def numbers_in(text: str, language: Language) -> Iterator[Shown]:
    """The numbers of a text as its language prints them."""
    is_english = language is Language.ENGLISH
    for printed in (_ENGLISH if is_english else _OTHERS).findall(text):
        plain = printed.replace(MINUS, "-").translate(dict.fromkeys(map(ord, _SPACES)))
        yield Shown(printed, Decimal(plain.replace(",", "" if is_english else ".")))
