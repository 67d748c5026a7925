"""The HTML that Telegram reads, as strictly as it does, or a little more.

It also refuses nested quotations and markup within code, which Telegram leaves out without a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from double.refused import MistakeError

_SAME = {
    "a": "text_link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline", "s": "strikethrough", "strike": "strikethrough",
    "del": "strikethrough", "code": "code", "pre": "pre", "tg-spoiler": "spoiler",
    "span": "spoiler", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip
_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_NAME = re.compile(r"[a-zA-Z0-9-]*")
_ATTRIBUTE = re.compile(r"""\s+([a-zA-Z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_REFERENCE = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|(lt|gt|amp|quot));")


@dataclass(frozen=True)
class Entity:
    """A marked part of a text: offset and length are UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None

    def as_json(self) -> dict[str, str | int]:
        body: dict[str, str | int] = {
            "type": self.type,
            "offset": self.offset,
            "length": self.length,
        }
        return {**body, "url": self.url} if self.url else body


@dataclass(frozen=True)
class _Opened:
    name: str
    type: str
    offset: int
    url: str | None


def units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse(html: str) -> tuple[str, list[Entity]]:
    """The text that is seen, and its entities. Raises MistakeError."""
    return _Parser(html).parsed()


class _Parser:
    def __init__(self, html: str) -> None:
        self._html = html
        self._position = 0
        self._text = ""
        self._opened: list[_Opened] = []
        self._entities: list[Entity] = []

    def parsed(self) -> tuple[str, list[Entity]]:
        while self._position < len(self._html):
            character = self._html[self._position]
            if self._html.startswith("</", self._position):
                self._close()
            elif character == "<":
                self._open()
            elif character == "&":
                self._refer()
            else:
                self._text += character
                self._position += 1
        if self._opened:
            raise _unread(f"Can't find end tag corresponding to start tag {self._opened[-1].name}")
        return self._text, sorted(self._entities, key=lambda entity: entity.offset)

    def _refer(self) -> None:
        match = _REFERENCE.match(self._html, self._position)
        if match is None:
            self._text += "&"
            self._position += 1
            return
        decimal, hexadecimal, name = match.groups()
        if name:
            self._text += _CHARACTERS[name]
        else:
            self._text += chr(int(decimal) if decimal else int(hexadecimal, 16))
        self._position = match.end()

    def _open(self) -> None:
        start = self._position
        name, position = self._name(start + 1)
        if name not in _SAME:
            raise _unread(f'Unsupported start tag "{name}" at byte offset {start}')
        attributes: dict[str, str] = {}
        while match := _ATTRIBUTE.match(self._html, position):
            attributes[match[1].lower()] = (match[2] or "").strip("\"'")
            position = match.end()
        if not self._html.startswith(">", position):
            raise _unread(f"Unclosed start tag at byte offset {start}")
        self._check(name, attributes, start)
        url = _unescaped(attributes["href"]) if "href" in attributes else None
        self._opened.append(_Opened(name, _type(name, attributes), units(self._text), url))
        self._position = position + 1

    def _check(self, name: str, attributes: dict[str, str], start: int) -> None:
        around = {opened.type for opened in self._opened}
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise _unread(f'Tag "span" must have class "tg-spoiler" at byte offset {start}')
        if name == "blockquote" and around & {"blockquote", "expandable_blockquote"}:
            raise _unread(f"Nested quotation at byte offset {start}")
        if around & {"code", "pre"} and not (name == "code" and around == {"pre"}):
            raise _unread(f"Markup within code at byte offset {start}")

    def _close(self) -> None:
        start = self._position
        name, position = self._name(start + 2)
        if not self._html.startswith(">", position):
            raise _unread(f"Unclosed end tag at byte offset {start}")
        if not self._opened:
            raise _unread(f"Unexpected end tag at byte offset {start}")
        opened = self._opened.pop()
        if name not in ("", opened.name):
            raise _unread(
                f'Unmatched end tag at byte offset {start}, expected "</{opened.name}>", '
                f'found "</{name}>"'
            )
        length = units(self._text) - opened.offset
        if length:
            self._entities.append(Entity(opened.type, opened.offset, length, opened.url))
        self._position = position + 1

    def _name(self, position: int) -> tuple[str, int]:
        match = _NAME.match(self._html, position)
        assert match is not None
        return match[0].lower(), match.end()


def _type(name: str, attributes: dict[str, str]) -> str:
    if name == "blockquote" and "expandable" in attributes:
        return "expandable_blockquote"
    return _SAME[name]


def _unescaped(value: str) -> str:
    return _REFERENCE.sub(lambda match: _CHARACTERS.get(match[3] or "", match[0]), value)


def _unread(why: str) -> MistakeError:
    return MistakeError(f"can't parse entities: {why}")
