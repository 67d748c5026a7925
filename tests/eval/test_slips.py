"""Mistyped questions: answered as if they were typed rightly, or not at all."""

from __future__ import annotations

import pytest
from asked import SETS, ask_all
from judge import Item, Mark, Tally, judge, read_items
from slips import mistyped

from knowledge.answer.engine import Engine

CORRECT_SHARE = 0.92
WRONG_SHARE = 0.005
FALSE_SHARE = 0.0015
SEED = 20


def _items(*names: str, in_scope: bool) -> list[Item]:
    items = [item for name in names for item in read_items(SETS[name])]
    words = [item for item in items if not item.text.startswith("/")]
    return [item for item in words if item.is_in_scope == in_scope and len(item.text.split()) > 1]


def _tally(engine: Engine, items: list[Item]) -> Tally:
    asked = ask_all(engine, mistyped(items, SEED))
    return Tally(tuple(judge(entry.item, entry.answer) for entry in asked))


def test_a_mistyped_question_is_answered_rightly_or_declined(engine: Engine) -> None:
    tally = _tally(engine, _items("dev", in_scope=True))
    assert len(tally.judgements) >= 1000
    assert tally.correct_share >= CORRECT_SHARE, tally.report()
    assert tally.count(Mark.WRONG) <= WRONG_SHARE * len(tally.judgements), tally.report()


@pytest.mark.slow
def test_what_must_be_declined_is_declined_mistyped_too(engine: Engine) -> None:
    tally = _tally(engine, _items("dev", "own", in_scope=False))
    assert len(tally.judgements) >= 2000
    assert tally.count(Mark.FALSE_ANSWER) <= FALSE_SHARE * len(tally.judgements), tally.report()
