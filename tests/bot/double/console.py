"""A person's side of a Telegram that is played, line by line."""

from __future__ import annotations

import itertools
import re
import sys
import time
from collections.abc import Iterator
from html import unescape
from typing import Any

from double.played import Call, Telegram
from double.server import Server

TOKEN = "123456:a-token-of-this-machine-only"
_PATIENCE = 3.0  # seconds to wait for what the bot does with a line
_PERSON = {"id": 77, "is_bot": False, "first_name": "Aigul", "language_code": "en"}
_FORUM = {"id": -100_501, "type": "supergroup", "title": "A forum", "is_forum": True}
_CHATS: dict[str, dict[str, Any]] = {
    "private": {"id": 77, "type": "private", "first_name": "Aigul"},
    "group": {"id": -100_500, "type": "supergroup", "title": "A group"},
    "topic": _FORUM,
    "channel": {"id": -100_700, "type": "channel", "title": "A channel"},
}


def talk(port: int) -> None:
    """Play Telegram on a port until standard input ends."""
    telegram = Telegram()
    with Server(telegram, TOKEN, port) as server:
        print(f"MIGBOT_TOKEN={TOKEN} MIGBOT_API_URL={server.address} python -m bot run")
        person = Person(telegram)
        for line in sys.stdin:
            if line.strip() == ":quit":
                break
            before = len(telegram.calls)
            if line.strip() in (":down", ":up"):
                server.stop() if line.strip() == ":down" else server.start()
                continue
            server.tell(*person.updates(line.rstrip("\n")))
            _show(telegram, before)


class Person:
    """Turns lines into updates, in the chat that was chosen last."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._numbers = itertools.count(1)
        self._place = "private"
        self._last = 0

    def updates(self, line: str) -> Iterator[dict[str, Any]]:
        """The update of a line; none if it only chooses a chat, or presses what is not there."""
        name, _, rest = line.removeprefix(":").partition(" ")
        if not line.startswith(":"):
            yield self._update(self._kind(), self._message(line))
        elif name in _CHATS:
            self._place = name
        elif name == "inline":
            query = {"id": str(next(self._numbers)), "from": _PERSON, "query": rest, "offset": ""}
            yield self._update("inline_query", query)
        elif name == "edit":
            edited = {
                **self._message(rest),
                "message_id": self._last,
                "edit_date": int(time.time()),
            }
            yield self._update(f"edited_{self._kind()}", edited)
        elif name == "press" and rest.isdecimal():
            yield from self._press(int(rest))

    def _kind(self) -> str:
        return "channel_post" if self._place == "channel" else "message"

    def _update(self, kind: str, body: dict[str, Any]) -> dict[str, Any]:
        return {"update_id": next(self._numbers), kind: body}

    def _message(self, text: str) -> dict[str, Any]:
        self._last = next(self._numbers)
        message: dict[str, Any] = {
            "message_id": self._last,
            "date": int(time.time()),
            "chat": _CHATS[self._place],
            "text": text,
        }
        if self._place == "channel":
            message["sender_chat"] = _CHATS["channel"]
        else:
            message["from"] = _PERSON
        if self._place == "topic":
            message.update(message_thread_id=5, is_topic_message=True)
        if entities := list(_entities(text)):
            message["entities"] = entities
        return message

    def _press(self, number: int) -> Iterator[dict[str, Any]]:
        """The press of a button of the last message of the bot in this chat that has any."""
        messages = self._telegram.chats.add(_CHATS[self._place]).messages.values()
        shown = [message for message in messages if message.get("reply_markup")]
        buttons = _buttons(shown[-1]["reply_markup"]) if shown else []
        if 1 <= number <= len(buttons) and "callback_data" in buttons[number - 1]:
            query = {
                "id": str(next(self._numbers)), "from": _PERSON, "chat_instance": "1",
                "data": buttons[number - 1]["callback_data"], "message": shown[-1],
            }  # fmt: skip
            yield self._update("callback_query", query)


def _entities(text: str) -> Iterator[dict[str, Any]]:
    """What Telegram marks in a text that people type."""
    for kind, pattern in (("bot_command", r"^/[A-Za-z0-9_@]+"), ("mention", r"@[A-Za-z0-9_]+")):
        for match in re.finditer(pattern, text):
            offset = len(text[: match.start()].encode("utf-16-le")) // 2
            yield {"type": kind, "offset": offset, "length": len(match[0])}


def _show(telegram: Telegram, before: int) -> None:
    """Print what the bot does, until it has done nothing for a while."""
    shown, until = before, time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        for call in telegram.calls[shown:]:
            print(_told(call))
            shown, until = shown + 1, time.monotonic() + 0.5
        time.sleep(0.05)
    for call, why in telegram.refused[-3:]:
        if call in telegram.calls[before:]:
            print(f"REFUSED {call.method}: {why}")


def _told(call: Call) -> str:
    text = str(call.parameters.get("text") or call.parameters.get("caption") or "")
    if call.method == "answerInlineQuery":
        text = "\n".join(f"* {result['title']}" for result in call.parameters["results"])
    seen = unescape(re.sub(r"<[^>]*>", "", text))
    buttons = enumerate(_buttons(call.parameters.get("reply_markup")), start=1)
    rows = "".join(f"\n  [{number}] {button['text']}" for number, button in buttons)
    files = "".join(f"\n  ({len(content)} bytes of {name})" for name, content in call.files.items())
    return f"{call.method}> {seen}{files}{rows}"


def _buttons(markup: dict[str, Any] | None) -> list[dict[str, Any]]:
    return [button for row in (markup or {}).get("inline_keyboard", []) for button in row]
