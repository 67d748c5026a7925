"""Cutting messages into pages."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from bot.render import pages, visible_length
from bot.render.plain import plain_text

QUOTE = "<blockquote expandable>{}</blockquote>"


class Balance(HTMLParser):
    """Fails on a tag that is closed without being open, or is never closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Note the tag."""
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open.pop() == tag


def test_a_short_message_is_one_page() -> None:
    assert pages("<b>short</b>") == ("<b>short</b>",)


def test_lines_are_not_cut() -> None:
    lines = [f"<b>line</b> {number}" for number in range(40)]
    cut = pages("\n".join(lines), limit=100)
    assert [line for page in cut for line in page.split("\n")] == lines
    assert all(visible_length(page) <= 100 for page in cut)


def test_a_quotation_is_closed_and_opened_again() -> None:
    body = "\n".join(f"source {number}" for number in range(30))
    cut = pages(f"head\n{QUOTE.format(body)}", limit=100)
    assert len(cut) > 2
    for page in cut:
        Balance(page)
    assert all(page.startswith("<blockquote expandable>") for page in cut[1:])
    assert "\n".join(map(plain_text, cut)) == f"head\n{body}"


def test_a_line_that_is_too_long_alone_is_split() -> None:
    cut = pages(f"<b>{'x&amp;' * 100}</b>", limit=50)
    assert "".join(map(plain_text, cut)).replace("\n", "") == "x&" * 100
    assert all(visible_length(page) <= 50 for page in cut)


@pytest.mark.parametrize("text", ["\N{GRINNING FACE}" * 10, "ж" * 20, "&lt;" * 20])
def test_what_is_measured_is_what_telegram_shows(text: str) -> None:
    assert visible_length(f'<a href="https://example.org">{text}</a>') == 20
