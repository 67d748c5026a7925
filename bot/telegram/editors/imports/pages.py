"""What an editor is shown of an import before it is confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.render.imports import said
from bot.render.plain import plain_text
from bot.telegram.buttons import Row
from bot.telegram.editors.button_data import EditorAction, cancel_row, editor_button
from bot.telegram.editors.change_page import Choice
from bot.telegram.editors.imports.waiting import Waiting
from bot.telegram.editors.sentences import EditorSentence, editor_sentence
from knowledge.types.fact import Language

_SHOWN = 10
_LONGEST_LINE = 300
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Page:
    """A message with its buttons; `is_cut` if it has not all lines in full."""

    html: str
    rows: tuple[Row, ...]
    is_cut: bool


def page_of(
    language: Language, waiting: Waiting, draft: int, report: Sequence[str], *, is_reviewed: bool
) -> Page:
    """The size of an import, its first lines, and the buttons if it is to be confirmed."""
    size = said(
        "summary", language, file=waiting.name, new=waiting.new, changed=waiting.changed,
        unchanged=waiting.unchanged, refused=waiting.refused,
    )  # fmt: skip
    shown = [line for line in report[:_SHOWN] if len(line) <= _LONGEST_LINE]
    is_cut = len(shown) < len(report)
    parts = [size, *shown]
    if is_cut:
        parts.append(said("rest_in_file", language))
    name, question = EditorSentence.CONFIRM, "ask_to_confirm"
    if is_reviewed:
        name, question = EditorSentence.TO_REVIEW, "ask_to_hand_in"
    parts.append(said(question if draft else "nothing_to_write", language))
    rows: tuple[Row, ...] = ()
    if draft:
        label = editor_sentence(name, language)
        confirm = editor_button(label, EditorAction.CHOOSE, draft, Choice.CONFIRM)
        rows = (confirm, cancel_row(language, draft))
    return Page("\n".join(parts), rows, is_cut)


def report_of(report: Sequence[str]) -> bytes:
    """All lines as a text file."""
    return (_BOM + "\n".join(map(plain_text, report)) + "\n").encode()
