"""An editor who fills in a form in their private chat, by typing and by pressing buttons."""

from __future__ import annotations

from typing import Any

from bot_api import Chat
from double import Call
from people import EDITOR, Person, buttons, presses, says

from bot.render.plain import plain_text, visible_length

SHOWN = ("sendMessage", "editMessageText")


class Filling:
    """What the editor sees last, and every message before it."""

    def __init__(self, chat: Chat, person: Person = EDITOR) -> None:
        self.chat = chat
        self.person = person
        self.seen: list[Call] = []

    @property
    def text(self) -> str:
        """The last message, as it is read."""
        return plain_text(self.seen[-1].text)

    @property
    def first_lines(self) -> list[str]:
        """The last message without what is folded below it."""
        return plain_text(self.seen[-1].text.partition("<blockquote")[0]).strip().split("\n")

    @property
    def labels(self) -> list[str]:
        return list(buttons(self.seen[-1]))

    async def types(self, *texts: str) -> None:
        """Write texts, one after the other."""
        for text in texts:
            await self._feed(says(self.person, text))

    async def presses(self, *labels: str) -> None:
        """Press the buttons whose labels begin so, one after the other."""
        for label in labels:
            data = next(
                data for name, data in buttons(self.seen[-1]).items() if name.startswith(label)
            )
            await self._feed(presses(self.person, data))

    async def forges(self, choice: str) -> None:
        """Press a button of the open draft that was never shown."""
        number = next(d for d in buttons(self.seen[-1]).values() if d).partition(":")[2][1:]
        digits = number.partition(".")[0]
        await self._feed(presses(self.person, f"e2:c{digits}.{choice}"))

    async def does(self, *acts: str) -> None:
        """Press what stands in brackets, write the rest."""
        for act in acts:
            await (self.presses(act[1:-1]) if act.startswith("[") else self.types(act))

    async def _feed(self, raw: dict[str, Any]) -> None:
        self.seen += [call for call in await self.chat.feed(raw) if call.method in SHOWN]


def widest(call: Call) -> int:
    """The longest row of buttons, in characters that stand side by side."""
    rows = (call.parameters.get("reply_markup") or {}).get("inline_keyboard", [])
    return max((sum(len(one["text"]) for one in row) for row in rows if len(row) > 1), default=0)


def length(call: Call) -> int:
    return visible_length(call.text)
