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
    derived,
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
    RankedRow,
    Reading,
    Statement,
    Status,
    Suggestion,
)
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import FactKind, FactText, Language, Precision, Quality, Rank, Series
from knowledge.types.figure import Computation, Figure
from knowledge.types.note import Note, NoteKind
from knowledge.types.period import Period
from knowledge.types.question import Ambiguity, Operation, Reason, Sign
from knowledge.types.service import Service
from knowledge.types.verdict import Verdict, VerdictKind

BALANCE = moved("net_migration", "9293")
OTHER = fact(
    "balance-2023-article", "16600", source=ARTICLE, precision=Precision.ROUNDED, rank=Rank.DISPUTED
)


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """A renderer with names made by hand."""
    return Renderer(HandmadeNames())


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


def test_our_calculation_is_written_out(renderer: Renderer) -> None:
    rough = {"precision": Precision.ROUNDED, "period": "2025-01/2025-04"}
    inputs = (moved("immigration", "8100", **rough), moved("emigration", "1700", **rough))
    balance = replace(
        derived(Computation.BALANCE, "6400", *inputs), series=Series("net_migration", "KZ")
    )
    assert headline(renderer, answered(EN, computed=(balance,))) == (
        "Net migration of Kazakhstan, January–April 2025: +6,400 people "
        "(our calculation: 8,100 arrived − 1,700 left, from rounded figures)"
    )


def test_a_change_names_its_base(renderer: Renderer) -> None:
    base, new = moved("emigration", "16094"), moved("emigration", "12732", "2024")
    computed = (
        derived(Computation.PERCENT_CHANGE, "-20.88977258605691562", base, new, unit="percent"),
        derived(Computation.DIFFERENCE, "-3362", base, new),
    )
    answer = answered(EN, base, new, computed=computed)
    assert renderer.text(answer).split("\n") == [
        "Emigration from Kazakhstan, 2023 → 2024: −20.9% (our calculation: (12,732 − 16,094) / 16,094)",
        "2023: 16,094",
        "2024: 12,732",
        "Difference: −3,362 people (our calculation: 12,732 − 16,094)",
    ]


def test_a_difference_of_places_says_which_has_more(renderer: Renderer) -> None:
    russia = figure("ru", "39774", series=Series("emigration", "KZ", "RU"))
    uzbekistan = figure("uz", "355", series=Series("emigration", "KZ", "UZ"))
    less = derived(Computation.DIFFERENCE, "-39419", russia, uzbekistan)
    times = derived(Computation.RATIO, "112.03943661971830985", russia, uzbekistan, unit="times")
    assert headline(renderer, answered(EN, computed=(less,))) == (
        "Emigration from Kazakhstan, 2023: Russia ahead of Uzbekistan by 39,419 people "
        "(our calculation: 39,774 − 355)"
    )
    assert headline(renderer, answered(RU, computed=(times,))) == (
        "Эмиграция из Казахстана, 2023 год, Россия / Узбекистан: в 112 раз больше "
        "(наш расчёт: 39 774 / 355)"
    )


def test_a_number_that_is_printed_stands_beside_our_own(renderer: Renderer) -> None:
    years = [moved("emigration", "30000", str(year)) for year in range(2012, 2019)]
    total = replace(derived(Computation.SUM, "227592", *years), period=Period.parse("2012/2018"))
    printed = moved("emigration", "230000", "2012/2018", precision=Precision.APPROXIMATE)
    assert renderer.text(answered(EN, printed, computed=(total,))).split("\n") == [
        "Emigration from Kazakhstan, 2012–2018, in total: 227,592 people (our calculation)",
        *(f"{year}: 30,000" for year in range(2012, 2019)),
        "Emigration from Kazakhstan, 2012–2018: about 230,000 people (Bureau of Statistics).",
    ]


def test_each_year_of_a_sum_that_is_not_read_at_a_glance_is_named(renderer: Renderer) -> None:
    years = [moved("emigration", "30000", str(year)) for year in range(2010, 2014)]
    total = replace(derived(Computation.SUM, "120000", *years), period=Period.parse("2010/2013"))
    assert renderer.text(answered(KK, computed=(total,))).split("\n") == [
        "Қазақстаннан эмиграция, 2010–2013 жылдар, барлығы: 120 000 адам (біздің есебіміз)",
        *(f"{year}: 30 000" for year in range(2010, 2014)),
    ]


def test_a_series_has_a_line_a_year(renderer: Renderer) -> None:
    years = (
        BALANCE,
        moved("net_migration", "16153", "2025", quality=Quality.PRELIMINARY),
        moved("net_migration", "-6722", "2022", rank=Rank.DISPUTED),
    )
    answer = answered(
        RU,
        *years,
        question=asked(RU, Operation.SERIES),
        notes=(Note(NoteKind.GAPS, "2024"),),
    )
    assert renderer.text(answer).replace("\N{NO-BREAK SPACE}", " ").split("\n") == [
        "Сальдо миграции Казахстана, 2022–2025 годы, человек",
        "2023: +9 293",
        "2025: +16 153 (предварительно)",
        "2022: −6 722 (оспаривается)",
        "Нет данных: 2024.",
    ]


def test_a_ranking_gives_no_place_to_what_cannot_be_ranked(renderer: Renderer) -> None:
    left = {
        country: figure(f"left-{country}", value, series=Series("emigration", "KZ", country))
        for country, value in (("RU", "8784"), ("UZ", "113"))
    }
    rows = (RankedRow(left["RU"], 1), RankedRow(left["UZ"], None))
    answer = answered(EN, ranking=rows, notes=(Note(NoteKind.UNRANKED),))
    assert renderer.text(answer).split("\n") == [
        "Emigration from Kazakhstan, 2023, people",
        "1. Russia: 8,784",
        "Also held, without a place, as the rest is not broken down and something larger may be in it:",
        "• Uzbekistan: 113",
    ]


def test_units_that_all_rows_share_are_said_once(renderer: Renderer) -> None:
    unit = "percent-of-those-considering-emigration"
    rows = tuple(
        RankedRow(
            figure(
                code, value, series=Series("emigration_motive_share", "KZ", None, f"motive:{code}"),
                period="2024-11", unit=unit, quality=Quality.SURVEY,
            ),
            place,
        )
        for place, (code, value) in enumerate(
            (("higher-income", "24.5"), ("better-job", "14")), start=1
        )
    )  # fmt: skip
    assert renderer.text(answered(EN, ranking=rows)).split("\n") == [
        "Motives for emigration (survey), Kazakhstan, November 2024, percent of those who consider leaving",
        "1. Higher income: 24.5%",
        "2. A better job: 14%",
    ]


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


def unanswered(language: Language, status: Status, **parts: object) -> Answer:
    """An answer that shows no fact."""
    return replace(Answer("?", language, status), **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (EN, "I have no figure for this: emigration from Uzbekistan, 2024.\nThe latest that I have: 2025.\nThe nearest that I have:\n  1. Immigration to Kazakhstan from Uzbekistan, 2024"),
        (RU, "Таких данных у меня нет: эмиграция из Узбекистана, 2024 год.\nПоследнее, что есть: 2025 год.\nБлижайшее, что есть:\n  1. Иммиграция в Казахстан из Узбекистана, 2024 год"),
        (KK, "Менде мұндай дерек жоқ: Өзбекстаннан эмиграция, 2024 жыл.\nЕң соңғы дерек: 2025 жыл.\nЕң жақын деректер:\n  1. Өзбекстаннан Қазақстанға иммиграция, 2024 жыл"),
    ],
)  # fmt: skip
def test_what_is_not_held_is_named(renderer: Renderer, language: Language, expected: str) -> None:
    year = (Period.year(2024),)
    question = asked(language, series=(Series("emigration", "UZ"),), periods=year)
    near = asked(language, series=(Series("immigration", "KZ", "UZ"),), periods=year)
    answer = unanswered(
        language,
        Status.NO_DATA,
        question=question,
        nearest=(Suggestion(near),),
        notes=(Note(NoteKind.LATEST_HELD, "2025"),),
    )
    assert renderer.text(answer) == expected


def test_an_ambiguous_question_is_asked_back_with_numbered_readings(renderer: Renderer) -> None:
    readings = (asked(EN, series=(Series(name, "KZ"),)) for name in ("emigration", "immigration"))
    answer = unanswered(
        EN,
        Status.CLARIFY,
        ambiguity=Ambiguity.DIRECTION,
        choices=tuple(Suggestion(reading) for reading in readings),
    )
    assert renderer.html(answer) == "<b>Those who left, or those who came?</b>"
    assert renderer.text(answer).split("\n")[1:] == [
        "  1. Emigration from Kazakhstan",
        "  2. Immigration to Kazakhstan",
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (EN, "Did you mean this?\n  1. Emigration from Kazakhstan"),
        (RU, "Вы имели в виду это?\n  1. Эмиграция из Казахстана"),
        (KK, "Мынаны айтқыңыз келді ме?\n  1. Қазақстаннан эмиграция"),
    ],
)
@pytest.mark.parametrize("ambiguity", Ambiguity)
def test_the_only_reading_that_is_held_is_asked_for(
    renderer: Renderer, language: Language, words: str, ambiguity: Ambiguity
) -> None:
    reading = Suggestion(asked(language, series=(Series("emigration", "KZ"),)))
    answer = unanswered(language, Status.CLARIFY, ambiguity=ambiguity, choices=(reading,))
    assert renderer.text(answer) == words


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("ambiguity", [None, *Ambiguity])
def test_every_ambiguity_has_words(
    renderer: Renderer, language: Language, ambiguity: Ambiguity | None
) -> None:
    answer = unanswered(language, Status.CLARIFY, ambiguity=ambiguity)
    assert renderer.html(answer).endswith("?</b>")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", [None, *Reason])
def test_what_is_not_understood_is_met_with_examples(
    renderer: Renderer, language: Language, reason: Reason | None
) -> None:
    lines = renderer.html(unanswered(language, Status.NOT_UNDERSTOOD, reason=reason)).split("\n")
    assert len(lines) == 6
    assert all(line.startswith("•") for line in lines[2:])


def test_unknown_words_are_named_escaped(renderer: Renderer) -> None:
    answer = unanswered(
        EN, Status.NOT_UNDERSTOOD, reason=Reason.UNKNOWN_WORDS, words=("<b>cats", "dogs")
    )
    assert renderer.html(answer).startswith("I did not understand this: &lt;b&gt;cats, dogs.\n")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("service", Service)
def test_every_service_has_words(renderer: Renderer, language: Language, service: Service) -> None:
    html = renderer.html(unanswered(language, Status.SERVICE, service=service))
    assert html
    assert "\n\n" not in html


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", NoteKind)
def test_every_note_has_words(renderer: Renderer, language: Language, kind: NoteKind) -> None:
    arguments = {NoteKind.MISSING_PLACE: "RU", NoteKind.MISSING_INDICATOR: "emigration"}
    answer = answered(language, BALANCE, notes=(Note(kind, arguments.get(kind, "2024")),))
    assert len(renderer.text(answer).split("\n")) == 2


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", AssumptionKind)
def test_every_assumption_has_words(
    renderer: Renderer, language: Language, kind: AssumptionKind
) -> None:
    arguments = {
        AssumptionKind.LATEST_PERIOD: "2024",
        AssumptionKind.RELATIVE_PERIOD: "2024",
        AssumptionKind.INDICATOR: "emigration",
    }
    assumption = Assumption(kind, arguments.get(kind, "KZ"))
    (words,) = renderer.assumptions(answered(language, BALANCE, assumptions=(assumption,)))
    assert words


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("cause", Cause)
def test_every_cause_is_shown(renderer: Renderer, language: Language, cause: Cause) -> None:
    alternative = Alternative(Figure.of(OTHER), Decimal(7307), cause, BALANCE)
    texts = {OTHER.id: FactText(reason="∵")}
    answer = answered(language, readings=(Reading(BALANCE, (), (alternative,)),), texts=texts)
    assert "307" in renderer.text(answer).split("\n")[1]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("computation", Computation)
def test_every_computation_is_written_out(
    renderer: Renderer, language: Language, computation: Computation
) -> None:
    inputs = (moved("immigration", "400", "2022"), moved("immigration", "200"))
    answer = answered(language, computed=(derived(computation, "2", *inputs),) * 2)
    lines = renderer.text(answer).split("\n")
    assert len(lines) == 2
    assert all("400" in line and "200" in line for line in lines)


def test_what_is_held_only_as_a_whole_is_not_said_to_be_missing(renderer: Renderer) -> None:
    question = asked(EN, series=(Series("emigration", "KZ"),), periods=(Period.year(2024),))
    answer = unanswered(
        EN, Status.NO_DATA, question=replace(question, dimension="age"),
        nearest=(Suggestion(question),),
    )  # fmt: skip
    assert renderer.text(answer).split("\n") == [
        "I have nothing on exactly this.",
        "The nearest that I have:",
        "  1. Emigration from Kazakhstan, 2024",
    ]


def test_rows_that_are_our_calculation_show_what_they_are_made_of(renderer: Renderer) -> None:
    figures = [
        replace(
            derived(
                Computation.BALANCE,
                value,
                moved("immigration", "9", year),
                moved("emigration", "5", year),
            ),
            series=Series("net_migration", "KZ"),
        )
        for value, year in (("4", "2021"), ("3", "2022"))
    ]
    assert renderer.text(answered(EN, *figures)).split("\n")[:3] == [
        "Net migration of Kazakhstan, 2021–2022, people",
        "2021: +4 (our calculation: 9 arrived − 5 left)",
        "2022: +3 (our calculation: 9 arrived − 5 left)",
    ]
