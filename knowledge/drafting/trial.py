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

_TRIAL = Change(Author("trial", "trial"), "trial")
_WORDS_TOGETHER = 2  # keywords that make a question


@dataclass(frozen=True, slots=True)
class Tried:
    """A question, and whether its answer would show the fact."""

    question: str
    finds: bool


def questions_of(record: FactRecord) -> tuple[str, ...]:
    """What readers might ask: the heaviest keywords of each language."""
    keywords = {
        language: sorted(
            (entry for entry in record.keywords if entry.language is language),
            key=lambda entry: -entry.weight,
        )
        for language in Language
    }
    return tuple(
        " ".join(entry.keyword for entry in heaviest[:_WORDS_TOGETHER])
        for heaviest in keywords.values()
        if heaviest
    )


def tried_out(
    store: Store, record: FactRecord, questions: Sequence[str], today: date
) -> tuple[Tried, ...]:
    """Each question as it would be answered if the fact were published. Raises StoreError."""
    with as_if_published(store, record) as trial:
        engine = Engine(trial)
        answers = [engine.ask(question, today=today) for question in questions]
    return tuple(
        Tried(question, record.id in _shown(answer))
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
