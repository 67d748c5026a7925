"""The real process, polling a Bot API of our own over HTTP on this machine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bot_api import GROUP, PRIVATE, READER, TOKEN, message, press
from double import Failure, Fault, Instead, Telegram
from double.faults import BAD_GATEWAY
from double.server import Server
from running import Running, ended, running, started

pytestmark = pytest.mark.slow

SECRET = TOKEN.split(":")[1]
FORUM = {**GROUP, "id": -100_501, "is_forum": True}
CHANNEL: dict[str, Any] = {"id": -100_700, "type": "channel", "title": "News"}


@pytest.fixture(scope="module")
def bot(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One process for all tests; whatever they do to it, it ends well and says no secret."""
    folder = tmp_path_factory.mktemp("running")
    store_file = folder / "migbot.sqlite3"
    store_file.write_bytes(filled_file.read_bytes())
    with running(folder, store_file) as bot:
        yield bot
    assert bot.process.returncode == 0, bot.log
    assert bot.log
    assert SECRET not in bot.log
    assert bot.server.telegram.mistakes == []


def asked(text: str, chat: int = 77) -> dict[str, Any]:
    """A question of some reader in a private chat."""
    return message(text, chat={**PRIVATE, "id": chat}, user={**READER, "id": chat})


def test_a_question_is_answered_and_its_buttons_work(bot: Running) -> None:
    (declined,) = bot.answers(asked("сколько людей уехало из Украины в 2024"))
    assert declined.parameters["chat_id"] == 77
    assert declined.parameters["link_preview_options"] == {"is_disabled": True}
    (answered,) = bot.answers(press(declined.buttons[0]["callback_data"]))
    assert "<blockquote expandable>" in answered.text
    assert bot.server.wait_for("answerCallbackQuery")


def test_every_surface_is_answered(bot: Running) -> None:
    in_topic = {"chat": FORUM, "message_thread_id": 5, "is_topic_message": True}
    (group,) = bot.answers(message("/balance@facts_bot 2024", chat=GROUP))
    (topic,) = bot.answers(message("/balance 2024", **in_topic))
    (post,) = bot.answers(message("/balance 2024", chat=CHANNEL, kind="channel_post"))
    assert group.parameters["reply_parameters"]["allow_sending_without_reply"] is True
    assert topic.parameters["message_thread_id"] == 5
    assert post.parameters["chat_id"] == CHANNEL["id"]
    for call in (group, topic, post):
        assert "+16,550" in call.text
        assert call.parameters["disable_notification"] is True


def test_queries_are_answered_in_chats_that_the_bot_is_not_in(bot: Running) -> None:
    typed = {"id": "i1", "from": READER, "query": "balance 2024", "offset": ""}
    update = {"update_id": message()["update_id"], "inline_query": typed}
    (inline,) = bot.answers(update, method="answerInlineQuery")
    best = inline.parameters["results"][0]["input_message_content"]["message_text"]
    mention = message(
        "@facts_bot balance 2024", chat=GROUP, kind="guest_message", guest_query_id="g1"
    )
    mention["guest_message"]["entities"] = [{"type": "mention", "offset": 0, "length": 10}]
    (guest,) = bot.answers(mention, method="answerGuestQuery")
    for text in (best, guest.parameters["result"]["input_message_content"]["message_text"]):
        assert "+16,550" in text
        assert "<blockquote" in text or "href" in text


@pytest.mark.parametrize(
    ("fault", "times"),
    [
        (Failure(429, "Too Many Requests: retry after 1", {"retry_after": 1}), 1),
        (BAD_GATEWAY, 1),
        (Fault.RESET, 2),
        (Fault.TRUNCATED, 2),
        (Fault.SILENCE, 2),
    ],
)
def test_an_answer_that_does_not_get_through_is_sent_again(
    bot: Running, fault: Failure | Fault, times: int
) -> None:
    chat = 1000 + len(bot.server.telegram.calls)
    bot.server.telegram.faults.add("sendMessage", fault)
    first, second = bot.answers(asked("net migration in 2024", chat), count=2)
    assert "+16,550" in first.text
    assert first == second
    bot.answers(asked("thank you", chat))  # once this is answered, nothing more comes before it
    assert len(seen(bot, chat)) == 1 + times + 2


@pytest.mark.parametrize(
    "body",
    [
        b"", b"null", b"[]", b"<html>Bad Gateway</html>", b'{"ok": true}', b'{"ok": false}',
        b'{"ok": true, "result": null}', b'{"ok": true, "result": 5}',
        b'{"ok": true, "result": "sent"}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_answer_of_telegram_is_taken_for_a_lost_one(bot: Running, body: bytes) -> None:
    chat = 1000 + len(bot.server.telegram.calls)
    bot.server.telegram.faults.add("sendMessage", Instead(body))
    first, second = bot.answers(asked("net migration in 2024", chat), count=2)
    assert "+16,550" in first.text
    assert first == second
    bot.answers(asked("thank you", chat))
    assert len(seen(bot, chat)) == 1 + 2 + 2


@pytest.mark.parametrize(
    "body",
    [
        b"", b"my secret", b'{"ok": true, "result": {"my": "secret"}}',
        b'{"ok": true, "result": [{"update_id": 5, "message": {"text": "my secret',
        b'{"ok": true, "result": ["my secret"]}',
    ],
)  # fmt: skip
def test_a_poll_that_is_answered_with_nonsense_is_repeated(bot: Running, body: bytes) -> None:
    bot.server.telegram.faults.add("getUpdates", Instead(body), Instead(body))
    (call,) = bot.answers(asked("/balance 2024", 96))
    assert "+16,550" in call.text
    assert "my secret" not in bot.process.log()


@pytest.mark.parametrize(
    "body",
    [
        b'{"ok": true, "result": true}', b'{"ok": true, "result": []}',
        b'{"ok": true, "result": {}}', b'{"ok": true, "result": {"message_id": "x"}}',
        b'{"ok": true, "result": {"message_id": 1, "date": "x", "chat": "x"}}',
    ],
)  # fmt: skip
def test_an_answer_of_wrong_types_is_an_error_in_the_log_and_no_more(
    bot: Running, body: bytes
) -> None:
    chat = 1000 + len(bot.server.telegram.calls)
    bot.server.telegram.faults.add("sendMessage", Instead(body))
    first, told = bot.answers(asked("net migration in 2024", chat), count=2)
    assert "+16,550" in first.text
    assert "Something went wrong" in told.text
    (again,) = bot.answers(asked("net migration in 2024", chat))
    assert again.text == first.text


def test_others_are_answered_while_telegram_makes_one_chat_wait(bot: Running) -> None:
    wait = Failure(429, "Too Many Requests: retry after 2", {"retry_after": 2})
    bot.server.telegram.faults.add("sendMessage", wait)
    first, second, third = bot.answers(asked("/balance 2024", 91), count=1) + bot.answers(
        asked("/balance 2023", 92), count=2
    )
    assert [call.parameters["chat_id"] for call in (first, second, third)] == [91, 92, 91]


def test_nothing_is_lost_while_telegram_is_gone(bot: Running) -> None:
    bot.server.stop()
    time.sleep(3)
    bot.server.start()
    (call,) = bot.answers(asked("/balance 2024", 93))
    assert "+16,550" in call.text


def test_nothing_is_lost_while_telegram_answers_with_errors(bot: Running) -> None:
    faults = bot.server.telegram.faults
    faults.add("sendMessage", BAD_GATEWAY, BAD_GATEWAY)
    calls = bot.answers(asked("/balance 2024", 94), asked("/balance 2023", 95), count=4)
    assert {call.parameters["chat_id"] for call in calls[2:]} <= {94, 95}
    assert [len(seen(bot, chat)) for chat in (94, 95)] == [2, 2]


def seen(bot: Running, chat: int) -> dict[int, Any]:
    """What stands in a chat, by both sides."""
    return bot.server.telegram.chats[chat].messages


def test_without_a_token_it_says_how_to_get_one(tmp_path: Path) -> None:
    process = started(tmp_path)
    said = ended(process)
    assert process.returncode == 2
    assert said.count("\n") == 1
    for words in ("MIGBOT_TOKEN", "@BotFather", "`migbot chat` needs no token"):
        assert words in said


@pytest.mark.parametrize(
    ("name", "value"),
    [("MIGBOT_API_URL", "no address"), ("MIGBOT_MAX_RATE", "-1"), ("MIGBOT_MAX_RATE", "fast")],
)
def test_a_setting_that_is_none_is_named(tmp_path: Path, name: str, value: str) -> None:
    process = started(tmp_path, MIGBOT_TOKEN=TOKEN, **{name: value})
    said = ended(process)
    assert process.returncode == 2
    assert name in said
    assert TOKEN not in said
    assert "Traceback" not in said


def test_a_token_that_telegram_does_not_know_ends_the_process(
    tmp_path: Path, store_file: Path
) -> None:
    with Server(Telegram(), "another:token") as server:
        process = started(
            tmp_path, MIGBOT_TOKEN=TOKEN, MIGBOT_API_URL=server.address, MIGBOT_DB=str(store_file)
        )
        log = ended(process)
    assert process.returncode == 2
    assert "@BotFather" in log
    assert TOKEN not in log


def test_another_process_with_the_same_token_ends_it(tmp_path: Path, store_file: Path) -> None:
    telegram = Telegram()
    telegram.faults.add(
        "getUpdates",
        Failure(409, "Conflict: terminated by other getUpdates request; make sure that only one "
                     "bot instance is running"),
    )  # fmt: skip
    with Server(telegram, TOKEN) as server:
        process = started(
            tmp_path, MIGBOT_TOKEN=TOKEN, MIGBOT_API_URL=server.address, MIGBOT_DB=str(store_file)
        )
        log = ended(process)
    assert process.returncode == 2
    last = log.splitlines()[-1]
    assert last == (
        "another process takes the updates of the token in MIGBOT_TOKEN; end one of the two"
    )
    assert "Traceback" not in log
    assert TOKEN not in log


def test_it_waits_for_a_telegram_that_is_gone_when_it_begins(
    tmp_path: Path, store_file: Path
) -> None:
    with Server(Telegram(), TOKEN) as server:
        server.stop()
        process = started(
            tmp_path, MIGBOT_TOKEN=TOKEN, MIGBOT_API_URL=server.address, MIGBOT_DB=str(store_file)
        )
        time.sleep(3)
        assert process.poll() is None
        server.start()
        server.tell(asked("/balance 2024"))
        assert "+16,550" in server.wait_for("sendMessage")[0].text
        process.terminate()
        log = ended(process)
    assert process.returncode == 0, log
    assert SECRET not in log
