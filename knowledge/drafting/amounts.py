"""Typed amounts: 7 608, −6 722, 16.6 тыс., ~7600, ≥500, 100–120."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from knowledge.drafting.errors import Mistake, StepError
from knowledge.drafting.named import held_id
from knowledge.drafting.steps import Cells, Lookups
from knowledge.exchange.files.cells import read_number, read_text
from knowledge.exchange.files.errors import RefusalKind
from knowledge.lexicon import Kind, Lexicon
from knowledge.normalise import tokenise
from knowledge.types.fact import Precision

_SIGNS = {
    "~": Precision.APPROXIMATE, "≈": Precision.APPROXIMATE, "≥": Precision.AT_LEAST,
    ">=": Precision.AT_LEAST, "≤": Precision.AT_MOST, "<=": Precision.AT_MOST,
}  # fmt: skip
_SPACES = r"[ \u00a0\u202f]"
_NUMBER = rf"[+\-−–]?{_SPACES}*(?:\d{{1,3}}(?:{_SPACES}\d{{3}})+|\d+)(?:[.,]\d+)*"
_AMOUNT = re.compile(
    rf"(?P<sign>~|≈|≥|≤|>=|<=)?\s*(?P<first>{_NUMBER})"
    rf"(?:\s*[-–—]\s*(?P<last>{_NUMBER}))?\s*(?P<scale>[^\W\d_]+\.?)?"
)
_GROUP = 3
_MULTIPLIERS = frozenset({1_000, 1_000_000, 1_000_000_000})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it was typed, or two that are the ends of a range."""

    value: Decimal
    value_max: Decimal | None
    precision: Precision

    def cells(self, typed: str) -> Cells:
        """The amount as cells, with the text that was typed for what is printed."""
        return {
            "value": _plain(self.value),
            "value_max": "" if self.value_max is None else _plain(self.value_max),
            "value_as_published": typed.strip().lstrip("".join(_SIGNS)).strip(),
            "precision": self.precision.value,
        }


def read_value(typed: str, cells: Cells, lookups: Lookups) -> Cells:
    """A number with how exact it is. Raises StepError and CellError."""
    found = read_amount(typed, cells["indicator"], lookups).cells(read_text("value", typed))
    check_decimals({**cells, **found}, lookups)
    return found


def read_amount(typed: str, indicator: str, lookups: Lookups) -> Amount:
    """A number, or two, of what the indicator counts. Raises StepError and CellError."""
    decimals = lookups.store.indicator(indicator).decimals
    return _amount(read_text("value", typed), decimals, lookups.lexicon)


def check_decimals(cells: Cells, lookups: Lookups) -> None:
    """Raise StepError if the indicator is not counted as finely as the value."""
    decimals = lookups.store.indicator(cells["indicator"]).decimals
    for column in ("value", "value_max"):
        number = read_number(column, cells[column])
        if number is not None and number != round(number, decimals):
            nearest = _plain(round(number, decimals))
            raise StepError(Mistake.NOT_WHOLE, cells[column], (nearest,), "value")


def read_precision(typed: str, cells: Cells, lookups: Lookups) -> Cells:
    """How exact the value is; only a range has two ends. Raises StepError and CellError."""
    chosen = held_id("precision", typed, lookups.words["precision"])
    if chosen != Precision.RANGE:
        return {"precision": chosen, "value_max": ""}
    if not cells.get("value_max"):
        raise StepError(Mistake.NOT_A_RANGE, cells.get("value", ""))
    return {"precision": chosen}


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _amount(text: str, decimals: int, lexicon: Lexicon) -> Amount:
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise StepError(RefusalKind.NOT_A_NUMBER if text else RefusalKind.EMPTY, text)
    scale = _scale(match["scale"], text, lexicon)
    first = _number(match["first"], decimals, scale) * scale
    last = _number(match["last"], decimals, scale) * scale if match["last"] else None
    if last is not None and last < first:
        raise StepError(RefusalKind.NOT_A_NUMBER, text)
    return Amount(first, last, _precision(match["sign"], last, scale))


def _precision(sign: str | None, last: Decimal | None, scale: Decimal) -> Precision:
    if last is not None:
        return Precision.RANGE
    if sign:
        return _SIGNS[sign]
    return Precision.ROUNDED if scale > 1 else Precision.EXACT


def _scale(word: str | None, text: str, lexicon: Lexicon) -> Decimal:
    """The thousand or million that is written after a number."""
    if not word:
        return Decimal(1)
    (known,) = lexicon.words(tokenise(word))
    values = {c.value for c in lexicon.meanings(known) if c.kind is Kind.CARDINAL}
    scales = [int(value) for value in values if int(value) in _MULTIPLIERS]
    if not scales:
        raise StepError(RefusalKind.NOT_A_NUMBER, text, (text[: text.rindex(word)].strip(),))
    return Decimal(scales[0])


def _number(written: str, decimals: int, scale: Decimal) -> Decimal:
    """The value of digits whose point or comma may part thousands or decimals.

    Raises StepError where it may be either.
    """
    plain = re.sub(_SPACES, "", written).replace("−", "-").replace("–", "-").lstrip("+")
    parts = re.split("[.,]", plain)
    if len(parts) == 1:
        return Decimal(plain)
    *whole, last = parts
    if len(whole) > 1 and all(len(group) == _GROUP for group in whole[1:]):
        is_grouped = len(last) == _GROUP and plain.count(".") != 1 and plain.count(",") != 1
        joined = "".join(whole)
        return Decimal(joined + last if is_grouped else f"{joined}.{last}")
    if len(whole) > 1:
        raise StepError(RefusalKind.NOT_A_NUMBER, written)
    if len(last) != _GROUP or len(whole[0].lstrip("-")) > _GROUP or whole[0].lstrip("-") == "0":
        return Decimal(f"{whole[0]}.{last}")
    if decimals or scale > 1:
        suggestions = (f"{whole[0]}{last}", f"{whole[0]}.{last}0")
        raise StepError(Mistake.UNCLEAR_NUMBER, written, suggestions)
    return Decimal(f"{whole[0]}{last}")
