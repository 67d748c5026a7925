"""What fits into one message, with its sources kept."""

from __future__ import annotations

from bot.render.card import card_html, card_lines
from bot.render.plain import visible_length

SOURCES = "<blockquote expandable><b>Sources</b>\n1. <a href='https://e.org'>A</a></blockquote>"
LINES = "\n".join(f"<b>{year}</b>: {year * 7} people" for year in range(1000, 1400))


def test_a_message_that_fits_is_left_as_it_is() -> None:
    assert card_html(f"<b>2024</b>: 1\n{SOURCES}") == f"<b>2024</b>: 1\n{SOURCES}"


def test_a_long_message_keeps_its_beginning_and_its_sources() -> None:
    card = card_html(f"{LINES}\n{SOURCES}", 1000)
    assert visible_length(card) <= 1000
    assert card.startswith("<b>1000</b>: 7000 people\n")
    assert card.endswith(f" people\n…\n{SOURCES}")


def test_sources_that_would_leave_no_room_are_cut() -> None:
    many = SOURCES.replace("A</a>", "A" * 900 + "</a>")
    assert card_html(f"{LINES}\n{many}", 1000).count("people") > 20


def test_a_long_message_without_sources_is_cut() -> None:
    card = card_html(LINES, 1000)
    assert visible_length(card) <= 1000


def test_the_lines_of_a_card_are_plain() -> None:
    assert card_lines(f"<b>A &amp; B</b>\n12 &lt; 13\nmore\n{SOURCES}") == ("A & B", "12 < 13")
    assert card_lines(f"<b>A</b>\n{SOURCES}") == ("A", "")
