"""Plans and wishes to leave, and the motives for them: shares of a survey, not moves."""

from __future__ import annotations

from knowledge.question.facets import Facets, places_but_home
from knowledge.question.features import SURVEY
from knowledge.question.roles import ABROAD, HOME, Role, is_home
from knowledge.question.slot_parts import Slots
from knowledge.types.fact import Series
from knowledge.types.period import Period
from knowledge.types.question import Axis, NotUnderstood, Operation, Question, Reason

_PLAN, _WISH = "answer:planning", "answer:would-move"
_YOUTH = "age:15-29"
_EDUCATION = "motive:education"
_ASKING_MOTIVES = frozenset({"motive", "motive_verb", "intention", "wish"})


def survey_slots(facets: Facets) -> Slots | None:
    """The share of a survey that is asked for, None if the question is of no survey."""
    answered = any(value.startswith("answer:") for value in facets.breakdowns)
    motives = [value for value in facets.breakdowns if value.startswith("motive:")]
    asking = facets.features & _ASKING_MOTIVES
    if motives == [_EDUCATION] and asking == {"intention"}:
        return None  # the education of those who plan to leave, not their reason
    if asking == {"motive"} and "out" in facets.features and not _asks_part(facets):
        return None  # those who did leave, and not those who plan to
    if motives and "returned" in facets.features:
        return Slots()
    if motives and (asking or "motive" in facets.dimensions):
        return _motive(facets, motives[0])
    if not (facets.features & SURVEY or answered):
        return None
    if "returned" in facets.features:
        return Slots()  # who wants to leave was asked, not who wants to come back
    if _chose_and_left(facets):
        return Slots()
    if _asks_preference(facets):
        return Slots((Series("preferred_destination_share", HOME, _preferred(facets)),))
    return None if "motive" in facets.features and not motives else _intention(facets)


def _chose_and_left(facets: Facets) -> bool:
    """Whether a part of those who did leave is asked for, not of those who were surveyed."""
    asked = facets.asks("share", "percent") and not facets.features & {
        "intention",
        "wish",
        "survey",
    }
    return asked and {"out", "preferred"} <= facets.features


def _asks_part(facets: Facets) -> bool:
    return "motive" in facets.dimensions or facets.asks("share", "percent", "why", "which", "rank")


def answers_of_survey(facets: Facets) -> Question | NotUnderstood:
    """All answers on leaving of the survey of a period, of which nothing but the time is said."""
    phrase, times = facets.phrase, facets.times
    if times.is_impossible or times.is_unresolved:
        return NotUnderstood(phrase.text, phrase.language, Reason.BAD_PERIOD)
    others = facets.roles.others
    said = (facets.breakdowns, facets.features - SURVEY, facets.dimensions, facets.unexplained)
    if any(said) or others or facets.claim or places_but_home(facets) or len(times.periods) > 1:
        return NotUnderstood(phrase.text, phrase.language, Reason.UNKNOWN_WORDS)
    return Question(
        phrase.text,
        phrase.language,
        Operation.RANKING,
        (Series("emigration_intention_share", HOME),),
        periods_of_survey(times.periods),
        axis=Axis.BREAKDOWN,
        dimension="answer",
        limit=facets.limit,
        authority=facets.authority,
    )


def periods_of_survey(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The periods asked; a survey takes some weeks, so a day stands for its year."""
    return tuple(Period.year(p.end.year) if p.start == p.end else p for p in periods)


def _motive(facets: Facets, motive: str) -> Slots | None:
    if any(not value.startswith(("answer:", "motive:")) for value in facets.breakdowns):
        return None
    return Slots((Series("emigration_motive_share", HOME, None, motive),))


def _intention(facets: Facets) -> Slots | None:
    answer = facets.breakdowns[0] if len(facets.breakdowns) == 1 else _unsaid_answer(facets)
    if facets.breakdowns == (_YOUTH,):
        return Slots((Series("youth_intention_share", HOME, None, _YOUTH),))
    if answer is None or any(code != ABROAD for code in facets.roles.of(Role.TO)):
        return None
    place = _surveyed(facets)
    undated = place == HOME and not (facets.times.periods or facets.authority)
    # the later survey asked for plans, an earlier one for the wish
    answers = (_PLAN, _WISH) if answer == _WISH and undated else (answer,)
    return Slots(tuple(Series("emigration_intention_share", place, None, one) for one in answers))


def _asks_preference(facets: Facets) -> bool:
    wishing = "wish" in facets.features or _WISH in facets.breakdowns
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
        return _PLAN
    return _WISH if "wish" in facets.features else None
