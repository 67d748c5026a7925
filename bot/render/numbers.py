"""Numbers as the reader's language writes them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from bot.render.cldr import conventions
from knowledge.types.fact import Language
from knowledge.types.figure import Computation, Derivation, Figure

MINUS = "\N{MINUS SIGN}"
_DECIMALS = {
    Computation.PERCENT_CHANGE: 1,
    Computation.POINTS: 1,
    Computation.SHARE: 1,
    Computation.RATIO: 1,
    Computation.RATE: 2,
    Computation.MEAN: 0,
}
_HARDLY_MORE = Decimal("1.1")  # a ratio that one decimal would not tell from 1
_CHANGES = {Computation.DIFFERENCE, Computation.PERCENT_CHANGE, Computation.POINTS}
_SIZES = {Computation.RATIO, Computation.SHARE}
_PRINTED_CHANGES = {"emigration_change", "net_migration_rate_un_estimate"}


@cache
def _separators(language: Language) -> dict[int, str]:
    written = conventions(language)
    return str.maketrans({",": written.group, ".": written.decimal})


def number(value: Decimal, language: Language, *, signed: bool = False) -> str:
    """The number in full, with a real minus, and a plus if it is to be signed."""
    digits = f"{abs(value):,f}".translate(_separators(language))
    if value < 0:
        return MINUS + digits
    return f"+{digits}" if signed and value else digits


def plain(value: Decimal) -> Decimal:
    """The value without zeros that say nothing: 5 for 5.00, but 500 for 500."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


def shown(figure: Figure) -> Decimal:
    """The value as far as it is written out; our calculations are rounded."""
    if figure.derivation is None:
        return plain(figure.value)
    decimals = _decimals(figure.derivation)
    if figure.derivation.computation is Computation.RATIO and figure.value < _HARDLY_MORE:
        decimals = 2
    return plain(figure.value if decimals is None else _rounded(figure.value, decimals))


def _decimals(derivation: Derivation) -> int | None:
    """None where the number is exact; a difference of means has the decimals of these."""
    within = (entry.derivation for entry in derivation.inputs if entry.derivation)
    means = [one for one in within if one.computation is Computation.MEAN]
    computation = Computation.MEAN if means else derivation.computation
    is_difference = derivation.computation is Computation.DIFFERENCE
    return _DECIMALS.get(computation if is_difference else derivation.computation)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    """The value with that many decimals, with two digits if it is smaller than these can show."""
    if value and abs(value) < Decimal(1).scaleb(-decimals):
        decimals = 1 - value.adjusted()
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def is_signed(figure: Figure, is_balance: bool) -> bool:
    """Whether a plus is shown: on balances and on changes, not on ratios and shares of them."""
    if figure.derivation is not None:
        computation = figure.derivation.computation
        return computation in _CHANGES or (is_balance and computation not in _SIZES)
    return is_balance or figure.series.indicator in _PRINTED_CHANGES
