"""What a place is to the people who move: from, to, in, of, with, or named alone."""

from __future__ import annotations

import pytest
from reading import TODAY, named

from knowledge.lexicon import Lexicon
from knowledge.question.periods import find_periods
from knowledge.question.phrase import read
from knowledge.question.roles import find_roles, is_home


def _roles(lexicon: Lexicon, text: str) -> str:
    phrase = read(text, lexicon)[0]
    return named(find_roles(phrase, find_periods(phrase.items, TODAY).used))


_ENGLISH = [
    ("from Kazakhstan to Russia", "from:KZ to:RU"),
    ("from Russia to Kazakhstan", "from:RU to:KZ"),
    ("to Russia from Kazakhstan", "to:RU from:KZ"),
    ("to Germany", "to:DE"),
    ("into Kazakhstan", "to:KZ"),
    ("out of Kazakhstan", "from:KZ"),
    ("in Kazakhstan", "in:KZ"),
    ("of Kazakhstan", "of:KZ"),
    ("Kazakhstan's emigration", "of:KZ"),
    ("Kazakhstan’s emigration", "of:KZ"),
    ("Kazakhstani emigrants", "of:KZ"),
    ("net migration with Russia", "with:RU"),
    ("between Kazakhstan and Russia", "with:KZ with:RU"),
    ("emigration Kazakhstan", "bare:KZ"),
    ("leave Kazakhstan", "from:KZ"),
    ("emigration, Germany, 2023", "bare:DE"),
    ("Kazakhstan → Russia", "from:KZ to:RU"),
    ("Kazakhstan -> Russia", "from:KZ to:RU"),
    ("Russia to Kazakhstan", "from:RU to:KZ"),
    ("leave Kazakhstan for Germany", "from:KZ for:DE"),
    ("from Russia and Uzbekistan", "from:RU from:UZ"),
    ("from Russia or Uzbekistan", "from:RU from:UZ"),
    ("from China via Russia", "from:CN through:RU"),
    ("to the United States", "to:US"),
    ("to the Republic of Kazakhstan", "to:KZ"),
    ("from the Russian Federation", "from:RU"),
    ("people born in Uzbekistan", "from:UZ"),
    ("from Pavlodar region", "from:KZ-55"),
    ("in Astana", "in:KZ-71"),
    ("in Nur-Sultan", "in:KZ-71"),
    ("from West Kazakhstan", "from:KZ-27"),
    ("to the EAEU", "to:EAEU"),
    ("from CIS countries", "from:CIS"),
    ("from Tashkent", "other:tashkent"),
    ("in 2024 from Kazakhstan", "from:KZ"),
    ("from January 2024 to Germany", "to:DE"),
    ("left the country", "from:KZ"),
    ("Georgia", "bare:GE"),
    ("", ""),
]

_RUSSIAN = [
    ("из Казахстана в Россию", "from:KZ to:RU"),
    ("в Россию из Казахстана", "to:RU from:KZ"),
    ("из России в Казахстан", "from:RU to:KZ"),
    ("в Казахстан", "to:KZ"),
    ("в Казахстане", "in:KZ"),
    ("в Германию", "to:DE"),
    ("в Германии", "in:DE"),
    ("в России", "in:RU"),
    ("с Россией", "with:RU"),
    ("миграция с Украиной", "with:UA"),
    ("с Украины", "from:UA"),
    ("на Украину", "to:UA"),
    ("на Украине", "in:UA"),
    ("из Украины", "from:UA"),
    ("из США", "from:US"),
    ("в США", "to:US"),
    ("между Казахстаном и Россией", "with:KZ with:RU"),
    ("из России и Узбекистана", "from:RU from:UZ"),
    ("из РФ в РК", "from:RU to:KZ"),
    ("уехали казахстанцы", "from:KZ"),
    ("казахстанцы в Германию", "from:KZ to:DE"),
    ("россияне в Казахстан", "from:RU to:KZ"),
    ("Казахстан → Россия", "from:KZ to:RU"),
    ("из Павлодарской области", "from:KZ-55"),
    ("в Павлодарской области", "in:KZ-55"),
    ("в Алматинскую область", "to:KZ-19"),
    ("из ВКО", "from:KZ-63"),
    ("из Нур-Султана", "from:KZ-71"),
    ("в Астане", "in:KZ-71"),
    ("в Астану", "to:KZ-71"),
    ("в Шымкент", "to:KZ-79"),
    ("из Ташкента", "other:ташкента"),
    ("из стран СНГ", "from:CIS"),
    ("в страны ЕАЭС", "to:EAEU"),
    ("с 2012 года из Казахстана", "from:KZ"),
    ("с января по апрель из России", "from:RU"),
    ("до 2015 года в Германию", "to:DE"),
]

_KAZAKH = [
    ("Қазақстаннан Ресейге", "from:KZ to:RU"),
    ("Ресейден Қазақстанға", "from:RU to:KZ"),
    ("Қазақстанға Ресейден", "to:KZ from:RU"),
    ("Қазақстанда", "in:KZ"),
    ("Қазақстанның көші-қоны", "of:KZ"),
    ("Ресеймен көші-қон", "with:RU"),
    ("АҚШ-қа", "to:US"),
    ("АҚШ-тан", "from:US"),
    ("Германияға", "to:DE"),
    ("Түркиядан", "from:TR"),
    ("Өзбекстаннан", "from:UZ"),
    ("Өзбекстанда туған адамдар", "from:UZ"),
    ("Ресей мен Өзбекстаннан", "from:RU from:UZ"),
    ("Қытайдан Ресей арқылы", "from:CN through:RU"),
    ("Казакстаннан Ресейге кетти", "from:KZ to:RU"),  # with Russian letters
    ("Qazaqstannan Reseyge ketti", "from:KZ to:RU"),  # in Latin letters
    ("Павлодар облысынан", "from:KZ-55"),
    ("Павлодар облысында", "in:KZ-55"),
    ("Павлодар облысының", "of:KZ-55"),
    ("Алматы қаласына", "to:KZ-75"),
    ("Алматы облысынан", "from:KZ-19"),
    ("Астанадан", "from:KZ-71"),
    ("Шымкентте қанша адам", "in:KZ-79"),
    ("ШҚО-дан", "from:KZ-63"),
    ("ТМД елдерінен", "from:CIS"),
    ("ЕАЭО елдеріне", "to:EAEU"),
    ("2024 жылы Германияға", "to:DE"),
    ("Ташкенттен", "other:ташкенттен"),
]


@pytest.mark.parametrize(("text", "roles"), [*_ENGLISH, *_RUSSIAN, *_KAZAKH])
def test_words_and_endings_say_what_a_place_is(lexicon: Lexicon, text: str, roles: str) -> None:
    assert _roles(lexicon, text) == roles


_COUNTRIES = [
    # how a sentence names it as origin, as destination; its code
    ("from Germany", "to Germany", "DE"),
    ("from Israel", "to Israel", "IL"),
    ("from China", "to China", "CN"),
    ("from Canada", "to Canada", "CA"),
    ("from Georgia", "to Georgia", "GE"),
    ("from Poland", "to Poland", "PL"),
    ("from Mongolia", "to Mongolia", "MN"),
    ("из Германии", "в Германию", "DE"),
    ("из Израиля", "в Израиль", "IL"),
    ("из Китая", "в Китай", "CN"),
    ("из Канады", "в Канаду", "CA"),
    ("из Грузии", "в Грузию", "GE"),
    ("из Польши", "в Польшу", "PL"),
    ("из Монголии", "в Монголию", "MN"),
    ("из Беларуси", "в Беларусь", "BY"),
    ("из Киргизии", "в Киргизию", "KG"),
    ("из Турции", "в Турцию", "TR"),
    ("из Южной Кореи", "в Южную Корею", "KR"),
    ("из Великобритании", "в Великобританию", "GB"),
    ("Германиядан", "Германияға", "DE"),
    ("Израильден көшкендер", "Израильге көшкендер", "IL"),
    ("Қытайдан", "Қытайға", "CN"),
    ("Канададан", "Канадаға", "CA"),
    ("Польшадан", "Польшаға", "PL"),
    ("Моңғолиядан", "Моңғолияға", "MN"),
    ("Беларусьтен көшкендер", "Беларусьқа көшкендер", "BY"),
    ("Қырғызстаннан", "Қырғызстанға", "KG"),
    ("Оңтүстік Кореядан", "Оңтүстік Кореяға", "KR"),
]


@pytest.mark.parametrize(("origin", "destination", "code"), _COUNTRIES)
def test_origin_and_destination_are_never_confused(
    lexicon: Lexicon, origin: str, destination: str, code: str
) -> None:
    assert _roles(lexicon, origin) == f"from:{code}"
    assert _roles(lexicon, destination) == f"to:{code}"


@pytest.mark.parametrize(
    ("code", "home"), [("KZ", True), ("KZ-55", True), ("RU", False), ("KZX", False), (None, False)]
)
def test_home_is_kazakhstan_and_its_regions(code: str | None, home: bool) -> None:
    assert is_home(code) is home
