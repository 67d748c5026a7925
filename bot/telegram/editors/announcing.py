"""Proposals shown to reviewers, and decisions told to authors; what is not told is told later."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass

from telegram.error import TelegramError

from bot.telegram.answering import Answering
from bot.telegram.editors.proposal_page import decided, file_of, has_file, proposal_page
from bot.telegram.editors.rights import Person, Rights
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted, Target
from knowledge.revise.review import note_told, untold, untold_decisions
from knowledge.revise.submitted import Submitted, submitted
from knowledge.store.chat_settings import chat_language
from knowledge.store.roles import Role

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Announcing:
    """Tells whom a proposal concerns."""

    rights: Rights
    answering: Answering
    voice: Voice

    async def announce(self, number: int) -> None:
        """Tell every reviewer but the author of a proposal.

        If none of them could be told, they are told at the next start.
        """
        entry = submitted(self.answering.store, number)
        told = [await _is_told(self.show(one, entry), one) for one in self._reviewers(entry)]
        if any(told) or not told:
            await asyncio.to_thread(note_told, self.answering.store, number)

    async def announce_rest(self) -> None:
        """Tell of what reviewers and authors were not told, as the process ended before."""
        for number in untold(self.answering.store):
            await self.announce(number)
        for number in untold_decisions(self.answering.store):
            await self.tell_author(number)

    async def show(self, reviewer: Person, entry: Submitted) -> None:
        """Show a proposal, with a file of all its changes if they are many."""
        page = proposal_page(self.answering.renderer, reviewer, entry)
        await self.voice.tell(reviewer, page.html, page.rows)
        if has_file(entry.proposal):
            content = await asyncio.to_thread(file_of, self.answering.store, entry.number)
            name = f"{entry.proposal.title}.txt"
            await self.voice.sender.send_document(Target(reviewer.user), content, name)

    async def tell_decided(
        self, reviewer: Person, number: int, posted: Posted | None = None
    ) -> None:
        """Tell what has become of a proposal: who has decided on it, and its author."""
        html = decided(submitted(self.answering.store, number), reviewer.language)
        await _is_told(self.voice.tell(reviewer, html, instead_of=posted), reviewer)
        await self.tell_author(number)

    async def tell_author(self, number: int) -> None:
        """Tell what has become of a proposal; if that fails, it is told at the next start."""
        entry = submitted(self.answering.store, number)
        author = Person(entry.author, entry.language)
        if await _is_told(self.voice.tell(author, decided(entry, author.language)), author):
            await asyncio.to_thread(note_told, self.answering.store, number)

    def _reviewers(self, entry: Submitted) -> Iterator[Person]:
        """Who may decide, each in the language of their chat, else in that of the author."""
        for user, role in self.rights.all().items():
            if role.includes(Role.REVIEWER) and user != entry.author:
                language = chat_language(self.answering.store, user) or entry.language
                yield Person(user, language)


async def _is_told(telling: Awaitable[None], person: Person) -> bool:
    """Whether Telegram took what a person is told; for one who is out of reach it is dropped."""
    try:
        await telling
    except TelegramError as error:
        _log.warning("%d could not be told of a proposal: %s", person.user, error)
        return False
    return True
