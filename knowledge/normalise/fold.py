"""Folding: the same word written by different hands becomes the same letters."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0000-\u0008\u000e-\u001f]"
)
_LETTERS = str.maketrans(
    {
        "ё": "е", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "’": "'", "‘": "'", "ʼ": "'",
        "`": "'", "ı": "i", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d",
    }
)  # fmt: skip
_LOOSE = str.maketrans(
    {
        "қ": "к", "ә": "а", "ғ": "г", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и",
        "э": "е", "ь": "", "ъ": "",
    }
)  # fmt: skip
_ELSEWHERE = re.compile(r"[^\u0000-\u007f\u0400-\u04ff]")  # neither ASCII nor Cyrillic
KAZAKH_LETTERS = frozenset("әғқңөұүһі")


def clean(text: str) -> str:
    """The text in lower case, without invisible characters, Latin accents, or variants of signs."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).lower().translate(_LETTERS)
    return text if text.isascii() else _ELSEWHERE.sub(_plain, text)


def _plain(letter: re.Match[str]) -> str:
    base = unicodedata.normalize("NFKD", letter[0]).lower()
    return "".join(part for part in base if not unicodedata.combining(part))


def loosen(word: str) -> str:
    """A cleaned word without the letters that people replace: Kazakh ones, ь, ъ and э.

    A word of nothing else stays as it is.
    """
    return word if word.isascii() else word.translate(_LOOSE) or word


def fold(text: str) -> str:
    """Clean and loosen in one step."""
    return loosen(clean(text))
