"""A correction as its editor sees it: the facts, the fields, what may be put there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.render import Renderer
from bot.render.plain import plain_text
from bot.telegram.buttons import Row
from bot.telegram.editors.button_data import EditorAction, cancel_row, editor_button
from bot.telegram.editors.change_page import Choice, Page
from bot.telegram.editors.edited import Edited, EditStep
from bot.telegram.editors.sentences import EditorSentence, editor_sentence
from knowledge.drafting.corrected import can_be_empty
from knowledge.drafting.intervals import INTERVAL, interval_of
from knowledge.store.records import FactRecord
from knowledge.types.fact import Language

TYPED = "="  # begins a choice that stands for what might be typed
_MOST_FACTS = 10
_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Offer:
    """What a step offers: the facts to choose among, or the columns, or what to put there."""

    records: tuple[FactRecord, ...]
    columns: Sequence[str] = ()
    texts: Sequence[str] = ()


def edit_page(
    renderer: Renderer, language: Language, edited: Edited, offer: Offer, draft: int
) -> Page:
    """The message of a step; `draft` is the number under which it was saved."""
    shown = offer.records[:_MOST_FACTS]
    html = renderer.page(
        "edit.html", language,
        step=edited.step, column=edited.column, rank=edited.rank, records=shown,
        interval=_interval(edited, shown),
        left_out=len(offer.records) - len(shown), own=language,
    )  # fmt: skip
    rows = list(_rows(renderer, language, edited, offer, draft))
    return Page(html, [*rows, *_back(language, edited, draft), cancel_row(language, draft)])


def _rows(
    renderer: Renderer, language: Language, edited: Edited, offer: Offer, draft: int
) -> Iterator[Row]:
    match edited.step:
        case EditStep.FACT:
            for number, record in enumerate(offer.records[:_MOST_FACTS]):
                yield editor_button(
                    f"{number + 1} · {record.id}", EditorAction.CHOOSE, draft, record.id
                )
        case EditStep.FIELD:
            field = renderer.words("fields.html", language).field  # type: ignore[attr-defined]
            named = [(str(field(column)).strip(), column) for column in offer.columns]
            yield from _paired(named, draft)
        case EditStep.NEW | EditStep.INTERVAL:
            said = renderer.words("changes.html", language).said  # type: ignore[attr-defined]
            column = INTERVAL if edited.step is EditStep.INTERVAL else edited.column
            named = [
                (plain_text(str(said(column, text))), f"{TYPED}{text}") for text in offer.texts
            ]
            if can_be_empty(column):
                named.append((editor_sentence(EditorSentence.REMOVE, language), TYPED))
            yield from _paired(named, draft)


def _interval(edited: Edited, shown: tuple[FactRecord, ...]) -> str:
    """The interval around the number of the fact that is corrected, empty if it has none."""
    interval = interval_of(shown[0]) if edited.id else None
    return "" if interval is None else str(interval)


def _paired(named: Sequence[tuple[str, str]], draft: int) -> Iterator[Row]:
    buttons = [
        button
        for label, choice in named
        for button in editor_button(label, EditorAction.CHOOSE, draft, choice)
    ]
    for start in range(0, len(buttons), _IN_A_ROW):
        yield buttons[start : start + _IN_A_ROW]


def _back(language: Language, edited: Edited, draft: int) -> list[Row]:
    is_first = edited.step is EditStep.FACT or (not edited.column and len(edited.ids) == 1)
    label = editor_sentence(EditorSentence.ONE_STEP_BACK, language)
    return [] if is_first else [editor_button(label, EditorAction.CHOOSE, draft, Choice.BACK)]
