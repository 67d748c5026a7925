"""The translations: complete, none left over, with the same placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import bot
from bot.render.catalogue import translations as read_by_us
from knowledge.types.fact import Language

ROOT = Path(bot.__file__).parent
TRANSLATED = [Language.RUSSIAN, Language.KAZAKH]
PLACEHOLDER = re.compile(r"%\(\w+\)s|%%")
OPTIONS = {"**.html": {"trimmed": "true", "newstyle_gettext": "true"}}

MessageId = str | tuple[str, ...]


@cache
def extracted() -> frozenset[MessageId]:
    """Every message of the templates."""
    found = extract_from_dir(ROOT / "templates", [("**.html", "jinja2")], OPTIONS)
    return frozenset(tuple(entry[2]) if isinstance(entry[2], list) else entry[2] for entry in found)


def catalogue(language: Language) -> Catalog:
    """The catalogue as Babel reads it."""
    path = ROOT / "locale" / language.value / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale=language.value)


def messages(language: Language) -> Iterator[Message]:
    """The messages of a catalogue without its header."""
    return (message for message in catalogue(language) if message.id)


def first_id(message: Message) -> str:
    """The English message, the singular one if it has a plural."""
    return message.id if isinstance(message.id, str) else message.id[0]


def translations(message: Message) -> tuple[str, ...]:
    """All forms of a translation."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: Language) -> None:
    held = {message.id for message in messages(language)}
    assert not extracted() - held
    assert not [first_id(m) for m in messages(language) if not all(translations(m))]


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_translated_that_no_template_says(language: Language) -> None:
    held = {message.id for message in messages(language)}
    assert not held - extracted()
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_fuzzy(language: Language) -> None:
    assert not [first_id(message) for message in messages(language) if message.fuzzy]


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_those_of_the_message(language: Language) -> None:
    wrong = [
        (first_id(message), form)
        for message in messages(language)
        for form in translations(message)
        if sorted(PLACEHOLDER.findall(form)) != sorted(PLACEHOLDER.findall(first_id(message)))
    ]
    assert not wrong


@pytest.mark.parametrize("language", TRANSLATED)
def test_our_reader_reads_what_babel_reads(language: Language) -> None:
    babel = {first_id(message): translations(message) for message in messages(language)}
    assert read_by_us(language).messages == babel


@pytest.mark.parametrize("language", TRANSLATED)
def test_plural_forms_are_as_many_as_the_language_has(language: Language) -> None:
    number = catalogue(language).num_plurals
    plural = [message for message in messages(language) if not isinstance(message.id, str)]
    assert plural
    assert {len(translations(message)) for message in plural} == {number}
