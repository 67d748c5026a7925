"""What Telegram checks in the parts of a call."""

from __future__ import annotations

import re
import struct
from typing import Any
from urllib.parse import urlsplit

from double.markup import parse, units
from double.refused import MistakeError

TEXT, CAPTION, ALERT = 4096, 1024, 200
_MOST_BUTTONS = 100
_SCHEMES = {"http", "https", "tg", "mailto", "tel"}
_BUTTON_KINDS = {
    "url", "callback_data", "web_app", "login_url", "switch_inline_query",
    "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text",
    "callback_game", "pay",
}  # fmt: skip


def written(text: str, parse_mode: str | None, longest: int) -> dict[str, Any]:
    """The text and the entities of a message. Raises MistakeError."""
    if parse_mode not in (None, "HTML"):
        raise MistakeError("unsupported parse_mode")
    seen, entities = parse(text) if parse_mode else (text, [])
    if units(seen.strip()) > longest:
        raise MistakeError(
            "message is too long" if longest == TEXT else "message caption is too long"
        )
    return {"text": seen.strip(), "entities": [entity.as_json() for entity in entities]}


def message_text(parameters: dict[str, Any]) -> dict[str, Any]:
    """The text of a message, which must not be empty. Raises MistakeError."""
    body = written(str(parameters.get("text", "")), parameters.get("parse_mode"), TEXT)
    if not body["text"]:
        raise MistakeError("message text is empty")
    return body


def message_caption(parameters: dict[str, Any]) -> dict[str, Any]:
    """The caption of a picture or a file, which may be empty. Raises MistakeError."""
    body = written(str(parameters.get("caption", "")), parameters.get("parse_mode"), CAPTION)
    return {"caption": body["text"], "caption_entities": body["entities"]}


def keyboard(markup: dict[str, Any] | None) -> None:
    """The buttons below a message. Raises MistakeError."""
    if markup is None or "inline_keyboard" not in markup:
        return
    buttons = [button for row in markup["inline_keyboard"] for button in row]
    if len(buttons) > _MOST_BUTTONS:
        raise MistakeError("reply markup is too long")
    for button in buttons:
        _button(button)


def _button(button: dict[str, Any]) -> None:
    kinds = _BUTTON_KINDS & button.keys()
    if not str(button.get("text", "")).strip():
        raise MistakeError("can't parse inline keyboard button: Text is empty")
    if len(kinds) != 1:
        raise MistakeError("can't parse inline keyboard button: exactly one kind is needed")
    data, copied = button.get("callback_data"), button.get("copy_text")
    if data is not None and not 1 <= len(data.encode()) <= 64:
        raise MistakeError("BUTTON_DATA_INVALID")
    if copied is not None and not 1 <= units(copied["text"]) <= 256:
        raise MistakeError("BUTTON_COPY_TEXT_INVALID")
    if "url" in button and urlsplit(button["url"]).scheme not in _SCHEMES:
        raise MistakeError("BUTTON_URL_INVALID")


def inline_results(results: list[dict[str, Any]]) -> None:
    """The results of an inline query. Raises MistakeError."""
    if len(results) > 50:
        raise MistakeError("RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) < len(results):
        raise MistakeError("RESULT_ID_DUPLICATE")
    for result in results:
        inline_result(result)


def inline_result(result: dict[str, Any]) -> None:
    """A result of an inline query. Raises MistakeError."""
    if not 1 <= len(result["id"].encode()) <= 64:
        raise MistakeError("RESULT_ID_INVALID")
    if result["type"] == "article" and not result.get("title"):
        raise MistakeError("ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content")
    if content is not None:
        message_text(
            {"text": content.get("message_text", ""), "parse_mode": content.get("parse_mode")}
        )
    message_caption(result)
    keyboard(result.get("reply_markup"))


def inline_button(button: dict[str, Any] | None) -> None:
    """The button above the results. Raises MistakeError."""
    if button is None:
        return
    if not button.get("text"):
        raise MistakeError("can't parse inline query results button: Text is empty")
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", button.get("start_parameter", "")):
        raise MistakeError("START_PARAM_INVALID")


def commands(entries: list[dict[str, str]]) -> None:
    """The commands of the menu. Raises MistakeError."""
    if len(entries) > 100:
        raise MistakeError("BOT_COMMANDS_TOO_MUCH")
    for entry in entries:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", entry["command"]):
            raise MistakeError("BOT_COMMAND_INVALID")
        if not 1 <= units(entry["description"].strip()) <= 256:
            raise MistakeError("BOT_COMMAND_DESCRIPTION_INVALID")


def about_the_bot(text: str, longest: int) -> None:
    """The name or a description of the bot. Raises MistakeError."""
    if units(text) > longest:
        raise MistakeError("BOT_DESCRIPTION_TOO_LONG")


def picture(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG. Raises MistakeError."""
    if not content.startswith(b"\x89PNG\r\n\x1a\n"):
        raise MistakeError("IMAGE_PROCESS_FAILED")
    if len(content) > 10_000_000:
        raise MistakeError("Request Entity Too Large", 413)
    width, height = struct.unpack(">II", content[16:24])
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise MistakeError("PHOTO_INVALID_DIMENSIONS")
    return width, height
