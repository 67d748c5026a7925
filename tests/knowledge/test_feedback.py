"""What readers report, and how long their words are kept."""

from __future__ import annotations

from datetime import date

import pytest
from asking import question

from knowledge.store import ChatKind, QuestionLog, Store
from knowledge.store.chat_settings import chat_language, set_chat_language
from knowledge.store.chats import forget_chat
from knowledge.store.errors import RefusedChangeError
from knowledge.store.feedback import LONGEST_TEXT, Feedback, record_feedback
from knowledge.store.retention import forget_words_before
from knowledge.types.answer import Status
from knowledge.types.fact import Language
from knowledge.types.question import Operation

DAY = date(2026, 3, 10)


def reports(store: Store) -> list[tuple[object, ...]]:
    return store.reader.rows("SELECT day, language, slots, text FROM feedback ORDER BY id")


def unanswered(store: Store, day: date, text: str | None) -> None:
    status = Status.ANSWERED if text is None else Status.NO_DATA
    entry = QuestionLog(day, Language.ENGLISH, ChatKind.PRIVATE, status, "{}", text)
    store.log_questions([entry])


def test_a_report_is_kept_with_what_it_is_about_and_nothing_of_the_reader(store: Store) -> None:
    about = question(Operation.VALUE, "emigration KZ>DE", "2024")
    record_feedback(store, Feedback(DAY, Language.RUSSIAN, "не та цифра", about))
    assert reports(store) == [
        (
            "2026-03-10",
            "ru",
            '{"operation": "value", "series": [{"indicator": "emigration", "place": "KZ", '
            '"counterpart": "DE", "breakdown": null}], "periods": ["2024"]}',
            "не та цифра",
        )
    ]


def test_a_report_may_be_about_nothing_in_particular(store: Store) -> None:
    record_feedback(store, Feedback(DAY, Language.KAZAKH, "рақмет; DROP TABLE fact; --"))
    assert reports(store) == [("2026-03-10", "kk", "{}", "рақмет; DROP TABLE fact; --")]


def test_a_report_is_bounded(store: Store) -> None:
    record_feedback(store, Feedback(DAY, Language.ENGLISH, "x" * 5000))
    assert reports(store)[0][3] == "x" * LONGEST_TEXT


def test_an_empty_report_is_refused(store: Store) -> None:
    with pytest.raises(RefusedChangeError, match="text_is_given_and_bounded"):
        record_feedback(store, Feedback(DAY, Language.ENGLISH, "  "))


def test_old_words_are_forgotten_and_the_counts_stay(store: Store) -> None:
    unanswered(store, date(2026, 3, 9), "old words")
    unanswered(store, date(2026, 3, 9), None)
    unanswered(store, DAY, "words of the day")
    record_feedback(store, Feedback(date(2026, 3, 9), Language.ENGLISH, "old report"))
    record_feedback(store, Feedback(DAY, Language.ENGLISH, "report of the day"))
    assert forget_words_before(store, DAY) == 2
    assert store.reader.rows("SELECT text FROM question_log ORDER BY id") == [
        (None,),
        (None,),
        ("words of the day",),
    ]
    assert [text for *_, text in reports(store)] == ["report of the day"]
    assert forget_words_before(store, DAY) == 0


def test_a_chat_is_forgotten_and_no_other(store: Store) -> None:
    set_chat_language(store, 1, Language.RUSSIAN)
    set_chat_language(store, 2, Language.KAZAKH)
    assert forget_chat(store, 1)
    assert not forget_chat(store, 1)
    assert (chat_language(store, 1), chat_language(store, 2)) == (None, Language.KAZAKH)
