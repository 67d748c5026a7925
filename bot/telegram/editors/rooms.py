"""What each part of the office adds: its commands, kinds of drafts and buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.telegram.answering import Answering
from bot.telegram.editors.announcing import Announcing
from bot.telegram.editors.approving import Approving
from bot.telegram.editors.button_data import EditorAction, EditorData
from bot.telegram.editors.buttons import EditorButton
from bot.telegram.editors.changing import Changes
from bot.telegram.editors.commands import EditorCommand, Handler
from bot.telegram.editors.drafts import Drafts
from bot.telegram.editors.editing import Editing
from bot.telegram.editors.flows import DraftKind, Flow
from bot.telegram.editors.forms.begin import Forms
from bot.telegram.editors.forms.flow import FormFlow
from bot.telegram.editors.forms.kinds import CORRECTION, FACT, SOURCE
from bot.telegram.editors.forms.lookups import FormLookups
from bot.telegram.editors.forms.source_finder import SourceFinder
from bot.telegram.editors.forms.source_pages import SourcePages
from bot.telegram.editors.granting import Granting
from bot.telegram.editors.histories import Histories
from bot.telegram.editors.imports.background import Background
from bot.telegram.editors.imports.exporting import Exports
from bot.telegram.editors.imports.importing import Imports
from bot.telegram.editors.inbox.facts import NewFacts
from bot.telegram.editors.inbox.listing import Inbox
from bot.telegram.editors.inbox.replies import Replies
from bot.telegram.editors.inbox.words import NewWords
from bot.telegram.editors.menus import EditorMenus
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
class Room:
    """A part of the office; all parts together have a handler for every command."""

    handlers: Mapping[EditorCommand, Handler] = field(default_factory=dict)
    flows: Mapping[DraftKind, Flow] = field(default_factory=dict)
    actions: Mapping[EditorAction, EditorButton[EditorData]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Common:
    """What the rooms share; `is_reviewed` tells whether changes wait for a reviewer."""

    rights: Rights
    answering: Answering
    sender: Sender
    voice: Voice
    announcing: Announcing
    drafts: Drafts
    changes: Changes
    lookups: FormLookups
    is_reviewed: bool


def drafts_room(common: Common) -> Room:
    """Open drafts, of whichever kind, and changes that are to be confirmed."""
    drafts = common.drafts
    return Room(
        {EditorCommand.CANCEL: Handler(drafts.cancel)},
        {DraftKind.CHANGE: common.changes},
        {
            EditorAction.CHOOSE: EditorButton(Role.EDITOR, drafts.press),
            EditorAction.CANCEL: EditorButton(Role.EDITOR, drafts.press_cancel),
        },
    )


def facts_room(common: Common, editing: Editing) -> Room:
    """Facts that are set, corrected, retired and undone, and their histories."""
    answering, voice, changes = common.answering, common.voice, common.changes
    batches = _batches(common)
    setting = Setting(answering, voice, changes, common.lookups)
    retiring = Retiring(answering.store, voice, changes, batches)
    histories = Histories(answering.store, voice, answering.renderer)
    return Room(
        {
            EditorCommand.SET: Handler(setting.set, opens_draft=True),
            EditorCommand.EDIT: Handler(editing.edit, opens_draft=True),
            EditorCommand.RETIRE: Handler(retiring.retire, opens_draft=True),
            EditorCommand.RESTORE: Handler(retiring.restore, opens_draft=True),
            EditorCommand.HISTORY: Handler(histories.show),
            EditorCommand.UNDO: Handler(retiring.undo, opens_draft=True),
        },
        {DraftKind.EDIT: editing, DraftKind.UNDO: batches},
        {EditorAction.HISTORY: EditorButton(Role.EDITOR, histories.turn)},
    )


def _batches(common: Common) -> BatchUndo:
    answering = common.answering
    return BatchUndo(
        answering.store, common.voice, common.announcing, answering.now, common.is_reviewed
    )


def review_room(common: Common, approving: Approving) -> Room:
    """Changes that wait for somebody else."""
    reviewing = Reviewing(common.answering, common.voice, common.announcing)
    rejecting = common.drafts.unless_open(reviewing.begin_rejection)
    return Room(
        {EditorCommand.PROPOSALS: Handler(reviewing.list)},
        {DraftKind.REJECTION: reviewing},
        {
            EditorAction.APPROVE: EditorButton(Role.REVIEWER, approving.approve),
            EditorAction.REJECT: EditorButton(Role.REVIEWER, rejecting),
        },
    )


def forms_room(common: Common, forms: dict[DraftKind, FormFlow]) -> Room:
    """Facts and sources that are written step by step; fills `forms` with the kinds of them."""
    answering, voice, drafts, lookups = (
        common.answering, common.voice, common.drafts, common.lookups,
    )  # fmt: skip
    for kind in (FACT, SOURCE, CORRECTION):
        forms[kind.draft] = FormFlow(kind, answering, lookups, voice, common.changes, forms)
    finder = SourceFinder(lookups, answering.renderer, voice, answering.today)
    begin = Forms(answering.store, voice, drafts, forms, finder)
    sources = SourcePages(answering.store, voice, answering.renderer, finder)
    correcting = drafts.unless_open(begin.press_correct)
    return Room(
        {
            EditorCommand.ADD: Handler(begin.add, opens_draft=True),
            EditorCommand.SOURCE: Handler(sources.show),
            EditorCommand.ADD_SOURCE: Handler(begin.add_source, opens_draft=True),
            EditorCommand.EDIT_SOURCE: Handler(begin.edit_source, opens_draft=True),
            EditorCommand.BACK: Handler(begin.back),
        },
        dict(forms),
        {
            EditorAction.SOURCE: EditorButton(Role.EDITOR, sources.turn),
            EditorAction.CORRECT: EditorButton(Role.EDITOR, correcting),
        },
    )


def files_room(common: Common, imports: Imports, background: Background) -> Room:
    """Files of facts, in and out."""
    exports = Exports(common.answering.store, common.voice, background)
    return Room(
        {
            EditorCommand.IMPORT: Handler(imports.order),
            EditorCommand.EXPORT: Handler(exports.order),
        },
        {DraftKind.IMPORT: imports},
    )


def inbox_room(common: Common, forms: Mapping[DraftKind, FormFlow]) -> Room:
    """What readers asked and did not get, what they reported, and how much they ask."""
    answering, voice, drafts = common.answering, common.voice, common.drafts
    inbox = Inbox(answering, voice)
    facts = NewFacts(answering, inbox, forms)
    words = NewWords(
        answering, inbox, voice, common.announcing, _batches(common), common.is_reviewed
    )
    take_back = drafts.unless_open(words.take_back) if common.is_reviewed else words.take_back
    replies = Replies(answering, inbox, voice, common.sender)
    return Room(
        {
            EditorCommand.INBOX: Handler(inbox.show),
            EditorCommand.STATS: Handler(Statistics(answering, voice).show),
        },
        {DraftKind.WORD: words, DraftKind.REPLY: replies},
        {
            EditorAction.INBOX: EditorButton(Role.EDITOR, inbox.turn),
            EditorAction.QUESTION: EditorButton(Role.EDITOR, inbox.open_question),
            EditorAction.REPORT: EditorButton(Role.EDITOR, inbox.open_report),
            EditorAction.DISMISS: EditorButton(Role.EDITOR, inbox.dismiss),
            EditorAction.SETTLE: EditorButton(Role.EDITOR, inbox.settle),
            EditorAction.NEW_FACT: EditorButton(Role.EDITOR, drafts.unless_open(facts.begin)),
            EditorAction.WORD: EditorButton(Role.EDITOR, drafts.unless_open(words.begin)),
            EditorAction.UNWORD: EditorButton(Role.EDITOR, take_back),
            EditorAction.REPLY: EditorButton(Role.EDITOR, drafts.unless_open(replies.begin)),
        },
    )


def people_room(common: Common, menus: EditorMenus) -> Room:
    """Who may change facts."""
    answering = common.answering
    granting = Granting(common.rights, common.voice, answering.renderer, menus, answering.now)
    return Room(
        {
            EditorCommand.EDITORS: Handler(granting.list),
            EditorCommand.GRANT: Handler(granting.grant),
            EditorCommand.REVOKE: Handler(granting.revoke),
        }
    )
