"""Reading: every query of the store, its caches, its log."""

from __future__ import annotations

import sqlite3
import threading
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.store import ChatKind, QuestionLog, Store, UnknownIdError
from knowledge.store.codec import ValueDigitsError, decimal_of, number_of
from knowledge.store.location import store_path
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import (
    Fact,
    FactKind,
    FactText,
    Formula,
    Language,
    PlaceKind,
    Qualifier,
    Rank,
    Series,
)
from knowledge.types.period import Period
from knowledge.types.question import Operation, Question, Term

EMIGRATION = Series("emigration", "KZ")
YEAR = Period.year(2024)


def ids(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.id for fact in facts]


def terms(*words: str) -> tuple[Term, ...]:
    return tuple(Term(word, (word,)) for word in words)


def test_a_fact_is_read_whole(store: Store) -> None:
    fact = store.fact("balance-2024-early")
    assert (fact.kind, fact.rank, fact.version) == (FactKind.FIGURE, Rank.SUPERSEDED, 1)
    assert (fact.value, fact.unit, fact.period) == (Decimal(16500), "persons", YEAR)
    assert fact.qualifiers == (Qualifier("preliminary"), Qualifier("superseded-by", "16550"))
    assert (fact.source.id, fact.locator) == ("article", "par. 2")
    assert fact.authority is not None
    assert fact.authority.names[Language.ENGLISH] == "Bureau of National Statistics"


def test_a_slot_holds_all_its_facts_and_no_others(store: Store) -> None:
    assert set(ids(store.slot(EMIGRATION, YEAR))) == {"emigration-2024", "emigration-2024-news"}
    assert ids(store.slot(Series("emigration", "KZ", "RU"), YEAR)) == ["emigration-ru-2024"]
    assert store.slot(Series("emigration", "KZ", "DE"), YEAR) == ()


def test_a_history_is_ordered_and_bounded(store: Store) -> None:
    every = ["emigration-2023", "emigration-2024", "emigration-2024-news"]
    assert ids(store.history(EMIGRATION)) == every
    assert ids(store.history(EMIGRATION, Period.year(2023))) == every[:1]
    assert ids(store.history(EMIGRATION, Period.years(2024, 2030))) == every[1:]


def test_a_cross_section_leaves_open_what_is_not_fixed(store: Store) -> None:
    assert len(store.cross_section("emigration", YEAR)) == 6
    assert len(store.cross_section("emigration", None)) == 8  # the definition is undated
    assert ids(store.cross_section("emigration", YEAR, counterpart="RU")) == ["emigration-ru-2024"]
    assert ids(store.cross_section("net_migration_all_flows", YEAR, place="KZ-55")) == [
        "net-all-kz55-2024"
    ]
    assert store.cross_section("emigration", YEAR, place="RU", counterpart="KZ") == ()


def test_series_are_listed_once(store: Store) -> None:
    assert store.series_of("emigration", counterpart="RU") == (Series("emigration", "KZ", "RU"),)
    assert len(store.series_of("emigration", place="KZ")) == 5


def test_facts_by_indicator_source_and_definition(store: Store) -> None:
    assert set(ids(store.by_indicator("brain_drain"))) == {
        "brain-drain-tendency",
        "recommendation-1",
    }
    definition = store.definition("emigration")
    assert definition is not None
    assert definition.id == "definition-emigration"
    assert store.definition("immigration") is None
    assert ids(store.facts_of_source("article", limit=2)) == [
        "brain-drain-tendency",
        "recommendation-1",
    ]


def test_texts_come_in_the_language_asked_for(store: Store) -> None:
    texts = store.texts(["brain-drain-tendency", "emigration-2024"], Language.ENGLISH)
    assert texts == {
        "brain-drain-tendency": FactText("Educated people leave.", "An opinion."),
        "emigration-2024": FactText(),
    }


def test_vocabulary(store: Store) -> None:
    assert store.indicator("net_migration").formula == Formula("immigration", "emigration")
    assert store.place("KZ-55").parent == "KZ"
    both = store.place("DE+RU")
    assert (both.kind, both.names[Language.ENGLISH]) == (PlaceKind.GROUP, "Germany, Russia")
    assert [source.id for source in store.sources()] == ["article", "yearbook"]
    named = [
        (row.kind, row.value) for key in ("russia", "the") for row in store.aliases().of_key(key)
    ]
    assert named == [("place", "RU"), ("filler", "")]
    assert set(store.keyword_words()) >= {("educ", "educated"), ("doctor", "doctors")}


@pytest.mark.parametrize(
    "look", [Store.fact, Store.source, Store.producer, Store.indicator, Store.place]
)
def test_an_unknown_id_is_named(store: Store, look: object) -> None:
    with pytest.raises(UnknownIdError, match=r"holds no \w+ 'nothing'; check the spelling"):
        look(store, "nothing")  # type: ignore[operator]


def test_statements_are_found_by_their_words(store: Store) -> None:
    (match,) = store.find_statements(terms("brain", "drain", "kazakhstan"))
    assert (match.fact.id, match.matched, match.total) == (
        "brain-drain-tendency",
        {0: 3, 1: 3},
        6,
    )


def test_half_a_phrase_is_no_match(store: Store) -> None:
    assert store.find_statements(terms("drain")) == ()


def test_a_phrase_needs_a_term_for_each_word(store: Store) -> None:
    assert store.find_statements((Term("drainage", ("brain", "drain")),)) == ()


def test_weak_words_alone_find_nothing(store: Store) -> None:
    assert store.find_statements(terms("leav")) == ()
    (match,) = store.find_statements(terms("leav", "educ"))
    assert match.matched == {0: 1, 1: 2}


def test_words_of_more_facts_than_are_kept_find_the_same(store: Store) -> None:
    alone = store.find_statements(terms("leav", "educ"))
    with sqlite3.connect(store.path) as other:
        other.executemany(
            "INSERT INTO keyword_word VALUES (?, 1, 'leav', 'leave', 1, 2)",
            [(f"other-{number}",) for number in range(2000)],
        )
        other.execute("UPDATE fact SET version = version WHERE id = 'emigration-2024'")
    assert store.find_statements(terms("leav", "educ")) == alone


def test_words_that_say_nothing_are_left_out_of_phrases(store: Store) -> None:
    (match,) = store.find_statements(terms("pay", "doctor"))
    assert match.fact.id == "recommendation-1"


def test_a_change_by_anybody_is_seen_and_caches_follow(store: Store) -> None:
    before = store.generation()
    assert store.source("article").title == "An article"
    with sqlite3.connect(store.path) as other:
        other.execute("UPDATE source SET title = 'Another' WHERE id = 'article'")
        other.execute("UPDATE fact SET value = 5 WHERE id = 'emigration-2024'")
    assert store.generation() > before
    assert store.source("article").title == "Another"
    assert store.fact("emigration-2024").value == 5


def test_the_words_of_facts_follow_a_change(store: Store) -> None:
    fact = "brain-drain-tendency"
    assert store.texts([fact], Language.ENGLISH)[fact].text == "Educated people leave."
    with sqlite3.connect(store.path) as other:
        other.execute("UPDATE fact_text SET text = 'They stay.' WHERE fact = ?", (fact,))
    assert store.texts([fact], Language.ENGLISH)[fact].text == "They stay."


def test_what_is_worked_out_is_kept_until_the_knowledge_changes(store: Store) -> None:
    assert store.kept.get(_newest, EMIGRATION, store) is store.kept.get(_newest, EMIGRATION, store)
    before = store.kept.get(_newest, EMIGRATION, store)
    with sqlite3.connect(store.path) as other:
        other.execute("UPDATE fact SET value = 5 WHERE id = 'emigration-2024'")
    assert store.kept.get(_newest, EMIGRATION, store) is not before


def test_only_a_few_things_that_were_worked_out_are_kept(store: Store) -> None:
    first = store.kept.get(_named, "0")
    assert all(store.kept.get(_named, str(number)) for number in range(100))
    assert store.kept.get(_named, "0") is not first


def _newest(series: Series, store: Store) -> list[Period]:
    return list(store.periods(series))[-1:]


def _named(name: str) -> list[str]:
    return [name]


def test_a_snapshot_stays_as_it_is(store: Store) -> None:
    with store.snapshot() as generation:
        with sqlite3.connect(store.path) as other:
            other.execute("UPDATE fact SET value = 5 WHERE id = 'emigration-2024'")
        assert store.fact("emigration-2024").value == 12732
        with store.snapshot() as inner:
            assert inner == generation
    assert store.fact("emigration-2024").value == 5


def test_threads_share_a_store(store: Store) -> None:
    failures: list[BaseException] = []

    def ask() -> None:
        try:
            for _ in range(100):
                assert len(store.slot(EMIGRATION, YEAR)) == 2
                store.log_questions([ENTRY])
        except BaseException as error:
            failures.append(error)
            raise

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert store.reader.rows("SELECT count(*) FROM question_log") == [(400,)]


QUESTION = Question("how many left", Language.ENGLISH, Operation.VALUE, (EMIGRATION,), (YEAR,))
ENTRY = QuestionLog.of(
    Answer("how many left", Language.ENGLISH, Status.ANSWERED, question=QUESTION),
    ChatKind.PRIVATE,
    date(2026, 3, 1),
)


def test_the_log_has_slots_and_no_text_of_answered_questions(store: Store) -> None:
    unanswered = Answer("x" * 900, Language.KAZAKH, Status.NOT_UNDERSTOOD)
    generation = store.generation()
    store.log_questions([ENTRY])
    store.log_questions([QuestionLog.of(unanswered, ChatKind.TERMINAL, date(2026, 3, 2))])
    rows = store.reader.rows(
        "SELECT day, language, chat_kind, status, slots ->> '$.series[0].indicator', text "
        "FROM question_log"
    )
    assert rows == [
        ("2026-03-01", "en", "private", "answered", "emigration", None),
        ("2026-03-02", "kk", "terminal", "not_understood", None, "x" * 500),
    ]
    assert store.generation() == generation  # else every question would empty the caches


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 6))
def test_numbers_of_15_digits_come_back_exactly(digits: int, decimals: int) -> None:
    value = Decimal(digits).scaleb(-decimals)
    assert decimal_of(float(number_of(value))) == value


@pytest.mark.parametrize("text", ["1234567890123456", "0.12345678901234567", "1e15"])
def test_longer_numbers_are_refused(text: str) -> None:
    with pytest.raises(ValueDigitsError, match="15 digits"):
        number_of(Decimal(text))


def test_the_file_is_the_one_given_or_named_or_in_the_data_folder() -> None:
    given = Path("given.sqlite3")
    assert store_path(given, {"MIGBOT_DB": "named.sqlite3"}) == given
    assert store_path(None, {"MIGBOT_DB": "named.sqlite3"}) == Path("named.sqlite3")
    assert store_path(None, {}).parts[-2:] == ("migbot", "migbot.sqlite3")


def test_the_periods_of_a_series_are_those_of_its_figures(store: Store) -> None:
    held = {fact.period for fact in store.history(EMIGRATION) if fact.value is not None}
    assert store.periods(EMIGRATION) == tuple(sorted(period for period in held if period))
    assert store.periods(Series("emigration", "KZ", "DE")) == ()
