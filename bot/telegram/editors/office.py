"""The room of editors, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram.ext import ExtBot

from bot.telegram.answering import Answering
from bot.telegram.callback_data import ButtonKind
from bot.telegram.callbacks import Pressable
from bot.telegram.editors.attempts import Attempts
from bot.telegram.editors.button_data import EditorAction, EditorData
from bot.telegram.editors.buttons import ByAction, EditorButton, GuardedButton
from bot.telegram.editors.commands import EditorCommand, Handler
from bot.telegram.editors.desk import Desk
from bot.telegram.editors.drafts import Drafts
from bot.telegram.editors.granting import Granting
from bot.telegram.editors.menus import EditorMenus
from bot.telegram.editors.rights import Rights
from bot.telegram.editors.voice import Voice
from bot.telegram.send import Sender
from knowledge.store.roles import Role


@dataclass(frozen=True, slots=True)
class Office:
    """All that editors have: commands, drafts and buttons."""

    desk: Desk
    buttons: Mapping[ButtonKind, Pressable]
    attempts: Attempts


def build_office(rights: Rights, answering: Answering, sender: Sender, bot: ExtBot[Any]) -> Office:
    """The office, with every command, kind of draft and button plugged in."""
    voice = Voice(sender)
    drafts = Drafts(rights.store, voice)
    menus = EditorMenus(bot, rights)
    granting = Granting(rights, voice, answering.renderer, menus, answering.now)
    handlers = {
        EditorCommand.CANCEL: Handler(drafts.cancel),
        EditorCommand.EDITORS: Handler(granting.list),
        EditorCommand.GRANT: Handler(granting.grant),
        EditorCommand.REVOKE: Handler(granting.revoke),
    }
    actions = {
        EditorAction.CHOOSE: EditorButton(Role.EDITOR, drafts.press),
        EditorAction.CANCEL: EditorButton(Role.EDITOR, drafts.press_cancel),
    }
    guarded = GuardedButton(rights, EditorData.read, ByAction(actions))
    desk = Desk(rights, answering, sender, drafts, handlers)
    return Office(desk, {ButtonKind.EDITOR: guarded}, Attempts(rights))
