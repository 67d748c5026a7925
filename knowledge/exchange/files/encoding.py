"""Texts that were read in a wrong encoding once: the letters are valid, and mean nothing."""

from __future__ import annotations

_TAKEN_FOR = ("cp1251", "cp1252", "latin-1")
_FEWEST = 2  # characters; one alone may be chance


def is_garbled(text: str) -> bool:
    """Whether the text is UTF-8 that was taken for another encoding, as “РљР°Р·” is for “Каз”."""
    return not text.isascii() and any(_is_garbled(text, encoding) for encoding in _TAKEN_FOR)


def _is_garbled(text: str, encoding: str) -> bool:
    try:
        meant = text.encode(encoding).decode("utf-8")
    except UnicodeError:
        return False
    return sum(not letter.isascii() for letter in meant) >= _FEWEST
