"""What is otherwise in a state than in the one before, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.store.codec import period_of, qualifiers_of, qualifiers_text
from knowledge.store.states import State
from knowledge.types.fact import Language
from knowledge.types.interval import Interval, without_interval

_PERIOD = ("period_start", "period_end")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field before and after, empty where there is nothing.

    `field` is a column as files have it, such as period, or text_ru for words of a language; an
    interval is one of its own beside the qualifiers.
    """

    field: str
    before: str
    after: str


def differences(before: State | None, after: State) -> tuple[Difference, ...]:
    """The fields that differ, in the order of the columns; of something new those that are set."""
    old = {} if before is None else dict(_fields(before))
    new = dict(_fields(after))
    return tuple(
        Difference(field, old.get(field, ""), new.get(field, ""))
        for field in dict.fromkeys((*new, *old))
        if old.get(field, "") != new.get(field, "")
    )


def _fields(state: State) -> Iterator[tuple[str, str]]:
    for field, value in state.items():
        if field == "texts":
            yield from _texts(value)
        elif field == "keywords":
            yield from _keywords(value)
        elif field == "period_start":
            code = "" if value is None else period_of(value, state["period_end"]).code
            yield "period", code
        elif field == "qualifiers":
            yield from _qualifiers(value)
        elif field not in _PERIOD:
            yield field, "" if value is None else str(value)


def _qualifiers(text: str) -> Iterator[tuple[str, str]]:
    qualifiers = qualifiers_of(text)
    interval = Interval.of(qualifiers)
    yield "qualifiers", qualifiers_text(without_interval(qualifiers))
    yield "interval", "" if interval is None else str(interval)


def _texts(texts: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    for language, words in texts.items():
        for field, text in words.items():
            yield f"{field}_{language}", text


def _keywords(keywords: list[list[Any]]) -> Iterator[tuple[str, str]]:
    for language in Language:
        words = (f"{weight} {word}" for spoken, word, weight in keywords if spoken == language)
        yield f"keywords_{language}", "; ".join(words)
