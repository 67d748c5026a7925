"""What a question restricts itself to is in the answer, or there is no answer."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from reading import TODAY, spec

from knowledge.answer.engine import Engine
from knowledge.lexicon import Lexicon
from knowledge.question import understand
from knowledge.question.facets import find_facets
from knowledge.question.phrase import read
from knowledge.types.answer import Status

_DECLINED = (Status.NO_DATA, Status.NOT_UNDERSTOOD, Status.CLARIFY)
_EMIGRATION = {"en": "{} emigration 2020", "ru": "{} эмиграция 2020", "kk": "{} эмиграция 2020"}


def _places() -> list[tuple[str, str, str]]:
    """Every form of every place, with its language."""
    path = files("knowledge") / "data" / "lexicon" / "places.csv"
    rows = csv.DictReader(path.read_text("utf-8").splitlines())
    return [(row["language"], row["form"], row["place"]) for row in rows]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_form_of_a_place_is_read_as_that_place(lexicon: Lexicon, language: str) -> None:
    pronoun = "us"  # which is no country in small letters
    wrong = []
    for spoken, form, place in _places():
        if spoken != language or pronoun in form.split():
            continue
        text = _EMIGRATION[language].format(form)
        facets = find_facets(read(text, lexicon)[0], TODAY)
        named = {mention.code for mention in facets.roles.mentions}
        if named != {place}:
            wrong.append((form, place, named))
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "эмиграция в Россию по регионам 2024",
        "эмиграция по областям в Германию 2024",
        "сальдо миграции с Россией по областям 2024",
        "в какой области самая высокая эмиграция в Германию 2024",
        "emigration to Russia by region 2024",
        "2024 жылы Ресейге өңірлер бойынша қанша адам кетті",
        "население регионов 2024",
        "share who want to leave by region",
        "эмиграция по специальностям в Россию",
        "regions with the highest and the lowest net migration in 2024",
        "білім алу үшін кеткендер",  # the survey asked those who plan to leave
        "migrants from Kazakhstan in Turkey 2023",  # who lives there, not who moved
        "temporary emigration 2024",
        "временная эмиграция 2024",
        "уақытша эмиграция 2024",
        "emigration of foreigners from Kazakhstan 2024",
        "иммиграция иностранцев 2024",
        "2024 жылы шетелдіктер қанша келді",
        "immigration of stateless persons 2024",
        "иммиграция лиц без гражданства 2024",
        "how many refugees arrived in 2024",
        "share of Russians who want to leave",
        "доля русских желающих уехать",
        "почему снизилась иммиграция",
        "emigration to South Georgia 2020",
        "эмиграция из Южной Георгии 2020",
        "эмиграция в о-в Св. Елены 2020",
        "эмиграция в Конго 2020",
        "emigration excluding Russia 2024",
        "эмиграция не в Россию 2024",
        "Ресейді қоспағанда эмиграция 2024",
        "emigration as a share of GDP 2024",
        "медианная эмиграция",
        "average monthly emigration in 2024",
        "emigration two years after 2020",
        "years with at least 20000 emigrants",
        "how many migrants died in Kazakhstan in 2023",
        "сколько мигрантов умерло в 2022",
        "babies born to migrants 2022",
        "births among immigrants 2021",
        "how many people died on the way to Kazakhstan",
        "births and emigration 2022",
        "how many people leave per day",
        "how many people leave a day in 2024",
        "сколько приезжает в день",
        "сколько приезжает за день в 2024",
        "сколько уезжает за час",
        "күніне қанша адам кетеді",
        "сағатына қанша адам кетеді",
        "how many Koreans live in Kazakhstan",
        "how many Germans live in Kazakhstan",
        "how many Russians live in Kazakhstan",
        "how many stayed in Kazakhstan in 2024",
        "сколько осталось в Казахстане в 2024",
        "2024 жылы Қазақстанда қанша адам қалды",
        "how many nurses emigrated 2024",
        "second highest decade of emigration",
        "best years for emigration",
        "лучший год эмиграции",
        "средний возраст мигрантов",
        "мигранттардың орташа жасы",
        "average age of migrants",
        "second highest emigration",
        "which decade had most emigration",
        "кто чаще всего переезжает из России в Казахстан",
        "migration between Uzbekistan and Russia 2023",
        "миграция между Россией и Узбекистаном 2022",
        "Өзбекстан мен Ресей арасындағы көші-қон 2023",
        "how many Turks moved from Germany to Kazakhstan in 2024",
        "сколько россиян приехало из Китая в 2023",
        "Ресейліктер Қытайдан қанша келді 2023",
        "from China via Russia to Kazakhstan 2024",
        "Қытайдан Ресей арқылы қанша адам келді 2024",
    ],
)
def test_a_restriction_that_no_figure_has_is_never_dropped(engine: Engine, text: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert answer.status in _DECLINED, list(answer.figures())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("emigration regions 2024", "ranking emigration KZ @2024 by:region"),
        ("эмиграция регионов 2024", "ranking emigration KZ @2024 by:region"),
        ("өңірлердің эмиграциясы 2024", "ranking emigration KZ @2024 by:region"),
        ("net migration of the regions 2024", "ranking net_migration KZ @2024 by:region"),
        ("сальдо сельской местности 2020", "value net_migration KZ settlement:rural @2020"),
        (
            "net migration with Russia and Uzbekistan between 2019 and 2022",
            "comparison net_migration KZ>RU & net_migration KZ>UZ @2019/2022",
        ),
        (
            "difference in net migration between Russia and Uzbekistan 2023",
            "comparison net_migration KZ>RU & net_migration KZ>UZ @2023",
        ),
        (
            "how many people came from Russia and Uzbekistan in 2023",
            "comparison immigration KZ>RU & immigration KZ>UZ @2023",
        ),
        ("emigration after independence", "sum emigration KZ @1991/2025"),
        ("эмиграция после обретения независимости", "sum emigration KZ @1991/2025"),
        ("share of Kazakhs among emigrants 2019", "share emigration KZ ethnicity:kazakhs @2019"),
        (
            "what percent of immigrants were Kazakhs in 2019",
            "share immigration KZ ethnicity:kazakhs @2019",
        ),
        (
            "how many Kazakhs moved to Kazakhstan in 2019",
            "value immigration KZ ethnicity:kazakhs @2019",
        ),
        ("how many Kazakhs came in 2019", "value immigration KZ ethnicity:kazakhs @2019"),
        ("how many Kazakhs emigrated in 2019", "value emigration KZ @2019"),
        ("Russians-born living in Kazakhstan 2020", "value immigrant_stock KZ>RU @2020"),
    ],
)
def test_what_a_figure_can_be_restricted_to_is_kept(
    lexicon: Lexicon, text: str, meant: str
) -> None:
    assert spec(understand(text, lexicon, TODAY)).startswith(meant)


@pytest.mark.parametrize(
    "texts",
    [
        ("share who want to leave", "доля желающих уехать", "кеткісі келетіндердің үлесі"),
        ("motives for emigration (survey)", "мотивы эмиграции (опрос)", "эмиграция себептері (сауалнама)"),
        ("why did emigration fall", "почему снизилась эмиграция", "эмиграция неге азайды"),
        ("was there a temporary growth of emigration in 2006-2008?",
         "был ли временный рост эмиграции в 2006-2008?",
         "2006-2008 жылдары эмиграция уақытша өсті ме"),
    ],
)  # fmt: skip
def test_one_meaning_has_one_answer_in_three_languages(
    engine: Engine, texts: tuple[str, ...]
) -> None:
    answers = [engine.ask(text, today=TODAY) for text in texts]
    cited = [
        sorted({fact for citation in answer.citations for fact in citation.facts})
        for answer in answers
    ]
    assert cited[0]
    assert cited == [cited[0]] * len(texts)
