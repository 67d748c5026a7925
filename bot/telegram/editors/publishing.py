"""A confirmed change becomes true, or goes to review; either with its draft in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot.telegram.editors.rights import Editor
from knowledge.revise import Author
from knowledge.revise.proposals import Proposal, publish
from knowledge.revise.review import submit
from knowledge.store import Store
from knowledge.store.drafts import close_draft

VIA = "telegram"


class DraftClosedError(Exception):
    """The draft was confirmed or dropped before."""


@dataclass(frozen=True, slots=True)
class Publishing:
    """Makes what editors have confirmed; it may block."""

    store: Store
    now: Callable[[], datetime]
    is_reviewed: bool

    def settle(self, editor: Editor, draft: int, proposal: Proposal) -> int | None:
        """End the draft and publish the proposal, or let it wait; then gives its number.

        Raises DraftClosedError, RevisionError and StoreError; then nothing has happened.
        """
        with self.store.change():
            if not close_draft(self.store, draft):
                raise DraftClosedError
            if self.is_reviewed:
                at = self.now().isoformat("T", "seconds")
                return submit(self.store, proposal, editor.user, editor.language, at)
            publish(self.store, proposal, author(editor), new_batch("edit"))
        return None


def new_batch(kind: str) -> str:
    """A name under which changes are undone together."""
    return f"{kind}-{uuid4().hex[:8]}"


def author(editor: Editor) -> Author:
    """The editor as revisions name them."""
    return Author(str(editor.user), VIA)
