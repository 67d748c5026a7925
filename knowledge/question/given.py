"""What a slash command asks: /emigration Germany 2024 asks for "emigration to Germany 2024"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from knowledge.lexicon import Lexicon, Matched
from knowledge.question.agreement import Reading, agreed
from knowledge.question.commands import Given, given_command, words_of
from knowledge.question.facets import Facets, find_facets
from knowledge.question.features import naming_features
from knowledge.question.item import Item, says_nothing
from knowledge.question.parse import understand_phrase
from knowledge.question.phrase import Phrase, read
from knowledge.question.roles import ABROAD, HOME, Role, is_region
from knowledge.question.services import SERVICES, understand_service
from knowledge.question.surveys import answers_of_survey
from knowledge.types.fact import Language
from knowledge.types.question import NotUnderstood, Operation, Question, Reason, Understanding
from knowledge.types.service import Command

_NEEDS_ARGUMENT = frozenset({Command.COMPARE, Command.DEFINE})
_BY_YEAR = frozenset({Command.BALANCE, Command.EMIGRATION, Command.IMMIGRATION})
_TAKES_COMMAND = {
    Command.CHART: frozenset(Command) - set(SERVICES) - {Command.CHART, Command.DEFINE},
    Command.COMPARE: _BY_YEAR,
    Command.REGIONS: _BY_YEAR,
    Command.DEFINE: _BY_YEAR,
}
_TAKES_SIDES = frozenset({Command.COMPARE, Command.DEFINE})
_SIDES = {
    Command.BALANCE: "net",
    Command.EMIGRATION: "out",
    Command.IMMIGRATION: "in",
    Command.DESTINATIONS: "out",
    Command.ORIGINS: "in",
}
_UNSAID = {"net": Role.WITH, "out": Role.TO, "in": Role.FROM}
_WITHOUT_WHOLE = frozenset({"EAEU"})  # no office counts the moves with it, only with its members
_IN_WORDS = frozenset({Operation.STATEMENT, Operation.DEFINITION, Operation.CONTENTS})
_COMPARING = frozenset({Operation.COMPARISON, Operation.CHANGE})


def understand_command(
    given: Given, lexicon: Lexicon, today: date, reader: Language | None
) -> Understanding:
    """What the command asks, in the language of its argument, else in the reader's."""
    language = given.language(reader)
    if given.command in SERVICES:
        return understand_service(given, language or Language.ENGLISH)
    if not given.argument and given.command in _NEEDS_ARGUMENT:
        return NotUnderstood("", language or Language.ENGLISH, Reason.EMPTY)
    inner = _inner(given)
    if inner is None:
        return _understand(given, None, lexicon, today, language)
    language = inner.language(language)
    if given.command is Command.CHART and inner.command not in _BY_YEAR:
        return understand_command(inner, lexicon, today, language)
    return _understand(given, inner, lexicon, today, language)


def _inner(given: Given) -> Given | None:
    """The command that the argument begins with: /chart balance 2010-2018."""
    inner = given_command(f"/{given.argument}")
    taken = _TAKES_COMMAND.get(given.command, frozenset())
    return inner if inner is not None and inner.command in taken else None


def _understand(
    given: Given, inner: Given | None, lexicon: Lexicon, today: date, language: Language | None
) -> Understanding:
    arguments = read((inner or given).argument, lexicon, language)
    telling = [one for one in arguments if _says_what_is_asked(one)]
    if not telling:
        spoken = language or _spoken(arguments[0], language)
        return NotUnderstood("", spoken, Reason.UNKNOWN_WORDS)
    calls = (
        _Call(given, inner, find_facets(one, today), _spoken(one, language)) for one in telling
    )
    return agreed(reading for call in calls for reading in _readings(call, lexicon, today))


def _says_what_is_asked(argument: Phrase) -> bool:
    """Whether something in the argument tells what is asked, and no word is taken for an empty one.

    In a sentence "foo" may be a slip for "for"; after a command it is more likely a mistake. An
    argument without a word is none.
    """
    items = argument.items
    if any(map(_is_slip, items)):
        return False
    return not items or not all(map(says_nothing, items))


def _is_slip(item: Item) -> bool:
    """Whether the word is only by a guess one that tells nothing, or a lone letter."""
    is_letter = len(item.word) == 1 and item.word.isalpha()
    return (says_nothing(item) and item.matched is Matched.FUZZY) or (
        is_letter and item.matched is not Matched.EXACT
    )


class _Call(NamedTuple):
    """A command, `inner` that its argument begins with, and one way to read the argument."""

    given: Given
    inner: Given | None
    said: Facets
    language: Language

    @property
    def subject(self) -> Given:
        """The command that says what is counted."""
        return self.inner or self.given


def _readings(call: _Call, lexicon: Lexicon, today: date) -> Iterator[Reading]:
    if call.given.command is Command.SURVEY:
        yield Reading(call.said.phrase, answers_of_survey(call.said))
        return
    for phrase in read(_text(call), lexicon, call.language):
        yield Reading(phrase, _meant(call, phrase, lexicon, today))


def _meant(call: _Call, phrase: Phrase, lexicon: Lexicon, today: date) -> Understanding:
    command, said = call.subject.command, call.said
    unsaid = _unsaid(_side(command, said), said)
    understood = understand_phrase(phrase, lexicon, today, unsaid=unsaid)
    if isinstance(understood, Question):
        is_mixed = call.given.command not in _TAKES_SIDES and _is_mixed(command, said)
        if not is_mixed and _suits(call.given.command, understood, said):
            return understood
    if isinstance(understood, Question | NotUnderstood):
        return _declined(understood, call.language)
    return understood


def _unsaid(side: str | None, said: Facets) -> Role:
    """The role of other countries where no word says it."""
    named = {mention.code for mention in said.roles.mentions}
    if side is None or (side == "net" and named & _WITHOUT_WHOLE):
        return Role.BARE
    return _UNSAID[side]


def _spoken(argument: Phrase, language: Language | None) -> Language:
    """The language of the argument's words, that of the command if it has none to tell it by."""
    has_words = any(len(item.word) > 1 and not item.is_number for item in argument.items)
    return argument.language if has_words else language or Language.ENGLISH


def _declined(understood: Question | NotUnderstood, language: Language) -> NotUnderstood:
    is_period = isinstance(understood, NotUnderstood) and understood.reason is Reason.BAD_PERIOD
    reason = Reason.BAD_PERIOD if is_period else Reason.UNKNOWN_WORDS
    return NotUnderstood("", language, reason)


def _text(call: _Call) -> str:
    """The words of the command, those of what is counted, and the argument."""
    words = words_of(call.given.command, call.language)
    if call.inner is not None:
        counted = words_of(call.inner.command, call.language).lead
    else:
        counted = "" if naming_features(call.said) else words.subject
    return " ".join(filter(None, (words.lead, counted, call.subject.argument)))


def _side(command: Command, said: Facets) -> str | None:
    """Who is counted, those who leave, who come, or the balance; None if that is left open."""
    if command in _SIDES:
        return _SIDES[command]
    named = naming_features(said) or {"net"}
    sides = named.intersection(_UNSAID)
    return next(iter(sides)) if len(sides) == 1 else None


def _is_mixed(command: Command, said: Facets) -> bool:
    """Whether the argument names another side than the command: /balance emigration does."""
    return command in _SIDES and not said.features & set(_UNSAID) <= {_SIDES[command]}


def _suits(command: Command, question: Question, said: Facets) -> bool:
    """Whether the question is of the command's kind, and has all that the argument names."""
    if question.claim is not None:
        return False
    if command is Command.REASONS and question.operation is Operation.STATEMENT:
        return True
    if command is Command.DEFINE:
        return question.operation is Operation.DEFINITION
    if command is Command.COMPARE and question.operation not in _COMPARING:
        return False
    if command is Command.REGIONS and not _is_of_regions(question):
        return False
    return question.operation not in _IN_WORDS and _is_whole(question, said)


def _is_of_regions(question: Question) -> bool:
    is_ranking = question.operation is Operation.RANKING
    return is_ranking or all(is_region(series.place) for series in question.series)


def _is_whole(question: Question, said: Facets) -> bool:
    """Whether the question has all the places, the years and the limit that are said."""
    named = {mention.code for mention in said.roles.mentions} - {HOME, ABROAD}
    held = {code for series in question.series for code in (series.place, series.counterpart)}
    is_one_time = question.operation is not Operation.RANKING or len(question.periods) <= 1
    return named <= held and is_one_time and said.limit in (None, question.limit)
