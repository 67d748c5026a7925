"""Where the messages of editors go: to a command, or to the draft that is open."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from telegram import Message, User
from telegram.constants import ChatType
from telegram.helpers import create_deep_linked_url

from bot.telegram.answering import Answering
from bot.telegram.asked import place_of, spoken_by
from bot.telegram.editors import pointers
from bot.telegram.editors.commands import NEEDED, EditorCommand, Given, Handler, Order, read_command
from bot.telegram.editors.drafts import Drafts
from bot.telegram.editors.editing import Editing
from bot.telegram.editors.imports.importing import Imports
from bot.telegram.editors.rights import Editor, Rights, writer
from bot.telegram.editors.sentences import EditorSentence, editor_sentence
from bot.telegram.send import Sender
from knowledge.types.fact import Language
from knowledge.types.question import Question

_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


@dataclass(frozen=True, slots=True)
class Desk:
    """Does what editors write; what anyone else writes is left to be answered as a question."""

    rights: Rights
    answering: Answering
    sender: Sender
    drafts: Drafts
    handlers: Mapping[EditorCommand, Handler]
    imports: Imports
    editing: Editing

    async def take(self, message: Message, me: User) -> bool:
        """Do what an editor has written in their private chat; whether it was for the desk."""
        role = self.rights.role_of_writer(message)
        if role is None:
            return False
        editor = Editor(message.chat.id, self._language(message), role)
        given = read_command(message, me)
        if given is not None:
            return await self._obey(editor, given, message)
        text = message.text or message.caption or ""
        pointed = pointers.pointed_to(text)
        if pointed is not None:
            await self._arrive(editor, pointed)
            return True
        if message.document is not None and not text.startswith("/"):
            await self.imports.take(editor, message.document, text)
            return True
        text = message.text or ""
        return bool(text) and text[0] != "/" and await self.drafts.take_text(editor, text)

    def is_elsewhere(self, message: Message, me: User) -> bool:
        """Whether an editor has given a command of editors in a group.

        Who writes as the group itself may be an editor: a link to where it is done gives nothing.
        """
        if message.chat.type not in _GROUPS or read_command(message, me) is None:
            return False
        user, sender = writer(message), message.sender_chat
        if user is not None:
            return self.rights.role(user) is not None
        is_forwarded = message.forward_origin is not None
        return sender is not None and sender.id == message.chat.id and not is_forwarded

    async def refer(self, message: Message, me: User) -> None:
        """Answer in a group with a link to the private chat, which says what is replied to."""
        place, given = place_of(message), read_command(message, me)
        if place is not None and given is not None:
            pointer = await asyncio.to_thread(self._pointer, given, message.reply_to_message)
            link = create_deep_linked_url(str(me.username), pointer)
            html = editor_sentence(EditorSentence.IN_PRIVATE, self._language(message), link=link)
            await self.sender.send_text(place.target(message.message_id), html)

    def _pointer(self, given: Given, replied: Message | None) -> str:
        """What points to the facts that are to be corrected, nowhere for another command."""
        if given.command is not EditorCommand.EDIT:
            return pointers.NOWHERE
        if given.argument:
            return pointers.to_facts((given.argument.split()[0].casefold(),))
        return self.editing.behind.pointer(replied) if replied is not None else pointers.NOWHERE

    async def _arrive(self, editor: Editor, pointed: Question | tuple[str, ...]) -> None:
        if not await self.drafts.remind(editor):
            await self.editing.arrive(editor, pointed)

    async def _obey(self, editor: Editor, given: Given, message: Message) -> bool:
        handler = self.handlers[given.command]
        if not editor.role.includes(NEEDED[given.command]):
            return False
        if not handler.opens_draft or not await self.drafts.remind(editor):
            await handler.act(Order(editor, given.argument, message))
        return True

    def _language(self, message: Message) -> Language:
        spoken = spoken_by(message.from_user)
        return self.answering.language(message.chat.id, spoken) or Language.ENGLISH
