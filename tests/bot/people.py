"""Those who may change facts, and what they write in their private chats."""

from __future__ import annotations

from typing import Any

from bot_api import BOT, Chat, message, press
from double import Call

from knowledge.store import Store
from knowledge.store.roles import Grant, Role, grant_role

Person = dict[str, Any]


def _person(id: int, name: str) -> Person:
    return {"id": id, "is_bot": False, "first_name": name, "language_code": "en"}


OWNER = _person(501, "Olga")
EDITOR = _person(502, "Yerlan")
SECOND_EDITOR = _person(503, "Saule")
REVIEWER = _person(504, "Raushan")


def private(person: Person) -> dict[str, Any]:
    """The private chat of a person with the bot."""
    return {"id": person["id"], "type": "private", "first_name": person["first_name"]}


def says(person: Person, text: str, **more: Any) -> dict[str, Any]:
    """An update with a text of a person in their private chat."""
    return message(text, chat=private(person), user=person, **more)


def presses(person: Person, data: str, **more: Any) -> dict[str, Any]:
    """An update with a button pressed by a person in their private chat."""
    return press(data, chat=private(person), user=person, **more)


def said_by_bot(person: Person, text: str = "…", **more: Any) -> dict[str, Any]:
    """A message of the bot in the private chat of a person."""
    return {
        "message_id": 900, "date": 1, "chat": private(person), "from": BOT, "text": text, **more
    }  # fmt: skip


def grant(store: Store, person: Person, role: Role) -> None:
    """Give a person a role, as an owner does."""
    grant_role(store, Grant(person["id"], role, OWNER["id"], "2026-03-01T09:00:00+00:00"))


async def told(chat: Chat, raw: dict[str, Any]) -> list[str]:
    """The texts that an update leads to, sent or put in place of others."""
    return [call.text for call in await chat.feed(raw) if _is_text(call)]


def buttons(call: Call) -> dict[str, str]:
    """The data of the buttons below a message by their labels."""
    return {entry["text"]: entry.get("callback_data", "") for entry in call.buttons}


def _is_text(call: Call) -> bool:
    return call.method in ("sendMessage", "editMessageText")
