"""Whose numbers they are, and who published them, in the reader's language."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from knowledge.types.fact import Language, Producer, Source

_ROUTE = re.compile(r"(.+?), (?:through (.+)|as reported to (.+))")

_BETWEEN = re.compile(r"; (?![^(]*\))")  # but within brackets


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose number it is, and through whom it came to the source."""

    name: str
    through: str = ""
    reported_to: str = ""


class Producers(Protocol):
    """What knows the offices and outlets; a store does."""

    def producers(self) -> tuple[Producer, ...]:
        """All producers."""


class OriginNames:
    """The names of offices, outlets and authors in one language."""

    def __init__(self, language: Language, producers: Producers) -> None:
        self._language = language
        self._source = producers
        self._producers: tuple[Producer, ...] = ()
        self._names: dict[str, str] = {}

    def publisher(self, source: Source) -> str:
        """The publisher, under its name in this language if it has one that we know."""
        return self._translated(source.publisher)

    def origins(self, origin: str, publisher: str) -> list[Origin]:
        """Whose numbers they are where the source, which this publisher has, only quotes them."""
        origins = _BETWEEN.split(origin) if origin else []
        return [self._origin(text) for text in origins if text != publisher]

    def _origin(self, text: str) -> Origin:
        match = _ROUTE.fullmatch(text)
        if match is None:
            return Origin(self._translated(text))
        name, *ways = match.groups()
        through, reported_to = (self._translated(way) if way else "" for way in ways)
        return Origin(self._translated(name), through, reported_to)

    def _translated(self, name: str) -> str:
        """The name in this language; a name that is none of ours as it is."""
        producers = self._source.producers()
        if producers != self._producers:
            self._producers = producers
            self._names = _remarks(self._language) | {
                producer.names[Language.ENGLISH]: producer.names[self._language]
                for producer in producers
            }
        return self._names.get(name, name)


@cache
def _remarks(language: Language) -> dict[str, str]:
    """Our English remarks on origins, translated; English has none."""
    if language is Language.ENGLISH:
        return {}
    path = files("bot") / "locale" / language.value / "origins.csv"
    _, *rows = csv.reader(path.read_text("utf-8").splitlines())
    return {origin: translation for origin, translation in rows}
