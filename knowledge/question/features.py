"""The features that name an indicator, without those that only repeat what others say."""

from __future__ import annotations

from functools import lru_cache

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets
from knowledge.question.item import Item, is_conjunction
from knowledge.question.roles import ABROAD, is_home
from knowledge.types.fact import Language

MOVES = frozenset({"in", "out", "move", "migrant", "migration"})
SURVEY = frozenset({"intention", "wish", "preferred", "survey", "motive", "motive_verb"})
_QUALIFYING = frozenset({"migration", "un", "projection", "rate", "estimate"})
_PROJECTED = frozenset({"projection", "net", "migration", "migrant", "un", "estimate", "rate"})
_IMPLIED = {
    "net": frozenset({"migration", "migrant", "move", "in", "out"}),
    "internal": frozenset({"migration", "migrant", "move"}),
    "natural_increase": frozenset({"births", "deaths"}),
    "refugee": frozenset({"migrant", "migration", "move", "in", "out"}),
    "asylum": frozenset({"migrant", "migration", "move", "in", "out"}),
    "population": frozenset({"migration"}),
    "projection": frozenset({"estimate"}),
    "qandas": frozenset({"migration", "migrant"}),
    "remittance": frozenset({"migration", "migrant", "in", "out", "move"}),
    "un": frozenset({"estimate"}),
    "stock": frozenset({"births"}),
    "deaths": frozenset({"born"}),
    "births": frozenset({"born"}),
}


def naming_features(facets: Facets) -> frozenset[str]:
    """The features of the question that name its indicator."""
    features = facets.features - SURVEY if "survey" in facets.features else facets.features
    if "live" in features:
        features = features - {"live"} | {_residence(facets, features)}
    if facets.asks("gain", "lose"):
        features = features - {"population"} or features
    features = _born_or_births(facets, _with_side(facets, features))
    if "out" in features and any(group.startswith("motive:") for group in facets.breakdowns):
        features -= {"motive"}
    features = _with_those_who_come(facets, features)
    return without_implied(_without_strays(features))


def _with_side(facets: Facets, features: frozenset[str]) -> frozenset[str]:
    """With the side that other words say: countries that send migrants, where to inside ours."""
    if "paid" in features and _sends_people(facets, features):
        sent = {"in"} if "country" in facets.dimensions else {"out"}
        features = features - {"paid"} | sent if facets.dimensions else features
    if "internal" in features and not features & {"in", "out", "net"}:
        wondered = {"out"} if facets.asks("whence") else {"in"} if facets.asks("where") else set()
        features |= wondered
    return features


def _born_or_births(facets: Facets, features: frozenset[str]) -> frozenset[str]:
    """Those who were born elsewhere than they are named with are no births of a year."""
    away = any(
        mention.code == ABROAD or not is_home(mention.code) for mention in facets.roles.mentions
    )
    away = away or _is_native(facets)
    is_native = (
        features >= {"births", "born"} and away and not features & {"deaths", "natural_increase"}
    )
    return features - {"births", "population"} | {"born"} if is_native else features


def _is_native(facets: Facets) -> bool:
    """Whether a country stands right before the word: "Kazakhstan-born"."""
    items = facets.phrase.items
    born = items.where(Kind.FEATURE, "born") if facets.phrase.language is Language.ENGLISH else ()
    return any(index and items[index - 1].has(Kind.PLACE) for index in born)


def _sends_people(facets: Facets, features: frozenset[str]) -> bool:
    """Whether people are sent, and no money."""
    people = "migrant" in features or facets.phrase.items.say(Kind.MODIFIER, "people")
    sent = facets.asks("sent") and facets.asks("most", "least") and "country" in facets.dimensions
    return (people or sent) and not features & {"money", "remittance", "received"}


def _residence(facets: Facets, features: frozenset[str]) -> str:
    """Who lives in the country is its population; who came there from another, a stock."""
    foreign = any(
        not is_home(mention.code) or mention.is_people for mention in facets.roles.mentions
    )
    return "stock" if foreign or features - {"live"} else "population"


def _with_those_who_come(facets: Facets, features: frozenset[str]) -> frozenset[str]:
    """With the side that "come" says, if it says one: "emigrants come from" is leaving.

    Beside a verb of leaving those who come are counted as well, or they are the same people: of
    those who came nobody counts who left.
    """
    if "come" not in features or "out" not in features:
        return features - {"come"} | {"in"} if "come" in features else features
    items = facets.phrase.items
    comes, leaves = items.where(Kind.FEATURE, "come"), items.where(Kind.FEATURE, "out")
    is_verb = any(not items[index].has(Kind.MODIFIER, "external") for index in leaves)
    is_origin = any(item.word == "from" for i in comes for item in items[i + 1 : i + 2])
    if not is_verb or is_origin or facets.asks("where", "whence"):
        return features - {"come"}
    first, *_, last = sorted((*comes, *leaves))
    joined = any(_sets_side_by_side(item) for item in items[first:last])
    return features - {"come"} | {"in"} if joined else features


def _sets_side_by_side(item: Item) -> bool:
    """Whether it is "and", "than", "minus"."""
    return is_conjunction(item) or item.has(Kind.OPERATION, "compare", "negative")


@lru_cache(maxsize=4096)
def _without_strays(features: frozenset[str]) -> frozenset[str]:
    """Without words that mean something only next to others."""
    if "internal" in features and features & {"received", "hosted"}:
        features |= {"in"}
    features -= {"hosted", "motive_verb"}
    if "money" in features and features & {"paid", "received"}:
        features = features - {"money", "work"} | {"remittance"}
    if {"births", "stock"} <= features:
        features = features - {"births"} | {"born"}
    if not features & {"remittance", "qandas"}:
        features -= {"received"}
    if "population" not in features:
        features -= {"average"}
    if "net" not in features and "migration" not in features:
        features -= {"estimate"}
    return features - {"projection"} if features - _PROJECTED else features


@lru_cache(maxsize=4096)
def without_implied(features: frozenset[str]) -> frozenset[str]:
    """The features without those that others among them say already."""
    for feature, implied in _IMPLIED.items():
        if feature in features:
            features -= implied
    return features - {"migration"} if features - _QUALIFYING else features
