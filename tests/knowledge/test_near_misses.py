"""Questions that sound like ones that can be answered, and ask for something else."""

from __future__ import annotations

import pytest
from answered import computed
from reading import TODAY

from knowledge.answer.engine import Engine
from knowledge.types.answer import Status

_DECLINED = (Status.NO_DATA, Status.NOT_UNDERSTOOD)


@pytest.mark.parametrize(
    "text",
    [
        "известные эмигранты из казахстана",
        "достоверны ли данные об эмиграции",
        "денежные переводы в тенге за 2023",
        "какая доля уехавших выбрала россию в 2024",
        "what share of emigrants chose Canada in 2024",
        "how many people were born to migrants in kazakhstan 2024",
        "how many returned qandas left again",
        "where does kazakhstan rank in the world by emigration",
        "how many non russians emigrated in 2025",
        "how many germans are left in kazakhstan",
        "денежные переводы на одного мигранта",
        "2030 жылға дейін қанша адам кетеді",
        "какая доля прироста населения за счет миграции в 2024",
        "how much did the population grow because of migration",
        "2024 жылы көші-қон есебінен халық қаншаға өсті",
        "why do people leave north kazakhstan",
        "почему уезжают из павлодара",
        "Павлодардан неге кетеді",
        "which city grew most due to migration in 2023",
        "какое село потеряло больше всего людей",
        "2023 жылы қай қала көші-қон есебінен ең көп өсті",
        "what percent of kazakhstan's population are immigrants",
        "why did net migration become positive",
        "how many people moved to kazakhstan and then left",
        "2024 жылы қанша адам кетуге өтініш берді",
        "сколько казахстанцев получили статус беженца в 2023",
        "what did emigrants of 2024 do for a living",
        "remittances received minus paid 2023",
        "имитация 2024",
        "2024 жылы кетіп 2025 жылы қайтқандар",
        "какие люди чаще уезжают",
        "Қазақстан эмиграциядан ТМД-да нешінші",
        "половина эмиграции 2024",
        "эмиграцияның жартысы 2024",
        "twice the emigration of 2024",
        "what is 10% of emigration in 2024",
        "бірінші эмигрант кім",
        "migration intensity 2024",
        "наследие 2024",
        "resilience 2024",
        "Ресейден қанша келін келді",
        "прибавь 100 к эмиграции 2024",
        "отними от эмиграции 2024 500",
        "жилье 2024",
        "жильё в Казахстане 2023",
        "популярные эмигранты",
        "popular emigrants",
        "сколько уехавших в возрасте 25-44 лет",
        "сколько человек переехало из Туркестана в Алматы",
        "с какой страной сальдо самое отрицательное",
        "with which country is the balance positive",
        "net migration by country 2024",
        "елдер бойынша сальдо 2024",
        "доля России в эмиграции по годам",
        "in 10 years how many will leave",
        "emigration in 10 years",
        "10 жылда қанша адам кетті",
        "immigration Kazakhstan and Russia 2023",
        "why do young people want to leave",
        "почему молодежь хочет уехать",
        "опрос о миграции 2024",
        "Ресейден басқа елдерден келгендер 2024",
        "how many came for the first time in 2024",
        "сколько впервые приехало в 2024",
        "which region gained most from abroad in 2024",
        "сальдо внешней миграции Алматы 2023",
        "qandas 1991-2000",
        "what if emigration doubles",
        "что если эмиграция вырастет",
        "сколько посылок отправились в Россию в 2023",
        "trip to Germany and back in 2024",
        "which countries send most students",
        "what is the population density",
        "2024 жылы ЕО-дан келгендер",
        "2024 жылы ЕО-ға кеткендер",
        "2024 жылы Қазақстаннан қанша шетелдік кетті",
    ],
)
def test_what_only_sounds_like_it_gets_no_figure(engine: Engine, text: str) -> None:
    assert engine.ask(text, today=TODAY).status in _DECLINED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("growth rate of immigration 2024", "15.342 percent"),
        ("who emigrated more in 2025, russians or kazakhs", "-3603 persons"),
        ("кто больше уезжал в 2025 русские или казахи", "-3603 persons"),
        ("what percent of the population left in 2024", "0.632 per-1000"),
        ("are most emigrants kazakhs", "9.161 percent"),
    ],
)
def test_what_is_near_them_is_answered(engine: Engine, text: str, expected: str) -> None:
    shown = computed(engine.ask(text, today=TODAY))
    assert [line.split(" = ")[1] for line in shown][:1] == [expected]
