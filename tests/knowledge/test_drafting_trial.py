"""A statement tried out: who would find it, and nobody sees it meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from drafting import STATEMENT, fact_form, filled_in

from knowledge.drafting.fact_form import composed
from knowledge.drafting.trial import Tried, as_if_published, questions_of, tried_out
from knowledge.lexicon import Lexicon
from knowledge.store import Store
from knowledge.store.errors import RefusedChangeError, UnknownFactError
from knowledge.store.records import FactRecord
from knowledge.types.fact import Lifecycle

TODAY = date(2026, 3, 10)


@pytest.fixture(scope="module")
def record(shipped: Store, lexicon: Lexicon) -> FactRecord:
    form = fact_form(shipped, lexicon)
    return composed(form, filled_in(form, STATEMENT))[0]


def test_three_questions_would_now_find_it(shipped: Store, record: FactRecord) -> None:
    assert tried_out(shipped, record, questions_of(record), TODAY) == (
        Tried("young doctors village", True),
        Tried("молодые врачи село", True),
        Tried("жас дәрігерлер ауыл", True),
    )


@pytest.mark.parametrize(
    ("question", "finds"),
    [
        ("young doctors", True),
        ("почему молодые врачи уезжают", True),
        ("жас дәрігерлер неге кетеді", True),
        ("net migration 2024", False),
        ("hello", False),
        ("", False),
    ],
)
def test_the_editor_asks_a_question_of_their_own(
    shipped: Store, record: FactRecord, question: str, finds: bool
) -> None:
    assert tried_out(shipped, record, (question,), TODAY) == (Tried(question, finds),)


def test_a_draft_is_tried_out_as_if_it_were_published(shipped: Store, record: FactRecord) -> None:
    draft = replace(record, lifecycle=Lifecycle.DRAFT)
    assert tried_out(shipped, draft, ("young doctors",), TODAY)[0].finds


def test_nobody_sees_what_is_tried_out(shipped: Store, record: FactRecord) -> None:
    before = shipped.generation()
    with as_if_published(shipped, record) as trial, Store(shipped.path) as reader:
        assert trial.fact(record.id).id == record.id
        for store in (shipped, reader):
            with pytest.raises(UnknownFactError):
                store.fact(record.id)
    with pytest.raises(UnknownFactError):
        shipped.fact(record.id)
    assert shipped.generation() == before


def test_what_the_store_refuses_is_named_and_leaves_nothing(
    shipped: Store, record: FactRecord
) -> None:
    wrong = replace(record, locator=" ")
    with pytest.raises(RefusedChangeError, match="locator_is_given"):
        tried_out(shipped, wrong, ("young doctors",), TODAY)
    with pytest.raises(UnknownFactError):
        shipped.fact(record.id)
