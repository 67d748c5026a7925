"""Whole messages in the three languages, of answers made by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from answers import (
    ARTICLE,
    EN,
    KK,
    RU,
    HandmadeNames,
    answered,
    asked,
    cited,
    fact,
    figure,
    moved,
    qualified,
)

from bot.render import Renderer
from knowledge.types.answer import (
    Alternative,
    Answer,
    Cause,
    Reading,
    Statement,
)
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import FactKind, FactText, Language, Precision, Quality, Rank, Series
from knowledge.types.figure import Figure
from knowledge.types.question import Operation, Sign
from knowledge.types.verdict import Verdict, VerdictKind

BALANCE = moved("net_migration", "9293")
OTHER = fact(
    "balance-2023-article", "16600", source=ARTICLE, precision=Precision.ROUNDED, rank=Rank.DISPUTED
)


@pytest.fixture
def renderer(handmade: Renderer) -> Renderer:
    return handmade


def balance_of_2023(language: Language) -> Answer:
    """The balance that is reported differently."""
    fits = moved("net_migration", "16550", "2024")
    alternative = Alternative(Figure.of(OTHER), Decimal(7307), Cause.OTHER_PERIOD, fits)
    components = (moved("immigration", "25387"), moved("emigration", "16094"))
    reading = Reading(
        BALANCE, (), (alternative,), components, moved("net_migration", "-6722", "2022")
    )
    assert BALANCE.fact is not None
    citations = (cited(BALANCE.fact), cited(OTHER, locator="par. 3", origin="Bureau of Statistics"))
    return answered(
        language,
        readings=(reading,),
        citations=citations,
        assumptions=(Assumption(AssumptionKind.PLACE, "KZ"),),
    )


WHOLE = {
    EN: """\
<b>Net migration of Kazakhstan, 2023: +9,293 people</b>
25,387 arrived, 16,094 left, for permanent residence. The year before: −6,722.
Reported differently: +16,600 people (“Decline in Emigration”; the difference is +7,307). It fits the official figure of 2024: +16,550 people.
<blockquote expandable><b>Sources</b>
1. <a href="https://example.org/table?a=1&amp;b=2">Net migration</a>, Bureau of Statistics, 2025, table 6567
2. <a href="https://example.org/article">Decline in Emigration</a>, publisher unconfirmed, 2025, par. 3. Whose number: Bureau of Statistics</blockquote>""",
    RU: """\
<b>Сальдо миграции Казахстана, 2023 год: +9\N{NO-BREAK SPACE}293 человека</b>
Прибыло 25\N{NO-BREAK SPACE}387, выбыло 16\N{NO-BREAK SPACE}094, на постоянное жительство. Годом раньше: −6\N{NO-BREAK SPACE}722.
Есть и другое число: +16\N{NO-BREAK SPACE}600 человек («Decline in Emigration»; разница +7\N{NO-BREAK SPACE}307). Оно близко к официальному числу за 2024 год: +16\N{NO-BREAK SPACE}550 человек.
<blockquote expandable><b>Источники</b>
1. <a href="https://example.org/table?a=1&amp;b=2">Net migration</a>, Бюро статистики, 2025, табл. 6567
2. <a href="https://example.org/article">Decline in Emigration</a>, издатель не установлен, 2025, абз. 3. Чьё число: Бюро статистики</blockquote>""",
    KK: """\
<b>Қазақстанның көші-қон сальдосы, 2023 жыл: +9\N{NO-BREAK SPACE}293 адам</b>
Тұрақты тұруға 25\N{NO-BREAK SPACE}387 келді, 16\N{NO-BREAK SPACE}094 кетті. Бір жыл бұрын: −6\N{NO-BREAK SPACE}722.
Басқа сан да бар: +16\N{NO-BREAK SPACE}600 адам («Decline in Emigration»; айырмасы +7\N{NO-BREAK SPACE}307). Ол ресми санға жақын (2024 жыл): +16\N{NO-BREAK SPACE}550 адам.
<blockquote expandable><b>Дереккөздер</b>
1. <a href="https://example.org/table?a=1&amp;b=2">Net migration</a>, Статистика бюросы, 2025, кесте 6567
2. <a href="https://example.org/article">Decline in Emigration</a>, жариялаушысы расталмаған, 2025, абз. 3. Кімнің саны: Статистика бюросы</blockquote>""",
}


@pytest.mark.parametrize("language", Language)
def test_one_value(renderer: Renderer, language: Language) -> None:
    assert renderer.html(balance_of_2023(language)) == WHOLE[language]


def test_the_terminal_shows_addresses_beside_titles(renderer: Renderer) -> None:
    assert (
        renderer.text(balance_of_2023(EN))
        == """\
Net migration of Kazakhstan, 2023: +9,293 people
25,387 arrived, 16,094 left, for permanent residence. The year before: −6,722.
Reported differently: +16,600 people (“Decline in Emigration”; the difference is +7,307). It fits the official figure of 2024: +16,550 people.
Sources
1. Net migration <https://example.org/table?a=1&b=2>, Bureau of Statistics, 2025, table 6567
2. Decline in Emigration <https://example.org/article>, publisher unconfirmed, 2025, par. 3. Whose number: Bureau of Statistics"""
    )


def headline(renderer: Renderer, answer: Answer) -> str:
    """The first line, in plain text with plain spaces."""
    return renderer.text(answer).split("\n")[0].replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "value", "expected"),
    [
        (EN, "1", "Emigration from Kazakhstan to Russia, 2023: 1 person"),
        (EN, "2", "Emigration from Kazakhstan to Russia, 2023: 2 people"),
        (RU, "1", "Эмиграция из Казахстана в Россию, 2023 год: 1 человек"),
        (RU, "2", "Эмиграция из Казахстана в Россию, 2023 год: 2 человека"),
        (RU, "12", "Эмиграция из Казахстана в Россию, 2023 год: 12 человек"),
        (RU, "39774", "Эмиграция из Казахстана в Россию, 2023 год: 39 774 человека"),
        (KK, "1", "Қазақстаннан Ресейге эмиграция, 2023 жыл: 1 адам"),
        (KK, "39774", "Қазақстаннан Ресейге эмиграция, 2023 жыл: 39 774 адам"),
    ],
)
def test_plurals(renderer: Renderer, language: Language, value: str, expected: str) -> None:
    moves = figure("left", value, series=Series("emigration", "KZ", "RU"))
    assert headline(renderer, answered(language, moves)) == expected


@pytest.mark.parametrize(
    ("language", "shown", "expected"),
    [
        (EN, ("2011", "2012"), "Net migration of Kazakhstan: positive in 2011"),
        (RU, ("2011", "2012"), "Сальдо миграции Казахстана: положительное в 2011 году"),
        (KK, ("2011", "2012"), "Қазақстанның көші-қон сальдосы: 2011 жылы оң"),
        (EN, ("2004", "2011"), "Net migration of Kazakhstan: positive from 2004 to 2011"),
        (EN, ("2023", "2022"), "Net migration of Kazakhstan: positive since 2023"),
    ],
)
def test_when_a_sign_was_is_said(
    renderer: Renderer, language: Language, shown: tuple[str, ...], expected: str
) -> None:
    values = {"2012": "-1426", "2022": "-6722"}
    years = [moved("net_migration", values.get(year, "5096"), year) for year in shown]
    question = asked(language, Operation.TURN, sign=Sign.POSITIVE)
    assert headline(renderer, answered(language, *years, question=question)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (EN, "UN estimate of net migration, Kazakhstan, 2023: −4,822 people (estimate)"),
        (RU, "Оценка сальдо миграции ООН, Казахстан, 2023 год: −4 822 человека (оценка)"),
        (KK, "БҰҰ бағалаған көші-қон сальдосы, Қазақстан, 2023 жыл: −4 822 адам (бағалау)"),
    ],
)
def test_quality_is_said(renderer: Renderer, language: Language, expected: str) -> None:
    estimate = moved("net_migration_un_estimate", "-4822", quality=Quality.ESTIMATE)
    assert headline(renderer, answered(language, estimate)) == expected


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        (Precision.APPROXIMATE, "about 42,000 people"),
        (Precision.AT_LEAST, "at least 42,000 people"),
        (Precision.AT_MOST, "at most 42,000 people"),
        (Precision.ROUNDED, "42,000 people (rounded)"),
    ],
)
def test_precision_is_said(renderer: Renderer, precision: Precision, expected: str) -> None:
    left = moved("emigration", "42000", precision=precision)
    assert headline(renderer, answered(EN, left)).endswith(f": {expected}")


def test_a_range_has_both_ends(renderer: Renderer) -> None:
    left = moved("emigration", "20000", precision=Precision.RANGE, value_max=Decimal(30000))
    assert headline(renderer, answered(EN, left)).endswith(": 20,000–30,000 people")


def test_a_projection_has_its_interval(renderer: Renderer) -> None:
    qualifiers = qualified("projection-interval:80", "low:-208843", "high:178108")
    projected = moved(
        "net_migration", "-10412", "2027", quality=Quality.PROJECTION, qualifiers=qualifiers
    )
    assert headline(renderer, answered(EN, projected)).endswith(
        "−10,412 people (projection, with a probability of 80% from −208,843 to 178,108)"
    )


def test_a_place_that_the_indicator_names_is_not_named_again(renderer: Renderer) -> None:
    stock = figure(
        "stock", "257000", series=Series("emigrant_stock", "KZ", "UZ"), period="2024-07-01"
    )
    assert headline(renderer, answered(EN, stock)) == (
        "People from Kazakhstan living abroad, in Uzbekistan, 1 July 2024: 257,000 people"
    )


def test_money_is_written_in_full(renderer: Renderer) -> None:
    sent = moved("remittances_received", "374391281", "2020", unit="usd")
    assert headline(renderer, answered(EN, sent)).endswith(", 2020: US$374,391,281")
    assert headline(renderer, answered(RU, sent)).endswith(": 374 391 281 долл. США")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (VerdictKind.EQUAL, "Yes: net migration of Kazakhstan, 2023: +9,293 people"),
        (
            VerdictKind.ROUNDING,
            "Almost, that is rounded: net migration of Kazakhstan, 2023: +9,293 people",
        ),
        (VerdictKind.WRONG, "No: net migration of Kazakhstan, 2023: +9,293 people"),
        (VerdictKind.REFUTED, "No: net migration of Kazakhstan, 2023: +9,293 people"),
        (VerdictKind.CONFIRMED, "Yes: net migration of Kazakhstan, 2023: +9,293 people"),
    ],
)
def test_a_claim_gets_a_verdict(renderer: Renderer, kind: VerdictKind, expected: str) -> None:
    answer = answered(EN, BALANCE, verdict=Verdict(kind, Decimal(9000)))
    assert headline(renderer, answer) == expected


def test_a_claim_that_belongs_elsewhere_is_told_where(renderer: Renderer) -> None:
    held = moved("net_migration", "16550", "2024")
    verdict = Verdict(VerdictKind.OTHER_PERIOD, Decimal(16600), held)
    assert renderer.text(answered(RU, BALANCE, verdict=verdict)).replace(
        "\N{NO-BREAK SPACE}", " "
    ) == (
        "Нет: сальдо миграции Казахстана, 2023 год: +9 293 человека\n"
        "+16 600 близко к другому числу: сальдо миграции Казахстана, 2024 год: +16 550 человек "
        "(Бюро статистики)."
    )


def test_caveats_and_reasons_are_shown(renderer: Renderer) -> None:
    assert BALANCE.fact is not None
    texts = {
        BALANCE.fact.id: FactText(caveat="Mind the day."),
        OTHER.id: FactText(reason="Nobody else has it."),
    }
    alternative = Alternative(Figure.of(OTHER), Decimal(7307), Cause.DISPUTED)
    answer = answered(EN, readings=(Reading(BALANCE, (), (alternative,)),), texts=texts)
    lines = renderer.text(answer).split("\n")
    assert lines[1].endswith("the difference is +7,307). Nobody else has it.")
    assert lines[2] == "Mind the day."


def test_statements_are_told_in_their_own_words(renderer: Renderer) -> None:
    told = replace(fact("told", None), kind=FactKind.STATEMENT, unit=None, rank=Rank.DISPUTED)
    text = FactText("People leave.", "By one account.", "Others disagree.")
    answer = answered(
        EN, statements=(Statement(told, text),), question=asked(EN, Operation.STATEMENT)
    )
    assert renderer.text(answer) == "People leave.\nBy one account.\nDisputed: Others disagree."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Көші-қон сальдосы: айырма.", "<b>Көші-қон сальдосы</b>: айырма."),
        ("Сальдо: <айырма>.", "Сальдо: &lt;айырма&gt;."),
    ],
)
def test_a_definition_begins_with_its_word(renderer: Renderer, text: str, expected: str) -> None:
    meaning = replace(fact("definition-net", None), kind=FactKind.DEFINITION, unit=None)
    assumed = (Assumption(AssumptionKind.PLACE, "KZ"),)
    answer = answered(
        KK, question=asked(KK, Operation.DEFINITION),
        statements=(Statement(meaning, FactText(text)),), assumptions=assumed,
    )  # fmt: skip
    assert renderer.html(answer) == expected


def test_names_from_outside_are_escaped() -> None:
    names = HandmadeNames()
    hostile = "<b>&\"'{{ 7 * 7 }}<script>"
    names.places["KZ-55"] = replace(names.places["KZ-55"], names=dict.fromkeys(Language, hostile))
    source = replace(ARTICLE, title=hostile, author=hostile, url='https://example.org/"><b>')
    regional = fact("hostile", "1", series=Series("emigration", "KZ-55"), source=source)
    answer = answered(
        EN,
        Figure.of(regional),
        citations=(cited(regional, locator=hostile, origin=hostile),),
        texts={"hostile": FactText(caveat=hostile)},
    )
    renderer = Renderer(names)
    html = renderer.html(answer)
    assert "<script" not in html
    assert 'org/"' not in html
    assert "49" not in html
    assert html.count("<b>") == html.count("</b>") == 2
    assert hostile in renderer.text(answer)
