"""Raw updates of every surface of Telegram."""

from __future__ import annotations

from typing import Any

from bot_api import BOT, GROUP, READER, message

CHANNEL: dict[str, Any] = {"id": -100700, "type": "channel", "title": "A channel"}
ANONYMOUS: dict[str, Any] = {
    "id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot",
}  # fmt: skip
CHANNEL_BOT: dict[str, Any] = {
    "id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot",
}  # fmt: skip
TELEGRAM: dict[str, Any] = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


def units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def mention(text: str, name: str = "@facts_bot", **more: Any) -> dict[str, Any]:
    """A message in a group in which the bot's name is marked."""
    start = text.casefold().index(name)
    entity = {"type": "mention", "offset": units(text[:start]), "length": len(name)}
    return message(text, chat=GROUP, **{"entities": [entity], **more})


def text_mention(text: str, name: str) -> dict[str, Any]:
    """A message in a group that mentions the bot by the name that it shows."""
    entity = {"type": "text_mention", "offset": text.index(name), "length": len(name), "user": BOT}
    return message(text, chat=GROUP, entities=[entity])


def ours(chat: dict[str, Any], message_id: int = 900) -> dict[str, Any]:
    """A message of the bot."""
    return {"message_id": message_id, "date": 1, "chat": chat, "from": BOT, "text": "…"}


def post(text: str, kind: str = "channel_post", **more: Any) -> dict[str, Any]:
    """A post in a channel, behind which no user stands."""
    raw = message(text, chat=CHANNEL, kind=kind, sender_chat=CHANNEL, **more)
    del raw[kind]["from"]
    return raw


def joined(chat: dict[str, Any], old: str, new: str, **more: Any) -> dict[str, Any]:
    """An update that says what the bot is in a chat from now on."""
    raw = message("", chat=chat)
    change = {
        "chat": chat, "from": READER, "date": 1,
        "old_chat_member": member(old), "new_chat_member": {**member(new), **more},
    }  # fmt: skip
    return {"update_id": raw["update_id"], "my_chat_member": change}


_RIGHTS = dict.fromkeys(
    (
        "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
        "can_manage_video_chats", "can_restrict_members", "can_promote_members",
        "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
        "can_delete_stories",
    ),
    True,
)  # fmt: skip


def member(status: str) -> dict[str, Any]:
    """What the bot is in a chat."""
    more = {
        "administrator": _RIGHTS,
        "kicked": {"until_date": 0},
    }
    return {"user": BOT, "status": status, **more.get(status, {})}
