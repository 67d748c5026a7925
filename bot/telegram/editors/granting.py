"""Owners say who may change facts: /grant, /revoke, /editors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import MessageOriginUser

from bot.render import Renderer
from bot.telegram.editors.commands import Order
from bot.telegram.editors.menus import EditorMenus
from bot.telegram.editors.rights import Editor, Person, Rights
from bot.telegram.editors.sentences import EditorSentence
from bot.telegram.editors.voice import Voice
from knowledge.store.roles import GRANTED, Grant, Role, grant_role, grants, revoke_role

_LONGEST_ID = 15  # digits; Telegram's have at most 52 bits
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Granting:
    """Gives roles, takes them, and lists who has one."""

    rights: Rights
    voice: Voice
    renderer: Renderer
    menus: EditorMenus
    now: Callable[[], datetime]

    async def grant(self, order: Order) -> None:
        """Give a user a role: `/grant 12345 editor`."""
        user, role = _user(order), _role(order)
        if user is None or role is None:
            await self.voice.say(order.editor, EditorSentence.HOW_TO_GRANT)
        elif user in self.rights.owners:
            await self.voice.say(order.editor, EditorSentence.IS_OWNER, user=str(user))
        else:
            await self._grant(order.editor, user, role)

    async def revoke(self, order: Order) -> None:
        """Take a user's role: `/revoke 12345`."""
        user = _user(order)
        if user is None:
            await self.voice.say(order.editor, EditorSentence.HOW_TO_REVOKE)
        elif user in self.rights.owners:
            await self.voice.say(order.editor, EditorSentence.IS_OWNER, user=str(user))
        else:
            await self._revoke(order.editor, user)

    async def list(self, order: Order) -> None:
        """Tell who has which role."""
        html = self.renderer.page(
            "editor_list.html", order.editor.language,
            owners=sorted(self.rights.owners), grants=grants(self.rights.store),
        )  # fmt: skip
        await self.voice.tell(order.editor, html)

    async def _grant(self, owner: Editor, user: int, role: Role) -> None:
        grant = Grant(user, role, owner.user, self.now().isoformat("T", "seconds"))
        await asyncio.to_thread(grant_role, self.rights.store, grant)
        _log.warning("%d has made %d %s", owner.user, user, role)
        await self.voice.say(owner, EditorSentence.GRANTED, user=str(user), role=role.value)
        await self.menus.show(user, role)
        await self.voice.say(Person(user, owner.language), EditorSentence.WELCOME)

    async def _revoke(self, owner: Editor, user: int) -> None:
        had_one = await asyncio.to_thread(revoke_role, self.rights.store, user)
        if had_one:
            _log.warning("%d has taken the role of %d", owner.user, user)
            await self.menus.hide(user)
        name = EditorSentence.REVOKED if had_one else EditorSentence.HAS_NO_ROLE
        await self.voice.say(owner, name, user=str(user))


def _user(order: Order) -> int | None:
    """The id that is written, else that of whose forwarded message is replied to."""
    for word in order.argument.split():
        if word.isascii() and word.isdigit() and len(word) <= _LONGEST_ID and int(word):
            return int(word)
    replied = order.message.reply_to_message
    origin = replied.forward_origin if replied is not None else None
    return origin.sender_user.id if isinstance(origin, MessageOriginUser) else None


def _role(order: Order) -> Role | None:
    return next((role for role in GRANTED if role in order.argument.casefold().split()), None)
