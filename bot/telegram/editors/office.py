"""The room of editors, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram.ext import ExtBot

from bot.telegram.answering import Answering
from bot.telegram.callback_data import ButtonKind, read_question
from bot.telegram.callbacks import Pressable
from bot.telegram.editors.attempts import Attempts
from bot.telegram.editors.behind import Behind
from bot.telegram.editors.button_data import EditorAction, EditorData
from bot.telegram.editors.buttons import ByAction, EditorButton, GuardedButton
from bot.telegram.editors.changing import Changes
from bot.telegram.editors.commands import EditorCommand, Handler
from bot.telegram.editors.desk import Desk
from bot.telegram.editors.drafts import Drafts
from bot.telegram.editors.editing import Editing
from bot.telegram.editors.flows import DraftKind, Flow
from bot.telegram.editors.forms.begin import Forms
from bot.telegram.editors.forms.flow import FormFlow
from bot.telegram.editors.forms.kinds import CORRECTION, FACT, SOURCE
from bot.telegram.editors.forms.lookups import FormLookups
from bot.telegram.editors.forms.source_finder import SourceFinder
from bot.telegram.editors.forms.source_pages import SourcePages
from bot.telegram.editors.forms.waiting import WaitingForms
from bot.telegram.editors.granting import Granting
from bot.telegram.editors.histories import Histories
from bot.telegram.editors.imports.background import Background
from bot.telegram.editors.imports.downloads import Downloads
from bot.telegram.editors.imports.exporting import Exports
from bot.telegram.editors.imports.importing import Imports
from bot.telegram.editors.imports.working import Working
from bot.telegram.editors.inbox.listing import Inbox
from bot.telegram.editors.inbox.replies import Replies
from bot.telegram.editors.inbox.words import NewWords
from bot.telegram.editors.menus import EditorMenus
from bot.telegram.editors.publishing import Publishing
from bot.telegram.editors.retiring import Retiring
from bot.telegram.editors.reviewing import Reviewing
from bot.telegram.editors.rights import Rights
from bot.telegram.editors.setting import Setting
from bot.telegram.editors.statistics import Statistics
from bot.telegram.editors.undoing import BatchUndo
from bot.telegram.editors.voice import Voice
from bot.telegram.send import Sender
from knowledge.store.roles import Role


@dataclass(frozen=True, slots=True)
class Office:
    """All that editors have: commands, drafts and buttons."""

    desk: Desk
    buttons: Mapping[ButtonKind, Pressable]
    attempts: Attempts
    menus: EditorMenus
    reviewing: Reviewing
    background: Background

    async def open(self) -> None:
        """Show editors their commands, and reviewers what they were not told of yet."""
        await self.menus.show_all()
        await self.reviewing.announce_rest()

    async def close(self) -> None:
        """End what goes on beside the conversation."""
        await self.background.end()


def build_office(
    rights: Rights, answering: Answering, sender: Sender, bot: ExtBot[Any], is_reviewed: bool
) -> Office:
    """The office, with every command, kind of draft and button plugged in."""
    store, renderer, now = answering.store, answering.renderer, answering.now
    voice = Voice(sender)
    flows: dict[DraftKind, Flow] = {}
    forms: dict[DraftKind, FormFlow] = {}
    waiting = WaitingForms(forms)
    drafts = Drafts(store, voice, flows, waiting.after_drop)
    reviewing = Reviewing(rights, answering, voice)
    publishing = Publishing(store, now, is_reviewed)
    changes = Changes(answering, voice, publishing, reviewing, flows, waiting.after_change)
    confirming = Role.REVIEWER if is_reviewed else Role.EDITOR
    batches = BatchUndo(store, voice, now, confirming)
    flows[DraftKind.CHANGE] = changes
    flows[DraftKind.REJECTION] = reviewing
    flows[DraftKind.UNDO] = batches
    lookups = FormLookups(answering.engine, renderer)
    forms.update(
        (kind.draft, FormFlow(kind, answering, lookups, voice, changes, forms))
        for kind in (FACT, SOURCE, CORRECTION)
    )
    flows.update(forms)
    finder = SourceFinder(lookups, renderer, voice, answering.today)
    begin = Forms(store, voice, drafts, forms, finder)
    sources = SourcePages(store, voice, renderer, finder)
    background = Background()
    working = Working(store, sender, Downloads(bot))
    imports = Imports(store, voice, drafts, working, background, now, confirming)
    exports = Exports(store, voice, background)
    flows[DraftKind.IMPORT] = imports
    inbox = Inbox(answering, voice)
    words = NewWords(answering, inbox, voice, confirming)
    replies = Replies(answering, inbox, voice, sender)
    flows[DraftKind.WORD], flows[DraftKind.REPLY] = words, replies
    setting = Setting(answering, voice, changes, lookups)
    editing = Editing(answering, voice, changes, lookups, Behind(answering))
    flows[DraftKind.EDIT] = editing
    retiring = Retiring(store, voice, changes, batches)
    histories = Histories(store, voice, renderer)
    menus = EditorMenus(bot, rights)
    granting = Granting(rights, voice, renderer, menus, now)
    handlers = {
        EditorCommand.ADD: Handler(begin.add, opens_draft=True),
        EditorCommand.SOURCE: Handler(sources.show),
        EditorCommand.ADD_SOURCE: Handler(begin.add_source, opens_draft=True),
        EditorCommand.EDIT_SOURCE: Handler(begin.edit_source, opens_draft=True),
        EditorCommand.BACK: Handler(begin.back),
        EditorCommand.SET: Handler(setting.set, opens_draft=True),
        EditorCommand.EDIT: Handler(editing.edit, opens_draft=True),
        EditorCommand.RETIRE: Handler(retiring.retire, opens_draft=True),
        EditorCommand.RESTORE: Handler(retiring.restore, opens_draft=True),
        EditorCommand.HISTORY: Handler(histories.show),
        EditorCommand.UNDO: Handler(retiring.undo, opens_draft=True),
        EditorCommand.PROPOSALS: Handler(reviewing.list),
        EditorCommand.IMPORT: Handler(imports.order),
        EditorCommand.EXPORT: Handler(exports.order),
        EditorCommand.INBOX: Handler(inbox.show),
        EditorCommand.STATS: Handler(Statistics(answering, voice).show),
        EditorCommand.CANCEL: Handler(drafts.cancel),
        EditorCommand.EDITORS: Handler(granting.list),
        EditorCommand.GRANT: Handler(granting.grant),
        EditorCommand.REVOKE: Handler(granting.revoke),
    }
    rejecting = drafts.unless_open(reviewing.begin_rejection)
    actions = {
        EditorAction.CHOOSE: EditorButton(Role.EDITOR, drafts.press),
        EditorAction.CANCEL: EditorButton(Role.EDITOR, drafts.press_cancel),
        EditorAction.HISTORY: EditorButton(Role.EDITOR, histories.turn),
        EditorAction.SOURCE: EditorButton(Role.EDITOR, sources.turn),
        EditorAction.CORRECT: EditorButton(Role.EDITOR, drafts.unless_open(begin.press_correct)),
        EditorAction.APPROVE: EditorButton(Role.REVIEWER, reviewing.approve),
        EditorAction.REJECT: EditorButton(Role.REVIEWER, rejecting),
        EditorAction.INBOX: EditorButton(Role.EDITOR, inbox.turn),
        EditorAction.QUESTION: EditorButton(Role.EDITOR, inbox.open_question),
        EditorAction.REPORT: EditorButton(Role.EDITOR, inbox.open_report),
        EditorAction.DISMISS: EditorButton(Role.EDITOR, inbox.dismiss),
        EditorAction.SETTLE: EditorButton(Role.EDITOR, inbox.settle),
        EditorAction.WORD: EditorButton(Role.EDITOR, drafts.unless_open(words.begin)),
        EditorAction.UNWORD: EditorButton(Role.EDITOR, words.take_back),
        EditorAction.REPLY: EditorButton(Role.EDITOR, drafts.unless_open(replies.begin)),
    }
    guarded = GuardedButton(rights, EditorData.read, ByAction(actions))
    desk = Desk(rights, answering, sender, drafts, handlers, imports)
    below_answers = EditorButton(Role.EDITOR, drafts.unless_open(editing.press))
    buttons: dict[ButtonKind, Pressable] = {
        ButtonKind.EDITOR: guarded,
        ButtonKind.FACTS: GuardedButton(rights, read_question, lambda _: below_answers),
    }
    return Office(desk, buttons, Attempts(rights), menus, reviewing, background)
