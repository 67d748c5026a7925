"""Translations: the .po files as they are, read when a language is first needed.

Babel's own reader takes five times as long as a start-up may; it checks the files in the tests.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from babel.core import Locale

from knowledge.types.fact import Language

_QUOTED = ("msgid_plural", "msgid", "msgstr")


class CatalogueError(ValueError):
    """A line of a catalogue that is not understood."""

    def __init__(self, language: Language, line: int) -> None:
        super().__init__(f"messages.po of {language.value}, line {line}: not understood; mend it")


@dataclass(frozen=True, slots=True)
class Translations:
    """The translations into one language: all plural forms by the English message."""

    messages: dict[str, tuple[str, ...]]
    category: Callable[[Decimal], str]
    order: tuple[str, ...]

    def gettext(self, message: str) -> str:
        """The translation, the message itself if there is none."""
        forms = self.messages.get(message)
        return forms[0] if forms else message

    def ngettext(self, singular: str, plural: str, count: Decimal | int) -> str:
        """The translation in the plural form that CLDR has for the number."""
        forms = self.messages.get(singular, (singular, plural))
        category = self.category(Decimal(count).copy_abs())
        # fractions are of the category "other", which in the catalogues has the form of "few"
        place = self.order.index(category) if category in self.order else 1
        return forms[min(place, len(forms) - 1)]


_ORDERS = {
    Language.ENGLISH: ("one", "other"),
    Language.RUSSIAN: ("one", "few", "many"),
    Language.KAZAKH: ("one", "other"),
}


@cache
def translations(language: Language) -> Translations:
    """The catalogue of the language; English needs none."""
    messages = {} if language is Language.ENGLISH else dict(_read(language))
    category = Locale.parse(language.value).plural_form
    return Translations(messages, category, _ORDERS[language])


def _read(language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    path = files("bot") / "locale" / language.value / "LC_MESSAGES" / "messages.po"
    entries = _entries(path.read_text("utf-8"), language)
    return ((message, forms) for message, forms in entries if message and all(forms))


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
