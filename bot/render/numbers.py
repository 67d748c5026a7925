"""Numbers as the reader's language writes them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from babel.core import Locale

from knowledge.types.fact import Language

MINUS = "\N{MINUS SIGN}"
_OTHER = {Language.ENGLISH: 1, Language.RUSSIAN: 1, Language.KAZAKH: 1}
_FORMS = {"one": 0, "few": 1, "many": 2}


def locale_of(language: Language) -> Locale:
    """The locale whose patterns are used; English dates begin with the day."""
    territory = "GB" if language is Language.ENGLISH else None
    return Locale(language.value, territory)


class Numbers:
    """Writes numbers with the separators of one language."""

    def __init__(self, language: Language) -> None:
        locale = locale_of(language)
        symbols = locale.number_symbols["latn"]
        self._separators = str.maketrans({",": symbols["group"], ".": symbols["decimal"]})
        self._category = locale.plural_form
        self._other = _OTHER[language]

    def write(self, value: Decimal, *, signed: bool = False) -> str:
        """The number with all its digits, a real minus, and a plus if it is to be signed."""
        plain = f"{abs(value):,f}"
        if "." in plain:
            plain = plain.rstrip("0").rstrip(".")
        digits = plain.translate(self._separators)
        if value < 0:
            return MINUS + digits
        return f"+{digits}" if signed and value else digits

    def form(self, value: Decimal) -> int:
        """Which plural form of the catalogue a number takes."""
        return _FORMS.get(self._category(abs(value).normalize()), self._other)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """The value with that many decimals, with two digits at least if it is very small."""
    if value and abs(value) < Decimal(1).scaleb(-decimals):
        decimals = 1 - value.adjusted()
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
