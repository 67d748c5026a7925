"""A change as its editor sees it: old and new side by side, the question, the buttons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.render import Renderer
from bot.render.changes import ShownChange
from bot.render.numbers import number
from bot.telegram.buttons import Row
from bot.telegram.editors.button_data import EditorAction, cancel_row, editor_button
from bot.telegram.editors.pending import ChangeStep, Pending, Stage
from bot.telegram.editors.sentences import EditorSentence, editor_sentence
from knowledge.revise.proposals import ProposedChange
from knowledge.types.fact import Language


class Choice(StrEnum):
    """What a button below a change says, besides the number of what is preferred."""

    CONFIRM = "ok"
    SURE = "sure"
    USUAL = "usual"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Page:
    """A message to an editor."""

    html: str
    rows: list[Row]


def change_page(
    renderer: Renderer,
    language: Language,
    pending: Pending,
    stage: Stage,
    draft: int,
    is_reviewed: bool,
) -> Page:
    """The message of a step; `draft` is the number under which it was saved."""
    html = renderer.page(
        "change.html", language,
        step=stage.step, reason=pending.proposal.reason, preferred=pending.preferred,
        changes=[ShownChange.of(change) for change in pending.proposal.changes],
        others=[ShownChange.of(change) for change in stage.others], doubts=stage.doubts,
    )  # fmt: skip
    back = [_button(EditorSentence.BACK, language, draft, Choice.BACK)] if pending.form else []
    choices = _choices(language, pending, stage, draft, is_reviewed)
    return Page(html, [*choices, *back, cancel_row(language, draft)])


def _choices(
    language: Language, pending: Pending, stage: Stage, draft: int, is_reviewed: bool
) -> list[Row]:
    match stage.step:
        case ChangeStep.CONFIRM:
            name = EditorSentence.TO_REVIEW if is_reviewed else EditorSentence.CONFIRM
            return [_button(name, language, draft, Choice.CONFIRM)]
        case ChangeStep.SURE:
            return [_button(EditorSentence.SURE, language, draft, Choice.SURE)]
        case ChangeStep.PREFERRED:
            usual = _button(EditorSentence.USUAL, language, draft, Choice.USUAL)
            figures = (pending.proposal.changes[0], *stage.others)
            return [
                *(_figure(change, language, draft, place) for place, change in enumerate(figures)),
                usual,
            ]
    return []


def _button(name: EditorSentence, language: Language, draft: int, choice: Choice) -> Row:
    return editor_button(editor_sentence(name, language), EditorAction.CHOOSE, draft, choice.value)


def _figure(change: ProposedChange, language: Language, draft: int, place: int) -> Row:
    record = change.fact
    if record is None or record.value is None:
        return []
    label = f"{number(record.value, language)} · {record.source}"
    return editor_button(label, EditorAction.CHOOSE, draft, str(place))
