"""What the methods of the Bot API do to the chats."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from double import checks
from double.chats import ADMINISTRATOR, CREATOR, MEMBER, Chats, Message
from double.refused import MistakeError, RefusedError

BOT: dict[str, Any] = {
    "id": 123456, "is_bot": True, "first_name": "Facts", "username": "facts_bot",
    "can_join_groups": True, "can_read_all_group_messages": False,
    "supports_inline_queries": True, "supports_guest_queries": True,
}  # fmt: skip
_AUTHOR = {name: BOT[name] for name in ("id", "is_bot", "first_name", "username")}
_QUERY_LIFE = timedelta(seconds=15)
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
Parameters = dict[str, Any]
Files = dict[str, bytes]


class Methods:
    """The methods by their names; a refused call raises RefusedError."""

    def __init__(self, chats: Chats, now: Callable[[], datetime]) -> None:
        self.chats = chats
        self.now = now
        self.members: dict[tuple[int, int], str] = {}
        self.queries: dict[str, datetime] = {}
        self.inline_messages: dict[str, Message] = {}
        self.inline_results: dict[str, list[dict[str, Any]]] = {}
        self.texts: dict[tuple[str, str], Any] = {}
        self.files: dict[str, bytes] = {}
        self.webhook: dict[str, Any] = {"url": ""}
        self.secret_token: str | None = None
        self._numbers = itertools.count(1)

    def __call__(self, method: str, parameters: Parameters, files: Files) -> Any:
        """The result of a call. Raises RefusedError."""
        work = getattr(self, f"_{method}", None)
        if work is None:
            raise MistakeError("Not Found: method not found", 404)
        return work(parameters, files)

    def _getMe(self, _: Parameters, __: Files) -> Any:
        return BOT

    def _setWebhook(self, parameters: Parameters, _: Files) -> Any:
        if urlsplit(parameters["url"]).scheme != "https":
            raise MistakeError("bad webhook: An HTTPS URL must be provided for webhook")
        self.secret_token = parameters.get("secret_token")
        allowed = parameters.get("allowed_updates", [])
        self.webhook = {"url": parameters["url"], "allowed_updates": allowed}
        return True

    def _getWebhookInfo(self, _: Parameters, __: Files) -> Any:
        return {"has_custom_certificate": False, "pending_update_count": 0, **self.webhook}

    def _deleteWebhook(self, _: Parameters, __: Files) -> Any:
        self.webhook, self.secret_token = {"url": ""}, None
        return True

    def _sendMessage(self, parameters: Parameters, _: Files) -> Any:
        return self._post(parameters, checks.message_text(parameters))

    def _sendPhoto(self, parameters: Parameters, files: Files) -> Any:
        id, content = self._file("photo", parameters, files)
        width, height = checks.picture(content)
        size = {"file_id": id, "file_unique_id": id, "width": width, "height": height}
        return self._post(parameters, {"photo": [size], **checks.message_caption(parameters)})

    def _sendDocument(self, parameters: Parameters, files: Files) -> Any:
        id, content = self._file("document", parameters, files)
        document = {"file_id": id, "file_unique_id": id, "file_size": len(content)}
        return self._post(parameters, {"document": document, **checks.message_caption(parameters)})

    def _getFile(self, parameters: Parameters, _: Files) -> Any:
        id = parameters["file_id"]
        if id not in self.files:
            raise RefusedError("wrong file_id or the file is temporarily unavailable")
        size = len(self.files[id])
        return {"file_id": id, "file_unique_id": id, "file_size": size, "file_path": f"files/{id}"}

    def _sendChatAction(self, parameters: Parameters, _: Files) -> Any:
        self.chats.writable(parameters)
        return True

    def _editMessageText(self, parameters: Parameters, _: Files) -> Any:
        message = self._ours(parameters)
        if "text" not in message:
            raise MistakeError("there is no text in the message to edit")
        return self._change(message, parameters, checks.message_text(parameters))

    def _editMessageCaption(self, parameters: Parameters, _: Files) -> Any:
        message = self._ours(parameters)
        if "text" in message:
            raise MistakeError("there is no caption in the message to edit")
        return self._change(message, parameters, checks.message_caption(parameters))

    def _editMessageMedia(self, parameters: Parameters, files: Files) -> Any:
        message, media = self._ours(parameters), parameters["media"]
        if media["type"] != "photo":
            raise MistakeError("only photos are played here")
        id, content = self._file("media", media, files)
        width, height = checks.picture(content)
        size = {"file_id": id, "file_unique_id": id, "width": width, "height": height}
        shown = {"photo": [size], **checks.message_caption(media)}
        for gone in ("text", "entities"):
            message.pop(gone, None)
        return self._change(message, parameters, shown)

    def _editMessageReplyMarkup(self, parameters: Parameters, _: Files) -> Any:
        return self._change(self._ours(parameters), parameters, {})

    def _deleteMessage(self, parameters: Parameters, _: Files) -> Any:
        chat = self.chats[parameters["chat_id"]]
        if chat.messages.pop(parameters["message_id"], None) is None:
            raise RefusedError("message to delete not found")
        return True

    def _answerCallbackQuery(self, parameters: Parameters, _: Files) -> Any:
        self._use(parameters["callback_query_id"])
        if checks.units(parameters.get("text", "")) > checks.ALERT:
            raise RefusedError("MESSAGE_TOO_LONG")
        return True

    def _answerInlineQuery(self, parameters: Parameters, _: Files) -> Any:
        query, results = parameters["inline_query_id"], parameters["results"]
        self._use(query)
        checks.inline_results(results)
        self._know(results)
        checks.inline_button(parameters.get("button"))
        self.inline_results[query] = results
        return True

    def _answerGuestQuery(self, parameters: Parameters, _: Files) -> Any:
        self._use(parameters["guest_query_id"])
        checks.inline_result(parameters["result"])
        self._know([parameters["result"]])
        return {"inline_message_id": self.post_inline(parameters["result"])}

    def _setMyCommands(self, parameters: Parameters, _: Files) -> Any:
        checks.commands(parameters["commands"])
        return self._keep("commands", parameters, parameters["commands"])

    def _deleteMyCommands(self, parameters: Parameters, _: Files) -> Any:
        return self._keep("commands", parameters, [])

    def _setMyName(self, parameters: Parameters, _: Files) -> Any:
        checks.about_the_bot(parameters.get("name", ""), 64)
        return self._keep("name", parameters, parameters.get("name", ""))

    def _setMyDescription(self, parameters: Parameters, _: Files) -> Any:
        checks.about_the_bot(parameters.get("description", ""), 512)
        return self._keep("description", parameters, parameters.get("description", ""))

    def _setMyShortDescription(self, parameters: Parameters, _: Files) -> Any:
        checks.about_the_bot(parameters.get("short_description", ""), 120)
        return self._keep("short_description", parameters, parameters.get("short_description", ""))

    def _getMyCommands(self, parameters: Parameters, _: Files) -> Any:
        return self.texts.get(("commands", _scope(parameters)), [])

    def _getChat(self, parameters: Parameters, _: Files) -> Any:
        more = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": {}}
        return {**self.chats[parameters["chat_id"]].about, **more}

    def _getChatMember(self, parameters: Parameters, _: Files) -> Any:
        chat, user = self.chats[parameters["chat_id"]], int(parameters["user_id"])
        return _member(user, self.members.get((chat.id, user), MEMBER))

    def _getChatAdministrators(self, parameters: Parameters, _: Files) -> Any:
        chat = self.chats[parameters["chat_id"]]
        return [
            _member(user, status)
            for (where, user), status in self.members.items()
            if where == chat.id and status in (CREATOR, ADMINISTRATOR)
        ]

    def _leaveChat(self, parameters: Parameters, _: Files) -> Any:
        self.chats[parameters["chat_id"]]
        return True

    def post_inline(self, result: dict[str, Any]) -> str:
        """Let a result of an inline query become a message in some chat; gives its id."""
        id = f"inline-{next(self._numbers)}"
        content = result.get("input_message_content", {})
        text, mode = content.get("message_text", ""), content.get("parse_mode")
        shown = checks.written(text, mode, checks.TEXT)
        self.inline_messages[id] = {**shown, "reply_markup": result.get("reply_markup")}
        return id

    def _know(self, results: list[dict[str, Any]]) -> None:
        """Raises MistakeError if a picture was never sent."""
        pictures = {result["photo_file_id"] for result in results if "photo_file_id" in result}
        if not pictures <= self.files.keys():
            raise MistakeError("wrong file identifier/HTTP URL specified")

    def _post(self, parameters: Parameters, content: Message) -> Message:
        checks.keyboard(parameters.get("reply_markup"))
        chat = self.chats.writable(parameters)
        thread = parameters.get("message_thread_id")
        author = {"sender_chat": chat.about} if chat.about["type"] == "channel" else {}
        return self.chats.post(
            chat, _AUTHOR, content, self.now(), **author,
            reply_to_message=self.chats.replied(chat, parameters),
            reply_markup=parameters.get("reply_markup"),
            message_thread_id=thread, is_topic_message=True if thread is not None else None,
        )  # fmt: skip

    def _file(self, kind: str, parameters: Parameters, files: Files) -> tuple[str, bytes]:
        sent = str(parameters.get(kind, ""))
        content = files.get(sent.removeprefix("attach://") if sent else kind)
        if content is None:
            if sent not in self.files:
                raise MistakeError("wrong file identifier/HTTP URL specified")
            return sent, self.files[sent]
        if not content:
            raise MistakeError("file must be non-empty")
        id = f"{kind}-{next(self._numbers)}"
        self.files[id] = content
        return id, content

    def _ours(self, parameters: Parameters) -> Message:
        """The message that a call wants to change. Raises RefusedError."""
        if "inline_message_id" in parameters:
            found = self.inline_messages.get(parameters["inline_message_id"])
            if found is None:
                raise RefusedError("MESSAGE_ID_INVALID")
            return found
        chat = self.chats[parameters["chat_id"]]
        found = chat.messages.get(parameters["message_id"])
        if found is None:
            raise RefusedError("message to edit not found")
        if found.get("from", {}).get("id") != BOT["id"]:
            raise MistakeError("message can't be edited")
        return found

    def _change(self, message: Message, parameters: Parameters, content: Message) -> Any:
        checks.keyboard(parameters.get("reply_markup"))
        changed = {**message, **content, "reply_markup": parameters.get("reply_markup")}
        if not any(changed[name] != message.get(name) for name in (*content, "reply_markup")):
            raise RefusedError(_UNCHANGED)
        message.update(changed)
        if message["reply_markup"] is None:
            del message["reply_markup"]
        return True if "inline_message_id" in parameters else message

    def _use(self, query: str) -> None:
        asked = self.queries.get(query)
        if asked is None or self.now() - asked > _QUERY_LIFE:
            raise RefusedError(
                "query is too old and response timeout expired or query ID is invalid"
            )

    def _keep(self, kind: str, parameters: Parameters, value: Any) -> bool:
        self.texts[kind, _scope(parameters)] = value
        return True


def _scope(parameters: Parameters) -> str:
    scope = parameters.get("scope") or {"type": "default"}
    return f"{scope['type']}:{scope.get('chat_id', '')}:{parameters.get('language_code', '')}"


def _member(user: int, status: str) -> dict[str, Any]:
    member = {
        "status": status,
        "user": {"id": user, "is_bot": user == BOT["id"], "first_name": "Someone"},
        "is_anonymous": False,
    }
    if status == ADMINISTRATOR:
        rights = (
            "can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
            "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
            "can_post_stories", "can_edit_stories", "can_delete_stories",
        )  # fmt: skip
        member.update(dict.fromkeys(rights, True))
    return member
