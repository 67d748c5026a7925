"""Files of facts: tried out, shown, confirmed, and taken over as one batch."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from telegram import Document

from bot.render.imports import said
from bot.telegram.editors.announcing import Announcing
from bot.telegram.editors.change_page import Choice
from bot.telegram.editors.commands import Order
from bot.telegram.editors.drafts import Drafts
from bot.telegram.editors.flows import DraftKind
from bot.telegram.editors.imports.background import Background
from bot.telegram.editors.imports.beside import Tell
from bot.telegram.editors.imports.downloads import MOST_BYTES, SentFile
from bot.telegram.editors.imports.jobs import (
    Confirmed,
    HandedIn,
    IsMapping,
    Looked,
    OutOfDate,
    Sent,
    Taken,
    Trouble,
    Waits,
    Written,
    look,
    settle,
)
from bot.telegram.editors.imports.pages import Page, page_of, report_of
from bot.telegram.editors.imports.waiting import Step, Waiting
from bot.telegram.editors.imports.working import Working
from bot.telegram.editors.publishing import author
from bot.telegram.editors.reasons import reason_of
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.sentences import EditorSentence
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted, Target
from knowledge.exchange.files.errors import FileFault
from knowledge.exchange.files.importing import new_batch
from knowledge.exchange.files.reading import SUFFIXES
from knowledge.revise import Change
from knowledge.store import Store
from knowledge.store.drafts import Draft, close_draft, save_draft
from knowledge.store.roles import Role


class _SomethingElseError(Exception):
    """Other work was begun while the file was read."""


@dataclass(frozen=True, slots=True)
class Imports:
    """The flow of DraftKind.IMPORT; where changes are reviewed, files are handed in."""

    store: Store
    voice: Voice
    drafts: Drafts
    working: Working
    background: Background
    announcing: Announcing
    now: Callable[[], datetime]
    is_reviewed: bool
    needed: Role = Role.EDITOR

    async def order(self, order: Order) -> None:
        """Try out the file that the command stands below or replies to; else say how."""
        replied = order.message.reply_to_message
        document = order.message.document or (replied.document if replied is not None else None)
        if document is None:
            await self._say(order.editor, "how_to_import", suffixes=", ".join(SUFFIXES))
        else:
            await self.take(order.editor, document, order.argument)

    async def take(self, editor: Editor, document: Document, reason: str) -> None:
        """Try out a file, unless it cannot be one, or something else is unfinished."""
        file = SentFile.of(document)
        draft = self.drafts.of(editor)
        if draft is not None and draft.kind != DraftKind.IMPORT:
            await self.drafts.remind(editor)
        elif file.suffix not in SUFFIXES:
            fault = FileFault.UNKNOWN_FORMAT.value
            await self._say(editor, "trouble", fault=fault, detail=", ".join(SUFFIXES))
        elif file.size > MOST_BYTES:
            most, size = MOST_BYTES // 1_000_000, -(-file.size // 1_000_000)
            await self._say(editor, "too_large_to_download", most=most, size=size)
        elif self.background.is_busy(editor.user):
            await self._say(editor, "busy")
        else:
            before, given = _before(draft), reason_of(reason)
            waiting = Waiting(file.name, file.id, before.mapping, given or before.reason)
            self.background.start(editor, self._look(editor, waiting))

    async def ask(self, editor: Editor, draft: Draft) -> None:
        """Show the import once more, or ask for the file that the mapping is for."""
        waiting = Waiting.of(draft.payload)
        if draft.step == Step.DATA:
            await self._say(editor, "send_data", file=waiting.name)
        else:
            await self._tell(editor, self._page(editor, waiting, draft.number))

    async def take_text(self, editor: Editor, draft: Draft, text: str) -> None:
        """Ask once more: a button is to be pressed, or a file to be sent."""
        if draft.step == Step.CONFIRM:
            await self.voice.say(editor, EditorSentence.PRESS_A_BUTTON)
        await self.ask(editor, draft)

    async def take_choice(self, editor: Editor, draft: Draft, choice: str, posted: Posted) -> None:
        """Take the file over."""
        if choice != Choice.CONFIRM or draft.step != Step.CONFIRM:
            await self.ask(editor, draft)
        elif self.background.is_busy(editor.user):
            await self._say(editor, "busy")
        else:
            waiting = Waiting.of(draft.payload)
            self.background.start(editor, self._settle(editor, waiting, draft.number, posted))

    async def _look(self, editor: Editor, waiting: Waiting) -> None:
        posted = await self.working.begin(editor, waiting)
        done = await self.working.done(editor, waiting, posted, _look_at)
        try:
            match done:
                case Looked():
                    await self._show(editor, waiting, done, posted)
                case IsMapping():
                    await self._keep_mapping(editor, waiting, posted)
                case Trouble():
                    await self.voice.tell(editor, done.html, instead_of=posted)
        except _SomethingElseError:
            await self._say(editor, "something_else", posted)

    async def _settle(self, editor: Editor, waiting: Waiting, draft: int, posted: Posted) -> None:
        confirmed, batch = Confirmed(waiting.digest, draft), new_batch()
        how = self._how(editor, waiting, batch)

        def job(
            sent: Sent,
        ) -> Callable[[Tell], Written | Waits | Looked | Trouble | OutOfDate]:
            return partial(settle, sent=sent, confirmed=confirmed, how=how)

        done = await self.working.done(editor, waiting, posted, job)
        match done:
            case Written():
                await self._say(editor, "written", posted, count=done.count, batch=batch)
            case Waits():
                await self.voice.say(
                    editor, EditorSentence.SUBMITTED, id=waiting.name, number=str(done.number),
                    instead_of=posted,
                )  # fmt: skip
                await self.announcing.announce(done.number)
            case Looked():
                await self._say(editor, "store_has_changed")
                await self._show(editor, waiting, done, posted)
            case OutOfDate():
                await self.voice.say(editor, EditorSentence.OUT_OF_DATE, instead_of=posted)
            case Trouble():
                await self.voice.tell(editor, done.html, instead_of=posted)

    def _how(self, editor: Editor, waiting: Waiting, batch: str) -> Taken | HandedIn:
        reason = waiting.reason or f"/import {waiting.name}"
        if self.is_reviewed:
            return HandedIn(waiting.name, reason, editor.user, self._now())
        return Taken(Change(author(editor), reason, batch))

    async def _show(
        self, editor: Editor, waiting: Waiting, looked: Looked, posted: Posted | None
    ) -> None:
        waiting = replace(waiting, **waiting.shown(looked))
        number = 0
        if looked.writes:
            number = await asyncio.to_thread(self._keep, editor, Step.CONFIRM, waiting)
        else:
            await asyncio.to_thread(self._drop, editor)
        page = self._page(editor, waiting, number, looked.report)
        await self._tell(editor, page, posted)
        if page.is_cut:
            content = await asyncio.to_thread(report_of, looked.report)
            target = Target(editor.user)
            await self.voice.sender.send_document(target, content, f"{waiting.name}.txt")

    def _page(
        self, editor: Editor, waiting: Waiting, draft: int, report: Sequence[str] = ()
    ) -> Page:
        return page_of(editor.language, waiting, draft, report, is_reviewed=self.is_reviewed)

    async def _keep_mapping(self, editor: Editor, waiting: Waiting, posted: Posted | None) -> None:
        mapping = Waiting(waiting.name, mapping=waiting.file, reason=waiting.reason)
        await asyncio.to_thread(self._keep, editor, Step.DATA, mapping)
        await self._say(editor, "send_data", posted, file=waiting.name)

    def _keep(self, editor: Editor, step: Step, waiting: Waiting) -> int:
        draft = Draft(
            editor.user, editor.place.chat, DraftKind.IMPORT, step, waiting.payload(), self._now()
        )
        with self.store.change():
            self._open_import(editor)
            return save_draft(self.store, draft)

    def _drop(self, editor: Editor) -> None:
        with self.store.change():
            draft = self._open_import(editor)
            if draft is not None:
                close_draft(self.store, draft.number)

    def _open_import(self, editor: Editor) -> Draft | None:
        """The import that waits. Raises _SomethingElseError if the open draft is no import."""
        draft = self.drafts.of(editor)
        if draft is not None and draft.kind != DraftKind.IMPORT:
            raise _SomethingElseError
        return draft

    def _now(self) -> str:
        return self.now().isoformat("T", "seconds")

    async def _tell(self, editor: Editor, page: Page, posted: Posted | None = None) -> None:
        await self.voice.tell(editor, page.html, page.rows, instead_of=posted)

    async def _say(
        self, editor: Editor, name: str, posted: Posted | None = None, **values: str | int
    ) -> None:
        html = said(name, editor.language, **values)
        await self.voice.tell(editor, html, instead_of=posted)


def _look_at(sent: Sent) -> Callable[[Tell], Looked | IsMapping | Trouble]:
    return partial(look, sent=sent)


def _before(draft: Draft | None) -> Waiting:
    """The mapping that was sent before the file, with its reason; empty if none was."""
    if draft is None or draft.step != Step.DATA:
        return Waiting("")
    return Waiting.of(draft.payload)
