"""Who may change facts: allow-listed user ids in their private chats, and nobody else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bot_api import GROUP, PRIVATE, READER, Chat, message, press
from people import EDITOR, OWNER, grant, private, says, told
from pydantic import ValidationError
from surfaces import ANONYMOUS, CHANNEL, CHANNEL_BOT, TELEGRAM, ours, post

from bot.settings import Settings
from bot.telegram.callback_data import ButtonKind
from bot.telegram.editors.button_data import EditorAction
from bot.telegram.editors.commands import EditorCommand
from bot.telegram.editors.flows import DraftKind
from knowledge.store import Store
from knowledge.store.roles import Role, granted_role, grants

COMMANDS = [f"/{name}" for name in EditorCommand]
FORWARDED = {"type": "user", "date": 1, "sender_user": OWNER}
LINK = "https://t.me/facts_bot?start=edit"


def everything(store: Store) -> list[object]:
    """All that someone without rights may not have changed; the knowledge by its generation."""
    tables = "granted_role", "draft", "proposal", "feedback", "wish", "subscription"
    last = store.reader.rows("SELECT max(number), count(*) FROM revision")
    rows = (store.reader.rows(f"SELECT * FROM {table}") for table in tables)
    return [store.generation(), last, *rows]


@pytest.mark.parametrize(
    ("written", "owners"),
    [("", set()), ("501", {501}), ("501, 502 503", {501, 502, 503}), (" 501,501 ", {501})],
)
def test_owners_are_named_by_their_ids(
    monkeypatch: pytest.MonkeyPatch, written: str, owners: set[int]
) -> None:
    monkeypatch.setenv("MIGBOT_OWNERS", written)
    assert Settings(_env_file=None).owners == owners


@pytest.mark.parametrize("written", ["@olga", "-100501", "0", "501;502"])
def test_what_is_no_id_makes_nobody_an_owner(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("MIGBOT_OWNERS", written)
    with pytest.raises(ValidationError, match="owners"):
        Settings(_env_file=None)


async def test_an_owner_grants_and_revokes(chat: Chat, store: Store) -> None:
    assert await told(chat, says(EDITOR, "Hello")) != []
    said, welcome = await told(chat, says(OWNER, "/grant 502 editor"))
    assert said == "User 502 is now: editor."
    assert welcome == "You may change facts here from now on. /help tells how."
    assert granted_role(store, 502) is Role.EDITOR
    (listed,) = await told(chat, says(OWNER, "/editors"))
    assert listed.splitlines() == [
        "<code>501</code> – owner",
        "<code>502</code> – editor, 2026-03-10 (501)",
        "More: /grant, /revoke",
    ]
    assert await told(chat, says(OWNER, "/revoke 502")) == ["User 502 may no longer change facts."]
    assert grants(store) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/grant", "Write the user's id"),
        ("/grant 502", "Write the user's id"),
        ("/grant editor", "Write the user's id"),
        ("/grant @yerlan editor", "Write the user's id"),
        ("/grant -5 editor", "Write the user's id"),
        ("/grant 0 editor", "Write the user's id"),
        ("/grant 5٠2 editor", "Write the user's id"),
        ("/grant 9999999999999999 editor", "Write the user's id"),
        ("/grant 502 owner", "Write the user's id"),
        ("/grant 501 editor", "User 501 is an owner"),
        ("/revoke", "Write the user's id"),
        ("/revoke 501", "User 501 is an owner"),
        ("/revoke 502", "User 502 has no role"),
    ],
)
async def test_what_cannot_be_granted_gets_one_sentence(
    chat: Chat, store: Store, text: str, said: str
) -> None:
    (answer,) = await told(chat, says(OWNER, text))
    assert answer.startswith(said)
    assert grants(store) == ()


async def test_who_wrote_a_forwarded_message_can_be_granted_a_role(
    chat: Chat, store: Store
) -> None:
    await told(chat, says(EDITOR, "Hello"))
    origin = {"type": "user", "date": 1, "sender_user": EDITOR}
    forwarded = {**says(OWNER, "Hello")["message"], "forward_origin": origin}
    await told(chat, says(OWNER, "/grant reviewer", reply_to_message=forwarded))
    assert granted_role(store, EDITOR["id"]) is Role.REVIEWER


async def test_menus_follow_the_role(chat: Chat, store: Store) -> None:
    grant(store, EDITOR, Role.EDITOR)
    await chat.application.post_init(chat.application)
    scopes = [call.parameters["scope"] for call in chat.api.calls if call.method == "setMyCommands"]
    shown = [scope["chat_id"] for scope in scopes if scope["type"] == "chat"]
    assert shown == [501] * 4 + [502] * 4
    calls = await chat.feed(says(OWNER, "/revoke 502"))
    hidden = [call.parameters for call in calls if call.method == "deleteMyCommands"]
    assert [entry.get("language_code") for entry in hidden] == [None, "en", "ru", "kk"]
    assert {entry["scope"]["chat_id"] for entry in hidden} == {502}


@pytest.mark.slow
@pytest.mark.parametrize("text", COMMANDS)
async def test_a_reader_gets_the_answer_to_an_unknown_command(
    chat: Chat, store: Store, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    before = everything(store)
    (unknown,) = await told(chat, message("/nosuch 502 editor secretword"))
    (said,) = await told(chat, message(f"{text} 502 editor secretword"))
    assert said == unknown.replace("nosuch", text[1:])
    assert f"77 may not give {text} in chat 77" in caplog.text
    assert "secretword" not in caplog.text
    assert everything(store) == before


@pytest.mark.slow
@pytest.mark.parametrize("text", ["/grant 77 editor", "/revoke 502", "/editors"])
@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER])
async def test_only_owners_grant(
    chat: Chat, store: Store, caplog: pytest.LogCaptureFixture, role: Role, text: str
) -> None:
    grant(store, EDITOR, role)
    before = everything(store)
    await told(chat, says(EDITOR, text))
    assert everything(store) == before
    assert f"502 may not give {text.split()[0]} in chat 502" in caplog.text


GRANT = "/grant 77 editor"
IMPOSTORS: dict[str, dict[str, Any]] = {
    "a reader replies to an owner": message(
        GRANT, reply_to_message=message("/editors", user=OWNER)["message"]
    ),
    "a reader quotes an owner": message(
        GRANT, reply_to_message=ours(PRIVATE), quote={"text": "owner 501", "position": 0}
    ),
    "a reader forwards an owner": message(GRANT, forward_origin=FORWARDED),
    "an owner forwards": says(OWNER, GRANT, forward_origin=FORWARDED),
    "an owner edits": says(OWNER, GRANT, kind="edited_message", edit_date=2),
    "an owner sends it by way of a bot": says(OWNER, GRANT, via_bot={**OWNER, "is_bot": True}),
    "an owner in a group": message(GRANT, chat=GROUP, user=OWNER),
    "an anonymous admin": message(GRANT, chat=GROUP, user=ANONYMOUS, sender_chat=GROUP),
    "a channel in a group": message(GRANT, chat=GROUP, user=CHANNEL_BOT, sender_chat=CHANNEL),
    "a linked channel": message(
        GRANT, chat=GROUP, user=TELEGRAM, sender_chat=CHANNEL, is_automatic_forward=True
    ),
    "a post": post(GRANT),
    "a signed post": post(GRANT, author_signature="Olga"),
    "an edited post": post(GRANT, kind="edited_channel_post", edit_date=2),
    "a bot with an owner's id": message(GRANT, user={**OWNER, "is_bot": True}),
    "a chat that is not the owner's": message(GRANT, chat=private(READER), user=OWNER),
    "a topic": message(
        GRANT, chat={**GROUP, "is_forum": True}, is_topic_message=True, message_thread_id=5
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("raw", IMPOSTORS.values(), ids=IMPOSTORS)
async def test_nothing_but_a_private_message_of_an_owner_grants(
    chat: Chat, store: Store, caplog: pytest.LogCaptureFixture, raw: dict[str, Any]
) -> None:
    before = everything(store)
    await chat.feed(raw)
    assert everything(store) == before
    assert re.search(r"-?\d+ may not give /grant in chat -?\d+", caplog.text)
    assert "77 editor" not in caplog.text


@pytest.mark.parametrize(
    ("user", "more", "is_told"),
    [
        (OWNER, {}, True),
        (EDITOR, {}, True),
        (READER, {}, False),
        (ANONYMOUS, {"sender_chat": GROUP}, True),
        (CHANNEL_BOT, {"sender_chat": CHANNEL}, False),
    ],
)
async def test_in_a_group_an_editor_gets_a_link_to_the_private_chat(
    chat: Chat, store: Store, user: dict[str, Any], more: dict[str, Any], is_told: bool
) -> None:
    grant(store, EDITOR, Role.EDITOR)
    calls = await chat.feed(message("/cancel", chat=GROUP, user=user, **more))
    assert [LINK in call.text for call in calls] == [True] * is_told


DATA = ["e2:c1", "e2:c1.yes", "e2:x1", "e2:x999999999999999", "e2:", "e2:zzz", "e2:c1.", "e2:c-1"]
DATA += ["e2:a1", "e2:r1", "e2:h0.emigration-2024", "b2:=emigration 2024", "b2:", "b2:1en000--|x"]


@pytest.mark.parametrize("data", DATA)
async def test_forged_buttons_do_nothing(
    chat: Chat, store: Store, caplog: pytest.LogCaptureFixture, data: str
) -> None:
    before = everything(store)
    for chats in (PRIVATE, GROUP, private(OWNER)):
        alert, *_ = await chat.feed(press(data, chat=chats))
        assert alert.text.startswith("This button is out of date")
    assert everything(store) == before
    if re.fullmatch(r"e2:[a-z]\d+(\.\S+)?|b2:=.+", data):
        assert "77 may not press" in caplog.text


async def test_an_editor_presses_in_their_private_chat_alone(chat: Chat, store: Store) -> None:
    grant(store, EDITOR, Role.EDITOR)
    for where in (GROUP, private(OWNER), private(READER)):
        alert, *_ = await chat.feed(press("e2:x1", chat=where, user=EDITOR))
        assert alert.text.startswith("This button is out of date")
    _, said = await chat.feed(press("e2:x1", chat=private(EDITOR), user=EDITOR))
    assert said.text.startswith("This is out of date: you have gone on")


async def test_there_is_something_behind_every_command_draft_and_button(chat: Chat) -> None:
    application = chat.application
    owners = [getattr(h.callback, "__self__", None) for h in application.handlers[0]]
    desk = next(owner.desk for owner in owners if hasattr(owner, "desk"))
    buttons = next(owner.buttons for owner in owners if hasattr(owner, "buttons"))
    assert set(desk.handlers) == set(EditorCommand)
    assert set(desk.drafts.flows) == set(DraftKind)
    assert set(buttons[ButtonKind.EDITOR].button.actions) == set(EditorAction)


async def test_help_tells_editors_what_else_they_may(chat: Chat, store: Store) -> None:
    grant(store, EDITOR, Role.EDITOR)
    helped = [(await told(chat, says(who, "/help")))[-1] for who in (READER, EDITOR, OWNER)]
    assert ["/cancel" in text for text in helped] == [False, True, True]
    assert ["/grant" in text for text in helped] == [False, False, True]


async def test_what_an_editor_asks_is_answered_as_ever(chat: Chat, store: Store) -> None:
    grant(store, EDITOR, Role.EDITOR)
    (said,) = await told(chat, says(EDITOR, "net migration in 2024"))
    assert "+16,550" in said
    assert await told(chat, says(EDITOR, "/cancel")) == [
        "You have begun nothing that could be dropped."
    ]
