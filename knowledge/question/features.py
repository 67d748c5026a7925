"""The features that name an indicator, without those that only repeat what others say."""

from __future__ import annotations

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets
from knowledge.question.roles import is_home

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
    features = _with_side(facets, features)
    if "out" in features and any(group.startswith("motive:") for group in facets.breakdowns):
        features -= {"motive"}
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


def _sends_people(facets: Facets, features: frozenset[str]) -> bool:
    """Whether people are sent, and no money."""
    people = "migrant" in features or facets.phrase.has(Kind.MODIFIER, "people")
    sent = facets.asks("sent") and facets.asks("most", "least") and "country" in facets.dimensions
    return (people or sent) and not features & {"money", "remittance", "received"}


def _residence(facets: Facets, features: frozenset[str]) -> str:
    """Who lives in the country is its population; who came there from another, a stock."""
    foreign = any(
        not is_home(mention.code) or mention.is_people for mention in facets.roles.mentions
    )
    return "stock" if foreign or features - {"live"} or facets.breakdowns else "population"


def _without_strays(features: frozenset[str]) -> frozenset[str]:
    """Without words that mean something only next to others: "emigrants come from" is leaving."""
    if "come" in features:
        features = features - {"come"} | (set() if "out" in features else {"in"})
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


def without_implied(features: frozenset[str]) -> frozenset[str]:
    """The features without those that others among them say already."""
    for feature, implied in _IMPLIED.items():
        if feature in features:
            features -= implied
    return features - {"migration"} if features - _QUALIFYING else features
