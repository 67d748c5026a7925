"""The question sets, each as a whole, with what must come of them."""

from __future__ import annotations

import pytest
from asked import Asked
from judge import Mark, Tally, judge

CORRECT_SHARE = {"dev": 1.0, "own": 0.97, "follow-ups": 0.97}
MOST_WRONG = {"dev": 0, "own": 0, "follow-ups": 0}
MOST_FALSE_ANSWERS = {"dev": 0, "own": 0, "follow-ups": 0}
FEWEST = {"dev": 80, "own": 300, "follow-ups": 40}
FEWEST_DECLINED = 80


def _judged(asked: tuple[Asked, ...]) -> Tally:
    return Tally(tuple(judge(entry.item, entry.answer) for entry in asked))


@pytest.fixture(scope="module")
def tallies(asked_sets: dict[str, tuple[Asked, ...]]) -> dict[str, Tally]:
    return {name: _judged(asked) for name, asked in asked_sets.items()}


@pytest.fixture(params=CORRECT_SHARE)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_questions_are_answered_correctly(name: str, tallies: dict[str, Tally]) -> None:
    assert tallies[name].correct_share >= CORRECT_SHARE[name], tallies[name].report()


def test_no_answer_is_wrong(name: str, tallies: dict[str, Tally]) -> None:
    assert tallies[name].count(Mark.WRONG) <= MOST_WRONG[name], tallies[name].report()


def test_nothing_is_answered_that_must_be_declined(name: str, tallies: dict[str, Tally]) -> None:
    found = tallies[name].count(Mark.FALSE_ANSWER)
    assert found <= MOST_FALSE_ANSWERS[name], tallies[name].report()


def test_the_sets_are_as_large_as_they_must_be(tallies: dict[str, Tally]) -> None:
    sizes = {name: len(tally.judgements) for name, tally in tallies.items()}
    assert all(sizes[name] >= fewest for name, fewest in FEWEST.items()), sizes
    declined = sum(not entry.item.is_in_scope for entry in tallies["own"].judgements)
    assert declined >= FEWEST_DECLINED
    assert {entry.item.language for entry in tallies["own"].judgements} == {"en", "ru", "kk"}
