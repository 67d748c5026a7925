"""From the reader's own words to what they ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from knowledge.lexicon import Kind, Lexicon
from knowledge.question.agreement import Reading, agreed
from knowledge.question.assumed import assumed
from knowledge.question.beyond import beyond_statistics, looks_ahead, of_future
from knowledge.question.definitions import definition
from knowledge.question.evidence import is_guessed, speaks_of_migration
from knowledge.question.facets import Facets, find_facets, places_but_home
from knowledge.question.follow_up import follow_up, stands_alone
from knowledge.question.item import Item, Items
from knowledge.question.operations import plan
from knowledge.question.passed_over import passed_over
from knowledge.question.phrase import Phrase, read
from knowledge.question.plans import Plan
from knowledge.question.readings import (
    open_direction,
    open_group,
    open_return,
    open_scope,
)
from knowledge.question.roles import Role
from knowledge.question.slot_parts import Slots
from knowledge.question.slots import find_slots
from knowledge.question.terms import find_terms
from knowledge.question.unchecked import unchecked
from knowledge.question.unheld import never_held, of_two_offices
from knowledge.types.fact import Language
from knowledge.types.question import (
    NotHeld,
    NotUnderstood,
    Operation,
    Question,
    Reason,
    Understanding,
)
from knowledge.types.service import Service, ServiceRequest

_YEAR_DIGITS = 4
_MOVING = frozenset({"out", "in", "move"})
_TELLING = frozenset(
    {Kind.FEATURE, Kind.PLACE, Kind.BREAKDOWN, Kind.DIMENSION, Kind.MONTH, Kind.KEYWORD}
)


def understand_text(
    text: str,
    lexicon: Lexicon,
    today: date,
    previous: Question | None = None,
    language: Language | None = None,
) -> Understanding:
    """What a text in the reader's own words asks; see understand()."""
    phrases = read(text, lexicon, language)
    if not phrases[0].items:
        return NotUnderstood(text, language or Language.ENGLISH, Reason.EMPTY)
    understood = agreed(
        Reading(phrase, _service(phrase) or understand_phrase(phrase, lexicon, today, previous))
        for phrase in phrases
    )
    if len(phrases) > 1 and isinstance(understood, Question):
        return replace(understood, stands_alone=False)  # another reading may lean
    return understood


def understand_phrase(
    phrase: Phrase,
    lexicon: Lexicon,
    today: date,
    previous: Question | None = None,
    unsaid: Role = Role.BARE,
) -> Understanding:
    """What a phrase asks; `unsaid` is the role of other countries where no word says it."""
    facets = find_facets(_relevant(phrase), today, unsaid)
    if facets.times.is_impossible or _is_absurd(facets):
        return NotUnderstood(phrase.text, phrase.language, Reason.BAD_PERIOD)
    if is_guessed(facets):
        return NotUnderstood(phrase.text, phrase.language, Reason.UNKNOWN_WORDS)
    beyond = beyond_statistics(facets)
    if beyond is not None:
        return beyond
    defined = definition(facets)
    if defined is not None:
        return defined
    if facets.unexplained:
        return _search(facets, lexicon)
    if previous is not None:
        continued = follow_up(facets, previous)
        if continued is not None:
            return _unless_lost(facets, continued)
    return _slotted(facets, lexicon, today)


def _unless_lost(facets: Facets, continued: Question | NotHeld) -> Understanding:
    """The completed question, unless its answer would pass over a word of the follow-up."""
    if isinstance(continued, NotHeld) or facets.phrase.items.say(Kind.YES_NO, "reverse"):
        return continued
    found, text, language = Plan.of(continued), continued.text, continued.language
    lost = (*unchecked(facets, found), *passed_over(facets, found))
    return NotHeld(text, language, found.series, found.periods, lost) if lost else continued


def _is_absurd(facets: Facets) -> bool:
    """A bare number beside an indicator, such as /balance 99999, is meant as a year."""
    judged = facets.times.periods or facets.asks("claim", "percent") or not facets.features
    if facets.claim is None or judged:
        return False
    return (
        any(
            item.is_number and item.word.isdigit() and len(item.word) > _YEAR_DIGITS
            for item in facets.phrase.items
        )
        and len(facets.phrase.items.content) <= _YEAR_DIGITS
    )


def _service(phrase: Phrase) -> ServiceRequest | None:
    """Small talk and nothing else."""
    if Kind.SERVICE not in phrase.items.places:
        return None
    spoken = [item for item in phrase.items if not item.is_filler]
    services = [value for item in spoken if (value := item.value(Kind.SERVICE))]
    if services and len(services) == len(spoken):
        return ServiceRequest(phrase.text, phrase.language, Service(services[-1]))
    return None


def _relevant(phrase: Phrase) -> Phrase:
    """The sentences that speak of this field, if others only lead up to them."""
    breaks = [i for i, item in enumerate(phrase.items) if i and item.first.ends_sentence_before]
    if not breaks:
        return phrase
    sentences = [phrase.items[a:b] for a, b in pairwise((0, *breaks, len(phrase.items)))]
    telling = [sentence for sentence in sentences if any(_tells(item) for item in sentence)]
    if len(sentences) == len(telling) or not telling:
        return phrase
    return replace(phrase, items=Items(item for sentence in telling for item in sentence))


def _tells(item: Item) -> bool:
    return item.first.is_number or any(concept.kind in _TELLING for concept in item.concepts)


def _search(facets: Facets, lexicon: Lexicon) -> Question | NotUnderstood:
    """Words that no slot has: perhaps a statement has them."""
    phrase = facets.phrase
    terms = find_terms(phrase, facets.times.used, lexicon)
    foreign = any(item.has(Kind.BLOCKER) and len(item.tokens) > 1 for item in phrase.items)
    if foreign or _is_untold(facets) or all(term.is_generic for term in terms):
        return NotUnderstood(
            phrase.text,
            phrase.language,
            Reason.UNKNOWN_WORDS,
            facets.unexplained,
            facets.confidence,
        )
    return Question(
        phrase.text,
        phrase.language,
        Operation.STATEMENT,
        periods=facets.times.periods,
        terms=terms,
        places=places_but_home(facets),
        is_count=_asks_count(facets),
        is_why=facets.asks("why"),
        is_moving=not facets.features.isdisjoint(_MOVING),
        authority=facets.authority,
        confidence=facets.confidence,
    )


def _is_untold(facets: Facets) -> bool:
    """Whether no statement tells of it: a change that is denied, who went back and why.

    Nor why a balance has its sign, or with which country.
    """
    if "returned" in facets.features and any(b.startswith("motive:") for b in facets.breakdowns):
        return not facets.features & {"wish", "intention"}
    signed = facets.asks("positive", "negative")
    denied = any(item.has(Kind.NEGATION) for item in facets.phrase.items)
    return (denied and (signed or facets.asks("grow", "fall", "change"))) or (
        signed and (facets.asks("why") or "country" in facets.dimensions)
    )


def _slotted(facets: Facets, lexicon: Lexicon, today: date) -> Understanding:
    phrase = facets.phrase
    slots = find_slots(facets)
    if facets.roles.others:
        return NotHeld(
            phrase.text, phrase.language, slots.series, facets.times.periods, facets.roles.others
        )
    unheld = never_held(facets)
    if unheld is not None:
        return unheld
    if facets.claim and facets.asks("series", "when") and not facets.times.periods:
        return _search(facets, lexicon)
    found = plan(facets, slots) if speaks_of_migration(facets) else None
    unexamined = unchecked(facets, found)
    if unexamined:
        return NotUnderstood(
            phrase.text, phrase.language, Reason.UNKNOWN_WORDS, unexamined, facets.confidence
        )
    if found is None:
        return _unplanned(facets, slots, lexicon)
    ahead = of_future(facets, found) if looks_ahead(facets, found, today) else found
    return ahead if isinstance(ahead, NotHeld) else _planned(facets, slots, ahead, lexicon)


def _planned(facets: Facets, slots: Slots, found: Plan, lexicon: Lexicon) -> Understanding:
    """The question of the plan, unless that would pass over something or leave something open."""
    phrase, periods = facets.phrase, facets.times.periods
    missing = passed_over(facets, found)
    if facets.times.is_unresolved or missing:
        return NotHeld(phrase.text, phrase.language, found.series, periods, missing)
    beside = of_two_offices(facets, found)
    if beside is not None:
        return beside
    is_open = open_scope(facets, found) or open_group(facets, found)
    return is_open or _question(facets, slots, found, lexicon)


def _unplanned(facets: Facets, slots: Slots, lexicon: Lexicon) -> Understanding:
    """What is asked where no figures are: a choice between two readings, or a statement."""
    returned = open_return(facets)
    if returned is not None:
        return returned
    if slots.open is not None and speaks_of_migration(facets):
        return open_direction(facets, slots.open)
    searched = _search(facets, lexicon)
    return (
        searched
        if isinstance(searched, Question)
        else replace(searched, reason=Reason.NO_INDICATOR)
    )


def _question(facets: Facets, slots: Slots, found: Plan, lexicon: Lexicon) -> Understanding:
    if facets.times.parts and not found.periods:
        return NotUnderstood(
            facets.phrase.text,
            facets.phrase.language,
            Reason.BAD_PERIOD,
            confidence=facets.confidence,
        )
    in_words = not found.periods or facets.asks("why")
    return Question(
        facets.phrase.text,
        facets.phrase.language,
        **found.slots(),
        claim=facets.claim,
        authority=facets.authority,
        source=facets.source,
        terms=find_terms(facets.phrase, facets.times.used, lexicon) if in_words else (),
        places=places_but_home(facets),
        is_count=_asks_count(facets),
        is_why=facets.asks("why"),
        assumptions=assumed(facets, slots, found),
        confidence=facets.confidence,
        stands_alone=stands_alone(facets, slots),
    )


def _asks_count(facets: Facets) -> bool:
    """Whether a number is asked for; "is the share rising?" asks for none."""
    shared = facets.asks("share") and not facets.asks("grow", "fall", "change")
    counted = facets.asks("how_many", "percent", "rate", "times", "difference")
    return shared or counted or facets.claim is not None
