"""The words that templates ask for: names, numbers and periods in one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from decimal import Decimal
from functools import lru_cache
from typing import Any, Protocol, TypeVar

from jinja2 import Environment
from markupsafe import Markup

from bot.render.calculation import unwritten, written_out
from bot.render.cldr import territories, tongues
from bot.render.compiling import marked_up
from bot.render.layout import (
    answer_table,
    assumed,
    by_run,
    by_series,
    caveats,
    has_grown,
    notes,
    remarks,
    table,
    taken,
)
from bot.render.numbers import is_signed, number, plain, shown
from bot.render.origins import OriginNames, Producers
from bot.render.periods import PeriodNames
from bot.render.places import place_forms
from knowledge.types.answer import Alternative, Cause
from knowledge.types.fact import (
    Indicator,
    IndicatorKind,
    Language,
    Place,
    PlaceKind,
    Producer,
    Series,
    Source,
    SourceKind,
)
from knowledge.types.figure import Computation, Figure
from knowledge.types.period import Period

_OFFICES = {SourceKind.OFFICIAL, SourceKind.INTERGOVERNMENTAL, SourceKind.SURVEY}
_PROPER = ("KZ", "RU")
_KEPT = 2048  # words of a macro
_Said = TypeVar("_Said")
_WORD = re.compile(r"(?:^|(?<=[;,(] ))[A-Za-z]+(?: number| points| caption)?\.?")


class Names(Producers, Protocol):
    """What knows the names of things; a store does."""

    def indicator(self, id: str) -> Indicator:
        """The indicator with this id."""

    def place(self, code: str) -> Place:
        """The place with this code; raises LookupError."""

    def source(self, id: str) -> Source:
        """The source with this id."""

    def producer(self, id: str) -> Producer:
        """The producer with this id."""

    def follow(self, forget: Callable[[], None]) -> None:
        """Have what was made of the names forgotten whenever they may have changed."""


class Words:
    """The filters of one language."""

    def __init__(self, language: Language, names: Names) -> None:
        self.language = language
        self.names = names
        self._origins = OriginNames(language, names)
        self._lowered: dict[str, str] = {}
        self._is_balance = self.kept(self._is_of_balance)

    def kept(self, macro: Callable[..., _Said]) -> Callable[..., _Said]:
        """The macro with its words kept, by what it is given, until the names change."""
        remembered = lru_cache(_KEPT)(macro)
        self.names.follow(remembered.cache_clear)
        return remembered

    def install(self, environment: Environment) -> None:
        """Give the environment its filters; templates can be read only after that."""
        environment.filters.update(self._plain_filters())
        periods = PeriodNames(self.language, environment.get_template("periods.html").module)
        parse = Period.parse
        environment.filters.update(
            period=periods.full,
            bare_period=periods.bare,
            period_of=lambda code: periods.full(parse(code)),
            bare_period_of=lambda code: periods.bare(parse(code)),
            periods_of=lambda codes: ", ".join(periods.bare(parse(c)) for c in codes.split(",")),
        )
        words = environment.get_template("locators.html").module
        environment.filters["locator"] = _locator(getattr(words, "locator_words"))  # noqa: B009

    def _plain_filters(self) -> dict[str, Callable[..., Any]]:
        return {**self._of_names(), **self._of_numbers(), **self._of_answers()}

    def _of_names(self) -> dict[str, Callable[..., Any]]:
        return {
            "kept": self.kept,
            "indicator": self.indicator,
            "direction": lambda id: self.names.indicator(id).direction.value,
            "kind": lambda id: self.names.indicator(id).kind.value,
            "forms": place_forms(self.language).get,
            "place": self.place,
            "place_is_named": self.place_is_named,
            "is_city": lambda code: self.names.place(code).kind is PlaceKind.CITY,
            "capital": capital,
            "plain_code": self.plain_code,
            "office": self.office,
            "source_title": lambda id: self.names.source(id).title,
            "producer": lambda id: self.names.producer(id).names[self.language],
            "language_name": lambda code: tongues(self.language).get(code, code),
            "title": lambda figure: next(figure.facts()).source.title,
            "publisher": self._origins.publisher,
            "origins": self._origins.origins,
        }

    def _of_numbers(self) -> dict[str, Callable[..., Any]]:
        return {
            "digits": self.digits,
            "unsigned_digits": lambda figure: self.number(abs(shown(figure))),
            "shown": shown,
            "plain_number": lambda text: self.number(Decimal(text)),
            "signed_like": self.signed_like,
            "difference": self.difference,
            "written_out": self.written_out,
            "unwritten": unwritten,
        }

    def _of_answers(self) -> dict[str, Callable[..., Any]]:
        return {
            "table": table,
            "answer_table": answer_table,
            "by_series": by_series,
            "by_run": by_run,
            "remarks": remarks,
            "has_grown": has_grown,
            "notes": notes,
            "assumed": assumed,
            "revised": self.revised,
            "taken": taken,
            "caveats": caveats,
        }

    def indicator(self, id: str) -> str:
        """The indicator's name as it stands within a sentence."""
        name = self.names.indicator(id).names[self.language]
        lowered = self._lowered.get(name)
        if lowered is None:
            countries = [self.place(code) for code in _PROPER]
            lowered = self._lowered[name] = _within_sentence(name, countries)
        return lowered

    def place(self, code: str) -> str:
        """The name of a place; countries that the store does not know are in the CLDR."""
        with suppress(LookupError):
            return self.names.place(code).names[self.language]
        return str(territories(self.language).get(code, code))

    def revised(self, alternatives: tuple[Alternative, ...]) -> list[list[Alternative]]:
        """The numbers that were revised later, together by whose they are."""
        groups: dict[str, list[Alternative]] = {}
        for entry in alternatives:
            if entry.cause is Cause.SUPERSEDED:
                source = next(entry.figure.facts()).source
                groups.setdefault(self.office(entry.figure) or source.title, []).append(entry)
        return list(groups.values())

    def place_is_named(self, series: Series) -> bool:
        """Whether the indicator's own name says the place."""
        name = self.names.indicator(series.indicator).names[self.language]
        return self.place(series.place).casefold() in name.casefold()

    def plain_code(self, code: str) -> str:
        """A breakdown that no template knows: places by name, else its own words."""
        value = code.rpartition(":")[2]
        parts = value.split("+") if code.startswith("regions:") else [value.replace("-", " ")]
        return ", ".join(map(self.place, parts))

    def number(self, value: Decimal, *, signed: bool = False) -> str:
        """A number in full."""
        return number(plain(value), self.language, signed=signed)

    def digits(self, figure: Figure) -> str:
        """The figure's number, both ends of a range, without its unit."""
        is_balance = self._is_balance(figure.series.indicator)
        digits = number(shown(figure), self.language, signed=is_signed(figure, is_balance))
        if figure.value_max is None:
            return digits
        return f"{digits}–{self.number(figure.value_max)}"

    def _is_of_balance(self, indicator: str) -> bool:
        return self.names.indicator(indicator).kind is IndicatorKind.BALANCE

    def signed_like(self, claimed: Decimal, held: Figure | None) -> str:
        """A number of the reader's, with a plus if it is held as one of a balance."""
        return self.number(claimed, signed=held is not None and self.digits(held)[0] == "+")

    def difference(self, alternative: Alternative) -> str:
        """By how much another number differs."""
        return self.number(alternative.difference, signed=True)

    def written_out(self, figure: Figure) -> str | None:
        """Our calculation over printed numbers."""
        if figure.derivation is None:
            return None
        inputs = figure.derivation.inputs
        if figure.derivation.computation is Computation.DIFFERENCE and figure.value < 0:
            # between places or groups, what is larger is said to exceed the other
            inputs = inputs if table(inputs).axis == "period" else inputs[::-1]
        operands = [number(shown(entry), self.language) for entry in inputs]
        return written_out(figure.derivation, operands)

    def office(self, figure: Figure) -> str:
        """The office whose number it is; empty if it is no office's."""
        authority = next(figure.facts()).authority
        is_office = authority is not None and authority.kind in _OFFICES
        return authority.names[self.language] if authority and is_office else ""


def _within_sentence(name: str, countries: Iterable[str]) -> str:
    """The name with a small letter, unless it begins with an abbreviation or a country's name."""
    first = name.split(" ", 1)[0]
    is_proper = first[1:2].isupper() or any(
        first.startswith(country) or country.startswith(first) for country in countries
    )
    return name if is_proper else name[0].lower() + name[1:]


def capital(text: str) -> str:
    """The text with a capital at its beginning; markup stays markup."""
    letters = str.__str__(text)
    first = letters[:1].upper()
    if letters.startswith(first):
        return text
    begun = first + letters[1:]
    return marked_up(begun) if isinstance(text, Markup) else begun


def _locator(words: dict[str, str]) -> Callable[[str], str]:
    def translated(locator: str) -> str:
        return _WORD.sub(lambda match: words.get(match[0], match[0]), locator)

    return translated
