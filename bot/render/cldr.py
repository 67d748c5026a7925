"""What the Unicode CLDR says of our languages.

Babel has all of it, and takes a tenth of the time of `migbot ask` to read it. What nearly every
answer needs therefore stands in bot/locale as well; a test compares the two.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from knowledge.types.fact import Language


class Conventions(NamedTuple):
    """How a language writes numbers, and its months, as they stand alone and within a date."""

    group: str
    decimal: str
    months: tuple[str, ...]
    months_of: tuple[str, ...]


@cache
def conventions(language: Language) -> Conventions:
    """The conventions of the language."""
    path = files("bot") / "locale" / language.value / "cldr.json"
    entry = json.loads(path.read_text("utf-8"))
    months, months_of = tuple(entry["months"]), tuple(entry["months_of"])
    return Conventions(entry["group"], entry["decimal"], months, months_of)


@cache
def territories(language: Language) -> Mapping[str, str]:
    """The names of countries by their codes."""
    from babel import Locale

    return Locale.parse(language.value).territories


@cache
def tongues(language: Language) -> Mapping[str, str]:
    """The names of languages by their codes."""
    from babel import Locale

    return Locale.parse(language.value).languages
