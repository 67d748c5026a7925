"""How editors are spoken to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.telegram.buttons import Row, keyboard
from bot.telegram.editors.rights import Person
from bot.telegram.editors.sentences import EditorSentence, editor_sentence
from bot.telegram.send import Sender
from bot.telegram.target import Posted, Target


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks to editors in their private chats."""

    sender: Sender

    async def tell(
        self,
        person: Person,
        html: str,
        rows: Sequence[Row] = (),
        *,
        instead_of: Posted | None = None,
    ) -> None:
        """Send a text with buttons, or put it in the place of a message of ours."""
        buttons = keyboard(rows)
        if instead_of is not None and await self.sender.edit_text(instead_of, html, buttons):
            return
        await self.sender.send_text(Target(person.user), html, buttons)

    async def say(
        self,
        person: Person,
        name: EditorSentence,
        *,
        instead_of: Posted | None = None,
        **values: str,
    ) -> None:
        """Say one sentence."""
        html = editor_sentence(name, person.language, **values)
        await self.tell(person, html, instead_of=instead_of)
