"""A fact tried out before it is published: which questions would find it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date

from knowledge.answer.engine import Engine
from knowledge.revise import Author, Change, revise
from knowledge.store import Store
from knowledge.store.connection import connect_writer
from knowledge.store.errors import naming
from knowledge.store.read import Reader
from knowledge.store.records import FactRecord
from knowledge.store.states import Entity
from knowledge.types.answer import Answer
from knowledge.types.fact import Language, Lifecycle

MOST_QUESTIONS = 3
_TRIAL = Change(Author("trial", "trial"), "trial")
_WORDS_TOGETHER = 2  # keywords that make a question


@dataclass(frozen=True, slots=True)
class Tried:
    """A question with the answer that it would get."""

    question: str
    answer: Answer
    finds: bool


def tried_out(store: Store, record: FactRecord, today: date) -> tuple[Tried, ...]:
    """Questions made of the fact's words, those that find it first. Raises StoreError."""
    found = [entry for entry in _asked(store, record, tuple(_questions(record)), today)]
    found.sort(key=lambda entry: not entry.finds)
    return tuple(found[:MOST_QUESTIONS])


def tried(store: Store, record: FactRecord, question: str, today: date) -> Tried:
    """A question of the editor's own, as it would be answered. Raises StoreError."""
    return _asked(store, record, (question,), today)[0]


def _asked(
    store: Store, record: FactRecord, questions: Sequence[str], today: date
) -> tuple[Tried, ...]:
    with as_if_published(store, record) as trial:
        engine = Engine(trial)
        answers = [engine.ask(question, today=today) for question in questions]
    return tuple(
        Tried(question, answer, record.id in _shown(answer))
        for question, answer in zip(questions, answers, strict=True)
    )


@contextmanager
def as_if_published(store: Store, record: FactRecord) -> Iterator[Store]:
    """The store as it would be with the fact.

    It is in a change of its own, which nobody else sees and which is taken back in the end.
    """
    published = replace(record, lifecycle=Lifecycle.PUBLISHED)
    with naming(store.path), closing(connect_writer(store.path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA defer_foreign_keys = ON")  # texts come before their fact
        try:
            revise(connection, Entity.FACT, published.state(), _TRIAL)
            yield Store(store.path, Reader(store.path, connection))
        finally:
            connection.rollback()


def _shown(answer: Answer) -> frozenset[str]:
    return frozenset(id for citation in answer.citations for id in citation.facts)


def _questions(record: FactRecord) -> Iterator[str]:
    """What readers might ask: the heaviest keywords of each language, and what the text says."""
    for language in Language:
        keywords = [entry for entry in record.keywords if entry.language is language]
        heaviest = sorted(keywords, key=lambda entry: -entry.weight)
        if heaviest:
            yield " ".join(entry.keyword for entry in heaviest[:_WORDS_TOGETHER])
