"""The statistics office of a country that is named as whose number is asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.lexicon import Kind
from knowledge.question.item import Items
from knowledge.question.phrase import Phrase
from knowledge.question.roles import HOME, Roles
from knowledge.types.fact import Language

OFFICES = {"rosstat": "RU", "kyrgyz-stat": "KG", "belstat": "BY", "azstat": "AZ", "bns": HOME}
_OF_COUNTRY = {country: office for office, country in OFFICES.items()}


@dataclass(frozen=True, slots=True)
class Office:
    """An office, None if nothing of it is held, and the item that names its country."""

    authority: str | None
    index: int


def counting_office(phrase: Phrase) -> Office | None:
    """The office of the country that reports: "according to Russia", «Ресей деректері бойынша»."""
    items = phrase.items
    for beside in items.where(Kind.MODIFIER, "reported"):
        index = beside + (-1 if phrase.language is Language.KAZAKH else 1)
        country = items[index].value(Kind.PLACE) if 0 <= index < len(items) else None
        if country:
            return Office(_OF_COUNTRY.get(country), index)
    return _whose_figures(items)


def _whose_figures(items: Items) -> Office | None:
    """The office of another country, whose figures on moves from or to ours are asked for."""
    if HOME not in items.first_values(Kind.PLACE):
        return None
    for index in items.where(Kind.THING, "figures"):
        country = items[index - 1].value(Kind.ADJECTIVE) if index else None
        if country and country != HOME:
            return Office(_OF_COUNTRY.get(country), index - 1)
    return None


def without_mention(roles: Roles, office: Office) -> Roles:
    """The places without the country that only tells who counts."""
    kept = tuple(mention for mention in roles.mentions if mention.index != office.index)
    return replace(roles, mentions=kept)
