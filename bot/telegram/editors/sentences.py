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
    CONFIRM = "confirm"
    TO_REVIEW = "to_review"
    SURE = "sure"
    USUAL = "usual"
    BACK = "back"
    APPROVE = "approve"
    REJECT = "reject"
    NOTHING_CHANGES = "nothing_changes"
    PRESS_A_BUTTON = "press_a_button"
    PUBLISHED = "published"
    SUBMITTED = "submitted"
    NOTHING_WAITS = "nothing_waits"
    WHY_REJECT = "why_reject"
    DECIDED = "decided"
    HOW_TO_RETIRE = "how_to_retire"
    HOW_TO_RESTORE = "how_to_restore"
    HOW_TO_HISTORY = "how_to_history"
    HOW_TO_SET = "how_to_set"
    HOW_TO_EDIT = "how_to_edit"
    NO_FACTS_BEHIND = "no_facts_behind"
    EDIT = "edit"
    REMOVE = "remove"
    ONE_STEP_BACK = "one_step_back"
    UNDO_BATCH = "undo_batch"
    UNDO_WORDS = "undo_words"
    UNDONE = "undone"


def editor_sentence(name: EditorSentence, language: Language, **values: str) -> str:
    """The sentence as HTML."""
    return sentences.sentence("editors.html", name.value, language, **values)
