"""Sentences that need no answer and no store: greetings, troubles, what commands do."""

from __future__ import annotations

from functools import cache, lru_cache

from jinja2 import Environment

from bot.render.environment import templates
from knowledge.types.fact import Language

_KEPT = 1000  # sentences; most have no values, and are the same for every reader


@lru_cache(_KEPT)
def sentence(template: str, name: str, language: Language, **values: str) -> str:
    """The sentence that a macro of the template says, as HTML."""
    macro = getattr(_templates(language).get_template(template).module, name)
    return str(macro(**values)).strip()


@cache
def _templates(language: Language) -> Environment:
    return templates(language)
