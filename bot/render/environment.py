"""The templates, with the sentences of one language."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.commands import COMMANDS
from bot.render.catalogue import translations
from bot.render.words import Names, Words
from knowledge.types.fact import Language

TEMPLATES = Path(str(files("bot") / "templates"))


def environment(language: Language, names: Names) -> Environment:
    """The templates in one language; autoescape is on in all of them."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    texts = translations(language)
    install = getattr(made, "install_gettext_callables")  # noqa: B009 (added by the extension)
    install(texts.gettext, texts.ngettext, newstyle=True)
    made.globals["_"] = texts.gettext
    made.globals["commands"] = COMMANDS
    Words(language, names).install(made)
    return made
