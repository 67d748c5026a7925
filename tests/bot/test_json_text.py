"""JSON as Telegram sends and takes it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode

from bot.telegram.json_text import read, written

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(ANY)
def test_whatever_is_written_can_be_read(value: Any) -> None:
    assert json.loads(written(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b'{"a": [1, -2, 0.5, null, true], "b": "\xd2\xb1\\u0431"}', {"a": [1, -2, 0.5, None, True], "b": "ұб"}),
        (b'"\\ud83c\\udde8"', "\U0001f1e8"),
        (b'"half \\ud83c"', "half \ud83c"),
        (b'"no \xff letter"', "no \ufffd letter"),
        (b"9007199254740993", 2**53 + 1),
        (b"-4503599627370496", -(2**52)),
    ],
)  # fmt: skip
def test_what_telegram_says_is_read(text: bytes, value: Any) -> None:
    assert read(text) == value


@pytest.mark.parametrize("text", [b"", b"{", b'{"a": 1}}', b"[" * 100_000, b"\xff\xfe", b"none"])
def test_what_is_no_json_is_told(text: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        read(text)


def test_objects_of_the_library_are_written_as_telegram_takes_them() -> None:
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("ішінде", callback_data="q:2023")]])
    said = {"reply_markup": buttons, "parse_mode": ParseMode.HTML}
    assert json.loads(written(said)) == {
        "reply_markup": {"inline_keyboard": [[{"text": "ішінде", "callback_data": "q:2023"}]]},
        "parse_mode": "HTML",
    }


def test_anything_else_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="object is nothing that Telegram takes"):
        written({"text": object()})
