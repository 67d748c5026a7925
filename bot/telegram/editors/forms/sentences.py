"""The short sentences and buttons of forms."""

from __future__ import annotations

from enum import StrEnum

from bot.render import sentences
from knowledge.types.fact import Language


class FormSentence(StrEnum):
    """The macros of templates/forms.html."""

    BACK = "back"
    SKIP = "skip"
    KEEP = "keep"
    TAKE = "take"
    CHANGE = "change"
    ASIDE = "aside"
    WHICH = "which"
    SUMMARY = "summary"
    TRY = "try_out"
    SUBMIT = "submit"
    FIELD = "label"
    PRESS_A_BUTTON = "press_a_button"
    NO_FORM = "no_form"
    CORRECT = "correct"


def form_sentence(name: FormSentence, language: Language, **values: str) -> str:
    """The sentence as HTML."""
    return sentences.sentence("forms.html", name.value, language, **values)
