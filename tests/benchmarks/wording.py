"""The words of which questions are put together: sentences with a gap for places and years."""

from __future__ import annotations

from typing import NamedTuple


class Forms(NamedTuple):
    """A country as the three languages write it after "to" and after "from"."""

    english: str
    russian_to: str
    russian_from: str
    kazakh_to: str
    kazakh_from: str


PARTNERS = {
    "RU": Forms("Russia", "в Россию", "из России", "Ресейге", "Ресейден"),
    "DE": Forms("Germany", "в Германию", "из Германии", "Германияға", "Германиядан"),
    "UZ": Forms("Uzbekistan", "в Узбекистан", "из Узбекистана", "Өзбекстанға", "Өзбекстаннан"),
    "KG": Forms("Kyrgyzstan", "в Кыргызстан", "из Кыргызстана", "Қырғызстанға", "Қырғызстаннан"),
    "TJ": Forms("Tajikistan", "в Таджикистан", "из Таджикистана", "Тәжікстанға", "Тәжікстаннан"),
    "TM": Forms("Turkmenistan", "в Туркменистан", "из Туркменистана", "Түрікменстанға", "Түрікменстаннан"),
    "UA": Forms("Ukraine", "на Украину", "из Украины", "Украинаға", "Украинадан"),
    "BY": Forms("Belarus", "в Беларусь", "из Беларуси", "Беларуське", "Беларустен"),
    "AZ": Forms("Azerbaijan", "в Азербайджан", "из Азербайджана", "Әзірбайжанға", "Әзірбайжаннан"),
    "AM": Forms("Armenia", "в Армению", "из Армении", "Арменияға", "Армениядан"),
    "GE": Forms("Georgia", "в Грузию", "из Грузии", "Грузияға", "Грузиядан"),
    "MD": Forms("Moldova", "в Молдову", "из Молдовы", "Молдоваға", "Молдовадан"),
    "CN": Forms("China", "в Китай", "из Китая", "Қытайға", "Қытайдан"),
    "US": Forms("the USA", "в США", "из США", "АҚШ-қа", "АҚШ-тан"),
    "TR": Forms("Turkey", "в Турцию", "из Турции", "Түркияға", "Түркиядан"),
    "MN": Forms("Mongolia", "в Монголию", "из Монголии", "Моңғолияға", "Моңғолиядан"),
    "IL": Forms("Israel", "в Израиль", "из Израиля", "Израильге", "Израильден"),
    "CA": Forms("Canada", "в Канаду", "из Канады", "Канадаға", "Канададан"),
}  # fmt: skip

# {to} and {from_} are a partner in the form that the language needs, {year} a year
WITH_PARTNER = {
    "emigration": (
        "how many people left Kazakhstan for {english} in {year}",
        "emigration from Kazakhstan to {english}, {year}",
        "people who moved to {english} in {year}",
        "сколько людей уехало {russian_to} в {year} году",
        "эмиграция {russian_to} за {year} год",
        "{year} эмигранты {russian_to}",
        "{year} жылы {kazakh_to} қанша адам көшіп кетті",
        "{kazakh_to} кеткендер саны {year}",
    ),
    "immigration": (
        "how many people came to Kazakhstan from {english} in {year}",
        "immigration from {english} to Kazakhstan {year}",
        "arrivals from {english}, {year}",
        "сколько человек приехало {russian_from} в {year} году",
        "иммиграция {russian_from} в {year}",
        "прибывшие {russian_from}, {year}",
        "{year} жылы {kazakh_from} қанша адам көшіп келді",
        "{kazakh_from} келгендер саны {year} жыл",
    ),
}

OF_A_YEAR = {
    "emigration": (
        "emigration {year}", "how many people left Kazakhstan in {year}?", "departures in {year}",
        "сколько уехало в {year} году?", "эмиграция за {year} год", "выехавшие из страны, {year}",
        "{year} жылы қанша адам кетті?", "эмиграция {year} жыл",
    ),
    "immigration": (
        "immigration {year}", "how many people came to Kazakhstan in {year}?", "arrivals in {year}",
        "сколько приехало в {year} году?", "иммиграция за {year} год", "прибывшие в страну, {year}",
        "{year} жылы қанша адам келді?", "иммиграция {year} жыл",
    ),
    "net_migration": (
        "net migration {year}", "migration balance of Kazakhstan in {year}", "/balance {year}",
        "сальдо миграции за {year} год", "миграционное сальдо {year}",
        "{year} жылғы көші-қон сальдосы", "көші-қон айырымы {year}",
    ),
    "population": (
        "population of Kazakhstan in {year}", "население Казахстана в {year} году",
        "{year} жылғы Қазақстан халқының саны",
    ),
    "remittances_received": (
        "remittances received by Kazakhstan in {year}", "денежные переводы в Казахстан за {year} год",
    ),
}  # fmt: skip

OF_A_SPAN = {
    "emigration": (
        "emigration {first}-{last}", "how did emigration change from {first} to {last}",
        "how many people left in total in {first}-{last}", "in which year of {first}-{last} did most people leave",
        "эмиграция с {first} по {last} год", "сколько всего уехало в {first}-{last} годах",
        "во сколько раз изменилась эмиграция с {first} по {last} год",
        "{first}-{last} жылдары қанша адам кетті", "emigration in {first} compared with {last}",
    ),
    "immigration": (
        "immigration {first}-{last}", "how did immigration change from {first} to {last}",
        "иммиграция с {first} по {last} год", "сколько всего приехало в {first}-{last} годах",
        "{first}-{last} жылдары қанша адам келді", "immigration in {first} compared with {last}",
    ),
    "net_migration": (
        "net migration {first}-{last}", "migration balance from {first} to {last}",
        "сальдо миграции {first}-{last}", "көші-қон сальдосы {first}-{last}",
    ),
}  # fmt: skip
