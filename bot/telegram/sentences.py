"""What only Telegram needs to say, in the language of the reader."""

from __future__ import annotations

from enum import StrEnum

from bot.render import sentences
from knowledge.types.fact import Language


class Sentence(StrEnum):
    """The macros of templates/telegram.html."""

    TEXT_ONLY = "text_only"
    FAILED = "failed"
    STORE_FAILED = "store_failed"
    ASK_AGAIN = "ask_again"
    CHARTS_WAIT = "charts_wait"
    CHART = "chart"
    TABLE = "table"
    CSV = "csv"
    COPY = "copy"
    ADMINS_ONLY = "admins_only"
    ASKER_ONLY = "asker_only"
    ASKER_UNKNOWN = "asker_unknown"
    FORGOTTEN = "forgotten"
    NOTHING_STORED = "nothing_stored"
    REPORTED = "reported"
    REPORTED_OFTEN = "reported_often"
    DESCRIPTION = "description"
    SHORT_DESCRIPTION = "short_description"
    UNMATCHED = "unmatched"
    COOLDOWN = "cooldown"
    ADDED = "added"
    ADDED_SEEING_ALL = "added_seeing_all"
    SOURCES = "sources"
    COMPARE = "compare"
    DELETE = "delete"
    STOP_MENTIONS = "stop_mentions"
    START_MENTIONS = "start_mentions"
    ASK_IN_PRIVATE = "ask_in_private"
    WISH = "wish"
    WISH_KEPT = "wish_kept"
    WISH_NOT_KEPT = "wish_not_kept"
    WISH_FULFILLED = "wish_fulfilled"


def sentence(name: Sentence, language: Language | None, **values: str) -> str:
    """The sentence as HTML, in English if the language is not known."""
    spoken = language or Language.ENGLISH
    return sentences.sentence("telegram.html", name.value, spoken, **values)
