"""A proposal as reviewers see it, and what has become of it as everyone is told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from bot.render import Renderer
from bot.render.changes import ShownChange
from bot.render.imports import MOST_LINES
from bot.telegram.editors.button_data import EditorAction, editor_button
from bot.telegram.editors.change_page import Page
from bot.telegram.editors.rights import Person
from bot.telegram.editors.sentences import EditorSentence, editor_sentence
from knowledge.revise.batches import ProposedImport, ProposedUndo, kept_changes
from knowledge.revise.differences import differences
from knowledge.revise.proposals import ProposedChange
from knowledge.revise.proposed_word import ProposedWord
from knowledge.revise.submitted import AnyProposal, Submitted
from knowledge.store import Store
from knowledge.types.fact import Language

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def proposal_page(renderer: Renderer, reviewer: Person, entry: Submitted) -> Page:
    """The difference, with buttons to decide for anyone but the author."""
    language, proposal = reviewer.language, entry.proposal
    html = renderer.page(
        "proposal.html", language,
        entry=entry, has_file=has_file(proposal),
        counts=proposal.counts if isinstance(proposal, ProposedImport) else None,
        batch=proposal.batch if isinstance(proposal, ProposedUndo) else None,
        word=proposal if isinstance(proposal, ProposedWord) else None,
        changes=[ShownChange.of(change) for change in proposal.changes],
    )  # fmt: skip
    buttons = [
        one
        for action, name in (
            (EditorAction.APPROVE, EditorSentence.APPROVE),
            (EditorAction.REJECT, EditorSentence.REJECT),
        )
        for one in editor_button(editor_sentence(name, language), action, entry.number)
    ]
    return Page(html, [] if entry.author == reviewer.user else [buttons])


def has_file(proposal: AnyProposal) -> bool:
    """Whether there are more changes than the page shows."""
    return isinstance(proposal, ProposedImport) and proposal.size > len(proposal.changes)


def file_of(store: Store, number: int) -> bytes:
    """The changes of a file that waits as a text file, so many as anybody would read.

    Columns and codes are those of the file, whatever the language.
    """
    lines = (_line(change) for change in islice(kept_changes(store, number), MOST_LINES))
    return (_BOM + "".join(lines)).encode()


def decided(entry: Submitted, language: Language) -> str:
    """What has become of a proposal."""
    reason = entry.decision.reason if entry.decision is not None else ""
    return editor_sentence(
        EditorSentence.DECIDED, language,
        number=str(entry.number), id=entry.proposal.title, status=entry.status.value,
        reason=reason,
    )  # fmt: skip


def _line(change: ProposedChange) -> str:
    return f"{'' if change.before else '+ '}{change.id}: {'; '.join(_cells(change))}\n"


def _cells(change: ProposedChange) -> Iterator[str]:
    for cell in differences(change.before, change.after):
        if cell.field == "id":
            continue
        if change.before is None:
            yield f"{cell.field} {cell.after}"
        else:
            yield f"{cell.field} {cell.before or '–'} → {cell.after or '–'}"
