"""From an answer to a message, in the answer's language."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule

from bot.render.environment import environment
from bot.render.message import Choice, Message
from bot.render.suggestions import choice
from bot.render.surroundings import TERMINAL, Surroundings
from bot.render.terminal import terminal_text
from bot.render.words import Names
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language
from knowledge.types.period import Period
from knowledge.types.question import Question

_SHOWN = {Status.ANSWERED, Status.PARTIAL}


class Renderer:
    """Renders answers; `names` is the store. The templates of a language are read at first use."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._environments: dict[Language, Environment] = {}
        self._templates: dict[tuple[str, Language], Template] = {}

    def message(self, answer: Answer, surroundings: Surroundings = TERMINAL) -> Message:
        """The answer as HTML with its choices; `surroundings` are told by /about and /privacy."""
        choices = self.choices(answer)
        html = self.page(
            _template(answer),
            answer.language,
            answer=answer,
            surroundings=surroundings,
            choices=choices,
        )
        return Message(html, choices)

    def html(self, answer: Answer) -> str:
        """The answer as Telegram gets it."""
        return self.message(answer).html

    def text(self, answer: Answer) -> str:
        """The answer as plain text, with its choices numbered."""
        return terminal_text(self.message(answer))

    def choices(self, answer: Answer) -> tuple[Choice, ...]:
        """What the reader may ask next."""
        return tuple(
            self.choice(suggestion.question, answer.language)
            for suggestion in (*answer.choices, *answer.nearest)
        )

    def assumptions(self, answer: Answer) -> list[str]:
        """What was assumed, each in a few words."""
        if not answer.assumptions:
            return []
        notes = self._template("notes.html", answer.language).module
        word = notes.assumption  # type: ignore[attr-defined]
        return [str(word(entry.kind, entry.argument)).strip() for entry in answer.assumptions]

    def page(self, template: str, language: Language, **context: Any) -> str:  # noqa: ANN401
        """A template as HTML, without the blank lines that tags leave."""
        rendered = self._template(template, language).render(context)
        return "\n".join(filter(None, map(str.strip, rendered.split("\n"))))

    def words(self, template: str, language: Language) -> TemplateModule:
        """The macros of a template, which give parts of sentences as HTML."""
        return self._template(template, language).module

    def said(self, template: str, name: str, language: Language, *values: object) -> str:
        """What one macro of a template says, as HTML."""
        return str(getattr(self.words(template, language), name)(*values)).strip()

    def period(self, period: Period, language: Language) -> str:
        """The period as the label of a button."""
        return str(self._environment(language).filters["bare_period"](period))

    def choice(self, question: Question, language: Language) -> Choice:
        """A suggested question, as it is shown and as it is asked."""
        module = self._template("questions.html", language).module
        return choice(question, module)

    def _template(self, name: str, language: Language) -> Template:
        found = self._templates.get((name, language))
        if found is None:
            found = self._environment(language).get_template(name)
            self._templates[name, language] = found
        return found

    def _environment(self, language: Language) -> Environment:
        made = self._environments.get(language)
        if made is None:
            made = self._environments[language] = environment(language, self._names)
        return made


def _template(answer: Answer) -> str:
    if answer.status not in _SHOWN:
        return f"{answer.status}.html"
    return "answer.html" if answer.sheet is None else "fact.html"
