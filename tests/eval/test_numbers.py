"""Every number that an answer shows is a stored value, or is computed from ones that are cited."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asked import Asked
from numbers_held import flaws, inputs_not_shown, is_explained, quoted
from numbers_shown import numbers_in, visible_text

from bot.render import Renderer
from knowledge.store import Store
from knowledge.types.answer import Answer
from knowledge.types.fact import Language

FEWEST_NUMBERS = 5000


@pytest.fixture(scope="module")
def answers(asked_sets: dict[str, tuple[Asked, ...]]) -> tuple[Answer, ...]:
    return tuple(entry.answer for entries in asked_sets.values() for entry in entries)


def _texts(answer: Answer, renderer: Renderer, store: Store) -> Iterator[str]:
    message = renderer.message(answer)
    yield visible_text(message.html, quoted(answer, store))
    if answer.service is None:
        yield from (choice.label for choice in message.choices)


def test_every_number_shown_is_held_or_computed(
    answers: tuple[Answer, ...], shipped: Store
) -> None:
    renderer = Renderer(shipped)
    count = 0
    unexplained = []
    for answer in answers:
        if answer.service is not None:
            continue
        for text in _texts(answer, renderer, shipped):
            for shown in numbers_in(text, answer.language):
                count += 1
                if not is_explained(shown, answer):
                    unexplained.append(f"{answer.text[:80]!r}: {shown.printed} in {text[:400]!r}")
    assert not unexplained, "\n".join(unexplained)
    assert count >= FEWEST_NUMBERS


def test_figures_are_as_stored_or_as_computed_and_cited(
    answers: tuple[Answer, ...], shipped: Store
) -> None:
    found = [
        f"{answer.text[:80]!r}: {flaw}" for answer in answers for flaw in flaws(answer, shipped)
    ]
    assert not found, "\n".join(found)


def test_what_is_computed_is_shown_with_its_inputs(
    answers: tuple[Answer, ...], shipped: Store
) -> None:
    renderer = Renderer(shipped)
    found = []
    for answer in answers:
        numbers = numbers_in(visible_text(renderer.html(answer)), answer.language)
        missing = list(inputs_not_shown(numbers, answer))
        if missing:
            found.append(f"{answer.text[:80]!r}: {missing[:5]}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (Language.ENGLISH, "2012–2018: −6,722 people, +4.1% (8,100 − 1,700)", "2012 2018 -6722 4.1 8100 1700"),
        (Language.RUSSIAN, "2024 год: +16\xa0550 человек, 4,1 %", "2024 16550 4.1"),
        (Language.KAZAKH, "2024 жыл: −108\xa0307 адам", "2024 -108307"),
    ],
)  # fmt: skip
def test_numbers_are_found_in_a_text(language: Language, text: str, expected: str) -> None:
    numbers = [str(shown.value) for shown in numbers_in(text, language)]
    assert numbers == expected.split()
