"""Updates that no bot should get: of wrong types, twice, in another order."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bot_api import Chat, message
from telegram import Update
from telegram.error import TelegramError

from bot.telegram.polling import Polling

UNREADABLE: list[dict[str, Any]] = [
    {"chat": "x"}, {"chat": 5}, {"from": [1]}, {"date": "x"}, {"entities": 5}, {"photo": [1]},
]  # fmt: skip
ODD: list[dict[str, Any]] = [
    {"text": 5}, {"text": {"a": 1}}, {"text": ["balance"]}, {"chat": None},
    {"chat": {"id": 2**70, "type": "private"}},
     {"chat": {"id": "x", "type": 7}},
    {"entities": [{"type": "bot_command", "offset": "a", "length": 2}]},
]  # fmt: skip


def spoilt(**wrong: Any) -> dict[str, Any]:
    update = message("/balance 2024")
    return {**update, "message": {**update["message"], **wrong}}


@pytest.mark.parametrize("wrong", UNREADABLE)
def test_what_cannot_be_read_leaves_its_number(
    wrong: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    good, bad = message("/balance 2024"), spoilt(**wrong)
    passed_over: list[None] = []
    polling = Polling(lambda: None, passed_over=lambda: passed_over.append(None))
    polled = json.dumps({"ok": True, "result": [good, bad]}).encode()
    assert polling.parse_json_payload(polled)["result"] == [good, {"update_id": bad["update_id"]}]
    assert f"update {bad['update_id']} cannot be read and is passed over" in caplog.text
    assert "balance" not in caplog.text
    assert len(passed_over) == 1


@pytest.mark.parametrize(
    "answer",
    [
        '{"ok": true, "result": [{"update_id": 1, "message": {"text": "my secret',
        '{"ok": true, "result": {"my": "secret"}}',
        '{"ok": true, "result": ["my secret"]}',
        '{"ok": true, "result": [{"message": {"text": "my secret"}}]}',
        '{"ok": true, "result": [{"update_id": "my secret"}]}',
        '{"ok": true, "result": "my secret"}',
        '{"ok": true, "result": null}',
        '{"ok": true}',
        '["my secret"]',
        "null",
        "[" * 100_000,
        "",
        "my secret",
    ],
)
def test_what_is_no_answer_is_asked_for_again_and_no_word_of_it_is_logged(
    answer: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(TelegramError) as raised:
        Polling(lambda: None).parse_json_payload(answer.encode())
    assert "secret" not in f"{raised.value}{caplog.text}"


@pytest.mark.parametrize("wrong", ODD)
async def test_what_is_read_and_makes_no_sense_ends_there(
    chat: Chat, wrong: dict[str, Any]
) -> None:
    await chat.say("hello")
    update = Update.de_json(spoilt(**wrong), chat.application.bot)
    queue, application = chat.application.update_queue, chat.application
    waiting = queue.count
    await queue.put(update)
    work = application.process_update(await queue.get())
    await application.update_processor.process_update(update, work)
    assert queue.count == waiting
    assert "+16,550" in (await chat.say("/balance 2024")).text
