"""Slash commands: the names under which they are given, and the words that stand for them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from knowledge.normalise.fold import fold
from knowledge.types.fact import Language
from knowledge.types.service import Command

_COMMAND = re.compile(r"\s*/(?P<name>[^\W\d]+)(?P<bot>@\w+)?(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Given:
    """A command as it was given.

    `languages` are those in which its name is a word; none for the Latin names, which all use.
    """

    command: Command
    argument: str
    languages: tuple[Language, ...] = ()

    def language(self, reader: Language | None) -> Language | None:
        """The language of the command alone: the reader's, unless its name is of others."""
        if self.languages and reader not in self.languages:
            return self.languages[0]
        return reader


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a command stands for.

    `subject` is added to the `lead` where the reader names nothing that is counted.
    """

    lead: str
    subject: str = ""


def given_command(text: str) -> Given | None:
    """The command that begins the text, None if none does that we know."""
    match = _COMMAND.fullmatch(text)
    named = _forms().get(fold(match["name"])) if match else None
    if match is None or named is None:
        return None
    command, languages = named
    return Given(command, match["rest"].strip(), languages)


def is_command(name: str) -> bool:
    """Whether a command of this name, in any of its languages, is known."""
    return fold(name) in _forms()


def without_command_sign(text: str) -> str:
    """The text of an unknown command, such as /net@bot migration, as words."""
    match = _COMMAND.fullmatch(text)
    return f"{match['name']}{match['rest']}" if match else text


def words_of(command: Command, language: Language) -> Words:
    """The words of a command in a language. Raises KeyError if it stands for none."""
    return _words()[command, language]


@cache
def _forms() -> dict[str, tuple[Command, tuple[Language, ...]]]:
    return {
        fold(row["form"]): (Command(row["command"]), tuple(map(Language, row["languages"].split())))
        for row in _rows("commands.csv")
    }


@cache
def _words() -> dict[tuple[Command, Language], Words]:
    return {
        (Command(row["command"]), Language(row["language"])): Words(row["lead"], row["subject"])
        for row in _rows("command_questions.csv")
    }


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("knowledge") / "data" / "lexicon" / name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())
