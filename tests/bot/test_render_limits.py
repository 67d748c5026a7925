"""What holds for every message: HTML that Telegram reads, its limit, numbers in full."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from answers import EN, RU, TABLE, answered, cited, fact, moved
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from bot.render import Renderer, pages, visible_length
from bot.render.numbers import MINUS, number
from knowledge.store import Store
from knowledge.types.answer import Answer, Citation, Reading
from knowledge.types.fact import Fact, Language
from knowledge.types.figure import Figure

TAGS = {"b", "a", "blockquote"}


class Checker(HTMLParser):
    """Refuses tags that are not closed, or that Telegram does not know."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag


def check(html: str) -> None:
    """Raise AssertionError for HTML that Telegram refuses."""
    checker = Checker()
    checker.feed(html)
    assert not checker.opened


def long_answer(titles: list[str]) -> Answer:
    """An answer with many sources."""
    citations = tuple(
        Citation(replace(TABLE, title=title), f"p. {place}", "", ())
        for place, title in enumerate(titles)
    )
    return answered(RU, moved("emigration", "5"), citations=citations)


def test_hostile_words_are_escaped(renderer: Renderer) -> None:
    hostile = '"><script>alert(1)</script>&<b>{{ 7*7 }}'
    source = replace(TABLE, title=hostile, publisher=hostile, author=hostile, url=hostile)
    entry = fact("x", "5", source=source, locator=hostile, origin=hostile)
    shown = answered(
        EN, Figure.of(entry), citations=(cited(entry, locator=hostile, origin=hostile),)
    )
    html = renderer.html(shown)
    check(html)
    assert "<script" not in html
    assert "{{ 7*7 }}" in html


def test_a_long_message_is_cut_between_lines(renderer: Renderer) -> None:
    parts = pages(renderer.html(long_answer([f"Title <{n}> & more " * 5 for n in range(90)])))
    assert len(parts) > 1
    for part in parts:
        check(part)
        assert 0 < visible_length(part) <= 4096
    assert sum(part.count("Title &lt;89&gt;") for part in parts) == 5


@given(titles=st.lists(st.text(max_size=200), max_size=12), limit=st.integers(60, 400))
def test_every_page_is_whole_html(renderer: Renderer, titles: list[str], limit: int) -> None:
    for part in pages(renderer.html(long_answer(titles)), limit):
        check(part)
        assert visible_length(part) <= limit


@given(shown=st.text(max_size=300), limit=st.integers(20, 60))
def test_a_line_that_is_too_long_is_split(shown: str, limit: int) -> None:
    assert all(visible_length(part) <= limit for part in pages(f"<b>{escape(shown)}</b>", limit))


@given(value=st.decimals(-(10**9), 10**9, places=2), language=st.sampled_from(list(Language)))
def test_numbers_are_those_of_babel(value: Decimal, language: Language) -> None:
    expected = format_decimal(value, format="#,##0.00", locale=language.value)
    assert number(value, language) == expected.replace("-", MINUS)


@pytest.mark.parametrize("language", list(Language))
def test_no_headline_lacks_its_period_and_number(
    renderer: Renderer, shipped: Store, language: Language
) -> None:
    facts = [f for entry in shipped.indicators() for f in shipped.by_indicator(entry.id, limit=5)]
    dated = [entry for entry in facts if entry.value is not None and entry.period is not None]
    assert len(dated) > 100
    for entry in dated:
        assert_whole_headline(renderer, entry, language)


def assert_whole_headline(renderer: Renderer, entry: Fact, language: Language) -> None:
    """The first line names what, when, and how many of what."""
    lead = Figure.of(entry)
    first = renderer.html(answered(language, lead, readings=(Reading(lead),))).split("\n", 1)[0]
    check(first)
    assert entry.period is not None
    slot, _, amount = first.rpartition(": ")
    assert str(entry.period.end.year) in slot
    assert any(character.isdigit() for character in amount)
