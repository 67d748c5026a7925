"""Russian and Kazakh written in Latin letters, and letters typed on the wrong keyboard layout."""

from __future__ import annotations

import re

_COMMON = {
    "tsja": "тся", "tsya": "тся", "tsia": "тся",
    "iya": "ия", "iyu": "ию", "iye": "ие",
    "shch": "щ", "sch": "щ", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "gh": "г", "ts": "ц",
    "tz": "ц", "yu": "ю", "ju": "ю", "iu": "ю", "ya": "я", "ja": "я", "ia": "ия", "yo": "е",
    "jo": "е", "ye": "е",
    "a": "а", "b": "б", "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и",
    "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с",
    "t": "т", "u": "у", "v": "в", "w": "в", "x": "х", "y": "ы", "z": "з", "j": "й", "'": "",
}  # fmt: skip
# "j" is ж in Kazakh Latin and й in Russian; "y" is й after a vowel; "ia" is written for ия and я.
_VARIANTS: tuple[dict[str, str], ...] = (
    _COMMON,
    {**_COMMON, "j": "ж", "ju": "жу", "ja": "жа", "jo": "жо"},
    {**_COMMON, "y": "й", "i": "и", "ia": "я", "iy": "ий", "yy": "ый"},
    {**_COMMON, "c": "к", "i": "ы", "ju": "жу", "ja": "жа", "j": "ж", "h": "х"},
)
_PIECE = re.compile("|".join(sorted({*_COMMON, "iy", "yy"}, key=len, reverse=True)))

_ENGLISH_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю."
_TO_RUSSIAN = str.maketrans(_ENGLISH_KEYS, _RUSSIAN_KEYS) | str.maketrans(
    _ENGLISH_KEYS.upper()[1:11] + "{}" + '~:"<>', _RUSSIAN_KEYS.upper()[1:11] + "ХЪ" + "ЁЖЭБЮ"
)
_TO_ENGLISH = {value: key for key, value in _TO_RUSSIAN.items() if isinstance(value, int)}


def to_cyrillic(word: str) -> tuple[str, ...]:
    """The Cyrillic words that a Latin one may stand for; empty if it has other letters."""
    if not word.replace("'", "").isascii():
        return ()
    return tuple(dict.fromkeys(_spelled(word, table) for table in _VARIANTS))


def _spelled(word: str, table: dict[str, str]) -> str:
    return _PIECE.sub(lambda piece: _spell(piece[0], table), word)


def _spell(piece: str, table: dict[str, str]) -> str:
    return table.get(piece) or "".join(table.get(letter, letter) for letter in piece)


_ROMAN = re.compile(r"\b[IVX]+\b")


def other_layouts(text: str) -> tuple[str, ...]:
    """The text as if typed with the keyboard set to the other alphabet, but for Roman numerals."""
    swapped = (_translated(text, _TO_RUSSIAN), _translated(text, _TO_ENGLISH))
    return tuple(reading for reading in swapped if reading != text.lower())


def _translated(text: str, layout: dict[int, int]) -> str:
    kept = _ROMAN.findall(text)
    parts = _ROMAN.split(text)
    read = [part.lower().translate(layout) for part in parts]
    return "".join(part + numeral.lower() for part, numeral in zip(read, [*kept, ""], strict=True))
