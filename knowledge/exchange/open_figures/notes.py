"""Reads the note of a row: rules make typed properties of all remarks, and none is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.exchange.open_figures.errors import UnreadNoteError
from knowledge.exchange.open_figures.tables import Rule
from knowledge.types.fact import Qualifier


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the rules say of a figure: qualifiers, and properties such as precision or rank."""

    qualifiers: tuple[Qualifier, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)


def read_note(note: str, slot: Mapping[str, str], rules: Sequence[Rule]) -> Remarks:
    """The remarks of a note on the figure with these properties.

    Later rules override the properties of earlier ones. Raises UnreadNoteError if a part of the
    note is matched by no rule, whether or not the rule holds for this figure.
    """
    matches = [(rule, match) for rule in rules if (match := rule.pattern.search(note))]
    _check_read(note, [match for _, match in matches])
    qualifiers: dict[Qualifier, None] = {}
    properties: dict[str, str] = {}
    for rule, match in matches:
        if rule.holds(slot):
            effects = {name: _filled(text, match, slot) for name, text in rule.effects.items()}
            qualifiers.update(dict.fromkeys(_in_digits(effects.pop("qualifiers", ""))))
            properties.update(effects)
    return Remarks(tuple(qualifiers), properties)


def qualifiers_in(text: str) -> Iterator[Qualifier]:
    """The qualifiers written in a `;`-joined text."""
    return (Qualifier.parse(token) for token in text.split(";") if token)


def _check_read(note: str, matches: Sequence[re.Match[str]]) -> None:
    rest = list(note)
    for match in matches:
        for position in range(*match.span()):
            rest[position] = " "
    unread = "".join(rest).strip(" .;,")
    if unread:
        raise UnreadNoteError(note, unread)


def _filled(template: str, match: re.Match[str], slot: Mapping[str, str]) -> str:
    """The template with the match's groups ({1}, {2} …) and the figure's own properties."""
    before = str(int(slot["year"]) - 1)
    groups = (group or "" for group in match.groups())
    return template.format("", *groups, before=before, **slot)


def _in_digits(text: str) -> Iterator[Qualifier]:
    """The qualifiers with bare numbers as arguments: +29,282 as 29282."""
    plain = re.sub(r"(?<=\d),(?=\d{3})|\+(?=\d)", "", text)
    return qualifiers_in(plain)
