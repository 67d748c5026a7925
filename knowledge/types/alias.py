"""The rows of which the lexicon is built."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.types.fact import Language


class AliasRow(NamedTuple):
    """One name of one concept; `key` holds a key for each word of the form, joined by spaces."""

    language: Language
    key: str
    kind: str
    value: str
    form: str
