"""What the terminal shows: lines that fit, choices in a column."""

from __future__ import annotations

import pytest
from answers import EN, asked
from hypothesis import given
from hypothesis import strategies as st

from bot.render import Choice, Message, terminal_text
from bot.render.terminal import wrapped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("short", "short"),
        ("", ""),
        ("one two three", "one two\nthree"),
        ("1. one two three", "1. one\n   two\n   three"),
        ("• one two three", "• one two\n  three"),
        ("  1. one two", "  1. one\n     two"),
        ("a\n\nb", "a\n\nb"),
        ("<https://example.org/long>", "<https://example.org/long>"),
        ("one-two-three", "one-two-three"),
        ("1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567 людей", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567\nлюдей"),
    ],
)  # fmt: skip
def test_lines_are_wrapped_between_words(text: str, expected: str) -> None:
    assert wrapped(text, 9) == expected


@given(st.lists(st.text("ab1.•", min_size=1, max_size=8), min_size=1), st.integers(20, 100))
def test_no_word_is_lost_and_no_line_too_long(words: list[str], width: int) -> None:
    lines = wrapped(" ".join(words), width)
    assert lines.split() == words
    assert all(len(line) <= width for line in lines.split("\n"))


def test_ten_choices_stand_in_a_column() -> None:
    choices = tuple(Choice(f"choice {n}", "text", asked(EN)) for n in range(1, 11))
    assert terminal_text(Message("<b>Which?</b>", choices)).split("\n") == [
        "Which?",
        *(f"   {n}. choice {n}" for n in range(1, 10)),
        "  10. choice 10",
    ]
