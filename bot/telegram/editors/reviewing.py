"""Changes that wait for somebody else: reviewers are told, approve or reject, authors are told."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass

from telegram.error import TelegramError

from bot.render.changes import ShownChange
from bot.telegram.answering import Answering
from bot.telegram.buttons import Row
from bot.telegram.editors.button_data import EditorAction, EditorData, cancel_row, editor_button
from bot.telegram.editors.commands import Order
from bot.telegram.editors.flows import DraftKind
from bot.telegram.editors.publishing import VIA
from bot.telegram.editors.reasons import reason_of
from bot.telegram.editors.rights import Editor, Person, Rights
from bot.telegram.editors.sentences import EditorSentence, editor_sentence
from bot.telegram.editors.troubles import trouble
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted
from knowledge.revise import RevisionError
from knowledge.revise.review import (
    Decision,
    OutdatedError,
    Submitted,
    approve,
    may_decide,
    note_told,
    reject,
    submitted,
    untold,
    untold_decisions,
    waiting,
)
from knowledge.store import StoreError
from knowledge.store.chat_settings import chat_language
from knowledge.store.drafts import Draft, close_draft, save_draft
from knowledge.store.roles import Role
from knowledge.types.fact import Language

_PROPOSAL, _WHY = "proposal", "why"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reviewing:
    """What reviewers are shown and do; it is the flow of DraftKind.REJECTION."""

    rights: Rights
    answering: Answering
    voice: Voice
    needed: Role = Role.REVIEWER

    async def announce(self, number: int) -> None:
        """Tell every reviewer but the author of a proposal.

        If none of them could be told, they are told at the next start.
        """
        entry = submitted(self.answering.store, number)
        told = [await _is_told(self._show(one, entry), one) for one in self._reviewers(entry)]
        if any(told) or not told:
            await asyncio.to_thread(note_told, self.answering.store, number)

    async def announce_rest(self) -> None:
        """Tell of what reviewers and authors were not told, as the process ended before."""
        for number in untold(self.answering.store):
            await self.announce(number)
        for number in untold_decisions(self.answering.store):
            await self._tell_author(number)

    async def list(self, order: Order) -> None:
        """Show the proposals that wait: `/proposals`."""
        entries = waiting(self.answering.store)
        if not entries:
            await self.voice.say(order.editor, EditorSentence.NOTHING_WAITS)
        for entry in entries:
            await self._show(order.editor, entry)

    async def approve(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Publish a proposal."""
        decision = Decision(editor.user, self._now())
        store = self.answering.store
        try:
            await asyncio.to_thread(approve, store, data.number, decision, VIA)
        except OutdatedError as error:
            await self.voice.tell(editor, trouble(error, editor.language), instead_of=posted)
            await self._tell_author(data.number)
        except (RevisionError, StoreError) as error:
            await self.voice.tell(editor, trouble(error, editor.language))
        else:
            await self._tell_decided(editor, data.number, posted)

    async def begin_rejection(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Ask why a proposal is rejected."""
        try:
            may_decide(self.answering.store, data.number, editor.user)
        except RevisionError as error:
            await self.voice.tell(editor, trouble(error, editor.language))
        else:
            await self._ask_why(editor, data.number)

    async def ask(self, editor: Editor, draft: Draft) -> None:
        """Ask once more why it is rejected."""
        await self._ask_why(editor, draft.payload[_PROPOSAL])

    async def take_text(self, editor: Editor, draft: Draft, text: str) -> None:
        """Reject for this reason."""
        decision = Decision(editor.user, self._now(), reason_of(text))
        number = int(draft.payload[_PROPOSAL])
        try:
            await asyncio.to_thread(self._reject, draft, number, decision)
        except (RevisionError, StoreError) as error:
            await self.voice.tell(editor, trouble(error, editor.language))
        else:
            await self._tell_decided(editor, number)

    async def take_choice(self, editor: Editor, draft: Draft, choice: str, posted: Posted) -> None:
        """Ask once more: a reason is written."""
        await self.ask(editor, draft)

    def _reject(self, draft: Draft, number: int, decision: Decision) -> None:
        store = self.answering.store
        with store.change():
            close_draft(store, draft.number)
            reject(store, number, decision)

    async def _ask_why(self, editor: Editor, number: int) -> None:
        draft = Draft(
            editor.user, editor.place.chat, DraftKind.REJECTION, _WHY, {_PROPOSAL: number},
            self._now(),
        )  # fmt: skip
        saved = await asyncio.to_thread(save_draft, self.answering.store, draft)
        html = editor_sentence(EditorSentence.WHY_REJECT, editor.language, number=str(number))
        await self.voice.tell(editor, html, [cancel_row(editor.language, saved)])

    async def _show(self, reviewer: Person, entry: Submitted) -> None:
        html = self.answering.renderer.page(
            "proposal.html", reviewer.language,
            entry=entry, changes=[ShownChange.of(change) for change in entry.proposal.changes],
        )  # fmt: skip
        is_own = entry.author == reviewer.user
        await self.voice.tell(reviewer, html, [] if is_own else [_decisions(reviewer, entry)])

    async def _tell_decided(
        self, editor: Editor, number: int, posted: Posted | None = None
    ) -> None:
        html = _decided(submitted(self.answering.store, number), editor.language)
        await _is_told(self.voice.tell(editor, html, instead_of=posted), editor)
        await self._tell_author(number)

    async def _tell_author(self, number: int) -> None:
        """Tell what has become of a proposal; if that fails, it is told at the next start."""
        entry = submitted(self.answering.store, number)
        author = Person(entry.author, entry.language)
        if await _is_told(self.voice.tell(author, _decided(entry, author.language)), author):
            await asyncio.to_thread(note_told, self.answering.store, number)

    def _reviewers(self, entry: Submitted) -> Iterator[Person]:
        """Who may decide, each in the language of their chat, else in that of the author."""
        for user, role in self.rights.all().items():
            if role.includes(self.needed) and user != entry.author:
                language = chat_language(self.answering.store, user) or entry.language
                yield Person(user, language)

    def _now(self) -> str:
        return self.answering.now().isoformat("T", "seconds")


async def _is_told(telling: Awaitable[None], person: Person) -> bool:
    """Whether Telegram took what a person is told; for one who is out of reach it is dropped."""
    try:
        await telling
    except TelegramError as error:
        _log.warning("%d could not be told of a proposal: %s", person.user, error)
        return False
    return True


def _decided(entry: Submitted, language: Language) -> str:
    reason = entry.decision.reason if entry.decision is not None else ""
    return editor_sentence(
        EditorSentence.DECIDED, language,
        number=str(entry.number), id=entry.proposal.changes[0].id, status=entry.status.value,
        reason=reason,
    )  # fmt: skip


def _decisions(reviewer: Person, entry: Submitted) -> Row:
    approving = editor_sentence(EditorSentence.APPROVE, reviewer.language)
    rejecting = editor_sentence(EditorSentence.REJECT, reviewer.language)
    return [
        *editor_button(approving, EditorAction.APPROVE, entry.number),
        *editor_button(rejecting, EditorAction.REJECT, entry.number),
    ]
