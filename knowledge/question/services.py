"""Slash commands that are no questions: help, settings, and what is told of the bot itself."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from knowledge.normalise.fold import fold
from knowledge.question.commands import Given
from knowledge.types.fact import Language
from knowledge.types.question import NotUnderstood, Reason
from knowledge.types.service import Command, Service, ServiceRequest

SERVICES = {
    Command.START: Service.START,
    Command.HELP: Service.HELP,
    Command.SOURCES: Service.SOURCES,
    Command.LANG: Service.LANGUAGE,
    Command.ABOUT: Service.ABOUT,
    Command.PRIVACY: Service.PRIVACY,
    Command.FACT: Service.FACT,
    Command.FORGET: Service.FORGET,
    Command.FEEDBACK: Service.FEEDBACK,
    Command.SUBSCRIBE: Service.SUBSCRIBE,
    Command.SUBSCRIPTIONS: Service.SUBSCRIPTIONS,
    Command.UNSUBSCRIBE: Service.UNSUBSCRIBE,
}
_NEEDS_ARGUMENT = frozenset({Command.FACT, Command.FEEDBACK, Command.SUBSCRIBE})
_TAKES_ARGUMENT = _NEEDS_ARGUMENT | {Command.LANG, Command.SOURCES, Command.UNSUBSCRIBE}


def understand_service(given: Given, language: Language) -> ServiceRequest | NotUnderstood:
    """The service that the command asks for; /lang is answered in the language that it names."""
    if given.command in _NEEDS_ARGUMENT and not given.argument:
        return NotUnderstood("", language, Reason.EMPTY)
    if given.command is Command.LANG and given.argument:
        return _language(given, language)
    argument = given.argument if given.command in _TAKES_ARGUMENT else ""
    return ServiceRequest("", language, SERVICES[given.command], argument)


def _language(given: Given, language: Language) -> ServiceRequest | NotUnderstood:
    chosen = _languages().get(fold(given.argument))
    if chosen is None:
        return NotUnderstood("", language, Reason.UNKNOWN_WORDS, (given.argument,))
    return ServiceRequest("", chosen, Service.LANGUAGE, chosen.value)


@cache
def _languages() -> dict[str, Language]:
    text = (files("knowledge") / "data" / "lexicon" / "languages.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {fold(row["form"]): Language(row["language"]) for row in rows}
