"""What stands in bot/locale is what Babel has."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from babel import Locale

from bot.render.catalogue import translations
from bot.render.cldr import conventions, territories, tongues
from knowledge.types.fact import Language


def in_order(months: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(months[number] for number in range(1, 13))


@pytest.mark.parametrize("language", Language)
def test_conventions_are_those_of_the_cldr(language: Language) -> None:
    locale, ours = Locale.parse(language.value), conventions(language)
    assert ours.group == locale.number_symbols["latn"]["group"]
    assert ours.decimal == locale.number_symbols["latn"]["decimal"]
    assert ours.months == in_order(locale.months["stand-alone"]["wide"])
    assert ours.months_of == in_order(locale.months["format"]["wide"])


PLACES = {
    Language.ENGLISH: {"one": 0, "other": 1},
    Language.RUSSIAN: {"one": 0, "few": 1, "many": 2, "other": 1},
    Language.KAZAKH: {"one": 0, "other": 1},
}


@pytest.mark.parametrize("language", Language)
def test_plural_forms_are_those_of_the_cldr(language: Language) -> None:
    category, forms = Locale.parse(language.value).plural_form, ("0", "1", "2")
    ours = translations(language)._replace(messages={"people": forms})
    numbers = [*map(Decimal, range(1200)), Decimal("-1"), Decimal("0.5"), Decimal("2.10")]
    told = {number: ours.ngettext("people", "people", number) for number in numbers}
    assert told == {n: str(PLACES[language][category(abs(n))]) for n in numbers}


def test_countries_and_languages_have_names() -> None:
    assert territories(Language.RUSSIAN)["FR"] == "Франция"
    assert tongues(Language.KAZAKH)["ru"] == "орыс тілі"
