"""Updates in all the shapes of the Bot API, for hypothesis to choose from."""

from __future__ import annotations

import itertools
from typing import Any

from bot_api import BOT, GROUP, PRIVATE, READER
from hypothesis import strategies as st

Raw = dict[str, Any]
_numbers = itertools.count(100_000)

FORUM = {**GROUP, "id": -100_501, "is_forum": True}
BASIC = {"id": -501, "type": "group", "title": "A <b>basic</b> group & more"}
CHANNEL = {"id": -100_700, "type": "channel", "title": "News", "username": "news"}
CHATS = st.sampled_from([PRIVATE, {**PRIVATE, "id": 78}, GROUP, FORUM, BASIC, CHANNEL])
USERS = st.fixed_dictionaries(
    {
        "id": st.integers(1, 2**52),
        "is_bot": st.booleans(),
        "first_name": st.sampled_from(["Aigul", "<b>", "", "\u202e&", "💥"]),
    },
    optional={
        "language_code": st.sampled_from(["en", "ru", "kk", "kk-KZ", "de", "", "x" * 40]),
        "username": st.sampled_from(["aigul", "facts_bot"]),
    },
)
_SPEAKERS: list[Raw] = [
    {"from": READER},
    {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}, "sender_chat": GROUP},
    {"from": {"id": 136817688, "is_bot": True, "first_name": "Channel"}, "sender_chat": CHANNEL},
    {"from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}, "sender_chat": CHANNEL, "is_automatic_forward": True},
    {"sender_chat": CHANNEL},
    {},
]  # fmt: skip
SPEAKERS = st.sampled_from(_SPEAKERS) | USERS.map(lambda user: {"from": user})

TEXTS = (
    st.sampled_from(
        [
            "net migration in 2024", "/balance 2024", "/balance@facts_bot 2023", "/balance@otherbot",
            "/баланс 2024", "/lang ru", "/lang", "/start x", "/help", "/sources", "/nosuchcommand", "/",
            "and in 2023?", "а в Россию?", "ал 2022 жылы?", "@facts_bot net migration 2024",
            "💥 @facts_bot сальдо 2018", "@FACTS_BOT", "правда, что сальдо в 2023 было 16 600?",
            "<b>2024</i> & {{ 7*7 }}", "/forget", "/privacy", "/about", "/feedback thank you",
            "/compare Russia Germany 2024", "/chart balance 2010-2018", "balance " * 400, "reasons",
            "/grant 77 editor", "/set emigration 2024 1 source=bns locator=x reason=x", "/edit", "/undo",
            "/retire emigration-2024 x", "/cancel@facts_bot",
        ]
    )
    | st.text(max_size=60)
    | st.text(min_size=1, max_size=20).map(lambda text: f"/{text}")
)  # fmt: skip
_KINDS = st.sampled_from(
    ["bot_command", "mention", "text_mention", "bold", "url", "text_link", "custom_emoji", "pre",
     "expandable_blockquote", "hashtag", "a_kind_of_later"]
)  # fmt: skip
_ENTITIES = st.lists(
    st.fixed_dictionaries(
        {"type": _KINDS, "offset": st.integers(0, 70), "length": st.integers(0, 70)},
        optional={"url": st.just("https://example.org"), "user": st.sampled_from([BOT, READER])},
    ),
    max_size=4,
)
_FILE: Raw = {"file_id": "a", "file_unique_id": "b"}
_MEDIA = st.sampled_from(
    [
        {"photo": [{**_FILE, "width": 1, "height": 1}]},
        {"document": _FILE},
        {"voice": {**_FILE, "duration": 1}},
        {"video": {**_FILE, "width": 1, "height": 1, "duration": 1}},
        {"animation": {**_FILE, "width": 1, "height": 1, "duration": 1}},
    ]
)
_OTHER = st.sampled_from(
    [
        {"sticker": {**_FILE, "width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"}},
        {"dice": {"emoji": "🎲", "value": 1}},
        {"location": {"longitude": 1.0, "latitude": 1.0}},
        {"contact": {"phone_number": "1", "first_name": "A"}},
        {"poll": {"id": "1", "question": "?", "options": [{"text": "a", "voter_count": 0, "persistent_id": "1"}], "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False}},
        {"story": {"chat": CHANNEL, "id": 1}},
        {},
    ]
)  # fmt: skip
_SERVICE = st.sampled_from(
    [
        {"new_chat_members": [READER]}, {"left_chat_member": READER}, {"new_chat_title": "x"},
        {"delete_chat_photo": True}, {"group_chat_created": True}, {"supergroup_chat_created": True},
        {"migrate_to_chat_id": -100_502}, {"migrate_from_chat_id": -501},
        {"forum_topic_created": {"name": "x", "icon_color": 1}}, {"forum_topic_closed": {}},
        {"forum_topic_reopened": {}}, {"general_forum_topic_hidden": {}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 5}},
        {"video_chat_started": {}}, {"video_chat_ended": {"duration": 1}}, {"boost_added": {"boost_count": 1}},
        {"users_shared": {"request_id": 1, "users": [{"user_id": 1}]}}, {"write_access_allowed": {}},
        {"pinned_message": {"message_id": 1, "date": 0, "chat": GROUP}},
    ]
)  # fmt: skip
_ORIGINS = st.sampled_from(
    [
        {"type": "user", "date": 1, "sender_user": READER},
        {"type": "hidden_user", "date": 1, "sender_user_name": "x"},
        {"type": "chat", "date": 1, "sender_chat": GROUP},
        {"type": "channel", "date": 1, "chat": CHANNEL, "message_id": 1},
    ]
)


@st.composite
def messages(draw: st.DrawFn) -> Raw:
    """A message of any kind, by anyone, anywhere."""
    chat = draw(CHATS)
    message: Raw = {
        "message_id": next(_numbers),
        "date": draw(st.sampled_from([1, 1_700_000_000])),
        "chat": chat,
        **draw(SPEAKERS),
        **draw(_contents()),
    }
    if draw(st.booleans()):
        message.update(draw(_circumstances(chat)))
    return message


@st.composite
def _contents(draw: st.DrawFn) -> Raw:
    kind = draw(st.sampled_from(["text", "text", "caption", "other", "service"]))
    if kind == "other":
        return dict(draw(_OTHER))
    if kind == "service":
        return dict(draw(_SERVICE))
    text = draw(TEXTS)
    entities = draw(_ENTITIES) + _proper_entities(text)
    if kind == "caption":
        return {**draw(_MEDIA), "caption": text, "caption_entities": entities}
    return {"text": text, "entities": entities}


def _proper_entities(text: str) -> list[Raw]:
    """The command and the mention that Telegram would mark."""
    found = []
    if text.startswith("/") and text[1:2].isascii():
        found.append({"type": "bot_command", "offset": 0, "length": len(text.split()[0])})
    at = text.casefold().find("@facts_bot")
    if at == 0 or (at > 0 and text[at - 1] == " "):
        offset = len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
        found.append({"type": "mention", "offset": offset, "length": len("@facts_bot")})
    return found


def _circumstances(chat: Raw) -> st.SearchStrategy[Raw]:
    ours = {"message_id": 1000, "date": 1, "chat": chat, "from": BOT, "text": "…"}
    return st.fixed_dictionaries(
        {},
        optional={
            "forward_origin": _ORIGINS,
            "via_bot": st.just(BOT),
            "message_thread_id": st.sampled_from([1, 5, 99]),
            "is_topic_message": st.just(True),
            "reply_to_message": st.sampled_from([ours, {**ours, "from": READER}]),
            "quote": st.just({"text": "x", "position": 0}),
            "author_signature": st.just("<i>editor</i>"),
            "edit_date": st.just(2),
            "media_group_id": st.just("7"),
            "has_protected_content": st.just(True),
            "sender_boost_count": st.just(1),
            "business_connection_id": st.just("x"),
        },
    )


_DATA = st.sampled_from(
    [
        "q:net migration 2024",
        "s:1en000--|emigration,KZ,RU",
        "l:ru",
        "x",
        "",
        "d:77",
        "e2:c1.ok",
        "e2:a1",
        "e2:x1",
        "b2:=emigration 2024",
    ]
) | st.text(max_size=64)


@st.composite
def presses(draw: st.DrawFn) -> Raw:
    """A press of a button below a message, an inaccessible message, or one sent by way of us."""
    chat = draw(CHATS)
    under: Raw = {"message_id": next(_numbers), "date": 1, "chat": chat, "from": BOT, "text": "…"}
    where = draw(
        st.sampled_from(
            [{"message": under}, {"message": {**under, "date": 0}}, {"inline_message_id": "x"}]
        )
    )
    pressed = {"game_short_name": "x"} if draw(st.integers(0, 9)) == 0 else {"data": draw(_DATA)}
    return {
        "id": str(next(_numbers)),
        "from": draw(USERS),
        "chat_instance": "1",
        **where,
        **pressed,
    }


_MEMBERS = ["member", "left", "kicked", "administrator", "restricted", "creator"]
_RIGHTS = dict.fromkeys(
    ["can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
     "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
     "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories", "is_member",
     "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos",
     "can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls",
     "can_send_other_messages", "can_add_web_page_previews", "can_pin_messages",
     "can_manage_topics", "can_edit_tag", "can_react_to_messages"],
    True,
)  # fmt: skip


def _member(status: str, user: Raw) -> Raw:
    more = {
        "member": {},
        "left": {},
        "kicked": {"until_date": 0},
        "creator": {"is_anonymous": False},
    }
    return {"status": status, "user": user, **more.get(status, {**_RIGHTS, "until_date": 0})}


@st.composite
def membership(draw: st.DrawFn) -> Raw:
    """Someone's, or our, standing in a chat has changed."""
    user, statuses = draw(st.sampled_from([BOT, READER])), st.sampled_from(_MEMBERS)
    before, after = _member(draw(statuses), user), _member(draw(statuses), user)
    return {
        "chat": draw(CHATS), "from": draw(USERS), "date": 1,
        "old_chat_member": before, "new_chat_member": after,
    }  # fmt: skip


_QUERIES = st.builds(
    lambda user, query, offset: {
        "id": str(next(_numbers)), "from": user, "query": query, "offset": offset,
        "chat_type": "sender",
    },
    USERS, TEXTS.map(lambda text: text[:256]), st.sampled_from(["", "10", "x"]),
)  # fmt: skip
_REST = st.sampled_from(
    [
        {"chosen_inline_result": {"result_id": "1", "from": READER, "query": "x"}},
        {"chat_join_request": {"chat": GROUP, "from": READER, "user_chat_id": 77, "date": 1}},
        {"poll_answer": {"poll_id": "1", "user": READER, "option_ids": [0], "option_persistent_ids": ["1"]}},
        {"message_reaction": {"chat": GROUP, "message_id": 1, "user": READER, "date": 1, "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👍"}]}},
        {"message_reaction_count": {"chat": GROUP, "message_id": 1, "date": 1, "reactions": []}},
        {"chat_boost": {"chat": CHANNEL, "boost": {"boost_id": "1", "add_date": 1, "expiration_date": 2, "source": {"source": "premium", "user": READER}}}},
        {"pre_checkout_query": {"id": "1", "from": READER, "currency": "KZT", "total_amount": 1, "invoice_payload": "x"}},
        {"deleted_business_messages": {"business_connection_id": "1", "chat": PRIVATE, "message_ids": [1]}},
        {},
    ]
)  # fmt: skip


def updates() -> st.SearchStrategy[Raw]:
    """An update of any kind."""
    kinds = ["message"] * 6 + [
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_message",
    ]
    told = st.builds(lambda kind, message: {kind: message}, st.sampled_from(kinds), messages())
    guest = messages().map(
        lambda message: {"guest_message": {**message, "guest_query_id": str(next(_numbers))}}
    )
    pressed = presses().map(lambda query: {"callback_query": query})
    asked = _QUERIES.map(lambda query: {"inline_query": query})
    changed = st.builds(
        lambda kind, change: {kind: change}, st.sampled_from(["my_chat_member", "chat_member"]), membership()
    )  # fmt: skip
    any_kind = st.one_of(told, told, told, guest, pressed, asked, changed, _REST)
    return any_kind.map(lambda body: {"update_id": next(_numbers), **body})
