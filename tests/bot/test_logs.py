"""The log of the running bot: one line an update, no secret, no word of a reader."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from bot_api import GROUP, TOKEN, Chat, message, press

from bot.operate.logs import JsonLines, TextLines, log_without, with_fields
from bot.settings import LogFormat
from knowledge.store.errors import LockedStoreError

WORDS = "сколько уехало хризантема"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """All that the bot logs, as in production."""
    stream, logger = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines(TOKEN))
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield stream
    logger.removeHandler(handler)
    logger.setLevel(level)


def updates(stream: io.StringIO) -> list[dict[str, Any]]:
    """The lines on updates, without what differs from run to run."""
    found = [json.loads(line) for line in stream.getvalue().splitlines()]
    kept = ("kind", "chat", "outcome", "status", "language", "calls")
    shown = [line for line in found if line["message"] == "update"]
    assert all(line["level"] == "info" and line["milliseconds"] >= 0 for line in shown)
    return [{name: line[name] for name in kept if name in line} for line in shown]


async def test_an_update_is_a_line_with_what_became_of_it(chat: Chat, lines: io.StringIO) -> None:
    declined = await chat.say("сколько людей уехало из Украины в 2024")
    await chat.feed(press(declined.buttons[0]["callback_data"]))
    await chat.feed(message("/balance 2024", chat=GROUP))
    await chat.feed(message("hello everyone", chat=GROUP))
    await chat.feed(message(photo=[]))
    private = {"chat": "private"}
    assert updates(lines) == [
        {"kind": "message", **private, "outcome": "answered", "status": "no_data",
         "language": "ru", "calls": 1},
        {"kind": "callback_query", **private, "outcome": "answered", "status": "answered",
         "language": "ru", "calls": 2},
        {"kind": "message", "chat": "supergroup", "outcome": "answered", "status": "answered",
         "language": "en", "calls": 1},
        {"kind": "message", "chat": "supergroup", "outcome": "ignored", "calls": 0},
        {"kind": "message", **private, "outcome": "acted", "calls": 1},
    ]  # fmt: skip


async def test_no_word_of_a_reader_and_no_secret_stands_in_the_log(
    chat: Chat, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str, *_: object, **__: object) -> None:
        try:
            raise KeyError(text)
        except KeyError as error:
            raise ValueError(f"{text} {TOKEN}") from error

    await chat.feed(message(WORDS))
    await chat.feed(message(f"/feedback {WORDS}"))
    monkeypatch.setattr("knowledge.answer.engine.understand", broken)
    await chat.feed(message(f"{WORDS} снова"))
    log = lines.getvalue()
    assert updates(lines)[-1]["outcome"] == "failed"
    assert "ValueError" in log
    assert "KeyError" in log
    for secret in (TOKEN, TOKEN.split(":")[1], WORDS, "хризантема", "\\u0445\\u0440"):
        assert secret not in log


async def test_the_reader_and_the_log_have_the_same_id_of_an_error(
    chat: Chat, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("knowledge.answer.engine.Engine.ask", broken)
    told = await chat.say("net migration")
    line = json.loads(lines.getvalue().splitlines()[-1])
    assert line["error_id"] in told.text


def record(**more: Any) -> logging.LogRecord:
    made = logging.LogRecord("bot.test", logging.INFO, "", 1, f"with {TOKEN}", None, None)
    made.created = 1_000_000_000.5
    made.__dict__.update(more)
    return made


def test_a_line_is_an_object_for_programs() -> None:
    line = JsonLines(TOKEN).format(record(**with_fields({"kind": "message", "status": None})))
    assert json.loads(line) == {
        "at": "2001-09-09T01:46:40.500+00:00", "level": "info", "logger": "bot.test",
        "message": "with <secret>", "kind": "message",
    }  # fmt: skip


def test_a_line_can_be_read_in_a_terminal() -> None:
    line = TextLines(TOKEN, "").format(record(**with_fields({"kind": "message", "status": None})))
    assert line.endswith(" INFO bot.test: with <secret> kind=message")


@pytest.mark.parametrize("lines_of", [TextLines, JsonLines])
def test_an_error_of_ours_is_told_in_words_and_others_by_kind_and_place(
    lines_of: type[TextLines | JsonLines], tmp_path: Any
) -> None:
    try:
        try:
            raise ValueError("a reader's words")
        except ValueError as error:
            raise LockedStoreError(tmp_path / TOKEN) from error
    except LockedStoreError as error:
        line = lines_of(TOKEN).format(record(exc_info=(type(error), error, error.__traceback__)))
    assert "another process keeps the store locked" in line
    assert "ValueError" in line
    assert "test_logs.py" in line
    assert TOKEN not in line
    # the line of code stands there, the words that it was called with do not
    assert "ValueError: a reader" not in line


@pytest.mark.parametrize(
    ("form", "is_json"), [(None, True), (LogFormat.JSON, True), (LogFormat.TEXT, False)]
)
def test_outside_a_terminal_the_log_is_json(
    form: LogFormat | None, is_json: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()
    try:
        log_without(TOKEN, form=form)
        logging.getLogger("bot.test").info("ready")
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
    assert capsys.readouterr().err.startswith("{") == is_json
