"""Translations: the .po files as they are, read when a language is first needed.

Babel's own reader takes five times as long as a start-up may; it checks the files in the tests.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from gettext import c2py
from importlib.resources import files
from typing import NamedTuple

from knowledge.types.fact import Language

_PLURAL = re.compile(r"^Plural-Forms:.* plural=(.*);$", re.MULTILINE)
_QUOTED = ("msgid_plural", "msgid", "msgstr")


class CatalogueError(ValueError):
    """A line of a catalogue that is not understood."""

    def __init__(self, language: Language, line: int) -> None:
        super().__init__(f"messages.po of {language.value}, line {line}: not understood; mend it")


class Translations(NamedTuple):
    """The translations into one language: all plural forms by the English message.

    `plural` gives the place of the form that goes with a whole number.
    """

    messages: Mapping[str, tuple[str, ...]]
    plural: Callable[[int], int]

    def gettext(self, message: str) -> str:
        """The translation, the message itself if there is none."""
        forms = self.messages.get(message)
        return forms[0] if forms else message

    def ngettext(self, singular: str, plural: str, count: Decimal | int) -> str:
        """The translation in the plural form that goes with the number."""
        forms = self.messages.get(singular, (singular, plural))
        size = abs(Decimal(count))
        # fractions have the form of "few" in Russian, the last one in the others
        place = self.plural(int(size)) if size == size.to_integral_value() else 1
        return forms[min(place, len(forms) - 1)]


@cache
def translations(language: Language) -> Translations:
    """The catalogue of the language; English needs none."""
    if language is Language.ENGLISH:
        return Translations({}, c2py("n != 1"))
    messages = dict(_read(language))
    rule = _PLURAL.search(messages.pop("")[0])
    if rule is None:
        raise CatalogueError(language, 1)
    return Translations(messages, c2py(rule[1]))


def _read(language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The header, which translates an empty message, and all messages that have a translation."""
    path = files("bot") / "locale" / language.value / "LC_MESSAGES" / "messages.po"
    entries = _entries(path.read_text("utf-8"), language)
    return ((message, forms) for message, forms in entries if all(forms))


def _entries(text: str, language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    message = ""
    forms: list[str] = []
    field = ""
    for number, line in enumerate([*text.splitlines(), 'msgid ""'], start=1):
        if not line or line.startswith("#"):
            continue
        field, value = _field(line, field, language, number)
        if line.startswith("msgid "):
            if forms:
                yield message, tuple(forms)
            message, forms = value, []
        elif line.startswith("msgstr"):
            forms.append(value)
        elif field == "msgid":
            message += value
        elif field == "msgstr":
            forms[-1] += value


def _field(line: str, current: str, language: Language, number: int) -> tuple[str, str]:
    """Which field the line belongs to, and the string on it."""
    start = line.find('"')
    if start < 0:
        raise CatalogueError(language, number)
    field = next((name for name in _QUOTED if line.startswith(name)), current)
    quoted = line[start:]
    if "\\" not in quoted:
        return field, quoted[1:-1]
    try:
        return field, str(ast.literal_eval(quoted))
    except (SyntaxError, ValueError) as error:
        raise CatalogueError(language, number) from error
