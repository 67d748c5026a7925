"""What only editors are told, in their language."""

from __future__ import annotations

from enum import StrEnum

from bot.render import sentences
from knowledge.types.fact import Language


class EditorSentence(StrEnum):
    """The macros of templates/editors.html."""

    IN_PRIVATE = "in_private"
    CANCELLED = "cancelled"
    NOTHING_TO_CANCEL = "nothing_to_cancel"
    DRAFT_IS_OPEN = "draft_is_open"
    OUT_OF_DATE = "out_of_date"
    HOW_TO_GRANT = "how_to_grant"
    HOW_TO_REVOKE = "how_to_revoke"
    GRANTED = "granted"
    WELCOME = "welcome"
    REVOKED = "revoked"
    HAS_NO_ROLE = "has_no_role"
    IS_OWNER = "is_owner"
    CANCEL = "cancel"


def editor_sentence(name: EditorSentence, language: Language, **values: str) -> str:
    """The sentence as HTML."""
    return sentences.sentence("editors.html", name.value, language, **values)
