"""Times inside sentences: the same as alone, impossible ones, parts of years, relative ones."""

from __future__ import annotations

from datetime import date

import pytest
from test_periods import _ENGLISH, _KAZAKH, _RUSSIAN, _times

from knowledge.lexicon import Lexicon
from knowledge.question.periods import find_periods
from knowledge.question.phrase import read


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
