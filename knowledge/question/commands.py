"""Slash commands as questions: /balance 2024 asks what "net migration 2024" asks."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from knowledge.types.fact import Language
from knowledge.types.question import Service, ServiceRequest

_COMMAND = re.compile(r"\s*/(?P<name>\w+)(?:@\w+)?(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Expanded:
    """The text to be read in place of a command."""

    text: str


@cache
def _commands() -> dict[str, tuple[str, str]]:
    text = (files("knowledge") / "data" / "lexicon" / "commands.csv").read_text("utf-8")
    return {
        row["command"]: (row["kind"], row["value"]) for row in csv.DictReader(text.splitlines())
    }


def expand_command(text: str) -> Expanded | ServiceRequest:
    """The question that a command stands for; a text without a command comes back as it is."""
    match = _COMMAND.fullmatch(text)
    if match is None:
        return Expanded(text)
    kind, value = _commands().get(match["name"].lower(), ("question", match["name"]))
    argument = match["rest"].strip()
    if kind == "service":
        return ServiceRequest(text, Language.ENGLISH, Service(value), argument.lower())
    return Expanded(f"{value} {argument}".strip())


def is_command(name: str) -> bool:
    """Whether a command of this name, in any of its languages, is known."""
    return name.lower() in _commands()
