"""The commands of editors, and how they are given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from telegram import Message, User

from bot.telegram.asked import COMMAND
from bot.telegram.editors.rights import Editor
from knowledge.store.roles import Role


class EditorCommand(StrEnum):
    """The commands, in the order of /help."""

    ADD = "add"
    SET = "set"
    EDIT = "edit"
    RETIRE = "retire"
    RESTORE = "restore"
    HISTORY = "history"
    UNDO = "undo"
    SOURCE = "source"
    ADD_SOURCE = "addsource"
    EDIT_SOURCE = "editsource"
    BACK = "back"
    PROPOSALS = "proposals"
    IMPORT = "import"
    EXPORT = "export"
    INBOX = "inbox"
    STATS = "stats"
    CANCEL = "cancel"
    EDITORS = "editors"
    GRANT = "grant"
    REVOKE = "revoke"


NEEDED: Mapping[EditorCommand, Role] = {
    EditorCommand.ADD: Role.EDITOR,
    EditorCommand.SET: Role.EDITOR,
    EditorCommand.EDIT: Role.EDITOR,
    EditorCommand.RETIRE: Role.EDITOR,
    EditorCommand.RESTORE: Role.EDITOR,
    EditorCommand.HISTORY: Role.EDITOR,
    EditorCommand.UNDO: Role.EDITOR,
    EditorCommand.SOURCE: Role.EDITOR,
    EditorCommand.ADD_SOURCE: Role.EDITOR,
    EditorCommand.EDIT_SOURCE: Role.EDITOR,
    EditorCommand.BACK: Role.EDITOR,
    EditorCommand.PROPOSALS: Role.REVIEWER,
    EditorCommand.IMPORT: Role.EDITOR,
    EditorCommand.EXPORT: Role.EDITOR,
    EditorCommand.INBOX: Role.EDITOR,
    EditorCommand.STATS: Role.EDITOR,
    EditorCommand.CANCEL: Role.EDITOR,
    EditorCommand.EDITORS: Role.OWNER,
    EditorCommand.GRANT: Role.OWNER,
    EditorCommand.REVOKE: Role.OWNER,
}
"""The role that each command needs."""


@dataclass(frozen=True, slots=True)
class Given:
    """A command as it was written, by whomever."""

    command: EditorCommand
    argument: str


@dataclass(frozen=True, slots=True)
class Order:
    """A command given by someone who may, in their private chat.

    `message` is the one that gives it, which may reply to another.
    """

    editor: Editor
    argument: str
    message: Message


@dataclass(frozen=True, slots=True)
class Handler:
    """What a command does; one that opens a draft is not begun while another draft is open."""

    act: Callable[[Order], Awaitable[None]]
    opens_draft: bool = False


def read_command(message: Message, me: User) -> Given | None:
    """The editors' command that begins a message, None if none does or it is for another bot."""
    text = message.text or message.caption or ""
    match = COMMAND.match(text)
    if match is None or match["name"].lower() not in list(EditorCommand):
        return None
    if match["bot"] and match["bot"].casefold() != (me.username or "").casefold():
        return None
    return Given(EditorCommand(match["name"].lower()), text[match.end() :].strip())


def commands_of(role: Role | None) -> tuple[EditorCommand, ...]:
    """The commands that someone with this role may give."""
    return tuple(
        command for command, needed in NEEDED.items() if role is not None and role.includes(needed)
    )
