"""Whatever is typed gets an answer of a known kind, and nothing is shown that is not held."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import TODAY

from knowledge.answer.engine import Engine
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language
from knowledge.types.service import Command

_SHOWING = {Status.ANSWERED, Status.PARTIAL}


def _check(answer: Answer, text: str) -> None:
    assert answer.status in Status
    assert answer.text == text[: len(answer.text)]
    assert answer.language in Language
    assert 0 <= answer.confidence <= 1
    shown = {fact.id for figure in answer.figures() for fact in figure.facts()}
    cited = {id for citation in answer.citations for id in citation.facts}
    assert shown <= cited
    assert bool(shown or answer.statements or cited) == (answer.status in _SHOWING and bool(cited))
    assert answer.status not in _SHOWING or cited or answer.sources


_ODD = [
    "",
    " ",
    "\x00",
    "\x1b[31mсальдо\x1b[0m 2018",
    "👍",
    "🇰🇿 сальдо 2018 🇰🇿",
    "👨‍👩‍👧‍👦" * 50,
    "\u202e8102 одьлас\u202c",
    "\u200fсальдо\u200f 2018",
    "a\u0301" * 500,
    "сальдо\u0000 2018",
    "'; DROP TABLE fact; --",
    '" OR ""="',
    "Robert'); DELETE FROM fact WHERE ('1'='1",
    "net migration 2018 UNION SELECT * FROM fact",
    "NEAR(emigration 2024)",
    "emigration* OR balance^",
    "<b>net migration</b> 2018",
    "<script>alert(1)</script>",
    "&lt;&amp;&#x27;",
    "{{ 7*7 }}",
    "{{ config.items() }} сальдо 2018",
    "{% include '/etc/passwd' %}",
    "{# comment #}",
    "%s %d %(name)s",
    "{0} {name!r}",
    "/",
    "//////",
    "/balance",
    "/balance 99999",
    "/balance " + "9" * 400,
    "/emigration " + "a" * 900,
    "9" * 999,
    "1" * 30 + " " + "2" * 30,
    "1.2.3.4.5",
    "1,2,3,4,5",
    "0 000 000",
    "0000",
    "net migration 0000",
    "emigration 1800",
    "emigration 2199",
    "emigration 0001-01-01",
    "emigration 9999-12-31",
    "emigration 00.00.2024",
    "emigration in the last 999 years",
    "эмиграция за последние 5000 лет",
    "соңғы 12 жыл эмиграция",
    "emigration first 0 months of 2024",
    "emigration first 13 months of 2024",
    "0 квартал 2024",
    "emigration Q0 2024",
    "emigration 0 January 2024",
    "since since since since 2012",
    "from to from to from to Kazakhstan",
    "emigration → → → Russia",
    "- - - - 2024 - - - 2010",
    "top 0 countries emigration",
    "top 99999999999999999999 countries emigration 2022",
    "is it true that emigration in 2024 was 1e999?",
    "is it true that emigration in 2024 was 0?",
    "is it true that net migration in 2024 was -5%?",
    "правда что сальдо 2023 " + "1 000 " * 100,
    "emigration by year " * 40,
    "сальдо миграции 2018 " * 47,
    "Kazakhstan " * 90,
    "Russia Germany China " * 45,
    "2024 " * 199,
    "emigration 2024 thousand million billion thousand",
    "تعداد المهاجرين 2024",
    "移民 2024",
    "2024\n\n\n2023\n\n\nсальдо",
    "ﬁﬂ ℠ ½ ² ⅷ Ⅻ ① ٢٠٢٤ २०२४",
    "сальдо ٢٠٢٤",
    "emigration ²⁰²⁴",
    "emigration in ⅩⅡ quarter of 2024",
    "\ud800",
    "x" * 5000,
    "сальдо миграции 2018 " * 250,
    "👍" * 5000,
    " " * 5000,
    "{{" * 2500,
    "١" * 50,
]


@pytest.mark.parametrize("text", _ODD, ids=lambda text: ascii(text)[:40])
def test_odd_texts_get_an_answer(engine: Engine, text: str) -> None:
    _check(engine.ask(text, today=TODAY), text)


_WORDS = (
    "how many people left arrived moved net migration balance emigration immigration population "
    "refugees remittances qandas survey born living per 1000 share percent change grew fell compare top "
    "which where when why who most least total average since until between and or not from to in of with "
    "for Kazakhstan Russia Germany Almaty Astana Pavlodar region EAEU CIS abroad women rural teachers "
    "ethnic Kazakhs January April first second quarter half year last months decade 1990s 2012 2018 2024 "
    "2030 5 12 31 99 16,600 1.2 million % сколько уехало приехало сальдо миграции из в с по за до года "
    "Казахстана Россию Германии области казахов женщин кварталы выросло доля больше всего когда почему "
    "қанша адам кетті келді көші-қон сальдосы Қазақстаннан Ресейге жылы облысынан неше пайыз ең көп "
    "- → . , ? ( ) / : \" ' банан unicorn"
)
_SENTENCES = st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=12).map(" ".join)
_NO_DEADLINE = settings(
    deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@_NO_DEADLINE
@given(st.text(max_size=200))
def test_any_text_gets_an_answer(engine: Engine, text: str) -> None:
    _check(engine.ask(text, today=TODAY), text)


@_NO_DEADLINE
@given(_SENTENCES)
def test_any_words_of_the_field_in_any_order_get_an_answer(engine: Engine, text: str) -> None:
    _check(engine.ask(text, today=TODAY), text)


@_NO_DEADLINE
@given(_SENTENCES, _SENTENCES)
def test_any_words_after_any_others_get_an_answer(engine: Engine, first: str, then: str) -> None:
    before = engine.ask(first, today=TODAY)
    _check(engine.ask(then, today=TODAY, previous=before.question), then)


@_NO_DEADLINE
@given(st.sampled_from(Command), st.text(max_size=100) | _SENTENCES)
def test_any_command_with_anything_behind_it_gets_an_answer(
    engine: Engine, command: Command, argument: str
) -> None:
    text = f"/{command} {argument}"
    _check(engine.ask(text, today=TODAY), text)


@settings(deadline=None, max_examples=60)
@given(_SENTENCES, st.dates(min_value=date(1992, 1, 1), max_value=date(2100, 12, 31)))
def test_any_words_get_an_answer_on_any_day(engine: Engine, text: str, today: date) -> None:
    _check(engine.ask(text, today=today), text)


@settings(deadline=None, max_examples=60)
@given(_SENTENCES)
def test_the_same_text_gets_the_same_answer(engine: Engine, text: str) -> None:
    assert engine.ask(text, today=TODAY) == engine.ask(text, today=TODAY)
