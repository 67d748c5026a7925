"""A fact as a row of cells: its columns, and the way there and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest
from typing import TypeVar

from knowledge.exchange.files.encoding import is_garbled
from knowledge.exchange.files.errors import MOST_CHARACTERS, CellError, RefusalKind
from knowledge.store.codec import ValueDigitsError, number_of, qualifiers_of, qualifiers_text
from knowledge.store.records import FactRecord, Keyword
from knowledge.types.fact import (
    FactKind,
    FactText,
    Language,
    Lifecycle,
    Precision,
    Quality,
    Rank,
    Series,
)
from knowledge.types.period import Period, PeriodError

_SLOT = (
    "id", "kind", "indicator", "place", "counterpart", "breakdown", "period", "value", "value_max",
    "unit", "value_as_published", "precision", "quality", "rank", "source", "locator", "origin",
    "authority", "qualifiers", "lifecycle",
)  # fmt: skip
_WORDS = ("text", "caveat", "reason", "keywords")
COLUMNS = (*_SLOT, *(f"{word}_{language}" for language in Language for word in _WORDS))
_USUAL: dict[str, str] = {
    "kind": FactKind.FIGURE, "precision": Precision.EXACT, "rank": Rank.NORMAL,
    "lifecycle": Lifecycle.PUBLISHED,
}  # fmt: skip
_TEXTS_OF = {language: tuple(f"{word}_{language}" for word in _WORDS[:-1]) for language in Language}
_KEYWORDS_OF = {language: f"keywords_{language}" for language in Language}
_FORMULA = "="
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_KEYWORD = re.compile(r"([1-9]) (\S.*)")

_Member = TypeVar("_Member", bound=StrEnum)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a file: the text in each column that the file has, and the line where it stands.

    A row with a `fault` is refused for it.
    """

    line: int
    texts: Mapping[str, str]
    fault: CellError | None = None

    @classmethod
    def of(cls, line: int, columns: Sequence[str], texts: Sequence[str]) -> Cells:
        """The row of these texts; columns at the end may have none."""
        surplus = next(filter(str.strip, texts[len(columns) :]), "")
        fault = CellError("", RefusalKind.TOO_MANY_CELLS, surplus) if surplus else None
        return cls(line, dict(zip_longest(columns, texts[: len(columns)], fillvalue="")), fault)


def cells_of(record: FactRecord) -> dict[str, str]:
    """The text in each column for a fact."""
    state = record.state()
    cells = {column: _written(state.get(column)) for column in _SLOT}
    cells["period"] = record.period.code if record.period else ""
    cells["qualifiers"] = qualifiers_text(record.qualifiers)
    for language in Language:
        text = record.texts.get(language, FactText())
        words = (text.text, text.caveat, text.reason, _keywords_text(record, language))
        cells |= {f"{name}_{language}": word for name, word in zip(_WORDS, words, strict=True)}
    return cells


def record_of(texts: Mapping[str, str]) -> FactRecord:
    """The fact that the cells state; what is usual may be left empty. Raises CellError."""
    row = _Row(texts)
    return FactRecord(
        id=row.read("id", read_id),
        kind=row.member("kind", FactKind),
        series=Series(
            row.needed("indicator"), row.needed("place"),
            row.text("counterpart") or None, row.text("breakdown") or None,
        ),
        period=row.read("period", _period),
        value=row.read("value", read_number),
        value_max=row.read("value_max", read_number),
        unit=row.text("unit") or None,
        value_as_published=row.text("value_as_published"),
        precision=row.member("precision", Precision),
        quality=row.member("quality", Quality),
        rank=row.member("rank", Rank),
        source=row.needed("source"),
        locator=row.needed("locator"),
        origin=row.text("origin"),
        authority=row.text("authority") or None,
        qualifiers=qualifiers_of(row.text("qualifiers")),
        lifecycle=row.member("lifecycle", Lifecycle),
        texts=dict(row.words()),
        keywords=tuple(row.keywords()),
    )  # fmt: skip


class _Row:
    """The cells of one fact, each read as what it should be."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = {
            column: stripped for column, text in texts.items() if (stripped := text.strip())
        }

    def text(self, column: str) -> str:
        text = self._texts.get(column)
        return _USUAL.get(column, "") if text is None else _checked(column, text)

    def needed(self, column: str) -> str:
        text = self.text(column)
        if not text:
            raise CellError(column, RefusalKind.EMPTY)
        return text

    def read(self, column: str, as_: Callable[[str, str], _Value]) -> _Value:
        return as_(column, self.text(column))

    def member(self, column: str, kind: type[_Member]) -> _Member:
        text = self.needed(column)
        try:
            return kind(text)
        except ValueError as error:
            raise CellError(column, RefusalKind.NOT_ONE_OF, text, ", ".join(kind)) from error

    def words(self) -> Iterator[tuple[Language, FactText]]:
        for language, columns in _TEXTS_OF.items():
            if not self._texts.keys().isdisjoint(columns):
                yield language, FactText(*map(self.text, columns))

    def keywords(self) -> Iterator[Keyword]:
        for language, column in _KEYWORDS_OF.items():
            if column in self._texts:
                yield from read_keywords(column, self.text(column), language)


def read_text(column: str, text: str) -> str:
    """The text of a cell without the space around it. Raises CellError."""
    text = text.strip()
    if len(text) > MOST_CHARACTERS:
        raise CellError(column, RefusalKind.TOO_LONG)
    if text.startswith(_FORMULA):
        raise CellError(column, RefusalKind.FORMULA, text)
    if is_garbled(text):
        raise CellError(column, RefusalKind.GARBLED, text)
    return text


_checked = lru_cache(maxsize=4096)(read_text)  # most of the cells of a table are alike


def read_keywords(column: str, text: str, language: Language) -> Iterator[Keyword]:
    """The keywords of a cell, each after its weight. Raises CellError."""
    for part in filter(str.strip, text.split(";")):
        match = _KEYWORD.fullmatch(part.strip())
        if match is None:
            raise CellError(column, RefusalKind.NOT_KEYWORDS, part.strip())
        yield Keyword(language, match[2], int(match[1]))


def read_id(column: str, text: str) -> str:
    """The id of a cell, which is no other text. Raises CellError."""
    if not text:
        raise CellError(column, RefusalKind.EMPTY)
    if not _ID.fullmatch(text):
        raise CellError(column, RefusalKind.BAD_ID, text)
    return text


def _period(column: str, text: str) -> Period | None:
    try:
        return _parsed(text) if text else None
    except PeriodError as error:
        raise CellError(column, RefusalKind.NOT_A_PERIOD, text) from error


_parsed = lru_cache(maxsize=4096)(Period.parse)  # the rows of a table share their periods


def read_number(column: str, text: str) -> Decimal | None:
    """The number of a cell, None if it is empty. Raises CellError."""
    if not text:
        return None
    try:
        number = Decimal(text)
        if number.is_finite():
            number_of(number)
            return number
    except ValueDigitsError as error:
        raise CellError(column, RefusalKind.TOO_MANY_DIGITS, text) from error
    except InvalidOperation:
        pass
    raise CellError(column, RefusalKind.NOT_A_NUMBER, text)


def _keywords_text(record: FactRecord, language: Language) -> str:
    words = (k for k in record.keywords if k.language is language)
    return "; ".join(f"{keyword.weight} {keyword.keyword}" for keyword in words)


def _written(value: object) -> str:
    return "" if value is None else str(value)
