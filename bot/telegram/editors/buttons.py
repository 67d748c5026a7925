"""The buttons of editors: whoever else presses one finds it out of date."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from bot.telegram.callback_data import UnknownButtonError
from bot.telegram.callbacks import Action, InlinePress, Press, Right
from bot.telegram.editors.attempts import log_press
from bot.telegram.editors.button_data import EditorAction, EditorData
from bot.telegram.editors.rights import Editor, Rights
from bot.telegram.target import Posted
from knowledge.store.roles import Role
from knowledge.types.fact import Language

_Argument = TypeVar("_Argument")
Act = Callable[[Editor, _Argument, Posted], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class EditorButton(Generic[_Argument]):
    """What a button does, for those who have the role."""

    needed: Role
    act: Act[_Argument]


@dataclass(frozen=True, slots=True)
class GuardedButton(Generic[_Argument]):
    """A kind of button for editors alone; `button` raises UnknownButtonError."""

    rights: Rights
    read: Callable[[str], _Argument]
    button: Callable[[_Argument], EditorButton[_Argument]]
    right: Right = Right.ANYONE  # in the chat, where who may is another matter

    def action(self, press: Press | InlinePress, argument: str) -> Action:
        """What this press does. Raises UnknownButtonError, also for whoever may not press."""
        known = self.read(argument)
        button = self.button(known)
        role = self._role(press)
        if not isinstance(press, Press) or role is None or not role.includes(button.needed):
            log_press(press, argument)
            raise UnknownButtonError(argument)
        editor = Editor(press.presser, press.language or Language.ENGLISH, role)
        return partial(button.act, editor, known, press.posted)

    def _role(self, press: Press | InlinePress) -> Role | None:
        return self.rights.role_at(press.place, press.presser) if isinstance(press, Press) else None


@dataclass(frozen=True, slots=True)
class ByAction:
    """The buttons whose data are EditorData, by what they do."""

    actions: Mapping[EditorAction, EditorButton[EditorData]]

    def __call__(self, data: EditorData) -> EditorButton[EditorData]:
        """The button of this action."""
        return self.actions[data.action]
