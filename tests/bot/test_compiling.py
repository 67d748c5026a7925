"""What a template makes of the words that it is given: HTML, escaped once and only once."""

from __future__ import annotations

import pytest
from jinja2 import StrictUndefined, UndefinedError
from markupsafe import Markup

from bot.render.compiling import Compiler
from bot.render.environment import templates
from knowledge.types.fact import Language

BAD = "<b>&'\""
ESCAPED = "&lt;b&gt;&amp;&#39;&#34;"
MACROS = """
{%- macro said(text, end="!") %}<i>{{ text }}{{ end }}</i>{% endmacro %}
{%- macro framed() %}[{{ caller() }}]{% endmacro -%}
"""


@pytest.mark.parametrize(
    ("template", "html"),
    [
        ("{{ bad }}", ESCAPED),
        ("{{ bad ~ 1 }}", f"{ESCAPED}1"),
        ("{{ good ~ bad }}", f"<u>x</u>{ESCAPED}"),
        ("{{ (good ~ bad) ~ bad }}", f"<u>x</u>{ESCAPED}{ESCAPED}"),
        ("{{ said(bad) }}", f"<i>{ESCAPED}!</i>"),
        ("{{ said(bad, bad) }}", f"<i>{ESCAPED}{ESCAPED}</i>"),
        ("{{ said(text=bad, end=good) }}", f"<i>{ESCAPED}<u>x</u></i>"),
        ("{{ said(said(bad)) }}", f"<i><i>{ESCAPED}!</i>!</i>"),
        ("{{ said(*pair) }}", f"<i>{ESCAPED}2</i>"),
        ("{% set kept = said(bad) %}{{ kept }}{{ kept ~ bad }}", f"<i>{ESCAPED}!</i>" * 2 + ESCAPED),
        ("{% set block %}{{ bad }}{% endset %}{{ block }}", ESCAPED),
        ("{% call framed() %}{{ bad }}{% endcall %}", f"[{ESCAPED}]"),
        ("{% trans who=bad %}from {{ who }}{% endtrans %}", f"from {ESCAPED}"),
        ("{% trans who=said(bad) %}from {{ who }}{% endtrans %}", f"from <i>{ESCAPED}!</i>"),
        ("{% for one in pair %}{{ loop.index }}{{ one }}{% endfor %}", f"1{ESCAPED}22"),
        ("{{ pair | join(', ') }}", f"{ESCAPED}, 2"),
    ],
)  # fmt: skip
def test_text_is_escaped_once_wherever_it_comes_from(template: str, html: str) -> None:
    environment = templates(Language.ENGLISH)
    assert environment.code_generator_class is Compiler
    made = environment.from_string(MACROS + template)
    assert made.render(bad=BAD, good=Markup("<u>x</u>"), pair=(BAD, 2)) == html


@pytest.mark.parametrize("template", ["{{ said(1, 2, 3) }}", "{{ said(1, other=2) }}"])
def test_a_macro_refuses_arguments_that_it_does_not_have(template: str) -> None:
    with pytest.raises(TypeError, match="takes no"):
        templates(Language.ENGLISH).from_string(MACROS + template).render()


@pytest.mark.parametrize("template", ["{{ unknown }}", "{{ unknown.name }}", "{{ said() }}"])
def test_what_is_not_given_is_an_error(template: str) -> None:
    environment = templates(Language.ENGLISH)
    assert environment.undefined is StrictUndefined
    with pytest.raises(UndefinedError):
        environment.from_string(MACROS + template).render()
