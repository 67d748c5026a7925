"""Whether a question is about migration, not only made of words that migration uses too."""

from __future__ import annotations

import re

from knowledge.lexicon import Kind, Matched
from knowledge.question.claiming import that_say_first
from knowledge.question.facets import Facets
from knowledge.question.features import SURVEY
from knowledge.question.item import Item
from knowledge.question.roles import ABROAD, Role

_MOVING = frozenset({"out", "move", "migration", "migrant", "in", "net"})
_STRONG = frozenset(
    {
        "refugee",
        "asylum",
        "stateless",
        "in_need",
        "qandas",
        "natural_increase",
        "remittance",
        "all_flows",
        "projection",
        "un",
    }
)
_VITAL = frozenset({"population", "births", "deaths", "born", "live"})
_PLAIN = frozenset({"how_many", "which", "define"})
_LEAVING = frozenset({"out", "move"})
_LONG = 9
_MANY = 3
_THEY = ("ют", "ут", "еді", "жатыр")  # they leave
_EMIGRATION = (Kind.MODIFIER, "external")  # what "to leave" is not
_BARE = 2  # words: where, and that somebody moves
_SURVEY = SURVEY | {"sample"}
_STRONG_WORDS = re.compile("migr|мигр|сальдо|saldo|көші|қоныс|коши|коныс|net |чист|қандас|айырым")


def speaks_of_migration(facets: Facets) -> bool:
    """Whether enough of the question belongs to this field.

    Words such as leave, come, live or balance need a sign that people of a country are meant: the
    country, a count of people, or a period; survey words need to be about leaving.
    """
    features = facets.features
    if features & _SURVEY or "motive" in facets.dimensions:
        return _is_survey_of_leaving(facets) and _is_asked_of_people(facets)
    if features & _STRONG or _is_signed_balance(facets):
        return True
    if features and features <= _VITAL | {"average", "rate"}:
        return _counts_residents(facets)
    if any(_is_strong(facets.phrase.items[i]) for i in facets.phrase.items.where(Kind.FEATURE)):
        return _is_more_than_a_topic(facets)
    return (
        facets.roles.name_home
        or bool(facets.times.periods)
        or _counts_people(facets)
        or _asks_nothing_but_where(facets)
        or not features & _MOVING
    )


def _is_survey_of_leaving(facets: Facets) -> bool:
    named = facets.authority in ("demoscope", "strategiya", "brif") or "survey" in facets.features
    answered = any(
        b.startswith(("answer:", "motive:")) for b in facets.breakdowns
    ) and _asks_number(facets)
    return (
        bool(facets.features & _MOVING)
        or answered
        or named
        or _names_abroad(facets)
        or "motive" in facets.dimensions
    )


def _is_signed_balance(facets: Facets) -> bool:
    """Such as "When did the balance turn positive"; "my balance is negative" tells of money."""
    signed = "net" in facets.features and facets.asks("positive", "negative")
    placed = bool(facets.times.periods) or "region" in facets.dimensions
    weighed = facets.features >= {"net", "out"} and bool(facets.features & {"in", "come"})
    if weighed or not signed:
        return weighed
    items = facets.phrase.items
    dated = bool(that_say_first(items)) or items.say(Kind.TIME, "last_time")
    return facets.asks("when", "turn", "claim") or placed or dated


def _is_asked_of_people(facets: Facets) -> bool:
    """Whether a number, a kind of people or a reason is asked for: "I want to leave" asks none."""
    counted = _asks_number(facets) or facets.asks("which", "where", "why", "most", "how_many")
    counted = counted or ("preferred" in facets.features and bool(facets.features & _LEAVING))
    named = (
        "survey" in facets.features or "motive" in facets.dimensions or facets.authority is not None
    )
    return (
        counted
        or _names_people(facets)
        or named
        or _names_motives(facets)
        or facets.roles.name_home
        or bool(facets.times.periods)
        or bool(facets.breakdowns)
    )


def _names_motives(facets: Facets) -> bool:
    """Whether the motives of emigration are named: "I had no motive to leave" tells of one's own.

    Nor do drivers who emigrated drive emigration.
    """
    items = facets.phrase.items
    motives, moves = items.where(Kind.FEATURE, "motive"), items.where(Kind.FEATURE, "out")
    spans = (sorted((i, j)) for i in motives for j in moves if items[j].has(*_EMIGRATION))
    return any(
        all(item.is_filler or item.has(Kind.MARKER) for item in items[first + 1 : last])
        for first, last in spans
    )


def _counts_residents(facets: Facets) -> bool:
    """Whether population, births or deaths, which are everybody's statistics, are meant as ours.

    A place must be named, or a year without anything that is compared.
    """
    if facets.roles.mentions or _is_bare_population(facets):
        return True
    compared = facets.asks("most", "least", "which", "more", "less") or facets.claim is not None
    return facets.asks("when") if compared else bool(facets.times.periods)


def _is_bare_population(facets: Facets) -> bool:
    """Whether the number of people is asked for and nothing else is said: халық саны қанша."""
    is_plain = facets.operations <= _PLAIN and not (facets.breakdowns or facets.dimensions)
    return facets.features == {"population"} and is_plain and facets.claim is None


def _is_more_than_a_topic(facets: Facets) -> bool:
    """Whether something is asked: "migration" alone names a topic."""
    asked = facets.operations - {"which", "define"}
    if facets.features - {"migration", "migrant", "move"} or asked or facets.dimensions:
        return True
    return bool(facets.times.periods) or bool(facets.roles.mentions) or len(facets.phrase.items) < 3


def _is_strong(item: Item) -> bool:
    return _STRONG_WORDS.search(item.word + " ") is not None


def is_guessed(facets: Facets) -> bool:
    """Whether most was mistyped, or all that names the subject, and no country or year is named.

    Long words are no guess: nothing else looks like them.
    """
    items, content = facets.phrase.items, facets.phrase.items.content
    fuzzy = [item.matched for item in content].count(Matched.FUZZY)
    if fuzzy * 2 < len(content):
        return False
    named = items.those(Kind.FEATURE)
    unsure = all(item.matched is Matched.FUZZY and len(item.word) < _LONG for item in named)
    guessed = fuzzy >= _MANY or (bool(named) and unsure and fuzzy * 2 > len(content))
    return guessed and not facets.roles.mentions and not facets.times.periods


def _asks_number(facets: Facets) -> bool:
    return facets.asks("how_many", "percent", "share")


def _names_abroad(facets: Facets) -> bool:
    return any(mention.code == ABROAD for mention in facets.roles.mentions)


def _names_people(facets: Facets) -> bool:
    return facets.phrase.items.say(Kind.MODIFIER, "people")


def _asks_nothing_but_where(facets: Facets) -> bool:
    """Such as "қайда көшеді": two words, which ask for the countries that people move to."""
    items = facets.phrase.items
    if len(items) != _BARE or not facets.asks("where", "whence"):
        return False
    leave = facets.features == {"out"} and items[-1].word.endswith(_THEY)
    return leave or (facets.features == {"move"} and "country" in facets.dimensions)


def _counts_people(facets: Facets) -> bool:
    people = _names_people(facets)
    counted = facets.asks("how_many", "share", "percent", "rate", "most", "least", "which")
    counted = counted or (facets.claim is not None and facets.claim.is_percent)
    placed = facets.asks("where", "whence") and people
    wondered = facets.asks("why") and people and "out" in facets.features
    sorted_abroad = bool(facets.breakdowns) and _names_abroad(facets)
    moving = facets.features & {"in", "out"} or (
        "move" in facets.features and "country" in facets.dimensions
    )
    moved = facets.features == {"move"} and bool(facets.roles.of(Role.TO, Role.FROM))
    compared = moving and facets.asks("compare") and "country" in facets.dimensions
    leaving = facets.asks("mover") and (facets.features == {"out"} or moved)
    return (
        placed
        or wondered
        or leaving
        or (compared and len(facets.roles.foreign) > 1)
        or sorted_abroad
        or (counted and (people or bool(facets.roles.mentions) or bool(moving)))
    )
