"""What every kind of draft can do."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from bot.telegram.editors.rights import Editor
from bot.telegram.target import Posted
from knowledge.store.drafts import Draft
from knowledge.store.roles import Role


class DraftKind(StrEnum):
    """The kinds of drafts; each has a Flow."""

    CHANGE = "change"  # a change that is to be confirmed
    ADD = "add"  # a new fact, step by step
    ADD_SOURCE = "add_source"  # a new source, step by step
    EDIT_SOURCE = "edit_source"  # a source that is corrected
    IMPORT = "import"  # a file that is to be taken over
    EDIT = "edit"  # a field of a fact that is being corrected
    UNDO = "undo"  # a whole import that is to be taken back
    WORD = "word"  # a word that is added to the lexicon
    REPLY = "reply"  # an answer to readers who wait
    REJECTION = "rejection"  # why the change of somebody else is rejected


class Flow(Protocol):
    """A kind of work in steps, each of which asks for a text or for a choice among buttons.

    Whoever calls has checked that the editor has the `needed` role, and that the draft is the one
    that they have open. A step saves the draft, closes it, or leaves it and says what is wrong.
    """

    @property
    def needed(self) -> Role:
        """The role that each step needs."""
        ...

    async def ask(self, editor: Editor, draft: Draft) -> None:
        """Ask once more what the draft's step asks."""
        ...

    async def take_text(self, editor: Editor, draft: Draft, text: str) -> None:
        """Go on with what the editor has written."""
        ...

    async def take_choice(self, editor: Editor, draft: Draft, choice: str, posted: Posted) -> None:
        """Go on with the button that was pressed below the message."""
        ...
