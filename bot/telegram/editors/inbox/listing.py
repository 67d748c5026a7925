"""/inbox: the questions without an answer, the most asked first, and the reports of readers."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.telegram.answering import Answering
from bot.telegram.buttons import Row
from bot.telegram.editors.button_data import EditorAction, EditorData, editor_button
from bot.telegram.editors.commands import Order
from bot.telegram.editors.inbox.waiting import waiting_for
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Posted
from knowledge.revise.inbox import QuestionGroup, grouped
from knowledge.store import Store
from knowledge.store.inbox import (
    Report,
    open_questions,
    open_reports,
    settle_questions,
    settle_report,
)
from knowledge.store.wishes import wishes
from knowledge.types.fact import Language

_ON_A_PAGE = 5
Entry = QuestionGroup | Report


@dataclass(frozen=True, slots=True)
class Inbox:
    """Shows what is open, a page or an entry at a time, and takes entries out."""

    answering: Answering
    voice: Voice

    async def show(self, order: Order) -> None:
        """Show the first page."""
        await self._page(order.editor, 0, None)

    async def turn(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Show a page in place of what is shown."""
        await self._page(editor, data.number, posted)

    async def open_question(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Show one question with what can be done about it."""
        group = await self.group(data.number)
        if group is None:
            await self._page(editor, 0, posted)
            return
        language, waiting = editor.language, len(waiting_for(group, wishes(self._store)))
        html = self._render("question", language, group=group, waiting=waiting)
        reply = (EditorAction.REPLY,) if waiting else ()
        actions = (EditorAction.NEW_FACT, EditorAction.WORD, *reply, EditorAction.DISMISS)
        rows = [self._button(action, language, group.id) for action in actions]
        rows.append(self._button(EditorAction.INBOX, language, 0))
        await self.voice.tell(editor, html, rows, instead_of=posted)

    async def open_report(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Show one report with the facts that it may be about."""
        report = next((one for one in open_reports(self._store) if one.id == data.number), None)
        if report is None:
            await self._page(editor, 0, posted)
            return
        html = self._render("report", editor.language, report=report)
        rows = [
            self._button(EditorAction.SETTLE, editor.language, report.id),
            self._button(EditorAction.INBOX, editor.language, 0),
        ]
        await self.voice.tell(editor, html, rows, instead_of=posted)

    async def dismiss(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Take a question, and all that ask alike, out of the inbox."""
        group = await self.group(data.number)
        if group is not None:
            await asyncio.to_thread(settle_questions, self._store, group.ids)
        await self._page(editor, 0, posted)

    async def settle(self, editor: Editor, data: EditorData, posted: Posted) -> None:
        """Take a report out of the inbox."""
        await asyncio.to_thread(settle_report, self._store, data.number)
        await self._page(editor, 0, posted)

    async def group(self, id: int) -> QuestionGroup | None:
        """The open questions that ask what the one with this id asks."""
        return await asyncio.to_thread(self.find, id)

    def find(self, id: int) -> QuestionGroup | None:
        """The same, for who may block."""
        groups = grouped(open_questions(self._store))
        return next((group for group in groups if id in group.ids), None)

    async def _page(self, editor: Editor, page: int, posted: Posted | None) -> None:
        reports = open_reports(self._store)
        groups = await asyncio.to_thread(lambda: grouped(open_questions(self._store)))
        entries: Sequence[Entry] = (*reports, *groups)
        last = max(0, (len(entries) - 1) // _ON_A_PAGE)
        page = min(page, last)
        first = page * _ON_A_PAGE
        shown = entries[first : first + _ON_A_PAGE]
        html = self._render(
            "page", editor.language, entries=shown, first=first + 1,
            reports=len(reports), questions=len(entries) - len(reports),
        )  # fmt: skip
        opening = [one for i, e in enumerate(shown, first + 1) for one in _opening(str(i), e)]
        await self.voice.tell(editor, html, [opening, _turning(page, last)], instead_of=posted)

    def _render(self, view: str, language: Language, **context: object) -> str:
        return self.answering.renderer.page("inbox.html", language, view=view, **context)

    def _button(self, action: EditorAction, language: Language, number: int) -> Row:
        label = self.answering.renderer.said("inbox_words.html", action.name.lower(), language)
        return editor_button(label, action, number)

    @property
    def _store(self) -> Store:
        return self.answering.store


def _opening(label: str, entry: Entry) -> Row:
    action = EditorAction.REPORT if isinstance(entry, Report) else EditorAction.QUESTION
    return editor_button(label, action, entry.id)


def _turning(page: int, last: int) -> Row:
    before = editor_button("‹", EditorAction.INBOX, page - 1) if page > 0 else []
    return before + (editor_button("›", EditorAction.INBOX, page + 1) if page < last else [])
