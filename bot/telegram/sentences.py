"""What only Telegram needs to say, in the language of the reader."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from importlib.resources import files

from babel.messages.pofile import read_po
from jinja2 import Environment, StrictUndefined
from jinja2.environment import TemplateModule

from knowledge.types.fact import Language


class Sentence(StrEnum):
    """The macros of sentences.html."""

    TEXT_ONLY = "text_only"
    FAILED = "failed"
    ASK_AGAIN = "ask_again"
    START = "start"
    HELP = "help"
    BALANCE = "balance"
    EMIGRATION = "emigration"
    IMMIGRATION = "immigration"
    SOURCES = "sources"
    DEFINE = "define"
    LANG = "lang"


COMMANDS = {
    "start": Sentence.START,
    "help": Sentence.HELP,
    "balance": Sentence.BALANCE,
    "emigration": Sentence.EMIGRATION,
    "immigration": Sentence.IMMIGRATION,
    "sources": Sentence.SOURCES,
    "define": Sentence.DEFINE,
    "lang": Sentence.LANG,
}


def sentence(name: Sentence, language: Language | None, **values: str) -> str:
    """The sentence as HTML, in English if the language is not known."""
    return str(getattr(_sentences(language or Language.ENGLISH), name.value)(**values))


def translations(language: Language) -> dict[str, str]:
    """The translated sentences of a language by the English ones; English has none."""
    if language is Language.ENGLISH:
        return {}
    path = files("bot") / "locale" / language.value / "LC_MESSAGES" / "telegram.po"
    catalogue = read_po(path.read_bytes().splitlines(), locale=language.value)
    return {str(entry.id): str(entry.string) for entry in catalogue if entry.id and entry.string}


@cache
def _sentences(language: Language) -> TemplateModule:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]
    )
    gettext = _translating(translations(language))
    # the sentences have no plural forms, so the last of these is never called
    install = environment.install_gettext_callables  # type: ignore[attr-defined]
    install(gettext, lambda one, many, number: many, newstyle=True)
    text = (files("bot.telegram") / "sentences.html").read_text("utf-8")
    return environment.from_string(text).module


def _translating(translated: dict[str, str]) -> Callable[[str], str]:
    return lambda text: translated.get(text, text)
