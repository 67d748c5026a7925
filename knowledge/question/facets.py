"""Everything that a phrase says, sorted by kind; what nothing explains is kept as well."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from knowledge.lexicon import Kind
from knowledge.question.counted import find_counted
from knowledge.question.implied import (
    implied_features,
    inhabitants_lost,
    rated,
    signed_claim,
    weighed_sign,
    weighs,
    without_list_words,
    wondered_origin,
)
from knowledge.question.item import Items
from knowledge.question.kazakh_base import kazakh_bases
from knowledge.question.negation import find_negation
from knowledge.question.numbers import Factor, find_numbers
from knowledge.question.offices import counting_office, without_mention
from knowledge.question.peoples import ethnicity_meant
from knowledge.question.periods import EARLIEST_YEAR, Times, find_periods
from knowledge.question.phrase import Phrase
from knowledge.question.roles import HOME, Role, Roles, find_roles
from knowledge.types.claim import Claim
from knowledge.types.fact import Language
from knowledge.types.period import Period

_SIDES = frozenset({"in", "out"})
_OF_PEOPLE = frozenset({Kind.BREAKDOWN, Kind.AMBIGUOUS, Kind.ETHNICITY})
BREAKDOWN_DIMENSIONS = frozenset({"ethnicity", "specialty", "education", "age", "sex"})


@dataclass(frozen=True, slots=True)
class Facets:
    """The parts of a question, before they are joined to slots."""

    phrase: Phrase
    times: Times
    roles: Roles
    features: frozenset[str]
    operations: frozenset[str]
    claiming: frozenset[str]  # how a claim in words is put
    breakdowns: tuple[str, ...]
    dimensions: tuple[str, ...]
    authority: str | None
    source: str | None
    claim: Claim | None
    factor: Factor | None
    limit: int | None
    is_place: bool  # that the last of so many alone is asked for
    denying: frozenset[int]  # the items that deny what is claimed
    bounding: frozenset[int]  # those that say on which side of a factor or a part it is
    unexplained: tuple[str, ...]

    def asks(self, *operations: str) -> bool:
        """Whether any of the operation words stands in the phrase."""
        return not self.operations.isdisjoint(operations)

    @property
    def confidence(self) -> float:
        """The share of content words that are explained."""
        content = len(self.phrase.items.content)
        return round(1 - len(self.unexplained) / content, 3) if content else 0.0


class _Counting(NamedTuple):
    """Whose count is asked for; the country of its office is not among the places."""

    roles: Roles
    authority: str | None
    unexplained: tuple[str, ...] = ()


class _Said(NamedTuple):
    """What words say or imply, but for places, times and numbers."""

    features: frozenset[str]
    operations: frozenset[str]
    dimensions: tuple[str, ...]


def find_facets(phrase: Phrase, today: date, unsaid: Role = Role.BARE) -> Facets:
    """The facets of the phrase; `unsaid` is the role of other countries where no word says it."""
    items = phrase.items
    times = find_periods(items, today)
    numbers = find_numbers(phrase, times.used)
    counting = _counting(phrase, find_roles(phrase, times.used, unsaid))
    said = _said(phrase, counting, times.named | numbers.bounding, numbers.factor)
    negation = find_negation(phrase)
    used = (times.used | numbers.used | negation.used) - negation.loose
    barred = negation.loose | find_counted(items)
    facets = Facets(
        phrase,
        times,
        counting.roles,
        said.features,
        said.operations,
        claiming=items.all_values(Kind.CLAIMING),
        breakdowns=_breakdowns(items),
        dimensions=said.dimensions,
        authority=counting.authority,
        source=next(iter(items.first_values(Kind.SOURCE)), None),
        claim=_signed(numbers.claim, items, said),
        factor=numbers.factor,
        limit=numbers.limit,
        is_place=numbers.is_place,
        denying=negation.used if negation.is_meant else frozenset(),
        bounding=numbers.bounding,
        unexplained=_unexplained(items, used, barred) + counting.unexplained,
    )
    return _per_inhabitant(_counted_since_the_start(facets, today))


def _per_inhabitant(facets: Facets) -> Facets:
    """The share of the population that moves is a rate: what percent of the population left.

    Without a time, those who are emigrants or immigrants may be meant, and not those who moved.
    """
    is_stock = not facets.features.isdisjoint(_SIDES) and not facets.times.periods
    if facets.claim is not None or facets.breakdowns or is_stock:
        return facets
    operations = rated(facets.features, facets.operations)
    if operations == facets.operations:
        return facets
    return replace(facets, operations=operations)


def _counting(phrase: Phrase, roles: Roles) -> _Counting:
    """Who counts, by name or as the office of a country; one that is not held is unexplained."""
    office = counting_office(phrase)
    if office is None:
        return _Counting(roles, next(iter(phrase.items.first_values(Kind.AUTHORITY)), None))
    unexplained = () if office.authority else (phrase.items[office.index].word,)
    return _Counting(without_mention(roles, office), office.authority, unexplained)


def _said(
    phrase: Phrase, counting: _Counting, measuring: frozenset[int], factor: Factor | None
) -> _Said:
    """What is said; the words of time or number at `measuring` name no operation."""
    items = phrase.items
    operations = items.all_values(Kind.OPERATION, measuring) | _compared(phrase)
    if factor is not None and weighs(operations):
        operations |= {"times"}
    features = items.all_values(Kind.FEATURE)
    placed = {mention.index for mention in counting.roles.mentions}
    dimensions = items.first_values(Kind.DIMENSION, placed)
    features |= implied_features(features, operations, dimensions, counting.authority)
    operations |= weighed_sign(items, features, operations) | wondered_origin(items, operations)
    if "region" not in dimensions:
        operations = inhabitants_lost(features, operations)
    if "list" in operations:
        operations = without_list_words(items, operations)
    return _Said(features - {"bound"}, operations, dimensions)


def _signed(claim: Claim | None, items: Items, said: _Said) -> Claim | None:
    """The claim with the sign that words tell."""
    if claim is None:
        return None
    return signed_claim(claim, said.features | said.operations | items.all_values(Kind.CLAIMING))


def _counted_since_the_start(facets: Facets, today: date) -> Facets:
    """Qandas are published as counted since 1991; for all else that is a sum over the years."""
    features, times = facets.features, facets.times
    if "qandas" in features and _is_since_the_start(times, today):
        added = features | {"cumulative"}
        return replace(facets, features=added, times=replace(times, periods=()))
    if "cumulative" in features and "qandas" not in features:
        return replace(
            facets,
            features=features - {"cumulative"},
            operations=facets.operations | {"total"},
            times=replace(times, periods=times.periods or (_since_the_start(today),)),
        )
    return facets


def _since_the_start(today: date) -> Period:
    """From the first year of our series to the last that is over."""
    return Period.years(EARLIEST_YEAR, today.year - 1)


def _compared(phrase: Phrase) -> Set[str]:
    """The comparison that no word of its own tells in Kazakh."""
    is_kazakh = phrase.language is Language.KAZAKH
    is_compared = is_kazakh and next(kazakh_bases(phrase.items), None) is not None
    return {"compare"} if is_compared else set()


def _is_since_the_start(times: Times, today: date) -> bool:
    """Whether a span goes on from the first year of our series to this year or the last."""
    years = ((p.start.year, p.end.year) for p in times.periods if p.is_years)
    return any(first == EARLIEST_YEAR and last >= today.year - 1 for first, last in years)


def _breakdowns(items: Items) -> tuple[str, ...]:
    if items.places.keys().isdisjoint(_OF_PEOPLE):
        return ()
    told = items.where(Kind.BREAKDOWN)
    found = [value for index in told for value in items[index].values[Kind.BREAKDOWN]]
    meant = [ethnicity_meant(items, items[index]) for index in items.where(Kind.AMBIGUOUS)]
    found += [f"ethnicity:{ethnicity}" for ethnicity in meant if ethnicity]
    peoples = items.first_values(Kind.ETHNICITY, items.where(Kind.PLACE))
    found += [f"ethnicity:{value}" for value in peoples]
    return tuple(
        breakdown for breakdown in dict.fromkeys(found) if not _is_implied(breakdown, found)
    )


def _is_implied(breakdown: str, found: list[str]) -> bool:
    """Whether another breakdown says the same more exactly: "vocational education" is no motive."""
    others = {other.partition(":")[0] for other in found if other != breakdown}
    absorbing = {
        "motive:education": {"education"},
        "age:minors": {"motive"},
        "answer:would-move": {"answer", "motive"},
    }
    return bool(absorbing.get(breakdown, set()) & others)


def _unexplained(items: Items, used: frozenset[int], barred: frozenset[int]) -> tuple[str, ...]:
    """The words that no meaning explains; those `barred` none does, whatever else they mean."""
    return tuple(
        [
            item.word
            for index, item in enumerate(items)
            if index not in used and (index in barred or not (item.is_filler or item.is_explained))
        ]
    )


def places_but_home(facets: Facets) -> tuple[str, ...]:
    """The places named, Kazakhstan itself excepted but not its regions."""
    return tuple(dict.fromkeys([m.code for m in facets.roles.mentions if m.code != HOME]))
