"""The templates, with the sentences of one language."""

from __future__ import annotations

from collections.abc import MutableMapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.commands import COMMANDS
from bot.render.bytecode import kept_templates
from bot.render.catalogue import translations
from bot.render.words import Names, Words
from knowledge.types.fact import Language

TEMPLATES = Path(str(files("bot") / "templates"))


class _Templates(Environment):
    """Jinja2 chains the globals of templates and copies the chain at every rendering."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template, flat."""
        return {**self.globals, **(d or {})}


def environment(language: Language, names: Names) -> Environment:
    """The templates in one language, with all the words that they ask for."""
    made = templates(language)
    Words(language, names).install(made)
    return made


def templates(language: Language) -> Environment:
    """The templates in one language, for sentences without names, numbers and periods.

    Autoescape is on in all of them.
    """
    made = _Templates(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=kept_templates(),
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    texts = translations(language)
    install = getattr(made, "install_gettext_callables")  # noqa: B009 (added by the extension)
    install(texts.gettext, texts.ngettext, newstyle=True)
    made.globals["_"] = texts.gettext
    made.globals["commands"] = COMMANDS
    return made
