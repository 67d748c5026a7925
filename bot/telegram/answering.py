"""From what was asked to a reply, the same on every surface of Telegram."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from functools import partial

from telegram import Chat, InlineKeyboardMarkup, User

from bot.charts import Chart
from bot.charts.question import chart_for
from bot.operate.journal import note_answer
from bot.operate.pulse import utc_now
from bot.render import Renderer, pages
from bot.render.card import card_html
from bot.render.surroundings import TERMINAL, Surroundings
from bot.telegram.asked import Asked, Place, spoken_by
from bot.telegram.buttons import keyboard, page_row
from bot.telegram.keyboards import Keyboards, asked_again, edit_button
from bot.telegram.memory import Bounded, Memory
from bot.telegram.notes import Notes
from knowledge.answer.alternatives import alternatives_of
from knowledge.answer.engine import Engine
from knowledge.answer.respond import respond
from knowledge.store import ChatKind, QuestionLog, Store
from knowledge.store.chat_settings import chat_language
from knowledge.types.answer import Answer
from knowledge.types.fact import Language
from knowledge.types.question import Question
from knowledge.types.service import Service

_KEPT = 1000  # replies
_KAZAKHSTAN = timezone(timedelta(hours=5))


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as a message."""

    answer: Answer
    html: str
    keyboard: InlineKeyboardMarkup | None

    @property
    def is_one_message(self) -> bool:
        """Whether it fits into one message, so that it can be changed."""
        return len(pages(self.html)) == 1


@dataclass(frozen=True, slots=True)
class Answering:
    """What answers are made of."""

    engine: Engine
    renderer: Renderer
    store: Store
    notes: Notes
    now: Callable[[], datetime] = utc_now
    memory: Memory = field(default_factory=Memory)
    surroundings: Callable[[Place], Surroundings] = lambda _: TERMINAL
    # by the identity of the answer, which the reply holds, so that no other comes to have it
    _replies: Bounded[tuple[int, ChatKind, bool, int], Reply] = field(
        default_factory=lambda: Bounded(_KEPT)
    )

    def previous(self, asked: Asked) -> Question | None:
        """The question that this one may lean on."""
        return self.memory.previous(asked.talk, asked.replied_to, self.now())

    def answer(self, asked: Asked, previous: Question | None) -> Answer:
        """The answer to a text, which may lean on the previous question."""
        with self.store.snapshot():
            language = self.language(asked.place.chat, asked.language)
            return self.engine.ask(
                asked.text, today=self.today(), previous=previous, language=language
            )

    def answer_again(self, question: str | Question, language: Language | None) -> Answer:
        """The answer to the question of a button, which leans on nothing."""
        if isinstance(question, str):
            return self.engine.ask(question, today=self.today(), language=language)
        with self.store.snapshot():
            return respond(question, self.store, self.today())

    def reply(self, answer: Answer, place: Place, page: int = 0) -> Reply:
        """The answer as a message with its buttons: one page of it, if it is long.

        Where no button can ask for the other pages, it is the whole, whatever its length.
        """
        around = self.surroundings(place)
        if answer.service is not None:  # what is told of the chat may change
            return self._reply(answer, place, around, page)
        key = (id(answer), place.kind, around.is_for_editor, page)
        kept = self._replies.get(key)
        if kept is None:
            kept = self._reply(answer, place, around, page)
            self._replies.put(key, kept)
        return kept

    def _reply(self, answer: Answer, place: Place, around: Surroundings, page: int) -> Reply:
        shown = self.renderer.message(answer, around)
        if answer.service is Service.LANGUAGE:
            return Reply(answer, shown.html, self.settings(answer.language, place))
        with self.store.snapshot():
            rows = self._keyboards.below(answer, shown, place.kind)
        rows += [edit_button(answer)] if around.is_for_editor else []
        parts = pages(shown.html)
        again = asked_again(answer) if len(parts) > 1 else None
        page = min(page, len(parts) - 1)  # the facts may have become fewer
        turn = page_row(page, len(parts), again) if again else []
        return Reply(answer, parts[page] if turn else shown.html, keyboard([turn, *rows]))

    def chart(self, answer: Answer) -> Chart | None:
        """The chart of the answer, or of the years up to its single number."""
        with self.store.snapshot():
            return chart_for(
                answer,
                lambda question: self.answer_again(question, None),
                partial(alternatives_of, store=self.store),
            )

    def below_chart(self, answer: Answer, place: Place) -> InlineKeyboardMarkup | None:
        """The buttons of an answer that is sent as a chart."""
        shown = self.renderer.message(answer)
        rows = self._keyboards.below_chart(answer, shown, place.kind)
        rows += [edit_button(answer)] if self.surroundings(place).is_for_editor else []
        return keyboard(rows)

    def card(self, answer: Answer) -> Reply:
        """The answer as a message that is sent by way of us: never more than one."""
        shown = self.renderer.message(answer)
        rows = self._keyboards.below_card(answer, shown)
        return Reply(answer, card_html(shown.html), keyboard(rows))

    def examples(self, language: Language | None) -> tuple[str, ...]:
        """Questions to begin with."""
        words = self.renderer.words("examples.html", language or Language.ENGLISH)
        return tuple(map(str, words.examples))  # type: ignore[attr-defined]

    def sources(self, answer: Answer) -> str:
        """The sources of the answer in full; the answer itself if it has none any more."""
        if not answer.citations:
            return self.renderer.html(answer)
        return self.renderer.page("sources_in_full.html", answer.language, answer=answer)

    def settings(self, language: Language, place: Place) -> InlineKeyboardMarkup | None:
        """The buttons of what can be set in a chat."""
        return keyboard(self._keyboards.settings(language, place.chat, place.kind))

    def language(self, chat: int, spoken: Language | None) -> Language | None:
        """The language that the chat has chosen, else that of the reader's Telegram."""
        return chat_language(self.store, chat) or spoken

    def language_of(self, chat: Chat, user: User | None) -> Language | None:
        """The language in which to tell this user something in this chat."""
        return self.language(chat.id, spoken_by(user))

    def today(self) -> date:
        """The day that it is in Kazakhstan."""
        return self.now().astimezone(_KAZAKHSTAN).date()

    @property
    def _keyboards(self) -> Keyboards:
        return Keyboards(self.renderer, self.store)

    def note(self, answer: Answer, kind: ChatKind) -> None:
        """Note that the question was answered."""
        note_answer(answer)
        self.notes.add(QuestionLog.of(answer, kind, self.today()))
