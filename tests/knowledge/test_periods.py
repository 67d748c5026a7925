"""Periods in words in three languages, with today fixed; and the codes that name periods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import TODAY

from knowledge.lexicon import Lexicon
from knowledge.question.periods import Times, find_periods
from knowledge.question.phrase import read
from knowledge.types.period import Granularity, Period, PeriodError

_ENGLISH = [
    # single years
    ("in 2024", "2024"),
    ("2024", "2024"),
    ("2024?", "2024"),
    ("during 2024", "2024"),
    ("for the year 2024", "2024"),
    ("in2024", "2024"),
    ("emigration2024", "2024"),
    ("in 1994", "1994"),
    ("in 1960", "1960"),
    ("in 2050", "2050"),
    # ranges
    ("2012-2018", "2012/2018"),
    ("2012–2018", "2012/2018"),
    ("2012 — 2018", "2012/2018"),
    ("2012-18", "2012/2018"),
    ("from 2012 to 2018", "2012/2018"),
    ("from 2012 till 2018", "2012/2018"),
    ("from 2012 through 2018", "2012/2018"),
    ("between 2012 and 2018", "2012/2018"),
    ("2012 to 2018", "2012/2018"),
    ("2012 through 2018", "2012/2018"),
    ("in the years 2012-2018", "2012/2018"),
    # several years
    ("2017 and 2018", "2017,2018"),
    ("2017 vs 2018", "2017,2018"),
    ("in 2017, 2018 and 2019", "2017,2018,2019"),
    ("2018 compared to 2017", "2018,2017"),
    # open ends: to the last full year, and from the first of our series
    ("since 2012", "2012/2025"),
    ("starting from 2012", "2012/2025"),
    ("from 2012 onwards", "2012/2025"),
    ("after 2012", "2013/2025"),
    ("until 2015", "1991/2015"),
    ("before 2015", "1991/2014"),
    ("before 1991", "1950/1990"),
    ("up to 2015", "1991/2015"),
    ("since 2025", "2025"),
    # decades
    ("the 1990s", "1990/1999"),
    ("in the 90s", "1990/1999"),
    ("in the '90s", "1990/1999"),
    ("in the nineties", "1990/1999"),
    ("in the 2000s", "2000/2009"),
    ("the 2010s", "2010/2019"),
    ("1990's", "1990/1999"),
    # quarters
    ("first quarter of 2025", "2025-Q1"),
    ("the 1st quarter 2025", "2025-Q1"),
    ("Q1 2025", "2025-Q1"),
    ("2025 Q1", "2025-Q1"),
    ("Q1 of 2025", "2025-Q1"),
    ("2025-Q1", "2025-Q1"),
    ("second quarter of 2024", "2024-Q2"),
    ("the third quarter of 2024", "2024-Q3"),
    ("fourth quarter 2023", "2023-Q4"),
    ("Q4'2023", "2023-Q4"),
    ("Q1 2024 and Q1 2025", "2024-Q1,2025-Q1"),
    ("Q1 2024 vs 2025", "2024-Q1,2025-Q1"),
    # half-years
    ("first half of 2022", "2022-01/2022-06"),
    ("the second half of 2022", "2022-07/2022-12"),
    ("H1 2022", "2022-01/2022-06"),
    ("H2 2022", "2022-07/2022-12"),
    ("first six months of 2022", "2022-01/2022-06"),
    ("first half-year of 2022", "2022-01/2022-06"),
    # months, and spans of months
    ("January 2025", "2025-01"),
    ("in Jan 2025", "2025-01"),
    ("in May 2024", "2024-05"),
    ("march 2024", "2024-03"),
    ("Sept 2023", "2023-09"),
    ("in December of 2024", "2024-12"),
    ("January to April 2025", "2025-01/2025-04"),
    ("from January to April 2025", "2025-01/2025-04"),
    ("from January till April of 2025", "2025-01/2025-04"),
    ("January–April 2025", "2025-01/2025-04"),
    ("Jan-Apr 2025", "2025-01/2025-04"),
    ("jan thru april 2025", "2025-01/2025-04"),
    ("between January and April 2025", "2025-01/2025-04"),
    ("January through September 2023", "2023-01/2023-09"),
    ("2025 January-April", "2025-01/2025-04"),
    ("January-April 2024 and January-April 2025", "2024-01/2024-04,2025-01/2025-04"),
    ("from November 2023 to February 2024", "2023-11/2024-02"),
    # the first months
    ("first four months of 2025", "2025-01/2025-04"),
    ("the first 4 months of 2025", "2025-01/2025-04"),
    ("nine months of 2023", "2023-01/2023-09"),
    ("first nine months of 2023", "2023-01/2023-09"),
    ("9 months of 2023", "2023-01/2023-09"),
    ("eleven months of 2024", "2024-01/2024-11"),
    ("the first month of 2025", "2025-01"),
    ("last two months of 2024", "2024-11/2024-12"),
    # days
    ("on 1 January 2025", "2025-01-01"),
    ("1st January 2025", "2025-01-01"),
    ("1st of January 2025", "2025-01-01"),
    ("2nd January 2025", "2025-01-02"),
    ("15th October 2018", "2018-10-15"),
    ("October 15th 2018", "2018-10-15"),
    ("January 1, 2025", "2025-01-01"),
    ("January 1st, 2025", "2025-01-01"),
    ("2025-01-01", "2025-01-01"),
    ("01.01.2025", "2025-01-01"),
    ("on 15 October 2018", "2018-10-15"),
    ("29 February 2024", "2024-02-29"),
    ("end of 2018", "2018-12-31"),
    ("at the end of 2018", "2018-12-31"),
    ("at the end of the year 2018", "2018-12-31"),
    ("at year-end 2018", "2018-12-31"),
    ("at the beginning of 2025", "2025-01-01"),
    ("at the start of 2025", "2025-01-01"),
    # years in words
    ("two thousand twelve", "2012"),
    ("in two thousand and twelve", "2012"),
    ("two thousand", "2000"),
    ("twenty twelve", "2012"),
    ("twenty twenty-four", "2024"),
    ("nineteen ninety-four", "1994"),
    ("nineteen ninety nine", "1999"),
    # relative years
    ("last year", "2025"),
    ("in the previous year", "2025"),
    ("a year ago", "2025"),
    ("this year", "2026"),
    ("the year before last", "2024"),
    ("two years ago", "2024"),
    ("next year", "2027"),
    ("in the last five years", "2021/2025"),
    ("over the past 10 years", "2016/2025"),
]

_RUSSIAN = [
    ("в 2024 году", "2024"),
    ("за 2024 год", "2024"),
    ("в 2024", "2024"),
    ("2024 г.", "2024"),
    ("2024г", "2024"),
    ("в2024году", "2024"),
    ("2024-го", "2024"),
    ("в 2024-м году", "2024"),
    ("в 24 году", "2024"),
    ("в 94 году", "1994"),
    ("в 94-м году", "1994"),
    ("2012–2018", "2012/2018"),
    ("2012-2018 гг.", "2012/2018"),
    ("в 2012-2018 годах", "2012/2018"),
    ("с 2012 по 2018 год", "2012/2018"),
    ("с 2012 по 2018 годы", "2012/2018"),
    ("с 2012 года по 2018 год", "2012/2018"),
    ("с 2012 до 2018", "2012/2018"),
    ("от 2012 до 2018 года", "2012/2018"),
    ("между 2012 и 2018 годами", "2012/2018"),
    ("в 2017 и 2018 годах", "2017,2018"),
    ("в 2017, 2018 и 2019 годах", "2017,2018,2019"),
    ("2018 по сравнению с 2017", "2018,2017"),
    ("с 2012 года", "2012/2025"),
    ("начиная с 2012 года", "2012/2025"),
    ("после 2012 года", "2013/2025"),
    ("до 2015 года", "1991/2015"),
    ("вплоть до 2015 года", "1991/2015"),
    ("в 1990-е годы", "1990/1999"),
    ("в 1990-х", "1990/1999"),
    ("в 90-е", "1990/1999"),
    ("в 90-х годах", "1990/1999"),
    ("90е годы", "1990/1999"),
    ("в девяностые", "1990/1999"),
    ("в девяностых годах", "1990/1999"),
    ("в нулевые", "2000/2009"),
    ("в нулевых", "2000/2009"),
    ("в 2000-е", "2000/2009"),
    ("в 2010-х годах", "2010/2019"),
    ("в первом квартале 2025", "2025-Q1"),
    ("за I квартал 2025 года", "2025-Q1"),
    ("1 квартал 2025", "2025-Q1"),
    ("1-й квартал 2025 года", "2025-Q1"),
    ("в 1 кв. 2025", "2025-Q1"),
    ("1кв 2025", "2025-Q1"),
    ("во II квартале 2024 года", "2024-Q2"),
    ("в третьем квартале 2024", "2024-Q3"),
    ("IV квартал 2023", "2023-Q4"),
    ("четвёртый квартал 2023 года", "2023-Q4"),
    ("первое полугодие 2022", "2022-01/2022-06"),
    ("в первом полугодии 2022 года", "2022-01/2022-06"),
    ("за 1 полугодие 2022", "2022-01/2022-06"),
    ("I полугодие 2022 года", "2022-01/2022-06"),
    ("в первой половине 2022 года", "2022-01/2022-06"),
    ("за первые полгода 2022", "2022-01/2022-06"),
    ("за второе полугодие 2022", "2022-07/2022-12"),
    ("во второй половине 2022", "2022-07/2022-12"),
    ("в январе 2025 года", "2025-01"),
    ("за январь 2025", "2025-01"),
    ("в мае 2024", "2024-05"),
    ("в марте 2024 г.", "2024-03"),
    ("январь-апрель 2025", "2025-01/2025-04"),
    ("за январь – апрель 2025 года", "2025-01/2025-04"),
    ("в январе-апреле 2025", "2025-01/2025-04"),
    ("янв-апр 2025", "2025-01/2025-04"),
    ("с января по апрель 2025", "2025-01/2025-04"),
    ("с января до апреля 2025", "2025-01/2025-04"),
    ("с января по сентябрь 2023 года", "2023-01/2023-09"),
    ("с ноября 2023 по февраль 2024", "2023-11/2024-02"),
    ("за первые четыре месяца 2025", "2025-01/2025-04"),
    ("за первые 4 месяца 2025 года", "2025-01/2025-04"),
    ("за четыре месяца 2025", "2025-01/2025-04"),
    ("за девять месяцев 2023 года", "2023-01/2023-09"),
    ("9 месяцев 2023", "2023-01/2023-09"),
    ("за 11 месяцев 2024", "2024-01/2024-11"),
    ("за одиннадцать месяцев 2024", "2024-01/2024-11"),
    ("за первый месяц 2025", "2025-01"),
    ("на 1 января 2025 года", "2025-01-01"),
    ("1 января 2025", "2025-01-01"),
    ("на 01.01.2025", "2025-01-01"),
    ("15 октября 2018 г.", "2018-10-15"),
    ("на конец 2018 года", "2018-12-31"),
    ("в конце 2018", "2018-12-31"),
    ("к концу 2018 года", "2018-12-31"),
    ("на начало 2025 года", "2025-01-01"),
    ("в начале 2025", "2025-01-01"),
    ("в две тысячи двенадцатом году", "2012"),
    ("две тысячи двенадцатый год", "2012"),
    ("в две тысячи двадцать четвёртом", "2024"),
    ("в двухтысячном году", "2000"),
    ("в тысяча девятьсот девяносто четвертом году", "1994"),
    ("в девяносто четвёртом году", "1994"),
    ("в девяносто девятом", "1999"),
    ("в прошлом году", "2025"),
    ("за прошлый год", "2025"),
    ("год назад", "2025"),
    ("в этом году", "2026"),
    ("в текущем году", "2026"),
    ("в позапрошлом году", "2024"),
    ("в следующем году", "2027"),
    ("за последние пять лет", "2021/2025"),
    ("за последние 10 лет", "2016/2025"),
]

_KAZAKH = [
    ("2024 жылы", "2024"),
    ("2024 жылғы", "2024"),
    ("2024 жылдың", "2024"),
    ("2024 жылда", "2024"),
    ("2024 ж.", "2024"),
    ("2024ж", "2024"),
    ("2024-жылы", "2024"),
    ("2024жылы", "2024"),
    ("2012-2018 жылдары", "2012/2018"),
    ("2012–2018 жж.", "2012/2018"),
    ("2012-2018 жылдардағы", "2012/2018"),
    ("2012 жылдан 2018 жылға дейін", "2012/2018"),
    ("2012 жылдан 2018 жылға шейін", "2012/2018"),
    ("2012 мен 2018 жылдар арасында", "2012/2018"),
    ("2017 және 2018 жылдары", "2017,2018"),
    ("2017, 2018 және 2019 жылдары", "2017,2018,2019"),
    ("2012 жылдан бастап", "2012/2025"),
    ("2012 жылдан бері", "2012/2025"),
    ("2012 жылдан кейін", "2013/2025"),
    ("2015 жылға дейін", "1991/2015"),
    ("1990-жылдары", "1990/1999"),
    ("90-жылдары", "1990/1999"),
    ("90-шы жылдары", "1990/1999"),
    ("тоқсаныншы жылдары", "1990/1999"),
    ("2000-жылдары", "2000/2009"),
    ("2010-жылдары", "2010/2019"),
    ("2025 жылдың бірінші тоқсаны", "2025-Q1"),
    ("2025 жылғы бірінші тоқсанда", "2025-Q1"),
    ("2025 жылғы I тоқсан", "2025-Q1"),
    ("2025 жылғы І тоқсан", "2025-Q1"),  # the Kazakh letter
    ("2025 жылғы 1-тоқсан", "2025-Q1"),
    ("2025 жылдың 1 тоқсанында", "2025-Q1"),
    ("2024 жылдың екінші тоқсаны", "2024-Q2"),
    ("2024 жылдың үшінші тоқсанында", "2024-Q3"),
    ("2023 жылдың төртінші тоқсаны", "2023-Q4"),
    ("2025 жылдын биринши токсаны", "2025-Q1"),  # with Russian letters
    ("2022 жылдың бірінші жартысы", "2022-01/2022-06"),
    ("2022 жылдың алғашқы жартысында", "2022-01/2022-06"),
    ("2022 жылғы бірінші жартыжылдық", "2022-01/2022-06"),
    ("2022 жылғы 1-жартыжылдықта", "2022-01/2022-06"),
    ("2022 жылдың екінші жартысында", "2022-07/2022-12"),
    ("2025 жылғы қаңтар", "2025-01"),
    ("2025 жылдың қаңтарында", "2025-01"),
    ("2024 жылғы мамырда", "2024-05"),
    ("2023 жылғы қыркүйекте", "2023-09"),
    ("2025 жылғы қаңтар-сәуір", "2025-01/2025-04"),
    ("2025 жылғы қаңтар–сәуірде", "2025-01/2025-04"),
    ("2025 жылдың қаңтарынан сәуіріне дейін", "2025-01/2025-04"),
    ("2025 жылы қаңтардан сәуірге дейін", "2025-01/2025-04"),
    ("2023 жылғы қаңтар-қыркүйек", "2023-01/2023-09"),
    ("2025 жылдың алғашқы төрт айы", "2025-01/2025-04"),
    ("2025 жылдың алғашқы 4 айында", "2025-01/2025-04"),
    ("2025 жылдың төрт айында", "2025-01/2025-04"),
    ("2023 жылдың тоғыз айы", "2023-01/2023-09"),
    ("2023 жылғы 9 ай", "2023-01/2023-09"),
    ("2025 жылғы 1 қаңтар", "2025-01-01"),
    ("2025 жылғы 1 қаңтардағы", "2025-01-01"),
    ("2025 жылдың 1 қаңтарына", "2025-01-01"),
    ("2018 жылғы 15 қазан", "2018-10-15"),
    ("2018 жылдың соңында", "2018-12-31"),
    ("2018 жылдың соңына", "2018-12-31"),
    ("2018 жылдың аяғында", "2018-12-31"),
    ("2025 жылдың басында", "2025-01-01"),
    ("екі мың он екінші жылы", "2012"),
    ("екі мың он үшінші жылғы", "2013"),
    ("екі мың жиырма төртінші жыл", "2024"),
    ("екі мыңыншы жылы", "2000"),
    ("мың тоғыз жүз тоқсан төртінші жылы", "1994"),
    ("былтыр", "2025"),
    ("өткен жылы", "2025"),
    ("былтырғы жылы", "2025"),
    ("биыл", "2026"),
    ("осы жылы", "2026"),
    ("келесі жылы", "2027"),
    ("соңғы бес жылда", "2021/2025"),
    ("соңғы 10 жылда", "2016/2025"),
]


def _times(lexicon: Lexicon, text: str) -> Times:
    return find_periods(read(text, lexicon)[0].items, TODAY)


@pytest.mark.parametrize(("text", "codes"), [*_ENGLISH, *_RUSSIAN, *_KAZAKH])
def test_words_name_periods(lexicon: Lexicon, text: str, codes: str) -> None:
    times = _times(lexicon, text)
    assert ",".join(period.code for period in times.periods) == codes
    assert not (times.is_impossible or times.is_unresolved or times.parts)


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("how many people left Kazakhstan {}", _ENGLISH),
        ("сколько человек уехало из Казахстана {}", _RUSSIAN),
        ("{} Қазақстаннан қанша адам кетті", _KAZAKH),
    ],
)
def test_periods_are_the_same_inside_a_sentence(
    lexicon: Lexicon, sentence: str, codes: list[tuple[str, str]]
) -> None:
    found = {
        text: ",".join(p.code for p in _times(lexicon, sentence.format(text)).periods)
        for text, _ in codes
    }
    assert {text: code for text, code in found.items() if code != dict(codes)[text]} == {}


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2024",
        "February 31",
        "30 February",
        "29 February 2023",
        "2024-02-31",
        "31.02.2024",
        "32 January 2024",
        "2024-13-01",
        "2024-2010",
        "from 2024 to 2010",
        "2018–2012",
        "Q5 2024",
        "fifth quarter of 2024",
        "third half of 2024",
        "in the year 99999",
        "99999 year",
        "31 февраля 2024",
        "31 ноября 2024 года",
        "с 2024 по 2010",
        "5 квартал 2024",
        "в 99999 году",
        "31 ақпан 2024 жыл",
        "2024 жылғы 31 ақпан",
        "99999 жылы",
        "2024 жылдан 2010 жылға дейін",
    ],
)
def test_impossible_times_are_said_to_be(lexicon: Lexicon, text: str) -> None:
    assert _times(lexicon, text).is_impossible


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("in January", [(1, 1)]),
        ("January-April", [(1, 4)]),
        ("in the first quarter", [(1, 3)]),
        ("first half", [(1, 6)]),
        ("в январе", [(1, 1)]),
        ("за январь-апрель", [(1, 4)]),
        ("в первом квартале", [(1, 3)]),
        ("во втором полугодии", [(7, 12)]),
        ("қаңтарда", [(1, 1)]),
        ("бірінші тоқсанда", [(1, 3)]),
        ("алғашқы төрт айда", [(1, 4)]),
    ],
)
def test_a_part_of_an_unsaid_year_is_kept_apart(
    lexicon: Lexicon, text: str, parts: list[tuple[int, int]]
) -> None:
    times = _times(lexicon, text)
    assert (list(times.parts), times.periods) == (parts, ())


@pytest.mark.parametrize(
    "text",
    [
        "today",
        "this summer",
        "last month",
        "this week",
        "on 5 May",
        "сегодня",
        "этим летом",
        "в прошлом месяце",
        "5 мая",
        "бүгін",
        "осы жазда",
        "өткен айда",
    ],
)
def test_a_time_that_no_period_stands_for_is_not_passed_over(lexicon: Lexicon, text: str) -> None:
    times = _times(lexicon, text)
    assert times.is_unresolved
    assert times.periods == ()


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("last year", True),
        ("в прошлом году", True),
        ("былтыр", True),
        ("over the past five years", True),
        ("in 2025", False),
        ("since 2012", False),
        ("", False),
    ],
)
def test_years_counted_from_today_are_told(lexicon: Lexicon, text: str, relative: bool) -> None:
    assert _times(lexicon, text).is_relative is relative


@pytest.mark.parametrize(
    "text",
    [
        "",
        "how many people left",
        "may I ask how many people left",
        "top 5 countries",
        "16 600",
        "12,7 тысячи",
        "march of progress",
        "3 countries",
        "на 15 %",
        "қанша адам кетті",
    ],
)
def test_what_is_no_time_names_none(lexicon: Lexicon, text: str) -> None:
    assert _times(lexicon, text).periods == ()
    assert not _times(lexicon, text).is_impossible


@pytest.mark.parametrize(
    ("today", "last_year", "since"),
    [
        (date(2026, 1, 1), "2025", "2020/2025"),
        (date(2026, 12, 31), "2025", "2020/2025"),
        (date(2030, 6, 15), "2029", "2020/2029"),
    ],
)
def test_relative_years_are_counted_from_the_day_handed_in(
    lexicon: Lexicon, today: date, last_year: str, since: str
) -> None:
    found = [
        find_periods(read(text, lexicon)[0].items, today).periods[0].code
        for text in ("last year", "since 2020")
    ]
    assert found == [last_year, since]


_DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 30))


@given(_DAYS, _DAYS)
def test_a_code_is_read_back_as_its_period(one: date, other: date) -> None:
    period = Period(min(one, other), max(one, other))
    assert Period.parse(period.code) == period


@given(
    st.integers(1000, 9998),
    st.integers(0, 50),
    st.integers(1, 12),
    st.integers(1, 12),
    st.booleans(),
)
def test_codes_of_whole_months_are_read_back(
    year: int, years: int, one: int, other: int, whole: bool
) -> None:
    months = Period.months(year, min(one, other), max(one, other))
    period = Period.years(year, min(year + years, 9998)) if whole else months
    assert Period.parse(period.code) == period


@pytest.mark.parametrize(
    ("code", "start", "end", "granularity"),
    [
        ("2024", "2024-01-01", "2024-12-31", Granularity.YEAR),
        ("2012/2018", "2012-01-01", "2018-12-31", Granularity.YEAR),
        ("2025-Q1", "2025-01-01", "2025-03-31", Granularity.QUARTER),
        ("2024-Q4", "2024-10-01", "2024-12-31", Granularity.QUARTER),
        ("2024-02", "2024-02-01", "2024-02-29", Granularity.MONTH),
        ("2025-01/2025-04", "2025-01-01", "2025-04-30", Granularity.MONTH),
        ("2022-01/2022-06", "2022-01-01", "2022-06-30", Granularity.MONTH),
        ("2018-10-15", "2018-10-15", "2018-10-15", Granularity.DAY),
        ("2024-11-13/2024-11-24", "2024-11-13", "2024-11-24", Granularity.DAY),
    ],
)
def test_a_code_says_days_and_granularity(
    code: str, start: str, end: str, granularity: Granularity
) -> None:
    period = Period.parse(code)
    expected = (date.fromisoformat(start), date.fromisoformat(end), granularity, code)
    assert (period.start, period.end, period.granularity, period.code) == expected


@pytest.mark.parametrize(
    "code",
    ["", "24", "20245", "2024-13", "2024-00", "2024-Q5", "2024-Q0", "2024-02-30", "2023-02-29", "0000",
     "2024/2010", "2024-12/2024-01", "2024/", "/2024", "2024 ", "year", "2024-1", "٢٠٢٤"],
)  # fmt: skip
def test_other_codes_are_refused(code: str) -> None:
    with pytest.raises(PeriodError):
        Period.parse(code)
