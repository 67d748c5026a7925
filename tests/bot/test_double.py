"""The Telegram that is played refuses what Telegram refuses, and takes the rest."""

from __future__ import annotations

from typing import Any

import pytest
from bot_api import GROUP, PRIVATE, Clock, message, press
from double import Call, Failure, Telegram
from double.chats import BLOCKED
from double.markup import parse

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (800).to_bytes(4) + (600).to_bytes(4) + b"\0" * 9
TO: dict[str, Any] = {"chat_id": PRIVATE["id"], "text": "hello", "parse_mode": "HTML"}


@pytest.fixture
def telegram() -> Telegram:
    """A Telegram whose bot has been written to in private, and in a topic of a group."""
    played = Telegram(Clock())
    played.learn(message("hello"))
    forum = {**GROUP, "is_forum": True}
    played.learn(message("hello", chat=forum, message_thread_id=5, is_topic_message=True))
    return played


def said(
    telegram: Telegram, method: str, files: dict[str, bytes] | None = None, **given: Any
) -> str:
    """What Telegram says against a call, nothing if it does it."""
    _, body = telegram.answer(Call(method, given, files or {}))
    return str(body.get("description", ""))


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("a &lt;b&gt; &amp; &#39;c&#x27; &nbsp; & >", "a <b> & 'c' &nbsp; & >", []),
        ("<b>a <i>b</i></b>", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        ("<b>💥</b>", "💥", [("bold", 0, 2)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>", "ab", [("spoiler", 0, 1), ("spoiler", 1, 1)]),
        ('<a href="https://e.org/?a=1&amp;b=2">x</a>', "x", [("text_link", 0, 1)]),
        ('<pre><code class="language-x">a</code></pre>', "a", [("pre", 0, 1), ("code", 0, 1)]),
        ("<b></b>", "", []),
    ],
)  # fmt: skip
def test_markup_is_read(html: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    seen, found = parse(html)
    assert seen == text
    assert sorted(entities) == sorted(
        (entity.type, entity.offset, entity.length) for entity in found
    )


@pytest.mark.parametrize(
    "html",
    [
        "<b>a", "a</b>", "<b><i>a</b></i>", "a < b", "<p>a</p>", "<br>", "<h1>a</h1>", "<b", "</b",
        "<b>a</i>", "<span>a</span>", "<a href='x>a</a>", "<1>", "<blockquote><blockquote>a"
        "</blockquote></blockquote>", "<code><b>a</b></code>", "<b>a<b>",
    ],
)  # fmt: skip
def test_markup_that_telegram_does_not_read_is_refused(telegram: Telegram, html: str) -> None:
    assert "can't parse entities" in said(telegram, "sendMessage", **{**TO, "text": html})
    assert telegram.mistakes


def button(**kind: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "press", **kind}]]}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "💥" * 2049}, "message is too long"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n"}, "message text is empty"),
        ({"text": "<b></b>"}, "message text is empty"),
        ({"chat_id": 78}, "chat not found"),
        ({"reply_parameters": {"message_id": 9_999}}, "message to be replied not found"),
        ({"message_thread_id": 5}, "message thread not found"),
        ({"reply_markup": button(callback_data="ә" * 33)}, "BUTTON_DATA_INVALID"),
        ({"reply_markup": button(callback_data="")}, "BUTTON_DATA_INVALID"),
        ({"reply_markup": button(copy_text={"text": "a" * 257})}, "BUTTON_COPY_TEXT_INVALID"),
        ({"reply_markup": button(url="nowhere")}, "BUTTON_URL_INVALID"),
        ({"reply_markup": button()}, "exactly one kind"),
        ({"reply_markup": button(text=" ", url="https://e.org")}, "Text is empty"),
    ],
)  # fmt: skip
def test_messages_that_telegram_refuses(
    telegram: Telegram, wrong: dict[str, Any], why: str
) -> None:
    assert why in said(telegram, "sendMessage", **{**TO, **wrong})


@pytest.mark.parametrize(
    "right",
    [
        {"text": "<b>" + "a" * 4096 + "</b>"},
        {"text": "&amp;" * 4096},
        {"reply_parameters": {"message_id": 9_999, "allow_sending_without_reply": True}},
        {"chat_id": GROUP["id"], "message_thread_id": 5},
        {"reply_markup": button(callback_data="ә" * 32)},
        {"reply_markup": button(copy_text={"text": "a" * 256})},
    ],
)
def test_messages_that_telegram_takes(telegram: Telegram, right: dict[str, Any]) -> None:
    assert said(telegram, "sendMessage", **{**TO, **right}) == ""


def test_topics_that_are_closed_or_deleted_and_chats_that_do_not_listen(telegram: Telegram) -> None:
    there = {**TO, "chat_id": GROUP["id"], "message_thread_id": 5}
    telegram.chats[GROUP["id"]].closed_topics.add(5)
    assert "TOPIC_CLOSED" in said(telegram, "sendMessage", **there)
    telegram.chats[GROUP["id"]].closed_topics.clear()
    telegram.chats[GROUP["id"]].deleted_topics.add(5)
    assert "message thread not found" in said(telegram, "sendMessage", **there)
    telegram.chats[PRIVATE["id"]].refusal = BLOCKED
    assert said(telegram, "sendMessage", **TO) == "Forbidden: bot was blocked by the user"
    assert telegram.mistakes == []


def test_a_group_that_has_moved_says_where_to(telegram: Telegram) -> None:
    telegram.chats[GROUP["id"]].moved_to = -100_900
    status, body = telegram.answer(Call("sendMessage", {**TO, "chat_id": GROUP["id"]}))
    assert (status, body["parameters"]) == (400, {"migrate_to_chat_id": -100_900})


def test_pictures_and_their_captions(telegram: Telegram) -> None:
    to = {"chat_id": PRIVATE["id"]}
    status, body = telegram.answer(Call("sendPhoto", to, {"photo": PNG}))
    assert status == 200
    known = body["result"]["photo"][-1]["file_id"]
    assert said(telegram, "sendPhoto", **to, photo=known) == ""
    assert "wrong file identifier" in said(telegram, "sendPhoto", **to, photo="unknown")
    assert "caption is too long" in said(
        telegram, "sendPhoto", **to, photo=known, caption="a" * 1025
    )
    assert "IMAGE_PROCESS_FAILED" in said(telegram, "sendPhoto", {"photo": b"no picture"}, **to)
    assert "non-empty" in said(telegram, "sendDocument", {"document": b""}, **to)


def test_messages_are_changed_only_by_who_wrote_them_and_only_if_they_change(
    telegram: Telegram,
) -> None:
    _, body = telegram.answer(Call("sendMessage", TO))
    ours = {"chat_id": PRIVATE["id"], "message_id": body["result"]["message_id"]}
    assert "not modified" in said(
        telegram, "editMessageText", **ours, text="<b></b>hello", parse_mode="HTML"
    )
    assert said(telegram, "editMessageText", **ours, text="other") == ""
    assert (
        said(telegram, "editMessageReplyMarkup", **ours, reply_markup=button(callback_data="x"))
        == ""
    )
    assert "message is too long" in said(telegram, "editMessageText", **ours, text="a" * 4097)
    assert "caption in the message" in said(telegram, "editMessageCaption", **ours, caption="x")
    theirs = {**ours, "message_id": next(iter(telegram.chats[PRIVATE["id"]].messages))}
    assert "can't be edited" in said(telegram, "editMessageText", **theirs, text="other")
    assert said(telegram, "deleteMessage", **ours) == ""
    assert "to edit not found" in said(telegram, "editMessageText", **ours, text="other")
    assert "to delete not found" in said(telegram, "deleteMessage", **ours)


def test_queries_are_answered_in_time(telegram: Telegram) -> None:
    pressed = press("q:hello")
    telegram.learn(pressed)
    query = pressed["callback_query"]["id"]
    assert "MESSAGE_TOO_LONG" in said(
        telegram, "answerCallbackQuery", callback_query_id=query, text="a" * 201
    )
    assert said(telegram, "answerCallbackQuery", callback_query_id=query) == ""
    telegram.now.pass_(seconds=16)  # type: ignore[attr-defined]
    assert "query is too old" in said(telegram, "answerCallbackQuery", callback_query_id=query)
    assert "query is too old" in said(telegram, "answerCallbackQuery", callback_query_id="unknown")


def article(id: str = "1", **more: Any) -> dict[str, Any]:
    content = {"message_text": "<b>hello</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": id, "title": "t", "input_message_content": content, **more}


@pytest.mark.parametrize(
    ("results", "why"),
    [
        ([article()], ""),
        ([article(str(number)) for number in range(51)], "RESULTS_TOO_MUCH"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article("a" * 65)], "RESULT_ID_INVALID"),
        ([article(title="")], "ARTICLE_TITLE_EMPTY"),
        ([article(input_message_content={"message_text": ""})], "message text is empty"),
        ([article(reply_markup=button(callback_data="a" * 65))], "BUTTON_DATA_INVALID"),
    ],
)
def test_inline_results(telegram: Telegram, results: list[dict[str, Any]], why: str) -> None:
    telegram.learn({"update_id": 1, "inline_query": {"id": "7", "query": "", "offset": ""}})
    assert why in said(telegram, "answerInlineQuery", inline_query_id="7", results=results)
    assert bool(telegram.mistakes) is bool(why)


@pytest.mark.parametrize(
    ("method", "given", "why"),
    [
        ("setMyCommands", {"commands": [{"command": "balance", "description": "x"}]}, ""),
        ("setMyCommands", {"commands": [{"command": "баланс", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "Balance", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": "x" * 257}]}, "DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": "x"}] * 101}, "TOO_MUCH"),
        ("setMyDescription", {"description": "x" * 512}, ""),
        ("setMyDescription", {"description": "x" * 513}, "TOO_LONG"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "TOO_LONG"),
        ("setMyName", {"name": "x" * 65}, "TOO_LONG"),
        ("noSuchMethod", {}, "Not Found"),
    ],
)  # fmt: skip
def test_what_the_bot_says_about_itself(
    telegram: Telegram, method: str, given: dict[str, Any], why: str
) -> None:
    assert why in said(telegram, method, **given)
    assert bool(telegram.mistakes) is bool(why)


def test_updates_wait_until_they_are_confirmed_and_only_if_asked_for(telegram: Telegram) -> None:
    text, pressed = message("a"), press("q:a")
    telegram.tell(text)
    telegram.tell(pressed)
    assert telegram.updates({}) == [text, pressed]
    assert telegram.updates({"allowed_updates": ["callback_query"]}) == [pressed]
    assert telegram.updates({"offset": pressed["update_id"]}) == [pressed]
    assert telegram.updates({}) == [pressed]


def test_failures_are_used_up_in_their_order(telegram: Telegram) -> None:
    first, second = Failure(500, "a"), Failure(429, "b", {"retry_after": 1})
    telegram.faults.add("sendMessage", first, second)
    found = [telegram.faults.next(method) for method in ("getMe", *["sendMessage"] * 3)]
    assert found == [None, first, second, None]
