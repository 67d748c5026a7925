"""Plans and wishes to leave, and the motives for them: shares of a survey, not moves."""

from __future__ import annotations

from knowledge.question.facets import Facets
from knowledge.question.features import SURVEY
from knowledge.question.roles import ABROAD, HOME, Role, is_home
from knowledge.question.slot_parts import Slots
from knowledge.types.fact import Series

_ASKING_MOTIVES = frozenset({"motive", "motive_verb", "intention", "wish"})


def survey_slots(facets: Facets) -> Slots | None:
    """The share of a survey that is asked for, None if the question is of no survey."""
    answered = any(value.startswith("answer:") for value in facets.breakdowns)
    if not (facets.features & SURVEY or answered):
        return None
    motives = [value for value in facets.breakdowns if value.startswith("motive:")]
    if motives and (facets.features & _ASKING_MOTIVES or "motive" in facets.dimensions):
        return _motive(facets, motives[0])
    if _asks_preference(facets):
        return Slots((Series("preferred_destination_share", HOME, _preferred(facets)),))
    return None if "motive" in facets.features and not motives else _intention(facets)


def _motive(facets: Facets, motive: str) -> Slots | None:
    if any(not value.startswith(("answer:", "motive:")) for value in facets.breakdowns):
        return None
    return Slots((Series("emigration_motive_share", HOME, None, motive),))


def _intention(facets: Facets) -> Slots | None:
    answer = facets.breakdowns[0] if len(facets.breakdowns) == 1 else _unsaid_answer(facets)
    if answer is None or any(code != ABROAD for code in facets.roles.of(Role.TO)):
        return None
    return Slots((Series("emigration_intention_share", _surveyed(facets), None, answer),))


def _asks_preference(facets: Facets) -> bool:
    wishing = "wish" in facets.features or "answer:would-move" in facets.breakdowns
    wants_place = facets.asks("where", "whence") or "country" in facets.dimensions
    return "preferred" in facets.features or (
        wishing and (wants_place or _preferred(facets) is not None)
    )


def _preferred(facets: Facets) -> str | None:
    """The country that is preferred: for a wish, only one that is wished for."""
    roles = tuple(Role) if "preferred" in facets.features else (Role.TO,)
    return next(
        (code for code in facets.roles.of(*roles) if code != ABROAD and not is_home(code)), None
    )


def _surveyed(facets: Facets) -> str:
    """The country whose people were asked."""
    codes = facets.roles.of(Role.IN, Role.OF, Role.BARE, Role.FROM)
    return next((code for code in codes if code != ABROAD), HOME)


def _unsaid_answer(facets: Facets) -> str | None:
    if facets.breakdowns:
        return None
    if "intention" in facets.features:
        return "answer:planning"
    return "answer:would-move" if "wish" in facets.features else None
