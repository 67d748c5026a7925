"""The room of editors, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from telegram.ext import ExtBot

from bot.telegram.answering import Answering
from bot.telegram.callback_data import ButtonKind, read_question
from bot.telegram.callbacks import Pressable
from bot.telegram.editors import rooms
from bot.telegram.editors.announcing import Announcing
from bot.telegram.editors.approving import Approving
from bot.telegram.editors.attempts import Attempts
from bot.telegram.editors.behind import Behind
from bot.telegram.editors.button_data import EditorData
from bot.telegram.editors.buttons import ByAction, EditorButton, GuardedButton
from bot.telegram.editors.changing import Changes
from bot.telegram.editors.desk import Desk
from bot.telegram.editors.drafts import Drafts
from bot.telegram.editors.editing import Editing
from bot.telegram.editors.flows import DraftKind, Flow
from bot.telegram.editors.forms.flow import FormFlow
from bot.telegram.editors.forms.lookups import FormLookups
from bot.telegram.editors.forms.waiting import WaitingForms
from bot.telegram.editors.imports.background import Background
from bot.telegram.editors.imports.downloads import Downloads
from bot.telegram.editors.imports.importing import Imports
from bot.telegram.editors.imports.working import Working
from bot.telegram.editors.menus import EditorMenus
from bot.telegram.editors.publishing import Publishing
from bot.telegram.editors.rights import Rights
from bot.telegram.editors.rooms import Common, Room
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
    announcing: Announcing
    background: Background

    async def open(self) -> None:
        """Show editors their commands, and reviewers what they were not told of yet."""
        await self.menus.show_all()
        await self.announcing.announce_rest()

    async def close(self) -> None:
        """End what goes on beside the conversation."""
        await self.background.end()


def build_office(
    rights: Rights, answering: Answering, sender: Sender, bot: ExtBot[Any], is_reviewed: bool
) -> Office:
    """The office, with all its rooms."""
    voice = Voice(sender)
    announcing = Announcing(rights, answering, voice)
    flows: dict[DraftKind, Flow] = {}
    forms: dict[DraftKind, FormFlow] = {}
    common = _common(rights, answering, announcing, flows, forms, is_reviewed)
    background, menus = Background(voice), EditorMenus(bot, rights)
    working = Working(answering.store, sender, Downloads(bot))
    imports = Imports(
        answering.store, voice, common.drafts, working, background, announcing, answering.now,
        is_reviewed,
    )  # fmt: skip
    approving = Approving(answering.store, voice, announcing, working, background, answering.now)
    editing = Editing(answering, voice, common.changes, common.lookups, Behind(answering))
    parts = (
        rooms.drafts_room(common),
        rooms.facts_room(common, editing),
        rooms.review_room(common, approving),
        rooms.forms_room(common, forms),
        rooms.files_room(common, imports, background),
        rooms.inbox_room(common, forms),
        rooms.people_room(common, menus),
    )
    for part in parts:
        flows.update(part.flows)
    handlers = {command: handler for part in parts for command, handler in part.handlers.items()}
    desk = Desk(rights, answering, sender, common.drafts, handlers, imports, editing)
    buttons = _buttons(common, parts, editing)
    return Office(desk, buttons, Attempts(rights), menus, announcing, background)


def _common(
    rights: Rights,
    answering: Answering,
    announcing: Announcing,
    flows: Mapping[DraftKind, Flow],
    forms: Mapping[DraftKind, FormFlow],
    is_reviewed: bool,
) -> Common:
    """What the rooms share; they fill `flows` and `forms` later."""
    voice, waiting = announcing.voice, WaitingForms(forms)
    publishing = Publishing(answering.store, answering.now, is_reviewed)
    return Common(
        rights,
        answering,
        voice.sender,
        voice,
        announcing,
        Drafts(answering.store, voice, flows, waiting.after_drop),
        Changes(answering, voice, publishing, announcing, flows, waiting.after_change),
        FormLookups(answering.engine, answering.renderer),
        is_reviewed,
    )


def _buttons(
    common: Common, parts: Sequence[Room], editing: Editing
) -> Mapping[ButtonKind, Pressable]:
    """The kinds of buttons that are for editors alone."""
    actions = {action: button for part in parts for action, button in part.actions.items()}
    below_answers = EditorButton(Role.EDITOR, common.drafts.unless_open(editing.press))
    return {
        ButtonKind.EDITOR: GuardedButton(common.rights, EditorData.read, ByAction(actions)),
        ButtonKind.FACTS: GuardedButton(common.rights, read_question, lambda _: below_answers),
    }
