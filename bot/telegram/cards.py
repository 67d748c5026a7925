"""Answers as cards: messages that others send by way of us, in chats that we need not be in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from telegram import (
    InlineQueryResult,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import InlineQueryLimit, ParseMode

from bot.render.card import card_lines
from bot.telegram.answering import Answering, Reply
from bot.telegram.charts import Charts, KnownPhoto
from bot.telegram.neighbours import neighbours
from bot.telegram.sentences import Sentence, sentence
from knowledge.question.commands import given_command
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language
from knowledge.types.question import Question
from knowledge.types.service import Command

MOST = 10
_LONGEST = int(InlineQueryLimit.MAX_QUERY_LENGTH)  # Telegram cuts what is longer
_TELLING = frozenset({Status.ANSWERED, Status.PARTIAL, Status.CLARIFY, Status.NO_DATA})


@dataclass(frozen=True, slots=True)
class Cards:
    """Makes the cards of a query."""

    answering: Answering
    charts: Charts

    def results(self, text: str, language: Language | None) -> list[InlineQueryResult]:
        """What can be sent in answer to a query, the best first."""
        offered = self.offered(text, language)
        picture = self._picture(text, offered[0].answer) if offered else None
        cards: list[InlineQueryResult] = [article(card) for card in offered]
        return ([picture] if picture is not None else []) + cards[: MOST - (picture is not None)]

    def result(self, text: str, language: Language | None) -> tuple[Answer, InlineQueryResult]:
        """The answer to a text, and what is sent of it: a chart where one was asked for."""
        card = self.one(text, language)
        return card.answer, self._picture(text, card.answer) or article(card)

    def _picture(self, text: str, answer: Answer) -> InlineQueryResult | None:
        """The chart that was asked for, if Telegram has it; we can upload none to chats unknown."""
        given = given_command(text)
        if given is None or given.command is not Command.CHART:
            return None
        chart = self.answering.chart(answer)
        known = self.charts.known(chart) if chart is not None else None
        return photo(known) if known is not None else None

    def offered(self, text: str, language: Language | None) -> tuple[Reply, ...]:
        """The answer and what is beside it, the best first; examples where nothing is asked."""
        return _different(map(self.answering.card, self._answers(text, language)))[:MOST]

    def one(self, text: str, language: Language | None) -> Reply:
        """The answer, or a line where nothing is asked."""
        answer = self.answering.answer_again(text, language)
        if answer.status in _TELLING:
            return self.answering.card(answer)
        return Reply(answer, sentence(Sentence.UNMATCHED, answer.language), None)

    def _answers(self, text: str, language: Language | None) -> Iterator[Answer]:
        # what was cut may ask for something else, such as for the year 202
        is_whole = bool(text.strip()) and len(text) < _LONGEST
        answer = self.answering.answer_again(text, language) if is_whole else None
        if answer is None or answer.status not in _TELLING:
            for example in self.answering.examples(language):
                yield self.answering.answer_again(example, language)
            return
        yield answer
        for question in self._beside(answer):
            found = self.answering.answer_again(question, language)
            if found.citations:
                yield found

    def _beside(self, answer: Answer) -> Iterator[Question]:
        yield from (entry.question for entry in (*answer.choices, *answer.nearest))
        yield from neighbours(answer, self.answering.store).questions()


def article(card: Reply) -> InlineQueryResultArticle:
    """The card as Telegram takes it."""
    title, description = card_lines(card.html)
    return InlineQueryResultArticle(
        id=blake2b(card.html.encode(), digest_size=16).hexdigest(),
        title=title,
        description=description,
        input_message_content=InputTextMessageContent(
            card.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        reply_markup=card.keyboard,
    )


def photo(known: KnownPhoto) -> InlineQueryResultCachedPhoto:
    """The picture as Telegram takes it."""
    title, description = card_lines(known.caption)
    return InlineQueryResultCachedPhoto(
        id=blake2b(known.file_id.encode(), digest_size=16).hexdigest(),
        photo_file_id=known.file_id,
        title=title,
        description=description,
        caption=known.caption,
        parse_mode=ParseMode.HTML,
    )


def _different(cards: Iterable[Reply]) -> tuple[Reply, ...]:
    return tuple({card.html: card for card in cards}.values())
