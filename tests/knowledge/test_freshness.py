"""When a newer figure should be out, and when a source should be read anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.store import Store
from knowledge.store.freshness import is_due, is_regular, was_read_long_ago
from knowledge.types.fact import Holding, Source, SourceKind
from knowledge.types.period import Period


@pytest.fixture
def source(store: Store) -> Source:
    return replace(store.sources()[0], kind=SourceKind.OFFICIAL, accessed="2026-03")


@pytest.mark.parametrize(
    ("newest", "last_day"),
    [
        ("2024", date(2026, 4, 30)),
        ("2024-Q1", date(2024, 10, 27)),
        ("2025-01-01", date(2026, 5, 1)),
    ],
)
def test_a_figure_is_due_a_period_and_four_months_later(
    source: Source, newest: str, last_day: date
) -> None:
    period = Period.parse(newest)
    holding = Holding(source, 1, period, period)
    assert not is_due(holding, last_day)
    assert is_due(holding, date.fromordinal(last_day.toordinal() + 1))


@pytest.mark.parametrize("kind", SourceKind)
def test_what_only_offices_continue_is_due_of_offices_only(
    source: Source, kind: SourceKind
) -> None:
    period = Period.parse("2020")
    published = replace(source, kind=kind)
    of_an_office = kind in (SourceKind.OFFICIAL, SourceKind.INTERGOVERNMENTAL)
    assert is_regular(published) == of_an_office
    assert is_due(Holding(published, 1, period, period), date(2026, 3, 10)) == of_an_office


def test_what_is_not_dated_is_never_due(source: Source) -> None:
    assert not is_due(Holding(source, 1, None, None), date(2026, 3, 10))


def test_a_source_is_read_anew_after_four_months(source: Source) -> None:
    assert not was_read_long_ago(source, date(2026, 6, 29))
    assert was_read_long_ago(source, date(2026, 6, 30))
