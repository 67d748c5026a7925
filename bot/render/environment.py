"""The templates, with the sentences of one language."""

from __future__ import annotations

from collections.abc import MutableMapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.commands import COMMANDS
from bot.render.bytecode import kept_templates
from bot.render.catalogue import Translations, translations
from bot.render.compiling import Compiler, escaped, marked_up
from bot.render.words import Names, Words
from knowledge.types.fact import Language

TEMPLATES = Path(str(files("bot") / "templates"))


class _Templates(Environment):
    """Jinja2 chains the globals of templates and copies the chain at every rendering."""

    code_generator_class = Compiler

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
    _install(translations(language), made)
    made.globals["commands"] = COMMANDS
    return made


def _install(texts: Translations, made: Environment) -> None:
    """Give the environment its sentences, which escape what they are filled with."""

    def gettext(message: str, /, **values: object) -> Markup:
        return _filled(texts.gettext(message), values)

    def ngettext(singular: str, plural: str, count: int, /, **values: object) -> Markup:
        return _filled(texts.ngettext(singular, plural, count), values)

    setattr(made, "newstyle_gettext", True)  # noqa: B010 (added by the extension)
    made.globals.update(gettext=gettext, ngettext=ngettext, _=texts.gettext)


def _filled(sentence: str, values: dict[str, object]) -> Markup:
    return marked_up(sentence % {name: escaped(value) for name, value in values.items()})
